"""Give and withdraw consent. Each is a new row; nothing in the ledger is ever changed."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from kernel import facts
from kernel.actor import Actor, Channel, Source
from nations.consents import leaving, permissions, selectors
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
    if is_list or via.channel is Channel.IMPORT:
        _require_not_left(person_id, asked)
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


def _require_not_left(person_id: int, asked: Asked) -> None:
    if selectors.left_by_themselves(
        [person_id], channel=asked.channel, purpose=asked.purpose
    ):
        raise WithdrawnBefore


@transaction.atomic
def withdraw_consent(
    *, person_id: int, asked: Asked, by: Actor, via: Source, at: dt.datetime
) -> ConsentEntry:
    """
    Record that a person stopped agreeing; in force with the commit.

    Said again by the same channel and device it is not recorded twice.

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
    # Said again from elsewhere it is a no of its own: whoever undoes theirs leaves this one.
    if newest and newest.is_own_no and newest.came_by(via):
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


@transaction.atomic
def undo_withdrawal(
    *,
    person_id: int,
    entry_id: int,
    asked: Asked,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> ConsentEntry | None:
    """
    Give the yes again that a withdrawal ended, in words of its own; return its entry.

    Null where there is nothing to give again: they had not agreed before it, or said something
    since.

    :raises Refused: if somebody else speaks for them.
    :raises NoWording: if what they pressed is missing.
    :raises ConsentEntry.DoesNotExist: if there is no such withdrawal of theirs.
    """
    permissions.require_may_record(by, person_id)
    theirs = ConsentEntry.objects.filter(person_id=person_id, is_given=False)
    left = theirs.get(pk=entry_id)
    Person.objects.select_for_update().get(pk=person_id)
    newest, *earlier = selectors.entries_of_kind(left)[:2]
    if newest != left or not earlier or not earlier[0].is_given:
        return None
    return give_consent(person_id=person_id, asked=asked, by=by, via=via, at=at)


@transaction.atomic
def send_left_notice(
    *,
    person_id: int,
    entry_id: int,
    others: Sequence[int] = (),
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> None:
    """
    Tell somebody by letter that a device left for them which proved nothing.

    The way back in it takes back the entry, and the `others` of who shares the address. Nothing
    is sent where that device itself had said yes for them, or left nothing just now.

    :raises Refused: if somebody else speaks for them.
    :raises ConsentEntry.DoesNotExist: if there is no such withdrawal of theirs.
    """
    permissions.require_may_record(by, person_id)
    theirs = ConsentEntry.objects.filter(person_id=person_id, is_given=False)
    left = theirs.get(pk=entry_id)
    newest, *earlier = selectors.entries_of_kind(left)[:2]
    if newest != left or left.source.get("device_id") != via.device_id:
        return
    if not earlier or earlier[0].source.get("device_id") != via.device_id:
        leaving.tell(left.person, [left.pk, *others], at=at)


@transaction.atomic
def send_leaving_letter(
    *, email: str, posted_from: str, by: Actor, via: Source, at: dt.datetime
) -> None:
    """
    Send a link to leave by to whoever has this address; nobody learns whether anybody has.

    `posted_from` is the visitor's network address, hashed by the caller.

    :raises Refused: if not a visitor, a supporter or the system asks.
    :raises contact_points.NotAnEmail: if it can't be an address.
    """
    permissions.require_may_ask_to_leave(by)
    leaving.write_to(email, posted_from=posted_from, at=at)


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
