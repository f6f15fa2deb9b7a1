"""What becomes of a campaign's name, done as its people and its operators do."""

from controlplane.provisioning import campaigns, renaming
from kernel.actor import Actor, Channel, Source
from tenants import selectors
from tests.conftest import NOON

HOW = {
    "by": Actor.system(name="tests"),
    "via": Source(channel=Channel.PANEL),
    "at": NOON,
}
# Reads like a public office.
OFFICE = "Tarnmouth Police"


def rename(nation, name):
    return renaming.rename_campaign(nation=nation, name=name, **HOW)


def decide(nation, *, passes):
    """Let an operator decide on the name it has by now."""
    called = selectors.get_nation(nation.pk).name
    return campaigns.decide_look(number=nation.pk, name=called, passes=passes, **HOW)
