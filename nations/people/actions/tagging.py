"""Put tags on people and take them off."""

import datetime as dt

from django.db import transaction

from kernel import facts
from kernel.actor import Actor, Source
from nations.people import permissions
from nations.people.facts import PersonUntagged
from nations.people.keeping import put_tag
from nations.people.models import Person, Tag, Tagging


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
    return put_tag(person, name, by=by, via=via, at=at)


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
