"""Give and withdraw consent. Each is a new row; nothing in the ledger is ever changed."""

import dataclasses
import datetime as dt

from django.db import transaction

from kernel import facts
from kernel.actor import Actor, ActorKind, Channel, Source
from nations.consents import leaving, mailboxes, permissions, selectors
from nations.consents.facts import Channel as FactChannel
from nations.consents.facts import ConsentGiven, ConsentWithdrawn
from nations.consents.leaving import WayBack
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
    address: str = "",
    is_read: bool = False,
    submission_id: int | None = None,
    job_id: int | None = None,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> ConsentEntry:
    """
    Record that a person agreed; said again by the same device it is not recorded twice.

    `address` is the mailbox it was said for (in its kept form; empty: none). If that was left, it
    is open again by a press in a letter there (`is_read`), and by a device which proved it and
    no other address of theirs. A yes of another device, or of one that has proved more by now, is
    an entry of its own: whoever takes back theirs leaves this one.

    :raises Refused: if somebody else speaks for them.
    :raises NoWording: if the sentence they saw is missing.
    :raises WithdrawnBefore: if an import would re-subscribe somebody who left.
    :raises Person.DoesNotExist: if there is no such person.
    """
    permissions.require_may_record(by, person_id)
    _require_wording(asked)
    Person.objects.select_for_update().get(pk=person_id)
    is_list = _is_of_a_list(asked, via)
    if is_list:
        _require_not_left(person_id, asked)
    newest = selectors.newest_entry(
        person_id, channel=asked.channel, purpose=asked.purpose
    )
    is_read = is_read or selectors.has_proved(person_id, via, address)
    is_back = is_read and _opens_again(asked, address, by=by)
    is_news = is_back or not (newest and newest.is_given)
    if newest and not is_news and (is_list or _has_said(person_id, asked, via)):
        return newest
    return _record(
        person_id,
        asked,
        is_given=True,
        is_news=is_news,
        submission_id=submission_id,
        job_id=job_id,
        by=by,
        via=via,
        at=at,
    )


def _is_of_a_list(asked: Asked, via: Source) -> bool:
    # A list is a list by whichever door it comes: the panel, the shell, the API.
    is_imported = asked.basis == ConsentEntry.Basis.IMPORTED
    return is_imported or via.channel is Channel.IMPORT


def _opens_again(asked: Asked, address: str, *, by: Actor) -> bool:
    """Open a mailbox that had been left, now that its reader says yes; say whether it had been."""
    is_email = asked.channel == ConsentEntry.Channel.EMAIL
    return (
        is_email
        and by.kind is ActorKind.SUPPORTER
        and mailboxes.come_back(address, purpose=asked.purpose)
    )


def _has_said(person_id: int, asked: Asked, via: Source) -> bool:
    """Return whether another yes would say nothing new: by nobody's device, or by the same."""
    if via.device_id is None:
        return True
    return selectors.has_said_yes_by(
        via.device_id,
        selectors.entries_of_kind(
            person_id, channel=asked.channel, purpose=asked.purpose
        ),
        proof=selectors.proof_of(person_id, via),
    )


def _require_not_left(person_id: int, asked: Asked) -> None:
    kind = {"channel": asked.channel, "purpose": asked.purpose}
    # Whoever else at the address left: who may be written to is not brought back by a list.
    if selectors.has_consent(person_id, **kind):
        return
    if selectors.left_by_themselves([person_id], **kind):
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
    _require_wording(asked)
    Person.objects.select_for_update().get(pk=person_id)
    return _withdraw(person_id, asked, by=by, via=via, at=at)


