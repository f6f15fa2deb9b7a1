"""What can be done to people. The same functions serve forms, panel, imports and the shell."""

import dataclasses
import datetime as dt

from django.db import connection, transaction

from kernel import facts
from kernel.actor import Actor, ActorKind, Source
from nations.people import contact_points, matching, permissions
from nations.people.facts import (
    NameGiven,
    PersonAdded,
    PersonTagged,
    PersonUntagged,
    SupporterJoined,
)
from nations.people.models import (
    Address,
    Device,
    Email,
    ExternalId,
    Person,
    Phone,
    Proposal,
    Tag,
    Tagging,
)

__all__ = ["Details", "Identified", "identify", "join", "name_myself", "tag_person"]


class NothingToKnowThemBy(Exception):
    """Neither an email, a phone, an external id nor a name was given."""

    sentence = "Give at least a name, an email or a phone number."


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
    Return the details in their kept form.

    :raises NotAnEmail: if the email can't be one.
    :raises NotAPhone: if the phone can't be one in its country.
    :raises NotAPostcode: if the postcode can't be one in its country.
    :raises NotAName: if a name can't be kept.
    :raises NothingToKnowThemBy: if nothing is left to know them by.
    """
    country = details.country or "GB"
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
        full_name=contact_points.name(details.full_name),
        given_name=contact_points.name(details.given_name),
        family_name=contact_points.name(details.family_name),
    )
    if not (kept.email or kept.phone or kept.external_value or kept.whole_name):
        raise NothingToKnowThemBy
    return kept


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
    :raises NotAnEmail, NotAPhone, NotAPostcode, NotAName, NothingToKnowThemBy: as `clean`.
    """
    permissions.require_may_introduce(by)
    kept = clean(details)
    _queue_behind_the_same(kept)
    person = matching.find(
        matching.Hint(
            email=kept.email,
            phone=kept.phone,
            external_system=kept.external_system,
            external_value=kept.external_value,
            full_name=kept.whole_name,
        )
    )
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
    if kept.postcode or kept.address:
        _fill_address(person, kept, by=by, via=via, at=at)
    if kept.external_value:
        ExternalId.objects.get_or_create(
            system=kept.external_system,
            value=kept.external_value,
            defaults={"person": person, "created_at": at},
        )
    for name in kept.tags:
        _tag(person, name, by=by, via=via, at=at)


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
        _propose(person, field, given[field], by=by, via=via, at=at)


def _fill_address(
    person: Person, kept: Details, *, by: Actor, via: Source, at: dt.datetime
) -> None:
    address, made = Address.objects.get_or_create(
        person=person,
        kind=Address.Kind.PRIMARY,
        defaults={
            "given": kept.address,
            "line1": kept.address[:200],
            "town": kept.town,
            "postcode": kept.postcode,
            "country": kept.country,
            "source": via.channel.value,
            "created_at": at,
        },
    )
    if made or not kept.postcode:
        return
    if not address.postcode:
        address.postcode = kept.postcode
        address.save(update_fields=["postcode"])
    elif address.postcode != kept.postcode:
        _propose(person, "postcode", kept.postcode, by=by, via=via, at=at)


def _propose(
    person: Person, field: str, value: str, *, by: Actor, via: Source, at: dt.datetime
) -> None:
    if by.kind in {ActorKind.VISITOR, ActorKind.SUPPORTER}:
        Proposal.objects.get_or_create(
            person=person,
            field=field,
            value=value[:300],
            decided_at=None,
            defaults={"device_id": via.device_id, "proposed_at": at},
        )


def add_email(person: Person, address: str, *, channel: str, at: dt.datetime) -> Email:
    """Note an address (in its kept form) at a person; the first one is the primary one."""
    known = list(person.emails.all())
    for email in known:
        if email.address.lower() == address.lower():
            return email
    return Email.objects.create(
        person=person,
        address=address,
        is_primary=not any(email.is_primary for email in known),
        source=channel,
        created_at=at,
    )


def add_phone(
    person: Person, number: str, *, given: str, channel: str, at: dt.datetime
) -> Phone:
    """Note a number (E.164) at a person; the first one is the primary one."""
    known = list(person.phones.all())
    for phone in known:
        if phone.number == number:
            return phone
    kind = contact_points.phone(number, country="GB")[1]
    return Phone.objects.create(
        person=person,
        number=number,
        given=given.strip()[:60] or number,
        kind=kind,
        is_primary=not any(phone.is_primary for phone in known),
        source=channel,
        created_at=at,
    )


