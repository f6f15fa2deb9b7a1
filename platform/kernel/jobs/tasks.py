"""What workers are called for once a minute, where something waits."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from kernel.jobs import running, scheduling


@shared_task(name="kernel.jobs.wake")
def wake(**kwargs: Any) -> int:
    """Call workers for the current schema's jobs that lost theirs."""
    return running.wake_next(at=timezone.now(), is_due=True)


@shared_task(name="kernel.jobs.send_due")
def send_due(**kwargs: Any) -> int:
    """Send the current schema's scheduled jobs that are due."""
    return scheduling.send_due(at=timezone.now())
