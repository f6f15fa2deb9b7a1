"""Seeded mistakes that the tests must find (`make mutants`)."""