@transaction.atomic
def leave_mailbox(
    *,
    person_id: int,
    address: str | None = None,
    is_proved: bool,
    asked: Asked,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> list[ConsentEntry]:
    """
    Record that somebody left, and with them whoever shares `address`: all of them or nobody.

    No letter comes to a mailbox that was left, whatever name it was written to, or is written to
    later: the address stays left until its reader says yes. `address` is one of theirs; null: any
    of theirs. Where `is_proved` is false (a device on which the address was only typed) it is the
    one letters go to, and a letter tells, unless that very device had said the yes or the mailbox
    had been left before.

    :raises Refused: if somebody else speaks for them.
    :raises NoWording: if what they pressed is missing.
    :raises Person.DoesNotExist: if there is no such person.
    """
    permissions.require_may_record(by, person_id)
    _require_wording(asked)
    person = Person.objects.get(pk=person_id)
    if not is_proved:
        address = selectors.address_for_letters(person_id)
    sharers = selectors.at_the_same_address(person_id, address=address)
    # In one order, so that two who share a mailbox never wait for each other.
    list(Person.objects.select_for_update().filter(pk__in=sharers).order_by("pk"))
    entries = [_withdraw(pk, asked, by=by, via=via, at=at) for pk in sharers]
    is_left_now = asked.channel == ConsentEntry.Channel.EMAIL and mailboxes.leave(
        person_id, address=address, purpose=asked.purpose, at=entries[0].at
    )
    # Where the mailbox had been left nobody was written to, and nothing has to be told.
    is_told = is_left_now and not is_proved
    if is_told and any(_ends_anothers_yes(entry, via) for entry in entries):
        leaving.tell(person, entries, at=at)
    return entries


@transaction.atomic
def leave_address(
    *, address: str, asked: Asked, by: Actor, via: Source, at: dt.datetime
) -> None:
    """
    Keep the no of whoever reads an address that nobody here has any more.

    It is nobody's entry: it stays with the address, for whomever that is put on later.

    :raises Refused: if not a visitor, a supporter or the system asks.
    """
    permissions.require_may_ask_to_leave(by)
    mailboxes.leave_addresses([address.lower()], purpose=asked.purpose, at=at)


@transaction.atomic
def undo_leaving(
    *,
    back: WayBack,
    asked: Asked,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> list[ConsentEntry]:
    """
    Give each yes again that leaving a mailbox ended, in words of its own; return their entries.

    Passed over is who had not agreed before, who said something since, who is at none of the
    mailboxes that were left any more, and who is written to at another one by now: that has
    another reader. From a letter (no device in `via`) each no since then counts as ended that came
    from a device which proved nothing and that left no other mailbox: strangers can type an
    address. Of what was left, those mailboxes are open again that are still theirs.

    :raises Refused: if somebody else speaks for them.
    :raises NoWording: if what they pressed is missing.
    """
    permissions.require_may_record(by, back.person_id)
    _require_wording(asked)
    still = _locked_at(back)
    theirs = ConsentEntry.objects.filter(
        pk__in=back.entry_ids,
        channel=asked.channel,
        purpose=asked.purpose,
        is_given=False,
    )
    left = theirs.filter(person_id__in=still).values_list("person_id", flat=True)
    ended = {pk: _ended(pk, back, asked, via) for pk in sorted(set(left))}
    returning = [pk for pk, noes in ended.items() if noes]
    mailboxes.undo(
        returning,
        addresses=back.addresses,
        purpose=asked.purpose,
        moments={no.at for noes in ended.values() for no in noes},
    )
    return [
        _record(pk, asked, is_given=True, by=by, via=via, at=at) for pk in returning
    ]


def _locked_at(back: WayBack) -> set[int]:
    """Return who is still at the mailboxes of a way back; nobody moves them from there now."""
    found = selectors.still_at(back.addresses, written_to=back.written_to)
    list(Person.objects.select_for_update().filter(pk__in=found).order_by("pk"))
    # Staff may have changed an address while their lock was waited for.
    return found & selectors.still_at(back.addresses, written_to=back.written_to)


def _ended(
    person_id: int, back: WayBack, asked: Asked, via: Source
) -> list[ConsentEntry]:
    """Return the noes that a way back takes from a person; none where one of them stays."""
    kind = {"channel": asked.channel, "purpose": asked.purpose}
    is_letter = via.device_id is None
    return selectors.taken_back(
        selectors.entries_of_kind(person_id, **kind),
        back.entry_ids,
        selectors.strangers_noes(person_id, addresses=back.addresses, **kind)
        if is_letter
        else (),
    )


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


def _require_wording(asked: Asked) -> None:
    if not asked.wording.strip():
        raise NoWording


def _ends_anothers_yes(left: ConsentEntry, via: Source) -> bool:
    """
    Return whether a device left just now, and the newest word of anybody else was a yes.

    What the device gave and took back itself in between is passed over.
    """
    device_id = via.device_id
    newest, *earlier = selectors.entries_of_kind(
        left.person_id, channel=left.channel, purpose=left.purpose
    )
    if newest != left or left.source.get("device_id") != device_id:
        return False
    others = (one for one in earlier if one.source.get("device_id") != device_id)
    said = next(others, None)
    return said is not None and said.is_given


def _withdraw(
    person_id: int, asked: Asked, *, by: Actor, via: Source, at: dt.datetime
) -> ConsentEntry:
    newest = selectors.newest_entry(
        person_id, channel=asked.channel, purpose=asked.purpose
    )
    # Said again from elsewhere it is a no of its own: whoever undoes theirs leaves this one.
    if newest and newest.is_own_no and newest.came_by(via):
        return newest
    return _record(person_id, asked, is_given=False, by=by, via=via, at=at)


def _record(
    person_id: int,
    asked: Asked,
    *,
    is_given: bool,
    is_news: bool = True,
    submission_id: int | None = None,
    job_id: int | None = None,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> ConsentEntry:
    entry = ConsentEntry.objects.create(
        person_id=person_id,
        channel=asked.channel,
        purpose=asked.purpose,
        is_given=is_given,
        basis=asked.basis,
        wording=asked.wording,
        source=via.as_json(),
        proof=selectors.proof_of(person_id, via),
        submission_id=submission_id,
        job_id=job_id,
        at=at,
    )
    if not is_news:
        return entry
    happened = ConsentGiven if is_given else ConsentWithdrawn
    fact = happened(
        person_id=person_id, channel=FactChannel(asked.channel), entry_id=entry.pk
    )
    facts.publish(fact, by=by, via=via, at=at)
    return entry
