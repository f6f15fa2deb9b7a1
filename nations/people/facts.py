"""What happened to people."""

import dataclasses

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


@fact("people.person_edited", subject="people.Person", sentence=_("Details changed"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonEdited:
    """Details of a person changed."""

    person_id: int


@fact(
    "people.name_given", subject="people.Person", sentence=_("Said what to call them")
)
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class NameGiven:
    """A person said what to call them."""

    person_id: int


@fact("people.person_tagged", subject="people.Person", sentence=_("Tagged"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonTagged:
    """A tag was put on a person."""

    person_id: int
    tag_id: int
