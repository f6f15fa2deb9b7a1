"""Helpers for tests; fixtures stay in the nearest conftest."""
