"""Who may bring people in."""

from kernel.actor import Actor
from kernel.permissions import Permission, require


def require_may_import(by: Actor) -> None:
    """
    Let staff with "people.import" and the system pass.

    :raises Refused: for everybody else.
    """
    require(by, Permission.PEOPLE_IMPORT)
