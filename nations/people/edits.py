"""
What an edit of a person changed: kept in `kernel.changes`, read for History, put back.

Every edit is kept under a job of its own, done at once; facts name the job and hold no value.
"""

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from kernel.changes import recording
from kernel.changes.models import Change
from kernel.changes.recording import Rows
from nations.people.facts import Detail
from nations.people.models import Address, Email, Phone

KIND: Final = "people.edit"
PERSON: Final = "people.Person"
_BELONGING: Final[Mapping[str, type[Email | Phone | Address]]] = {
    "people.Email": Email,
    "people.Phone": Phone,
    "people.Address": Address,
}
# Which columns of which table a detail is told by.
_COLUMNS: Final = {
    Detail.NAME: (PERSON, "full_name"),
    Detail.CALLED: (PERSON, "called"),
    Detail.EMAIL: ("people.Email", "address"),
    Detail.PHONE: ("people.Phone", "given"),
    Detail.POSTCODE: ("people.Address", "postcode"),
}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Values:
    """What a detail was and what it became; empty: there was none."""

    before: str
    after: str


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """What one edit changed; `is_open` where it wasn't undone yet."""

    details: Mapping[Detail, Values]
    is_open: bool


# --- Keeping ----------------------------------------------------------------------------


def look(person_id: int) -> dict[str, Rows]:
    """Return a person's rows as they are now, to be handed to `keep` when they have been changed."""
    rows = {PERSON: recording.look(model=PERSON, ids=[person_id])}
    for label, model in _BELONGING.items():
        ids = model.objects.filter(person_id=person_id).values_list("pk", flat=True)
        rows[label] = recording.look(model=label, ids=list(ids))
    return rows


def keep(person_id: int, before: Mapping[str, Rows], *, job_id: int) -> None:
    """Write down how the person's rows differ from before."""
    recording.changed(job_id=job_id, model=PERSON, before=before[PERSON], root="id")
    for label, model in _BELONGING.items():
        rows = model.objects.filter(person_id=person_id)
        now = set(rows.values_list("pk", flat=True))
        gone = {pk: said for pk, said in before[label].items() if pk not in now}
        kept = {pk: said for pk, said in before[label].items() if pk in now}
        recording.removed(job_id=job_id, model=label, before=gone, root_id=person_id)
        recording.changed(job_id=job_id, model=label, before=kept, root="person_id")
        recording.created(
            job_id=job_id, model=label, ids=now - set(before[label]), root="person_id"
        )


# --- Reading ----------------------------------------------------------------------------


def edits_of(person_id: int, job_ids: Collection[int]) -> dict[int, Edit]:
    """Return what these edits of a person changed, by job; none whose values are kept no longer."""
    changes: dict[int, list[Change]] = {}
    rows = Change.objects.filter(root_id=person_id, job_id__in=job_ids)
    for change in rows if job_ids else ():
        changes.setdefault(change.job_id, []).append(change)
    return {job_id: _edit(found) for job_id, found in changes.items()}


def _edit(changes: Sequence[Change]) -> Edit:
    told = {detail: _values(changes, *where) for detail, where in _COLUMNS.items()}
    return Edit(
        details={
            detail: values
            for detail, values in told.items()
            if values.before != values.after
        },
        is_open=all(one.undone_at is None for one in changes),
    )


def _values(changes: Sequence[Change], model: str, column: str) -> Values:
    before = after = ""
    for one in changes:
        if one.model == model:
            before = (one.before or {}).get(column, "") or before
            after = _after(one, column) or after
    return Values(before=before, after=after)


def _after(change: Change, column: str) -> str:
    if change.after.get("is_primary") and column not in change.after:
        # One of their other ones became the first; that one says what it is.
        row = _BELONGING[change.model].objects.filter(pk=change.row_id).first()
        return str(getattr(row, column, ""))
    said: dict[str, Any] = change.after
    return str(said.get(column, ""))
