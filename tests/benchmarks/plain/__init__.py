"""The floor of an uncached page: plain Wagtail, a page class of its own and a Django template."""
