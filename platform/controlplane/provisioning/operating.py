"""What all acts of the platform's operators on a campaign begin and end with."""

import datetime as dt

from kernel.actor import Actor, ActorKind
from kernel.audit import writing as audit
from kernel.permissions import Refused
from tenants.models import Nation


class AlreadyClosed(Exception):
    """A closed campaign can't be changed any more: it neither goes live nor is closed again."""

    sentence = "This campaign is closed."


def require_operator(by: Actor) -> None:
    """
    Let the platform's operators pass, and the platform itself.

    :raises Refused: if this actor is neither.
    """
    if by.kind not in {ActorKind.OPERATOR, ActorKind.SYSTEM}:
        raise Refused("Only the people who run the platform can do this.")


def locked(number: int) -> Nation:
    """
    Return a campaign, locked until the transaction ends.

    :raises AlreadyClosed: if it is closed.
    """
    nation = Nation.objects.select_for_update().get(pk=number)
    if nation.state == Nation.State.CLOSED:
        raise AlreadyClosed
    return nation


def note(
    action: str, nation: Nation, *, by: Actor, at: dt.datetime, **detail: object
) -> None:
    """Keep in the audit what was done to a campaign."""
    audit.note(
        f"campaign.{action}", by=by, at=at, subject=f"nation:{nation.pk}", **detail
    )
