"""A module per command of `hustings`."""
