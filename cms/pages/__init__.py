"""A module per page class."""
