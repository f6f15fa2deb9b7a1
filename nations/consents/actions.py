"""Give and withdraw consent. Each is a new row; nothing in the ledger is ever changed."""

import dataclasses
import datetime as dt

from django.db import transaction

from kernel import facts
from kernel.actor import Actor, Channel, Source
from nations.consents import permissions, selectors
from nations.consents.facts import Channel as FactChannel
from nations.consents.facts import ConsentGiven, ConsentWithdrawn
from nations.consents.models import ConsentEntry
from nations.people.models import Person


class NoWording(Exception):
    """A yes without the sentence that was agreed to is no proof of anything."""

    sentence = "The words that were agreed to are missing."


class WithdrawnBefore(Exception):
    """An import may not undo what a person chose for themselves."""

    sentence = "They left these emails before. They stay out."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What was asked: channel, purpose, the sentence shown, and why it is lawful."""

    wording: str
    channel: str = ConsentEntry.Channel.EMAIL
    purpose: str = ConsentEntry.Purpose.UPDATES
    basis: str = ConsentEntry.Basis.CONSENT


@transaction.atomic
def give_consent(
    *,
    person_id: int,
    asked: Asked,
    submission_id: int | None = None,
    job_id: int | None = None,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> ConsentEntry:
    """
    Record that a person agreed; said again in the same words it is not recorded twice.

    :raises Refused: if somebody else speaks for them.
    :raises NoWording: if the sentence they saw is missing.
    :raises WithdrawnBefore: if an import would re-subscribe somebody who left.
    :raises Person.DoesNotExist: if there is no such person.
    """
    permissions.require_may_record(by, person_id)
    if not asked.wording.strip():
        raise NoWording
    Person.objects.select_for_update().get(pk=person_id)
    newest = selectors.newest_entry(
        person_id, channel=asked.channel, purpose=asked.purpose
    )
    if newest and newest.is_given:
        return newest
    # A list is a list by whichever door it comes: the panel, the shell, the API.
    is_list = asked.basis == ConsentEntry.Basis.IMPORTED
    if newest and newest.is_own_no and (is_list or via.channel is Channel.IMPORT):
        raise WithdrawnBefore
    entry = _add(
        person_id,
        asked,
        given=True,
        submission_id=submission_id,
        job_id=job_id,
        via=via,
        at=at,
    )
    facts.publish(
        ConsentGiven(
            person_id=person_id, channel=FactChannel(asked.channel), entry_id=entry.pk
        ),
        by=by,
        via=via,
        at=at,
    )
    return entry


@transaction.atomic
def withdraw_consent(
    *, person_id: int, asked: Asked, by: Actor, via: Source, at: dt.datetime
) -> ConsentEntry:
    """
    Record that a person stopped agreeing; in force with the commit.

    :raises Refused: if somebody else speaks for them.
    :raises NoWording: if what they pressed is missing.
    :raises Person.DoesNotExist: if there is no such person.
    """
    permissions.require_may_record(by, person_id)
    if not asked.wording.strip():
        raise NoWording
    Person.objects.select_for_update().get(pk=person_id)
    newest = selectors.newest_entry(
        person_id, channel=asked.channel, purpose=asked.purpose
    )
    if newest and not newest.is_given:
        return newest
    entry = _add(
        person_id, asked, given=False, submission_id=None, job_id=None, via=via, at=at
    )
    facts.publish(
        ConsentWithdrawn(
            person_id=person_id, channel=FactChannel(asked.channel), entry_id=entry.pk
        ),
        by=by,
        via=via,
        at=at,
    )
    return entry


def _add(
    person_id: int,
    asked: Asked,
    *,
    given: bool,
    submission_id: int | None,
    job_id: int | None,
    via: Source,
    at: dt.datetime,
) -> ConsentEntry:
    return ConsentEntry.objects.create(
        person_id=person_id,
        channel=asked.channel,
        purpose=asked.purpose,
        is_given=given,
        basis=asked.basis,
        wording=asked.wording,
        source=via.as_json(),
        submission_id=submission_id,
        job_id=job_id,
        at=at,
    )
