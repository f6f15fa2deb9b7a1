"""Begin, stop and undo jobs."""

import dataclasses
import datetime as dt
from typing import Final

from celery import current_app
from django.db import transaction

from kernel import queue
from kernel.actor import Actor, Source
from kernel.jobs.models import Job
from kernel.permissions import Permission, require

#: For so long a press puts everything back.
UNDO_FOR: Final = dt.timedelta(days=30)
# A worker that was called has so long to come before it is called again.
PATIENCE: Final = dt.timedelta(minutes=1)


class CantBeUndone(Exception):
    """It isn't finished, keeps nothing to go back to, or is too long ago."""

    sentence = "This can’t be undone any more."


class UndoneBefore(Exception):
    """It was undone, or is being undone."""

    sentence = "This was undone already."


class NotRunning(Exception):
    """It has ended."""

    sentence = "This has ended already."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """
    What a job is: its code, the tasks that do and undo it, and what it is about.

    `permission` is what stopping and undoing it needs beside "jobs.undo".
    """

    kind: str
    task: str
    undo_task: str = ""
    permission: str = ""
    queue: str = "bulk"
    subject_id: int | None = None
    total: int = 0


@transaction.atomic
def begin(
    work: Work,
    *,
    undo_of: Job | None = None,
    is_woken: bool = True,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Job:
    """
    Write a job down and, unless its maker works on it at once, wake a worker after the commit.

    Who may begin it is asked by the slice whose work it is.
    """
    job = Job.objects.create(
        kind=work.kind,
        task=work.task,
        undo_task=work.undo_task,
        permission=work.permission,
        queue=work.queue,
        subject_id=work.subject_id,
        total=work.total,
        undo_of=undo_of,
        undo_until=at + UNDO_FOR if work.undo_task else None,
        actor=by.as_json(),
        wake_at=at + PATIENCE,
        began_at=at,
    )
    if is_woken:
        wake_on_commit(job)
    return job


@transaction.atomic
def note_done(
    *, kind: str, subject_id: int, by: Actor, via: Source, at: dt.datetime
) -> Job:
    """
    Write down something short that is done at once, for what it changes to be kept under.

    It is in no list of jobs, and its own slice undoes it. Who may is asked there.
    """
    return Job.objects.create(
        kind=kind,
        subject_id=subject_id,
        state=Job.State.DONE,
        undo_until=at + UNDO_FOR,
        actor=by.as_json(),
        wake_at=at,
        began_at=at,
        finished_at=at,
    )


def wake_on_commit(job: Job) -> None:
    """Call a worker for a job once this transaction has committed."""
    task = current_app.tasks[job.task]
    queue.delay_on_commit(task, queue=job.queue, job_id=job.pk)


def _require_may_change(job: Job, by: Actor) -> None:
    require(by, Permission.JOBS_UNDO)
    if job.permission:
        require(by, job.permission)


@transaction.atomic
def stop(*, job_id: int, by: Actor, via: Source, at: dt.datetime) -> Job:
    """
    Stop a job after the chunk it is at; what is done stays done.

    :raises Refused: if this actor may not stop it.
    :raises NotRunning: if it has ended.
    :raises Job.DoesNotExist: if there is none of this number.
    """
    require(by, Permission.JOBS_UNDO)
    job = Job.objects.select_for_update().get(pk=job_id)
    _require_may_change(job, by)
    if not job.is_open:
        raise NotRunning
    job.is_stop_asked = True
    if job.state == Job.State.WAITING:
        job.state, job.finished_at = Job.State.STOPPED, at
    job.save(update_fields=["is_stop_asked", "state", "finished_at"])
    return job


@transaction.atomic
def undo(*, job_id: int, by: Actor, via: Source, at: dt.datetime) -> Job:
    """
    Begin a job that puts back what another one changed; return it.

    :raises Refused: if this actor may not undo it.
    :raises CantBeUndone: if it runs, keeps nothing to go back to, or is too long ago.
    :raises UndoneBefore: if it was undone, or is being undone.
    :raises Job.DoesNotExist: if there is none of this number.
    """
    require(by, Permission.JOBS_UNDO)
    job = Job.objects.select_for_update().get(pk=job_id)
    _require_may_change(job, by)
    cut_off = [Job.State.STOPPED, Job.State.FAILED]
    if job.undos.exclude(state__in=cut_off).exists():
        raise UndoneBefore
    if job.is_open or not job.undo_task or not job.undo_until or job.undo_until < at:
        raise CantBeUndone
    work = Work(
        kind=f"{job.kind}.undo",
        task=job.undo_task,
        permission=job.permission,
        queue=job.queue,
        subject_id=job.subject_id,
    )
    return begin(work, undo_of=job, by=by, via=via, at=at)
