"""Who may record a yes or a no."""

from kernel.actor import Actor, ActorKind
from kernel.permissions import Permission, Refused, require


def require_may_ask_to_leave(by: Actor) -> None:
    """
    Let visitors and supporters ask for the letter, and the system.

    :raises Refused: for everybody else; staff note what they were told.
    """
    if by.kind not in {ActorKind.VISITOR, ActorKind.SUPPORTER, ActorKind.SYSTEM}:
        raise Refused("This form is for visitors of the site.")


def require_may_record(by: Actor, person_id: int) -> None:
    """
    Let people speak for themselves, and staff with "consents.record" note what they were told.

    :raises Refused: for everybody else.
    """
    if by.kind is ActorKind.SUPPORTER and by.person_id == person_id:
        return
    if by.kind in {ActorKind.SUPPORTER, ActorKind.VISITOR}:
        raise Refused("You can only choose for yourself.")
    require(by, Permission.CONSENTS_RECORD)
