"""
Who is meant by an email, a phone or an external id.

An external id is proof. An email or phone is a hint: households share them. With a name given,
somebody of another name at the same address is somebody else; without one, the address's first
person is meant.
"""

import dataclasses

from django.db.models import QuerySet
from django.db.models.functions import Lower

from nations.people.contact_points import folded
from nations.people.models import Email, ExternalId, Person, Phone


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Hint:
    """What is known of somebody; each part is kept form, empty where not known."""

    email: str = ""
    phone: str = ""
    external_system: str = ""
    external_value: str = ""
    full_name: str = ""


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
    return (row.person.merged_into or row.person) if row else None


def _at_email(email: str) -> QuerySet[Person]:
    rows = Email.objects.annotate(lower=Lower("address")).filter(lower=email.lower())
    return Person.objects.present().filter(pk__in=rows.values("person_id"))


def _at_phone(phone: str) -> QuerySet[Person]:
    rows = Phone.objects.filter(number=phone)
    return Person.objects.present().filter(pk__in=rows.values("person_id"))


def is_same_name(one: str, other: str) -> bool:
    """
    Return whether two names can be one person's: alike without case and marks, or one of them
    empty, or the same family name with first names of which one begins the other (Jo, Joanna).
    """
    mine, theirs = folded(one).split(), folded(other).split()
    if not mine or not theirs or mine == theirs:
        return True
    if len(mine) == 1 or len(theirs) == 1:
        return mine[0] == theirs[0]
    first, second = sorted((mine[0], theirs[0]), key=len)
    return mine[-1] == theirs[-1] and second.startswith(first)


def _of_that_name(people: QuerySet[Person], full_name: str) -> Person | None:
    for person in people.order_by("created_at", "pk")[:20]:
        if is_same_name(full_name, person.full_name):
            return person
    return None


def find(hint: Hint) -> Person | None:
    """Return the person meant, or null where nobody is known under any of it."""
    found = _by_external_id(hint)
    if found is None and hint.email:
        found = _of_that_name(_at_email(hint.email), hint.full_name)
    if found is None and hint.phone and not hint.email:
        found = _of_that_name(_at_phone(hint.phone), hint.full_name)
    return found
