"""Journeys are walked in the browser."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def pictures():
    """Where pictures of screens are left to be looked at."""
    folder = Path(os.environ.get("HUSTINGS_PICTURES", "test-results"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
