"""Bring people in from a file: read it, choose its columns, and begin the job that does it."""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from kernel.actor import Actor, ActorKind, Source
from kernel.jobs import actions as jobs
from kernel.jobs import running
from kernel.jobs.models import Job
from kernel.permissions import Permission, Refused
from nations.imports import bringing, columns, permissions, trial
from nations.imports.consent import Agreed, Consent
from nations.imports.models import ImportFile, RefusedRow

__all__ = ["Agreed", "Consent"]

BIGGEST_FILE: Final = 50 * 1024 * 1024
KIND: Final = "imports.people"
RUN_TASK: Final = "nations.imports.run"
UNDO_TASK: Final = "nations.imports.undo"
FOLDER: Final = "imports"
_FOR_A_GUESS: Final = 20
# A file nobody brought in holds people who are nobody's supporters yet.
UNPRESSED_KEPT_FOR: Final = dt.timedelta(days=7)
_STRAYS_KEPT_FOR: Final = dt.timedelta(days=1)


class FileTooBig(Exception):
    """More than a spreadsheet of a million people."""

    sentence = "The file is larger than 50 MB. Cut it in two."


class ConsentUnanswered(Exception):
    """Bringing people in waits until one of the three is chosen."""

    sentence = "Say whether they agreed to get email."


class ReasonMissing(Exception):
    """A list of consents without day and reason proves nothing."""

    sentence = "Say when and why they agreed."


class DayToCome(Exception):
    """Nobody has agreed on a day that is still to come."""

    sentence = "That day is still to come. Say on which day they agreed."


class NoConsentColumn(Exception):
    """Some agreed, but no column says who."""

    sentence = "Say which column says that they agreed."


class NotReading(Exception):
    """It was begun already."""

    sentence = "This file was brought in already."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What an import came to; `left_out` names the columns that weren't read."""

    import_id: int
    created_count: int
    updated_count: int
    refused_count: int
    refusals: Sequence[dict[str, Any]]
    left_out: Sequence[str]


def read_file(
    *, content: bytes, name: str, by: Actor, via: Source, at: dt.datetime
) -> ImportFile:
    """
    Keep a file and guess what its columns hold; nobody is brought in yet.

    :raises Refused: if this actor may not import people.
    :raises FileTooBig: beyond 50 MB.
    :raises NotACsv: if no table can be read from it.
    :raises NotKept: if there is no room for it.
    """
    permissions.require_may_import(by)
    if len(content) > BIGGEST_FILE:
        raise FileTooBig
    table, rows = trial.read(content)
    samples = list(islice(rows, _FOR_A_GUESS))
    goes_to = columns.guess(table.headings, samples)
    # A column that says who agreed answers the question; without one nobody has answered it.
    says_so = Agreed.COLUMN if "agreed" in goes_to else None
    digest = hashlib.sha256(content).hexdigest()
    stored = default_storage.save(f"{FOLDER}/{digest[:24]}.csv", ContentFile(content))
    with transaction.atomic():
        return ImportFile.objects.create(
            name=name[:200],
            stored_as=stored,
            digest=digest,
            encoding=table.encoding,
            delimiter=table.delimiter,
            headings=list(table.headings),
            goes_to=goes_to,
            consent=Consent(agreed=says_so).as_json(),
            row_count=len(samples) + sum(1 for _ in rows),
            uploaded_by_user_id=by.user_id,
            uploaded_at=at,
        )


def _waiting(import_id: int) -> ImportFile:
    file = ImportFile.objects.select_for_update().get(pk=import_id)
    if file.job_id is not None:
        raise NotReading
    return file


