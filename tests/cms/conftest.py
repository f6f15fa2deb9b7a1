"""Pages are shown by furnished campaigns."""

import uuid

import pytest

from tests.isolation.conftest import campaigns  # noqa: F401


@pytest.fixture
def visited(campaigns):  # noqa: F811
    nation, _ = campaigns["springfield"]
    return nation


@pytest.fixture
def email():
    # Counters outlive a test.
    return f"{uuid.uuid4().hex}@example.org"
