"""Find or make the person that details are about."""

import dataclasses
import datetime as dt
from typing import Final

from django.db import connection, transaction

from kernel import facts
from kernel.actor import Actor, Source
from nations.people import contact_points, homes, matching, permissions
from nations.people.facts import PersonAdded
from nations.people.keeping import add_email, add_phone, propose, put_tags
from nations.people.models import Address, ExternalId, Person

# What there is room for in the columns of Person and ExternalId.
PART_MAX: Final = 150
SYSTEM_MAX: Final = 40
VALUE_MAX: Final = 120


class NothingToKnowThemBy(Exception):
    """Neither an email, a phone, an external id nor a name was given."""

    sentence = "Give at least a name, an email or a phone number."


class NotAnExternalId(ValueError):
    """Another system's name or its id for somebody is longer than is kept."""

    # Cut it could be somebody else's.
    sentence = "The other system’s id for this person is too long to keep."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Details:
    """What is said of a person, as typed; empty where nothing is said."""

    email: str = ""
    phone: str = ""
    postcode: str = ""
    address: str = ""
    town: str = ""
    full_name: str = ""
    given_name: str = ""
    family_name: str = ""
    external_system: str = ""
    external_value: str = ""
    tags: tuple[str, ...] = ()
    country: str = ""  # ISO 3166-1, of phone and postcode

    @property
    def whole_name(self) -> str:
        """The full name, or the two parts put together."""
        return self.full_name or " ".join(
            filter(None, [self.given_name, self.family_name])
        )


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Identified:
    """Who was meant, and whether they were known."""

    person: Person
    is_new: bool


def clean(details: Details) -> Details:
    """
    Return the details in their kept form, each no longer than there is room for.

    A town too long for its place stands there cut, and whole in the address.

    :raises NotAnEmail: if the email can't be one.
    :raises NotAPhone: if the phone can't be one in its country.
    :raises NotAPostcode: if the postcode can't be one in its country.
    :raises NotAName: if a name or a tag can't be kept, or a name is too long.
    :raises NotAnExternalId: if the external id is too long.
    :raises NothingToKnowThemBy: if nothing is left to know them by.
    """
    country = details.country or "GB"
    address, town = homes.with_room(details.address, details.town)
    kept = dataclasses.replace(
        details,
        email=contact_points.email(details.email) if details.email.strip() else "",
        phone=(
            contact_points.phone(details.phone, country=country)[0]
            if details.phone.strip()
            else ""
        ),
        postcode=(
            contact_points.postcode(details.postcode, country=country)
            if details.postcode.strip()
            else ""
        ),
        address=address,
        town=town,
        full_name=contact_points.name(details.full_name),
        given_name=contact_points.name(details.given_name),
        family_name=contact_points.name(details.family_name),
        tags=tuple(filter(None, map(contact_points.tag, details.tags))),
    )
    _require_room(kept)
    if not (kept.email or kept.phone or kept.external_value or kept.whole_name):
        raise NothingToKnowThemBy
    return kept


def _require_room(kept: Details) -> None:
    parts = max(len(kept.given_name), len(kept.family_name))
    if parts > PART_MAX or len(kept.whole_name) > contact_points.NAME_MAX:
        raise contact_points.NotAName(is_too_long=True)
    if len(kept.external_system) > SYSTEM_MAX or len(kept.external_value) > VALUE_MAX:
        raise NotAnExternalId


@transaction.atomic
def identify(
    *, details: Details, by: Actor, via: Source, at: dt.datetime
) -> Identified:
    """
    Find or make the person these details are about, and fill in what was not known.

    A visitor never overwrites a filled field: what differs waits as a proposal. Staff and
    imports fill empty fields too and leave filled ones alone; editing is
    `editing.edit_person`.

    :raises Refused: if this actor may not introduce people.
    :raises NotAnEmail, NotAPhone, NotAPostcode, NotAName, NotAnExternalId: as `clean`.
    :raises NothingToKnowThemBy: as `clean`.
    """
    permissions.require_may_introduce(by)
    kept = clean(details)
    _queue_behind_the_same(kept)
    person = _find_and_lock(kept)
    is_new = person is None
    if person is None:
        person = Person.objects.create(created_at=at)
        facts.publish(PersonAdded(person_id=person.pk), by=by, via=via, at=at)
    _fill_in(person, kept, details=details, by=by, via=via, at=at)
    return Identified(person=person, is_new=is_new)


def _queue_behind_the_same(kept: Details) -> None:
    # Two posts of one unknown address at the same moment must make one person, not two.
    word = kept.email.lower() or kept.phone or kept.external_value
    if word:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtext(current_schema() || %s))", [word]
            )


def _find_and_lock(kept: Details) -> Person | None:
    """Return the person meant, locked and as they are now, or null where nobody is known."""
    hint = matching.Hint(
        email=kept.email,
        phone=kept.phone,
        external_system=kept.external_system,
        external_value=kept.external_value,
        full_name=kept.whole_name,
    )
    while (found := matching.find(hint)) is not None:
        # An editor may have filled what was empty, or renamed or merged them, while their lock
        # was waited for. Rows that point at them (whom they recruited) needn't wait.
        rows = Person.objects.select_for_update(no_key=True)
        person = rows.filter(pk=found.pk).first()
        if person is not None and matching.is_as_found(person, found):
            return person
    return None


def _fill_in(
    person: Person,
    kept: Details,
    *,
    details: Details,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> None:
    _fill_names(person, kept, by=by, via=via, at=at)
    channel = via.channel.value
    if kept.email:
        add_email(person, kept.email, channel=channel, at=at)
    if kept.phone:
        add_phone(person, kept.phone, given=details.phone, channel=channel, at=at)
    if kept.postcode or kept.address or kept.town:
        _fill_address(person, kept, by=by, via=via, at=at)
    if kept.external_value:
        ExternalId.objects.get_or_create(
            system=kept.external_system,
            value=kept.external_value,
            defaults={"person": person, "created_at": at},
        )
    put_tags(person, kept.tags, by=by, via=via, at=at)


def _fill_names(
    person: Person, kept: Details, *, by: Actor, via: Source, at: dt.datetime
) -> None:
    given = {
        "full_name": kept.whole_name,
        "given_name": kept.given_name,
        "family_name": kept.family_name,
    }
    empty = [f for f, value in given.items() if value and not getattr(person, f)]
    differing = [
        f
        for f, value in given.items()
        if value and getattr(person, f) not in {"", value}
    ]
    for field in empty:
        setattr(person, field, given[field])
    if empty:
        person.save(update_fields=empty)
    for field in differing:
        propose(person, field, given[field], by=by, via=via, at=at)


def _fill_address(
    person: Person, kept: Details, *, by: Actor, via: Source, at: dt.datetime
) -> None:
    said = homes.said(address=kept.address, town=kept.town, postcode=kept.postcode)
    address, made = Address.objects.get_or_create(
        person=person,
        kind=Address.Kind.PRIMARY,
        defaults={
            **said,
            "country": kept.country,
            "source": via.channel.value,
            "created_at": at,
        },
    )
    new = homes.news(address, said)
    if made or not new:
        return
    if homes.is_another(address, new):
        # Its street beside the known postcode would be nobody's address.
        new.pop("line1", None)
        for field, value in new.items():
            propose(
                person,
                "address" if field == "given" else field,
                value,
                by=by,
                via=via,
                at=at,
            )
        return
    for field, value in new.items():
        setattr(address, field, value)
    address.save(update_fields=list(new))
