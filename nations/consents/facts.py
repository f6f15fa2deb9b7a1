"""What people agreed to, and when they stopped."""

import dataclasses
import enum

from django.utils.translation import gettext_lazy as _

from kernel.facts import fact


class Channel(enum.StrEnum):
    """How the campaign would reach them."""

    EMAIL = "EMAIL"
    PHONE = "PHONE"
    TEXT = "TEXT"
    POST = "POST"


@fact(
    "consents.consent_given", subject="people.Person", sentence=_("Said yes to email")
)
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class ConsentGiven:
    """A person agreed."""

    person_id: int
    channel: Channel
    entry_id: int


@fact(
    "consents.consent_withdrawn", subject="people.Person", sentence=_("Left the emails")
)
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class ConsentWithdrawn:
    """A person stopped agreeing."""

    person_id: int
    channel: Channel
    entry_id: int
