"""Change what is known of a person, by those who may."""

import dataclasses
import datetime as dt

from django.db import transaction

from kernel import facts
from kernel.actor import Actor, Source
from nations.people import contact_points, permissions
from nations.people.actions.identifying import NothingToKnowThemBy
from nations.people.facts import Detail, PersonEdited
from nations.people.keeping import add_email, add_phone
from nations.people.models import Address, Person


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonChange:
    """What is changed, as typed; null leaves a detail as it is, empty takes it away."""

    full_name: str | None = None
    called: str | None = None
    email: str | None = None
    phone: str | None = None
    postcode: str | None = None
    country: str = ""  # ISO 3166-1, of phone and postcode


@transaction.atomic
def edit_person(
    *, person_id: int, change: PersonChange, by: Actor, via: Source, at: dt.datetime
) -> Person:
    """
    Change a person's name, what to call them, and how to reach them.

    Email and phone are the ones they are reached at; their other ones stay. One fact is
    published for each detail that became another.

    :raises Refused: if this actor may not edit people.
    :raises Person.DoesNotExist: if there is no such person.
    :raises NotAName, NotAnEmail, NotAPhone, NotAPostcode: if what was typed can't be kept.
    :raises NothingToKnowThemBy: if no name, email or phone would be left.
    """
    permissions.require_may_edit(by)
    person = Person.objects.select_for_update().get(pk=person_id)
    channel = via.channel.value
    changed = [
        detail
        for detail, is_other in (
            (Detail.NAME, _set_name(person, change.full_name)),
            (Detail.CALLED, _set_called(person, change.called)),
            (Detail.EMAIL, _set_email(person, change.email, channel=channel, at=at)),
            (Detail.PHONE, _set_phone(person, change, channel=channel, at=at)),
            (Detail.POSTCODE, _set_postcode(person, change, channel=channel, at=at)),
        )
        if is_other
    ]
    if not (person.full_name or person.emails.exists() or person.phones.exists()):
        raise NothingToKnowThemBy
    for detail in changed:
        fact = PersonEdited(person_id=person.pk, detail=detail)
        facts.publish(fact, by=by, via=via, at=at)
    return person


def _set_name(person: Person, typed: str | None) -> bool:
    if typed is None:
        return False
    name = contact_points.name(typed)
    if name == person.full_name:
        return False
    # The two parts were of the other name; nobody but the person knows where this one splits.
    person.full_name, person.given_name, person.family_name = name, "", ""
    person.save(update_fields=["full_name", "given_name", "family_name"])
    return True


def _set_called(person: Person, typed: str | None) -> bool:
    if typed is None:
        return False
    called = contact_points.name(typed)[:100]
    if called == person.called:
        return False
    person.called = called
    person.save(update_fields=["called"])
    return True


def _set_email(
    person: Person, typed: str | None, *, channel: str, at: dt.datetime
) -> bool:
    if typed is None:
        return False
    address = contact_points.email(typed) if typed.strip() else ""
    first = person.emails.filter(is_primary=True).first()
    if address == (first.address if first else ""):
        return False
    if first:
        first.delete()
    if address:
        kept = add_email(person, address, channel=channel, at=at)
        kept.is_primary = True
        kept.save(update_fields=["is_primary"])
    return True


def _set_phone(
    person: Person, change: PersonChange, *, channel: str, at: dt.datetime
) -> bool:
    typed = change.phone
    if typed is None:
        return False
    country = change.country or "GB"
    number = contact_points.phone(typed, country=country)[0] if typed.strip() else ""
    first = person.phones.filter(is_primary=True).first()
    if number == (first.number if first else ""):
        return False
    if first:
        first.delete()
    if number:
        kept = add_phone(person, number, given=typed, channel=channel, at=at)
        kept.is_primary = True
        kept.save(update_fields=["is_primary"])
    return True


def _set_postcode(
    person: Person, change: PersonChange, *, channel: str, at: dt.datetime
) -> bool:
    typed, country = change.postcode, change.country or "GB"
    if typed is None:
        return False
    code = contact_points.postcode(typed, country=country) if typed.strip() else ""
    address = person.addresses.filter(kind=Address.Kind.PRIMARY).first()
    if code == (address.postcode if address else ""):
        return False
    if address:
        address.postcode = code
        address.save(update_fields=["postcode"])
    else:
        Address.objects.create(
            person=person,
            postcode=code,
            country=country,
            source=channel,
            created_at=at,
        )
    return True
