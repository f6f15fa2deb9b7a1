"""A URLconf for each kind of host."""
