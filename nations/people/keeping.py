"""
The rows that several actions write the same way. Who may was asked by the action around them.
"""

import datetime as dt
from collections.abc import Sequence

from kernel import facts
from kernel.actor import Actor, ActorKind, Source
from nations.people import contact_points
from nations.people.facts import PersonTagged
from nations.people.models import Email, Person, Phone, Proposal, Tag, Tagging
from nations.people.tags import tags_called


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
    word = contact_points.tag(name)
    if not word:
        return None
    [tag_id] = put_tags(person, [word], by=by, via=via, at=at)
    return Tag.objects.get(pk=tag_id)


def put_tags(
    person: Person, words: Sequence[str], *, by: Actor, via: Source, at: dt.datetime
) -> list[int]:
    """Put tags (in their kept form) on a person, each once; tell of them and return their ids."""
    if not words:
        return []
    tag_ids = sorted(set(tags_called(words, at=at)[0].values()))
    for tag_id in tag_ids:
        _, made = Tagging.objects.get_or_create(
            person=person,
            tag_id=tag_id,
            defaults={
                "by_user_id": by.user_id,
                "source": via.channel.value,
                "tagged_at": at,
            },
        )
        if made:
            person.tag_ids = sorted({*person.tag_ids, tag_id})
            person.save(update_fields=["tag_ids"])
            fact = PersonTagged(person_id=person.pk, tag_id=tag_id)
            facts.publish(fact, by=by, via=via, at=at)
    return tag_ids
