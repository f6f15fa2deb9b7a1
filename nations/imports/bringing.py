"""What the job does with a chunk: bring rows in, and take people back."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from django.core.files.storage import default_storage
from django.utils import timezone

from kernel import facts
from kernel.actor import Actor, Source
from kernel.changes import undoing
from kernel.changes.undoing import Undone
from kernel.crash import crash_point
from kernel.jobs.models import Job
from nations.consents import lists as consents
from nations.consents.actions import Asked
from nations.consents.models import ConsentEntry
from nations.imports import trial
from nations.imports.consent import Consent
from nations.imports.facts import (
    ChunkBroughtIn,
    ChunkTakenBack,
    ImportUndone,
    PeopleImported,
)
from nations.imports.models import ImportFile, RefusedRow
from nations.imports.reading import Row
from nations.imports.trial import Refusal, Usable
from nations.people import lists as people
from nations.people import undoing as people_undoing

ROWS_AT_A_TIME: Final = 500


class Bringing:
    """
    A step of the job (kernel.jobs.running.Step): the next rows of its file.

    The file is read once per worker; where to go on stands in the job. `country` is where
    phones and postcodes are from.
    """

    def __init__(self, *, country: str, via: Source) -> None:
        self.country = country
        self.via = via
        self._rows: list[Row] | None = None

    def __call__(self, job: Job) -> bool:
        """Bring the next rows in; say whether any are left."""
        file = ImportFile.objects.get(pk=job.subject_id or 0)
        rows = self._read(file)
        chunk = rows[job.done : job.done + ROWS_AT_A_TIME]
        at = timezone.now()
        usable, refused = trial.sort_out(chunk, file.goes_to, country=self.country)
        _keep_refused(file, refused)
        self._bring_in(job, file, usable, at=at)
        crash_point("imports.brought_in")
        job.done += len(chunk)
        job.refused += len(refused)
        if job.done < len(rows):
            return True
        self._tell(job, at=at)
        return False

    def _read(self, file: ImportFile) -> list[Row]:
        if self._rows is None:
            with default_storage.open(file.stored_as) as kept:
                _, rows = trial.read(kept.read())
            self._rows = list(rows)
        return self._rows

    def _bring_in(
        self, job: Job, file: ImportFile, usable: Sequence[Usable], *, at: dt.datetime
    ) -> None:
        by = Actor.from_json(job.actor)
        brought = people.bring_in(
            [(one.kept, one.typed) for one in usable],
            job_id=job.pk,
            by=by,
            via=self.via,
            at=at,
        )
        agreed = self._agree(job, file, usable, brought.ids, at=at)
        created = len(brought.created_ids)
        job.count(created=created, matched=len(usable) - created)
        if brought.created_ids or brought.touched_ids or agreed:
            facts.publish(
                ChunkBroughtIn(
                    import_id=file.pk,
                    created_ids=tuple(brought.created_ids),
                    touched_ids=tuple(brought.touched_ids),
                    agreed_ids=tuple(agreed),
                ),
                by=by,
                via=self.via,
                at=at,
            )

    def _agree(
        self,
        job: Job,
        file: ImportFile,
        usable: Sequence[Usable],
        ids: Sequence[int],
        *,
        at: dt.datetime,
    ) -> Sequence[int]:
        consent = Consent.from_json(file.consent)
        said_yes = [
            person_id
            for one, person_id in zip(usable, ids, strict=True)
            if one.kept.email and trial.says_yes(one.row, file.goes_to, consent)
        ]
        asked = Asked(wording=consent.wording, basis=ConsentEntry.Basis.IMPORTED)
        by = Actor.from_json(job.actor)
        return consents.agree(
            said_yes, asked, job_id=job.pk, by=by, via=self.via, at=at
        )

    def _tell(self, job: Job, *, at: dt.datetime) -> None:
        facts.publish(
            PeopleImported(
                import_id=job.subject_id or 0,
                created_count=job.counts.get("created", 0),
                updated_count=job.counts.get("matched", 0),
                refused_count=job.refused,
            ),
            by=Actor.from_json(job.actor),
            via=self.via,
            at=at,
        )


def _keep_refused(file: ImportFile, refused: Sequence[Refusal]) -> None:
    # NUL can't be stored, and says nothing to whoever mends the line.
    RefusedRow.objects.bulk_create(
        [
            RefusedRow(
                import_file=file,
                line=one.line,
                reason=one.reason,
                text=one.text.replace("\x00", ""),
            )
            for one in refused
        ],
        ignore_conflicts=True,
    )


class TakingBack:
    """A step of the job that undoes an import: the next people it touched."""

    def __init__(self, *, via: Source) -> None:
        self.via = via

    def __call__(self, job: Job) -> bool:
        """Put the next people back as they were; say whether any are left."""
        list_job_id, at = job.undo_of_id or 0, timezone.now()
        if not job.total:
            undoing.prepare(job_id=list_job_id)
            job.total = undoing.roots_count(job_id=list_job_id)
        undone = people_undoing.undo_people(
            job_id=list_job_id, ledgers=(consents.LEDGER,), at=at
        )
        crash_point("imports.taken_back")
        if not undone.roots:
            undoing.undo_rootless(job_id=list_job_id, at=at)
            self._tell(job, at=at)
            return False
        consents.take_back(
            [*undone.restored, *undone.left],
            list_job_id=list_job_id,
            job_id=job.pk,
            by=Actor.from_json(job.actor),
            via=self.via,
            at=at,
        )
        job.done += len(undone.roots)
        job.refused += len(undone.left)
        job.count(
            removed=len(undone.removed),
            restored=len(undone.restored),
            left=len(undone.left),
        )
        self._publish(job, undone, at=at)
        return True

    def _publish(self, job: Job, undone: Undone, *, at: dt.datetime) -> None:
        facts.publish(
            ChunkTakenBack(
                import_id=job.subject_id or 0,
                removed_ids=tuple(undone.removed),
                restored_ids=tuple(undone.restored),
                left_ids=tuple(undone.left),
            ),
            by=Actor.from_json(job.actor),
            via=self.via,
            at=at,
        )

    def _tell(self, job: Job, *, at: dt.datetime) -> None:
        facts.publish(
            ImportUndone(
                import_id=job.subject_id or 0,
                removed_count=job.counts.get("removed", 0),
                restored_count=job.counts.get("restored", 0),
                left_count=job.counts.get("left", 0),
            ),
            by=Actor.from_json(job.actor),
            via=self.via,
            at=at,
        )
