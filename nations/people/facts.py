"""What happened to people."""

import dataclasses
import enum

from django.utils.translation import gettext_lazy as _

from kernel.facts import fact


@fact(
    "people.person_added", subject="people.Person", sentence=_("Added to the campaign")
)
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonAdded:
    """Somebody is known who was not."""

    person_id: int


@fact("people.supporter_joined", subject="people.Person", sentence=_("Joined"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class SupporterJoined:
    """A person joined by their own act; `number` counts supporters from 1."""

    person_id: int
    number: int


class Detail(enum.StrEnum):
    """What of a person was changed."""

    NAME = "NAME"
    CALLED = "CALLED"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    POSTCODE = "POSTCODE"

    @property
    def label(self) -> str:
        """The word on screen."""
        return str(_DETAIL_LABELS[self])


_DETAIL_LABELS = {
    Detail.NAME: _("Name"),
    Detail.CALLED: _("What to call them"),
    Detail.EMAIL: _("Email"),
    Detail.PHONE: _("Phone"),
    Detail.POSTCODE: _("Postcode"),
}


@fact("people.person_edited", subject="people.Person", sentence=_("{detail} changed"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonEdited:
    """
    A detail of a person changed; null: it wasn't said which.

    `job_id` is what before and after are kept under in `kernel.changes`; null: nowhere.
    """

    person_id: int
    detail: Detail | None = None
    job_id: int | None = None


@fact(
    "people.person_edit_undone",
    subject="people.Person",
    sentence=_("{detail} put back"),
)
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonEditUndone:
    """A detail is again what it was before an edit."""

    person_id: int
    detail: Detail
    job_id: int


@fact(
    "people.name_given", subject="people.Person", sentence=_("Said what to call them")
)
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class NameGiven:
    """A person said what to call them."""

    person_id: int


@fact("people.person_tagged", subject="people.Person", sentence=_("Tagged {tag_id}"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonTagged:
    """A tag was put on a person."""

    person_id: int
    tag_id: int


@fact(
    "people.person_untagged",
    subject="people.Person",
    sentence=_("No longer tagged {tag_id}"),
)
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonUntagged:
    """A tag was taken off a person."""

    person_id: int
    tag_id: int
