"""Working on a job: a lease, a chunk per transaction, and what happens when it fails."""

import datetime as dt
import logging
import secrets
from collections.abc import Callable, Iterable
from typing import Final

from celery import current_app
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from kernel import queue
from kernel.crash import crash_point
from kernel.failures import reason_of
from kernel.jobs.models import Job
from kernel.schema import current_schema
from kernel.sweep import schemas_with

logger = logging.getLogger(__name__)

#: A worker that isn't at a chunk for so long is given up. While it is at one it holds the row's
#: lock, and a chunk may take longer.
LEASE: Final = dt.timedelta(seconds=30)
#: After a failed chunk it is tried again then; after the last of them it has failed.
TRY_AGAIN_AFTER: Final = (dt.timedelta(minutes=1), dt.timedelta(minutes=5))
BULK: Final = "bulk"

#: Does the next chunk of a job, within the transaction that keeps its progress; says whether
#: anything is left.
Step = Callable[[Job], bool]


def work(*, job_id: int, step: Step) -> None:
    """
    Work on a job until nothing is left of it, a chunk per transaction.

    Does nothing where somebody else works on it, it has ended, or its nation already has its
    share of the bulk workers: then it waits to be woken.
    """
    lease = _claim(job_id, at=timezone.now())
    if lease is None:
        return
    try:
        while _chunk(job_id, lease, step):
            crash_point("jobs.after_chunk")
    except Exception as error:
        _give_back(job_id, lease, error)
        raise
    wake_next(at=timezone.now())


def _is_its_turn(job: Job, at: dt.datetime) -> bool:
    if job.queue != BULK:
        return True
    with connection.cursor() as cursor:
        # Two claims at the same moment must not both find the last slot free.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"kernel.jobs:{current_schema()}"],
        )
    running = Job.objects.filter(
        queue=BULK, state=Job.State.RUNNING, lease_until__gt=at
    ).exclude(pk=job.pk)
    return running.count() < max(1, settings.BULK_SLOTS // 2)


@transaction.atomic
def _claim(job_id: int, *, at: dt.datetime) -> int | None:
    open_ones = Job.objects.select_for_update(skip_locked=True).filter(
        pk=job_id, state__in=[Job.State.WAITING, Job.State.RUNNING]
    )
    job = open_ones.first()
    if job is None or (job.lease_until is not None and job.lease_until > at):
        return None
    if not _is_its_turn(job, at):
        return None
    job.state, job.lease = Job.State.RUNNING, secrets.randbits(62)
    job.lease_until = job.wake_at = at + LEASE
    job.save(update_fields=["state", "lease", "lease_until", "wake_at"])
    return job.lease


@transaction.atomic
def _chunk(job_id: int, lease: int, step: Step) -> bool:
    job = Job.objects.select_for_update().get(pk=job_id)
    if job.lease != lease or job.state != Job.State.RUNNING:
        return False
    if job.is_stop_asked:
        _end(job, Job.State.STOPPED)
        return False
    goes_on = step(job)
    crash_point("jobs.before_commit")
    job.failures_count, job.reason = 0, ""
    if not goes_on:
        _end(job, Job.State.DONE)
        return False
    job.lease_until = job.wake_at = timezone.now() + LEASE
    job.save()
    return True


def _end(job: Job, state: Job.State) -> None:
    job.state, job.finished_at = state, timezone.now()
    job.lease = job.lease_until = None
    job.save()


@transaction.atomic
def _give_back(job_id: int, lease: int, error: Exception) -> None:
    """Let somebody try again later, or say that it has failed."""
    logger.error("jobs.failed", extra={"job_id": job_id}, exc_info=error)
    job = Job.objects.select_for_update().filter(pk=job_id, lease=lease).first()
    if job is None:
        return
    job.reason = reason_of(error)
    later = TRY_AGAIN_AFTER[job.failures_count :]
    job.failures_count += 1
    if not later:
        _end(job, Job.State.FAILED)
        return
    job.state, job.lease, job.lease_until = Job.State.WAITING, None, None
    job.wake_at = timezone.now() + later[0]
    job.save()


def with_unattended(schemas: Iterable[str]) -> list[str]:
    """Find which of these schemas have a job whose wake-up or worker was lost."""
    return schemas_with(
        schemas,
        table="jobs_job",
        condition="state IN ('WAITING', 'RUNNING') AND wake_at <= now()",
    )


def wake_next(*, at: dt.datetime, is_due: bool = False) -> int:
    """
    Call workers for what waits in the current schema; return for how many jobs.

    With `is_due` only for those whose time has come: the dispatcher's way. Without, for the
    oldest that only waited for its turn.
    """
    waiting = Job.objects.order_by("pk")
    if is_due:
        unfinished = [Job.State.WAITING, Job.State.RUNNING]
        waiting = waiting.filter(state__in=unfinished, wake_at__lte=at)
    else:
        waiting = waiting.filter(state=Job.State.WAITING, failures_count=0)
    jobs = list(waiting[: None if is_due else 1])
    for job in jobs:
        queue.send(
            current_app.tasks[job.task],
            schema=current_schema(),
            queue=job.queue,
            job_id=job.pk,
        )
    return len(jobs)
