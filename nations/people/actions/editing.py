"""Change what is known of a person, by those who may."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from kernel import facts
from kernel.actor import Actor, Source
from kernel.changes import undoing
from kernel.jobs import actions as jobs
from kernel.jobs.actions import UndoneBefore
from kernel.jobs.models import Job
from nations.people import contact_points, edits, permissions, selectors
from nations.people.actions.identifying import NothingToKnowThemBy
from nations.people.facts import Detail, PersonEdited, PersonEditUndone
from nations.people.keeping import add_email, add_phone
from nations.people.models import Address, Device, Person


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonChange:
    """What is changed, as typed; null leaves a detail as it is, empty takes it away."""

    full_name: str | None = None
    called: str | None = None
    email: str | None = None
    phone: str | None = None
    postcode: str | None = None
    country: str = ""  # ISO 3166-1, of phone and postcode


class ChangedSince(Exception):
    """Undoing would take away what somebody wrote after it."""

    sentence = "This was changed again since, so it stays as it is."


class ChangedMeanwhile(Exception):
    """
    Somebody else changed the same detail after it was shown.

    `kept` is what such details are by now, under the names `PersonChange` has for them.
    """

    def __init__(self, kept: Mapping[str, str]) -> None:
        super().__init__(sorted(kept))
        self.kept = kept

    @property
    def sentences(self) -> dict[str, str]:
        """What to say at each of these details."""
        yours = "Keep these details once more if yours is right."
        return {
            field: f"Somebody has changed this to “{value}” meanwhile. {yours}"
            if value
            else f"Somebody has taken this away meanwhile. {yours}"
            for field, value in self.kept.items()
        }

    @property
    def sentence(self) -> str:
        """All of it."""
        return " ".join(self.sentences.values())


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Edited:
    """The person, and what the edit is undone by; null: nothing became another."""

    person: Person
    job_id: int | None


@transaction.atomic
def edit_person(
    *,
    person_id: int,
    change: PersonChange,
    shown: Mapping[str, str] | None = None,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Edited:
    """
    Change a person's name, what to call them, and how to reach them.

    Email and phone are the ones they are reached at; their other ones stay. One fact is
    published for each detail that became another; what it was is kept for a month.

    `shown` is what details were where the change was typed, under the names of `change`: one that
    is typed as it was shown stays as it is. Null: nothing was shown.

    :raises Refused: if this actor may not edit people.
    :raises Person.DoesNotExist: if there is no such person.
    :raises ChangedMeanwhile: if a detail is neither what was shown nor what was typed any more.
    :raises NotAName, NotAnEmail, NotAPhone, NotAPostcode: if what was typed can't be kept.
    :raises NothingToKnowThemBy: if no name, email or phone would be left.
    """
    permissions.require_may_edit(by)
    person = Person.objects.select_for_update().get(pk=person_id)
    change = _touched(person, change, shown or {})
    channel, before = via.channel.value, edits.look(person_id)
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
    _require_known(person)
    if not changed:
        return Edited(person=person, job_id=None)
    job = jobs.note_done(kind=edits.KIND, subject_id=person.pk, by=by, via=via, at=at)
    edits.keep(person.pk, before, job_id=job.pk)
    for detail in changed:
        fact = PersonEdited(person_id=person.pk, detail=detail, job_id=job.pk)
        facts.publish(fact, by=by, via=via, at=at)
    return Edited(person=person, job_id=job.pk)


@transaction.atomic
def undo_edit(
    *, person_id: int, job_id: int, by: Actor, via: Source, at: dt.datetime
) -> Person:
    """
    Put back what an edit changed, whole or not at all.

    :raises Refused: if this actor may not edit people.
    :raises Person.DoesNotExist: if there is no such person.
    :raises Job.DoesNotExist: if there is no such edit of theirs.
    :raises UndoneBefore: if it was undone, or is too long ago for its values to be kept.
    :raises ChangedSince: if something of it was changed since.
    :raises NothingToKnowThemBy: if no name, email or phone would be left.
    """
    permissions.require_may_edit(by)
    person = Person.objects.select_for_update().get(pk=person_id)
    job = Job.objects.get(pk=job_id, kind=edits.KIND, subject_id=person_id)
    edit = edits.edits_of(person_id, [job.pk]).get(job.pk)
    if edit is None or not edit.is_open:
        raise UndoneBefore
    try:
        with transaction.atomic():
            undone = undoing.undo_chunk(job_id=job.pk, root=edits.PERSON, at=at)
    except IntegrityError as error:
        raise ChangedSince from error
    if undone.left:
        raise ChangedSince
    person.refresh_from_db()
    _require_known(person)
    email = edit.details.get(Detail.EMAIL)
    if email and not contact_points.is_same_mailbox(email.before, email.after):
        _forget_proofs(person)
    for detail in edit.details:
        fact = PersonEditUndone(person_id=person.pk, detail=detail, job_id=job.pk)
        facts.publish(fact, by=by, via=via, at=at)
    return person


def _touched(
    person: Person, change: PersonChange, shown: Mapping[str, str]
) -> PersonChange:
    """Return the change without what stands in it as it was shown."""
    typed = {field: getattr(change, field) for field in shown}
    untouched = {
        field
        for field, value in typed.items()
        if value is None or _is_same(value, shown[field])
    }
    now = selectors.details_of(person)
    overtaken = {
        field: now[field]
        for field, value in typed.items()
        if field not in untouched
        and not _is_same(now[field], shown[field])
        and not _is_same(now[field], value)
    }
    if overtaken:
        raise ChangedMeanwhile(overtaken)
    left: dict[str, Any] = dict.fromkeys(untouched)
    return dataclasses.replace(change, **left)


def _is_same(one: str, other: str) -> bool:
    # A form's field holds no line break, and nobody sees a second space.
    return one.split() == other.split()


def _require_known(person: Person) -> None:
    if not (person.full_name or person.emails.exists() or person.phones.exists()):
        raise NothingToKnowThemBy


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
    if first and contact_points.is_same_mailbox(address, first.address):
        # Its row stays, and with it what was proved and sent there.
        first.address = address
        first.save(update_fields=["address"])
        return True
    if first:
        first.delete()
    _forget_proofs(person)
    if address:
        kept = add_email(person, address, channel=channel, at=at)
        kept.is_primary = True
        kept.save(update_fields=["is_primary"])
    return True


def _forget_proofs(person: Person) -> None:
    # What a device proved is that it reads the mailbox that stood there before.
    person.devices.exclude(proof=Device.Proof.TYPED).update(proof=Device.Proof.TYPED)


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
