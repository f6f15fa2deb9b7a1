"""The platform as people run it, and a browser to use it with."""

import os
from pathlib import Path

import pytest

from tests.support import browser as browsers
from tests.support import instance as instances


def _home(tmp_path_factory) -> Path:
    # Workers of one run share the folder above their own.
    base: Path = tmp_path_factory.getbasetemp()
    return (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "instance"


@pytest.fixture(scope="session")
def instance(tmp_path_factory):
    """A real `hustings up`, the demo in it."""
    home = _home(tmp_path_factory)
    yield instances.shared(home)
    # All browser tests of a run are one group, and so one worker's.
    instances.stop(home)


@pytest.fixture(scope="session")
def browser():
    with browsers.chromium() as started:
        yield started


@pytest.fixture
def pictures():
    """Where pictures of screens are left to be looked at."""
    folder = Path(os.environ.get("HUSTINGS_PICTURES", "test-results"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
