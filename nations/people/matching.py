"""
Who is meant by an email, a phone or an external id.

An external id is proof. An email or phone is a hint: households share them. With a name given,
somebody of another name at the same address is somebody else; without one, the address's first
person is meant.
"""

import dataclasses

from django.db.models import QuerySet
from django.db.models.functions import Lower

from nations.people.contact_points import is_same_mailbox
from nations.people.models import Email, ExternalId, Person, Phone
from nations.people.names import is_same_name, words_of

__all__ = ["Hint", "find", "is_same_name"]


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Hint:
    """What is known of somebody; each part is kept form, empty where not known."""

    email: str = ""
    phone: str = ""
    external_system: str = ""
    external_value: str = ""
    full_name: str = ""


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
    """
    Return who of them is meant: without a name the first one; else whose name it is to the
    letter, or the one it can be, or one whose name nobody knows. Two it can be are a doubt.
    """
    rows = people.select_related("merged_into").order_by("created_at", "pk")[:20]
    # Whoever was put away is not found again; whoever was merged is found as who they are now.
    standing = [_standing(person) for person in rows]
    known = list(dict.fromkeys(p for p in standing if p.archived_at is None))
    if not full_name:
        return known[0] if known else None
    mine = sorted(words_of(full_name))
    named = [p for p in known if p.full_name and is_same_name(full_name, p.full_name)]
    exact = [p for p in named if sorted(words_of(p.full_name)) == mine]
    nameless = [p for p in known if not p.full_name]
    if not exact and len(named) > 1:
        return None
    return next(iter(exact or named or nameless), None)


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