@transaction.atomic
def join(*, person_id: int, by: Actor, via: Source, at: dt.datetime) -> int:
    """
    Make a person a supporter, once; return their number, counted from 1 in this campaign.

    :raises Refused: if somebody else's device asks.
    :raises Person.DoesNotExist: if there is no such person.
    """
    permissions.require_may_act_for(by, person_id)
    with connection.cursor() as cursor:
        # Numbers have no gaps and no twins: one join at a time per campaign.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(current_schema() || 'join'))"
        )
    person = Person.objects.select_for_update().get(pk=person_id)
    if person.supporter_number is not None:
        return person.supporter_number
    newest = (
        Person.objects.exclude(supporter_number=None)
        .order_by("-supporter_number")
        .first()
    )
    number = (newest.supporter_number or 0) + 1 if newest else 1
    person.supporter_number, person.joined_at = number, at
    if (
        via.recruiter_id
        and via.recruiter_id != person_id
        and person.recruiter_id is None
    ):
        person.recruiter = Person.objects.filter(pk=via.recruiter_id).first()
    person.save(update_fields=["supporter_number", "joined_at", "recruiter"])
    facts.publish(
        SupporterJoined(person_id=person_id, number=number), by=by, via=via, at=at
    )
    return number


@transaction.atomic
def name_myself(
    *, device_id: int, called: str, by: Actor, via: Source, at: dt.datetime
) -> Person:
    """
    Keep what somebody asked to be called.

    On a typed address alone it fills an empty field and else waits as a proposal; the device
    shows its own typed name either way.

    :raises Refused: if the device isn't this actor's.
    :raises NotAName: if it can't be kept as a name.
    """
    device = Device.objects.select_related("person").get(pk=device_id)
    person = device.person
    permissions.require_may_act_for(by, person.pk)
    kept = contact_points.name(called)[:100]
    device.typed_name = kept
    device.save(update_fields=["typed_name"])
    if not kept:
        return person
    if not person.called or device.proof == Device.Proof.CODE:
        person.called = kept
        person.save(update_fields=["called"])
        facts.publish(NameGiven(person_id=person.pk), by=by, via=via, at=at)
    elif person.called != kept:
        _propose(person, "called", kept, by=by, via=via, at=at)
    return person


def _tag(
    person: Person, name: str, *, by: Actor, via: Source, at: dt.datetime
) -> Tag | None:
    word = contact_points.name(name)[:80]
    if not word:
        return None
    tag = Tag.objects.filter(name__iexact=word).first()
    if tag is None:
        tag = Tag.objects.create(name=word, created_at=at)
    _, made = Tagging.objects.get_or_create(
        person=person,
        tag=tag,
        defaults={
            "by_user_id": by.user_id,
            "source": via.channel.value,
            "tagged_at": at,
        },
    )
    if made:
        person.tag_ids = sorted({*person.tag_ids, tag.pk})
        person.save(update_fields=["tag_ids"])
        facts.publish(
            PersonTagged(person_id=person.pk, tag_id=tag.pk), by=by, via=via, at=at
        )
    return tag


@transaction.atomic
def tag_person(
    *, person_id: int, name: str, by: Actor, via: Source, at: dt.datetime
) -> Tag | None:
    """
    Put a tag on a person and return it; the same tag twice is one, a name of nothing none.

    :raises Refused: if this actor may not edit people.
    :raises Person.DoesNotExist: if there is no such person.
    """
    permissions.require_may_edit(by)
    person = Person.objects.select_for_update().get(pk=person_id)
    return _tag(person, name, by=by, via=via, at=at)


@transaction.atomic
def untag_person(
    *, person_id: int, tag_id: int, by: Actor, via: Source, at: dt.datetime
) -> Person:
    """
    Take a tag off a person.

    :raises Refused: if this actor may not edit people.
    :raises Person.DoesNotExist: if there is no such person.
    """
    permissions.require_may_edit(by)
    person = Person.objects.select_for_update().get(pk=person_id)
    gone, _ = Tagging.objects.filter(person=person, tag_id=tag_id).delete()
    if gone:
        person.tag_ids = [kept for kept in person.tag_ids if kept != tag_id]
        person.save(update_fields=["tag_ids"])
        facts.publish(
            PersonUntagged(person_id=person.pk, tag_id=tag_id), by=by, via=via, at=at
        )
    return person
