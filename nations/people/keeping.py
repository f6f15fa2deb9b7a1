"""
The rows that several actions write the same way. Who may was asked by the action around them.
"""

import datetime as dt

from kernel import facts
from kernel.actor import Actor, ActorKind, Source
from nations.people import contact_points
from nations.people.facts import PersonTagged
from nations.people.models import Email, Person, Phone, Proposal, Tag, Tagging


def propose(
    person: Person, field: str, value: str, *, by: Actor, via: Source, at: dt.datetime
) -> None:
    """Keep what a stranger typed over something known, for somebody to decide; staff just know."""
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


def put_tag(
    person: Person, name: str, *, by: Actor, via: Source, at: dt.datetime
) -> Tag | None:
    """Put a tag on a person, once, and tell of it; null where the name holds nothing."""
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