@transaction.atomic
def choose(
    *,
    import_id: int,
    goes_to: Sequence[str],
    consent: Consent,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> ImportFile:
    """
    Keep what each column goes to and what was said of consent; nobody is brought in yet.

    Columns beyond the file's, and fields that don't exist, are left out.

    :raises Refused: if this actor may not import people.
    :raises NotReading: if it was begun already.
    :raises ImportFile.DoesNotExist: if there is none of this number.
    """
    permissions.require_may_import(by)
    file = _waiting(import_id)
    known = [field if field in columns.FIELDS else "" for field in goes_to]
    missing = len(file.headings) - len(known)
    file.goes_to = [*known, *[""] * missing][: len(file.headings)]
    file.consent = consent.as_json()
    file.save(update_fields=["goes_to", "consent"])
    return file


@transaction.atomic
def throw_away(*, import_id: int, by: Actor, via: Source, at: dt.datetime) -> None:
    """
    Delete a file that was read and never brought in; there is no undoing it.

    :raises Refused: if this actor may not import people.
    :raises NotReading: if it was begun already.
    :raises ImportFile.DoesNotExist: if there is none of this number.
    """
    permissions.require_may_import(by)
    file = _waiting(import_id)
    file.delete()
    # Only once it is really gone: a row without its file would be a screen that breaks.
    transaction.on_commit(partial(default_storage.delete, file.stored_as))


@transaction.atomic
def begin(
    *,
    import_id: int,
    is_woken: bool = True,
    queue: str = running.BULK,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Job:
    """
    Begin the job that brings a file in, by the columns and consent that were chosen.

    :raises Refused: if this actor may not import people.
    :raises NotReading: if it was begun already.
    :raises NothingChosen: if no column says who anybody is.
    :raises ConsentUnanswered: if none of the three was chosen.
    :raises ReasonMissing: if all agreed, but not when or why.
    :raises DayToCome: if they would agree later than today.
    :raises NoConsentColumn: if a column says it, but not which.
    :raises ImportFile.DoesNotExist: if there is none of this number.
    """
    permissions.require_may_import(by)
    file = _waiting(import_id)
    consent = Consent.from_json(file.consent)
    if not columns.KNOWN_BY & set(file.goes_to):
        raise columns.NothingChosen
    if consent.agreed is None:
        raise ConsentUnanswered
    if not consent.is_complete:
        raise ReasonMissing
    if consent.is_to_come(at):
        raise DayToCome
    if consent.agreed is Agreed.COLUMN and "agreed" not in file.goes_to:
        raise NoConsentColumn
    work = jobs.Work(
        kind=KIND,
        task=RUN_TASK,
        undo_task=UNDO_TASK,
        permission=Permission.PEOPLE_IMPORT,
        queue=queue,
        subject_id=file.pk,
        total=file.row_count,
    )
    job = jobs.begin(work, is_woken=is_woken, by=by, via=via, at=at)
    file.job_id = job.pk
    file.save(update_fields=["job_id"])
    return job


def import_people(
    *,
    content: bytes,
    name: str,
    consent: Consent,
    country: str,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Done:
    """
    Read a file and bring it in at once, by the columns that were guessed; for the shell.

    :raises Refused, FileTooBig, NotACsv: as `read_file`.
    :raises NothingChosen, ConsentUnanswered, ReasonMissing, DayToCome, NoConsentColumn: as
        `begin`.
    """
    file = read_file(content=content, name=name, by=by, via=via, at=at)
    goes_to = file.goes_to
    choose(import_id=file.pk, goes_to=goes_to, consent=consent, by=by, via=via, at=at)
    # Who sits at the shell doesn't wait for a turn in the bulk queue.
    job = begin(
        import_id=file.pk, is_woken=False, queue="default", by=by, via=via, at=at
    )
    running.work(job_id=job.pk, step=bringing.Bringing(country=country, via=via))
    job.refresh_from_db()
    refused = RefusedRow.objects.filter(import_file=file).order_by("line")
    return Done(
        import_id=file.pk,
        created_count=job.counts.get("created", 0),
        updated_count=job.counts.get("matched", 0),
        refused_count=job.refused,
        refusals=[dict(row) for row in refused.values("line", "reason")],
        left_out=columns.left_out(
            file.headings, goes_to, reads_consent=consent.agreed is Agreed.COLUMN
        ),
    )


def forget_files(*, by: Actor, via: Source, at: dt.datetime) -> int:
    """
    Delete files nobody brought in within a week, those whose import can't be undone any more, and
    those that no row knows of.

    Of the second the row stays with its counts, and each refused line with its reason, without
    its text. Return how many files went.

    :raises Refused: if anybody but the system asks.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise Refused("The platform does this by itself.")
    unpressed = ImportFile.objects.filter(
        job_id=None, uploaded_at__lt=at - UNPRESSED_KEPT_FOR
    )
    settled = Job.objects.filter(
        kind=KIND, finished_at__isnull=False, undo_until__lt=at
    )
    begun = ImportFile.objects.filter(job_id__in=settled.values("pk"))
    count = 0
    for file in [*unpressed, *begun.exclude(stored_as="")]:
        _forget(file)
        count += 1
    return count + _forget_strays(at)


def _forget_strays(at: dt.datetime) -> int:
    """Delete stored files whose row is gone, or never came: something was cut off in between."""
    try:
        _, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    known = set(ImportFile.objects.values_list("stored_as", flat=True))
    strays = [path for name in names if (path := f"{FOLDER}/{name}") not in known]
    # One that is being read at this moment has its row in a moment.
    old = [
        path
        for path in strays
        if default_storage.get_modified_time(path) < at - _STRAYS_KEPT_FOR
    ]
    for path in old:
        default_storage.delete(path)
    return len(old)


def _forget(file: ImportFile) -> None:
    # First the file: cut off in between, the next day's turn finds the row and goes on.
    default_storage.delete(file.stored_as)
    if file.job_id is None:
        file.delete()
        return
    with transaction.atomic():
        RefusedRow.objects.filter(import_file=file).update(text="")
        file.stored_as = ""
        file.save(update_fields=["stored_as"])
