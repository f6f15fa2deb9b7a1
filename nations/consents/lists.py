"""Consents of a whole list at once; the ledger only grows."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Sequence

from kernel.actor import Actor, Source
from kernel.changes import recording
from kernel.permissions import Permission, require
from nations.consents.actions import Asked, NoWording
from nations.consents.models import ConsentEntry
from nations.consents.selectors import left_by_themselves

LEDGER = "consents.ConsentEntry"
TAKEN_BACK = "The list this came with was taken back."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Who said yes, and who left by their own choice; everybody else never said anything."""

    yes: frozenset[int]
    left: frozenset[int]


def standing(
    person_ids: Collection[int], *, channel: str = "EMAIL", purpose: str = "UPDATES"
) -> Standing:
    """
    Return what counts now for these people.

    A yes that came with a list and was taken back with it is nobody's own no; a no to email is
    one of everybody at that address.
    """
    rows = ConsentEntry.objects.filter(
        person_id__in=person_ids, channel=channel, purpose=purpose
    )
    newest = rows.order_by("person_id", "-at", "-pk").distinct("person_id")
    return Standing(
        yes=frozenset(one.person_id for one in newest if one.is_given),
        left=left_by_themselves(person_ids, channel=channel, purpose=purpose),
    )


def _entries(
    person_ids: Collection[int],
    asked: Asked,
    *,
    given: bool,
    job_id: int,
    via: Source,
    at: dt.datetime,
) -> list[ConsentEntry]:
    return ConsentEntry.objects.bulk_create(
        ConsentEntry(
            person_id=person_id,
            channel=asked.channel,
            purpose=asked.purpose,
            is_given=given,
            basis=asked.basis,
            wording=asked.wording,
            source=via.as_json(),
            job_id=job_id,
            at=at,
        )
        for person_id in sorted(set(person_ids))
    )


def agree(
    person_ids: Collection[int],
    asked: Asked,
    *,
    job_id: int,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Sequence[int]:
    """
    Record that people of a list agreed; return whose yes is new.

    Who said yes before is left as they are, and who left before stays out.

    :raises Refused: if this actor may not record consents.
    :raises NoWording: if the sentence they agreed to is missing.
    """
    require(by, Permission.CONSENTS_RECORD)
    if not asked.wording.strip():
        raise NoWording
    now = standing(person_ids, channel=asked.channel, purpose=asked.purpose)
    new = set(person_ids) - now.yes - now.left
    entries = _entries(new, asked, given=True, job_id=job_id, via=via, at=at)
    ids = [entry.pk for entry in entries]
    recording.created(job_id=job_id, model=LEDGER, ids=ids, root="person_id")
    return sorted(new)


def take_back(
    person_ids: Collection[int],
    *,
    list_job_id: int,
    job_id: int,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Sequence[int]:
    """
    Take back the yes that these people got from a list, where it still counts; return whose.

    :raises Refused: if this actor may not record consents.
    """
    require(by, Permission.CONSENTS_RECORD)
    rows = ConsentEntry.objects.filter(person_id__in=person_ids)
    newest = rows.order_by("person_id", "channel", "purpose", "-at", "-pk").distinct(
        "person_id", "channel", "purpose"
    )
    asked = Asked(wording=TAKEN_BACK, basis=ConsentEntry.Basis.IMPORTED)
    theirs = [
        entry.person_id
        for entry in newest
        if entry.job_id == list_job_id
        and entry.is_given
        and (entry.channel, entry.purpose) == (asked.channel, asked.purpose)
    ]
    _entries(theirs, asked, given=False, job_id=job_id, via=via, at=at)
    return sorted(theirs)
