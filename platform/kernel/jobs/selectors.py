"""Jobs, running and done."""

import datetime as dt

from kernel.actor import Actor
from kernel.jobs.models import Job
from kernel.permissions import Permission, allows, require

OPEN = (Job.State.WAITING, Job.State.RUNNING)
CUT_OFF = (Job.State.STOPPED, Job.State.FAILED)


def open_jobs(*, by: Actor) -> list[Job]:
    """
    Return what runs or waits, oldest first.

    :raises Refused: if this actor may not see jobs.
    """
    require(by, Permission.JOBS_VIEW)
    return list(Job.objects.filter(state__in=OPEN).order_by("pk")[:50])


def ended_jobs(*, by: Actor, count: int = 50) -> list[Job]:
    """
    Return what has ended, newest first, with what undid it.

    :raises Refused: if this actor may not see jobs.
    """
    require(by, Permission.JOBS_VIEW)
    ended = Job.objects.exclude(state__in=OPEN).exclude(task="")
    ended = ended.prefetch_related("undos")
    return list(ended.order_by("-finished_at", "-pk")[:count])


def undo_of(job: Job) -> Job | None:
    """Return the job that undid this one, or is undoing it; null: none."""
    return job.undos.order_by("-pk").first()


def may_change(job: Job, by: Actor) -> bool:
    """Return whether this actor may stop or undo it."""
    needed = [Permission.JOBS_UNDO, *filter(None, [job.permission])]
    return all(allows(by, permission) for permission in needed)


def can_be_undone(job: Job, *, by: Actor, at: dt.datetime) -> bool:
    """Return whether a press on Undo would be taken."""
    return (
        not job.is_open
        and job.undo_until is not None
        and job.undo_until >= at
        and not any(undo.state not in CUT_OFF for undo in job.undos.all())
        and may_change(job, by)
    )
