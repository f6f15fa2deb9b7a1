"""One house for the tests of a file, and a mail server that counts."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.chaos.house import House, house, seconds_until
from tests.support import smtp

NIGHTLY = bool(os.environ.get("NIGHTLY"))


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.chaos)


class Post:
    """A mail server that takes everything, and remembers for whom."""

    def __init__(self):
        self.taken: list[str] = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.taken += envelope.rcpt_tos
        return "250 Taken"


@pytest.fixture(scope="module")
def post():
    """The letters that were handed over, by address."""
    handler = Post()
    # Ends with the module; the house that writes to it ends before.
    controller = smtp.serving(handler)
    handler.url = f"smtp://127.0.0.1:{controller.port}"
    yield handler
    controller.stop()


@pytest.fixture(scope="module")
def home():
    """A home whose path is short enough for sockets."""
    made = Path(tempfile.mkdtemp(prefix="c-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def shared_house(home, post):
    """The house of this file."""
    with house(home, EMAIL_URL=post.url) as made:
        yield made


@pytest.fixture
def ours(shared_house) -> House:
    """The house, at peace: all is up and nothing waits."""
    at_peace(shared_house)
    return shared_house


def at_peace(house: House, *, within: float = 90) -> float:
    """
    Wait until all is up and nothing is left to do; return how long it took.

    The sweep comes once a minute: what it has to find takes as long.
    """
    return seconds_until(
        lambda: house.is_up() and house.has_hands() and not house.waits(),
        within=within,
        what="peace",
    )
