import pytest

from kernel.actor import Actor, Channel, Source
from kernel.permissions import PERMISSIONS_OF, Role
from tenants.models import Kind
from tests.conftest import NOON
from themes import actions, rendering

SYSTEM = Actor.system(name="tests")
VIA = Source(channel=Channel.PANEL)
HOW = {"by": SYSTEM, "via": VIA, "at": NOON}


def staff(role: Role) -> Actor:
    return Actor.staff(account_id=7, user_id=8, permissions=PERMISSIONS_OF[role])


@pytest.fixture(autouse=True)
def _nothing_kept():
    rendering.forget()
    yield
    rendering.forget()


@pytest.fixture
def brand(nation):
    return actions.set_brand(
        name="Ines Calloway", kind=Kind.CANDIDATE, country="GB", **HOW
    )
