"""
Who may do what: named permissions, the roles that hold them, and verdicts with a reason.

A slice's ``permissions.py`` asks :func:`require` first and then what only it knows
(whose row it is). Names that don't exist raise: a typo must not deny in silence.
"""

import dataclasses
import enum
from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kernel.actor import Actor, ActorKind


class Permission(enum.StrEnum):
    PEOPLE_VIEW = "people.view"
    PEOPLE_EDIT = "people.edit"
    PEOPLE_IMPORT = "people.import"
    #: Up to 500 rows.
    PEOPLE_EXPORT_SMALL = "people.export_small"
    PEOPLE_EXPORT = "people.export"
    CONSENTS_RECORD = "consents.record"
    EVENTS_EDIT = "events.edit"
    #: The call lists and door lists one was given, and nothing else of people.
    ASSIGNED_LISTS_WORK = "assigned_lists.work"
    PAGES_EDIT = "pages.edit"
    PAGES_PUBLISH = "pages.publish"
    LOOK_EDIT = "look.edit"
    THEME_CODE_EDIT = "theme_code.edit"
    CAMPAIGN_EDIT = "campaign.edit"
    CAMPAIGN_GO_LIVE = "campaign.go_live"
    CAMPAIGN_CLOSE = "campaign.close"
    TEAM_MANAGE = "team.manage"
    GIFTS_VIEW = "gifts.view"
    GIFTS_EDIT = "gifts.edit"
    PAYMENTS_SET_UP = "payments.set_up"
    PLAN_CHANGE = "plan.change"
    SETTINGS_VIEW = "settings.view"
    JOBS_VIEW = "jobs.view"
    JOBS_UNDO = "jobs.undo"
    AUDIT_VIEW = "audit.view"
    MAIL_VIEW = "mail.view"


class Role(enum.StrEnum):
    OWNER = "OWNER"
    ADMIN = "ADMIN"
    ORGANISER = "ORGANISER"
    EDITOR = "EDITOR"
    TREASURER = "TREASURER"
    FIELD = "FIELD"


_ALL = frozenset(Permission)

PERMISSIONS_OF: Final[Mapping[Role, frozenset[str]]] = {
    Role.OWNER: _ALL,
    # Everything but ending it: closing a campaign and paying for it are its owner's.
    Role.ADMIN: _ALL - {Permission.CAMPAIGN_CLOSE, Permission.PLAN_CHANGE},
    Role.ORGANISER: frozenset(
        {
            Permission.PEOPLE_VIEW,
            Permission.PEOPLE_EDIT,
            Permission.PEOPLE_IMPORT,
            Permission.PEOPLE_EXPORT_SMALL,
            Permission.CONSENTS_RECORD,
            Permission.EVENTS_EDIT,
            Permission.ASSIGNED_LISTS_WORK,
            Permission.SETTINGS_VIEW,
            Permission.JOBS_VIEW,
            Permission.JOBS_UNDO,
            Permission.MAIL_VIEW,
        }
    ),
    Role.EDITOR: frozenset(
        {
            Permission.PAGES_EDIT,
            Permission.PAGES_PUBLISH,
            Permission.LOOK_EDIT,
            Permission.THEME_CODE_EDIT,
            Permission.SETTINGS_VIEW,
        }
    ),
    Role.TREASURER: frozenset(
        {
            Permission.GIFTS_VIEW,
            Permission.GIFTS_EDIT,
            Permission.PAYMENTS_SET_UP,
            Permission.SETTINGS_VIEW,
            Permission.JOBS_VIEW,
        }
    ),
    Role.FIELD: frozenset({Permission.ASSIGNED_LISTS_WORK}),
}

_REFUSALS: Final[Mapping[Permission, Promise]] = {
    Permission.PEOPLE_VIEW: _("Your role doesn't include seeing supporters."),
    Permission.PEOPLE_EDIT: _("Your role doesn't include changing supporters."),
    Permission.PEOPLE_IMPORT: _("Your role doesn't include importing people."),
    Permission.PEOPLE_EXPORT_SMALL: _("Your role doesn't include exporting people."),
    Permission.PEOPLE_EXPORT: _(
        "Your role exports at most 500 people at a time. "
        "An owner or admin can export them all."
    ),
    Permission.CONSENTS_RECORD: _("Your role doesn't include recording consents."),
    Permission.EVENTS_EDIT: _("Your role doesn't include changing events."),
    Permission.ASSIGNED_LISTS_WORK: _(
        "Your role doesn't include working through lists."
    ),
    Permission.PAGES_EDIT: _("Your role doesn't include changing pages."),
    Permission.PAGES_PUBLISH: _("Your role doesn't include publishing pages."),
    Permission.LOOK_EDIT: _("Your role doesn't include changing the look."),
    Permission.THEME_CODE_EDIT: _("Your role doesn't include changing theme code."),
    Permission.CAMPAIGN_EDIT: _("Your role doesn't include changing the campaign."),
    Permission.CAMPAIGN_GO_LIVE: _("Only an owner or admin can go live."),
    Permission.CAMPAIGN_CLOSE: _("Only the owner can close the campaign."),
    Permission.TEAM_MANAGE: _("Only an owner or admin can change the team."),
    Permission.GIFTS_VIEW: _("Your role doesn't include seeing gifts."),
    Permission.GIFTS_EDIT: _("Your role doesn't include changing gifts."),
    Permission.PAYMENTS_SET_UP: _("Your role doesn't include setting up payments."),
    Permission.PLAN_CHANGE: _("Only the owner can change the plan."),
    Permission.SETTINGS_VIEW: _("Your role doesn't include the settings."),
    Permission.JOBS_VIEW: _("Your role doesn't include seeing running work."),
    Permission.JOBS_UNDO: _("Your role doesn't include stopping or undoing work."),
    Permission.AUDIT_VIEW: _("Only an owner or admin can see who opened what."),
    Permission.MAIL_VIEW: _("Your role doesn't include seeing sent mail."),
}

_NOT_FOR_OPERATORS = _(
    "Operators run the platform; a campaign's own data isn't theirs."
)
_NOT_SIGNED_IN = _("This is for people who work in the campaign. Sign in first.")


class UnknownPermission(LookupError):
    """A permission was asked for that nobody declared."""


class Refused(Exception):
    """The one who asked may not do this. ``sentence`` says so, for the screen."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something is allowed; ``reason`` is a sentence, empty where it is."""

    ok: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.ok


ALLOWED: Final = Verdict(ok=True)


def allows(by: Actor, permission: str) -> Verdict:
    """
    Say whether the actor holds the permission in the nation they act in.

    :raises UnknownPermission: if nobody declared a permission of that name.
    """
    try:
        known = Permission(permission)
    except ValueError:
        raise UnknownPermission(permission) from None
    if by.kind is ActorKind.SYSTEM:
        return ALLOWED
    if by.kind is ActorKind.OPERATOR:
        return Verdict(ok=False, reason=_NOT_FOR_OPERATORS)
    if by.kind in {ActorKind.VISITOR, ActorKind.SUPPORTER}:
        return Verdict(ok=False, reason=_NOT_SIGNED_IN)
    if known in by.permissions:
        return ALLOWED
    return Verdict(ok=False, reason=_REFUSALS[known])


def require(by: Actor, permission: str) -> None:
    """
    Go on only if the actor holds the permission.

    :raises Refused: if they don't.
    :raises UnknownPermission: if nobody declared a permission of that name.
    """
    verdict = allows(by, permission)
    if not verdict:
        raise Refused(verdict.reason)
