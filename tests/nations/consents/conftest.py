"""Somebody who left."""

import pytest

from tests.nations.consents.support import device, leave, person, say_yes, web


@pytest.fixture
def ann(nation):
    """Somebody who said yes and left, on a device where the address was typed."""
    made = person("Ann@example.org")
    theirs = web(device(made))
    say_yes(made, theirs)
    made.left = leave(made, theirs)
    made.via = theirs
    return made
