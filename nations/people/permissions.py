"""Who may do what to people."""

from kernel.actor import Actor, ActorKind
from kernel.permissions import Permission, Refused, require


def require_may_edit(by: Actor) -> None:
    """
    Let staff with "people.edit" and the system pass.

    :raises Refused: for everybody else.
    """
    require(by, Permission.PEOPLE_EDIT)


def require_may_act_for(by: Actor, person_id: int) -> None:
    """
    Let a supporter pass for themselves, and staff with "people.edit" for anybody.

    :raises Refused: for everybody else.
    """
    if by.kind is ActorKind.SUPPORTER and by.person_id == person_id:
        return
    if by.kind in {ActorKind.SUPPORTER, ActorKind.VISITOR}:
        raise Refused("You can only change your own details.")
    require_may_edit(by)


def require_may_introduce(by: Actor) -> None:
    """
    Let visitors introduce themselves, and whoever may edit people introduce others.

    :raises Refused: for operators and volunteers.
    """
    if by.kind in {ActorKind.SUPPORTER, ActorKind.VISITOR}:
        return
    require_may_edit(by)


def require_may_view(by: Actor) -> None:
    """
    Let staff with "people.view" and the system pass.

    :raises Refused: for everybody else.
    """
    require(by, Permission.PEOPLE_VIEW)
