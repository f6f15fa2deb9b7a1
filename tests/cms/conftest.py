"""Pages are shown by furnished campaigns."""

from tests.isolation.conftest import campaigns  # noqa: F401
