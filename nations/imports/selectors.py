"""Imports: how a file is read, what is under way and what is done."""

import csv
import dataclasses
import io
from collections.abc import Iterable, Sequence

from django.core.files.storage import default_storage

from kernel.actor import Actor
from kernel.changes.selectors import left_rows
from kernel.jobs.models import Job
from nations.imports import permissions, reading, trial
from nations.imports.consent import Consent
from nations.imports.models import ImportFile, RefusedRow
from nations.imports.trial import Answer, Column, Refusal, Trial
from nations.people.models import Person


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A file, its job (null: it waits for a press), and whether it was taken back."""

    file: ImportFile
    job: Job | None
    is_taken_back: bool = False


def newest_imports(
    *, by: Actor, is_begun: bool = True, count: int = 20
) -> list[Listed]:
    """
    Return the newest files that were brought in or are being, or those that were only read.

    :raises Refused: if this actor may not import people.
    """
    permissions.require_may_import(by)
    wanted = ImportFile.objects.filter(job_id__isnull=not is_begun)
    files = list(wanted.order_by("-pk")[:count])
    jobs = Job.objects.in_bulk([file.job_id for file in files if file.job_id])
    undone = Job.objects.filter(undo_of__in=jobs, state=Job.State.DONE)
    taken_back = set(undone.values_list("undo_of_id", flat=True))
    return [
        Listed(
            file=file,
            job=jobs.get(file.job_id or 0),
            is_taken_back=file.job_id in taken_back,
        )
        for file in files
    ]


def get_import(import_id: int, *, by: Actor) -> Listed:
    """
    Return a file.

    :raises Refused: if this actor may not import people.
    :raises ImportFile.DoesNotExist: if there is none of this number.
    """
    permissions.require_may_import(by)
    file = ImportFile.objects.get(pk=import_id)
    return Listed(file=file, job=Job.objects.filter(pk=file.job_id or 0).first())


def names_of(import_ids: Iterable[int]) -> dict[int, str]:
    """Return files' names by number; for whoever lists their jobs."""
    files = ImportFile.objects.filter(pk__in=import_ids)
    return dict(files.values_list("pk", "name"))


def refused_rows(
    import_id: int, *, by: Actor, count: int | None = None
) -> list[RefusedRow]:
    """
    Return the rows that were left out, in order.

    :raises Refused: if this actor may not import people.
    """
    permissions.require_may_import(by)
    rows = RefusedRow.objects.filter(import_file_id=import_id).order_by("line")
    return list(rows[:count])


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """
    A file that waits for a press: its columns, its consent column, and the trial run.

    `is_header_doubtful` is whether its first line may be somebody's.
    """

    is_header_doubtful: bool
    columns: Sequence[Column]
    answers: Sequence[Answer]
    consent: Consent
    trial: Trial


def reading_of(file: ImportFile, *, by: Actor, country: str) -> Reading:
    """
    Return how a file is read by what was chosen, and what bringing it in would come to.

    :raises Refused: if this actor may not import people.
    """
    permissions.require_may_import(by)
    with default_storage.open(file.stored_as) as kept:
        table, every = trial.read_head(
            kept, encoding=file.encoding, is_table=bool(file.delimiter)
        )
    rows = trial.head(every)
    consent = Consent.from_json(file.consent)
    return Reading(
        is_header_doubtful=table.is_header_doubtful,
        columns=trial.columns_of(rows, table, file.goes_to),
        answers=trial.answers_of(rows, file.goes_to),
        consent=consent,
        trial=trial.run(rows, file.goes_to, consent, country=country),
    )


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class LeftAlone:
    """Somebody undoing left as they are, and why (a kernel.changes Change.Left)."""

    person: Person
    reason: str


def left_alone(job: Job, *, by: Actor, count: int = 200) -> list[LeftAlone]:
    """
    Return whom undoing this import left as they are.

    :raises Refused: if this actor may not import people.
    """
    permissions.require_may_import(by)
    left = left_rows(job_id=job.pk, count=count)
    people = Person.objects.in_bulk(left)
    return [
        LeftAlone(person=people[pk], reason=reason)
        for pk, reason in left.items()
        if pk in people
    ]


def refused_as_csv(
    file: ImportFile, refused: Iterable[Refusal | RefusedRow], *, by: Actor
) -> str:
    """
    Return refused rows as a CSV with row and reason in front, to be mended and tried again.

    No cell of it is run by a spreadsheet that opens it.

    :raises Refused: if this actor may not import people.
    """
    permissions.require_may_import(by)
    written = io.StringIO()
    out = csv.writer(written)
    headings = file.headings if file.delimiter else ["Line"]
    out.writerow(_harmless(["Row", "Reason", *headings]))
    for one in refused:
        cells = _cells(one.text, file.delimiter)
        out.writerow(_harmless([str(one.line), one.reason, *cells]))
    return written.getvalue()


def _cells(text: str, delimiter: str) -> list[str]:
    if not delimiter or text.count('"') % 2:
        return [text]  # no table, or an open quote: nobody knows where its cells end
    lines = io.StringIO(text.replace("\x00", ""))
    return next(csv.reader(lines, delimiter=delimiter), [])


def _harmless(cells: Sequence[str]) -> list[str]:
    # OWASP, "CSV injection": a quote in front makes text of it.
    return [f"'{cell}" if reading.has_formula(cell) else cell for cell in cells]
