"""What a worker does with a begun import, and with one that is taken back."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from kernel.actor import Actor, Channel, Source
from kernel.jobs import running
from nations.imports import actions, bringing
from tenants.context import current_nation

VIA = Source(channel=Channel.IMPORT)


@shared_task(name=actions.RUN_TASK)
def run(*, job_id: int, **kwargs: Any) -> None:
    """Bring in what is left of it."""
    step = bringing.Bringing(country=current_nation().country, via=VIA)
    running.work(job_id=job_id, step=step)


@shared_task(name=actions.UNDO_TASK)
def undo(*, job_id: int, **kwargs: Any) -> None:
    """Put back what is left of it."""
    running.work(job_id=job_id, step=bringing.TakingBack(via=VIA))


@shared_task(name="nations.imports.upkeep")
def upkeep(**kwargs: Any) -> int:
    """Delete files that nobody needs any more; a ScheduledJob calls it daily."""
    by = Actor.system(name="upkeep")
    return actions.forget_files(by=by, via=VIA, at=timezone.now())
