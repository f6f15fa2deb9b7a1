"""The campaign that letters come from."""

import pytest

from kernel.actor import Actor, Channel, Source
from tenants.models import Kind
from tests.conftest import NOON
from themes import actions as themes


@pytest.fixture
def brand(nation):
    return themes.set_brand(
        name="Ines Calloway",
        kind=Kind.CANDIDATE,
        country="GB",
        by=Actor.system(name="tests"),
        via=Source(channel=Channel.SYSTEM),
        at=NOON,
    )
