"""Become a supporter, and say what to be called."""

import datetime as dt

from django.db import connection, transaction

from kernel import facts
from kernel.actor import Actor, Source
from nations.people import contact_points, permissions
from nations.people.facts import NameGiven, SupporterJoined
from nations.people.keeping import propose
from nations.people.models import Device, Person


@transaction.atomic
def join(*, person_id: int, by: Actor, via: Source, at: dt.datetime) -> int:
    """
    Make a person a supporter, once; return their number, counted from 1 in this campaign.

    :raises Refused: if somebody else's device asks.
    :raises Person.DoesNotExist: if there is no such person.
    """
    permissions.require_may_act_for(by, person_id)
    # First the person, as `identify` has locked them already in a form's transaction, then the
    # campaign: nobody waits for a person while they keep the others from joining. The recruiter's
    # row is only pointed at, which a lock without its key lets pass.
    people = Person.objects.select_for_update(no_key=True)
    person = people.get(pk=person_id)
    if person.supporter_number is not None:
        return person.supporter_number
    with connection.cursor() as cursor:
        # Numbers have no gaps and no twins: one join at a time per campaign.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(current_schema() || 'join'))"
        )
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

    On a typed address alone it fills an empty field of a person whom this very device's form
    made, and else waits as a proposal; the device shows its own typed name either way.

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
    if _may_write_name(person, device):
        person.called = kept
        person.save(update_fields=["called"])
        facts.publish(NameGiven(person_id=person.pk), by=by, via=via, at=at)
    elif person.called != kept:
        propose(person, "called", kept, by=by, via=via, at=at)
    return person


def _may_write_name(person: Person, device: Device) -> bool:
    if device.proof == Device.Proof.CODE:
        return True
    return not person.called and (
        device.proof != Device.Proof.TYPED or _was_made_by(person, device)
    )


def _was_made_by(person: Person, device: Device) -> bool:
    """Return whether the form that made the person came from this device."""
    # Both are made at the same moment of one transaction; anybody else's device came later.
    first = person.devices.order_by("pk").first()
    return first == device and person.created_at == device.made_at
