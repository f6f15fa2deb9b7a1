"""Journeys are walked in the browser, on the same instance."""

from tests.browser.conftest import browser, instance, pictures

__all__ = ["browser", "instance", "pictures"]
