"""
Who is meant by an email, a phone or an external id.

An external id is proof. An email or phone is a hint: households share them. With a name given,
somebody of another name at the same address is somebody else; without one, the address's first
person is meant.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Final, Protocol, TypeVar

from django.db.models import QuerySet
from django.db.models.functions import Lower

from nations.people.contact_points import is_same_mailbox
from nations.people.models import Email, ExternalId, Person, Phone
from nations.people.names import is_same_name, words_of

__all__ = [
    "MOST_AT_ONE_PLACE",
    "Hint",
    "choose",
    "find",
    "has_mailbox",
    "is_as_found",
    "is_same_name",
    "mailbox",
    "standing",
]


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Hint:
    """What is known of somebody; each part is kept form, empty where not known."""

    email: str = ""
    phone: str = ""
    external_system: str = ""
    external_value: str = ""
    full_name: str = ""


class Named(Protocol):
    """Somebody at an address, of the database or of an earlier row of a list."""

    full_name: str


Anybody = TypeVar("Anybody", bound=Named)

#: Households are small, and a page of namesakes proves nothing.
MOST_AT_ONE_PLACE: Final = 20


def choose(full_name: str, known: Sequence[Anybody]) -> Anybody | None:
    """
    Return who of those at one address (oldest first) is meant, or null where nobody is.

    Without a name the first one; else whose name it is to the letter, or the one it can be, or
    one whose name nobody knows. Two it can be are a doubt.
    """
    if not full_name:
        return known[0] if known else None
    mine = sorted(words_of(full_name))
    named = [one for one in known if one.full_name]
    possible = [one for one in named if is_same_name(full_name, one.full_name)]
    exact = [one for one in possible if sorted(words_of(one.full_name)) == mine]
    nameless = [one for one in known if not one.full_name]
    if not exact and len(possible) > 1:
        return None
    return next(iter(exact or possible or nameless), None)


def standing(people: Iterable[Person]) -> dict[int, Person]:
    """
    Return by id who each of them is now: who they were merged into, however often. Whoever was
    put away is left out. It costs a query for each step of merging, however many people.
    """
    asked = {person.pk: person for person in people}
    met, newly = dict(asked), asked
    while newly:
        ahead = {one.merged_into_id for one in newly.values()} - met.keys() - {None}
        newly = Person.objects.in_bulk(ahead)
        met |= newly
    found = {}
    for pk, person in asked.items():
        now: Person | None = person
        while now is not None and now.merged_into_id is not None:
            now = met.get(now.merged_into_id)
        if now is not None and now.archived_at is None:
            found[pk] = now
    return found


def _standing(person: Person) -> Person:
    """Return who a person was merged into, however often, or the person."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


def _by_external_id(hint: Hint) -> Person | None:
    if not hint.external_value:
        return None
    row = (
        ExternalId.objects.filter(
            system=hint.external_system, value=hint.external_value
        )
        .select_related("person__merged_into")
        .first()
    )
    return _standing(row.person) if row else None


def _at_email(email: str) -> QuerySet[Person]:
    rows = Email.objects.annotate(lower=Lower("address")).filter(lower=email.lower())
    return Person.objects.filter(pk__in=rows.values("person_id"))


def _at_phone(phone: str) -> QuerySet[Person]:
    rows = Phone.objects.filter(number=phone)
    return Person.objects.filter(pk__in=rows.values("person_id"))


def _of_that_name(people: QuerySet[Person], full_name: str) -> Person | None:
    rows = list(people.order_by("created_at", "pk")[:MOST_AT_ONE_PLACE])
    now = standing(rows)
    # Two who were merged into one are found as that one, once.
    known = list(dict.fromkeys(now[one.pk] for one in rows if one.pk in now))
    return choose(full_name, known)


def mailbox(email: str) -> Email | None:
    """Return the oldest row of an address (in its kept form), or null where nobody has it."""
    rows = Email.objects.annotate(lower=Lower("address"))
    return rows.filter(lower=email.lower()).order_by("pk").first()


def has_mailbox(person: Person, email: str) -> bool:
    """Return whether an address (in its kept form) is one of a person's."""
    theirs = person.emails.values_list("address", flat=True)
    return any(is_same_mailbox(one, email) for one in theirs)


def find(hint: Hint) -> Person | None:
    """Return the person meant, or null where nobody is known under any of it."""
    found = _by_external_id(hint)
    if found is None and hint.email:
        found = _of_that_name(_at_email(hint.email), hint.full_name)
    if found is None and hint.phone and not hint.email:
        found = _of_that_name(_at_phone(hint.phone), hint.full_name)
    return found


def is_as_found(now: Person, found: Person) -> bool:
    """Return whether somebody, read again under a lock, would still be found as they were."""
    return (
        now.full_name == found.full_name
        and now.merged_into_id == found.merged_into_id
        and now.archived_at == found.archived_at
    )
