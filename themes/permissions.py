"""Who may change the look."""

from kernel.actor import Actor
from kernel.permissions import Permission, require


def require_may_change_look(by: Actor) -> None:
    """
    Let staff with "look.edit" and the system pass.

    :raises Refused: for everybody else.
    """
    require(by, Permission.LOOK_EDIT)


def require_may_change_campaign(by: Actor) -> None:
    """
    Let staff with "campaign.edit" and the system pass.

    :raises Refused: for everybody else.
    """
    require(by, Permission.CAMPAIGN_EDIT)


def require_may_change_code(by: Actor) -> None:
    """
    Let staff with "theme_code.edit" and the system pass.

    :raises Refused: for everybody else.
    """
    require(by, Permission.THEME_CODE_EDIT)
