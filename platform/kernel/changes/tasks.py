"""What is cleared away by itself."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from kernel.changes.models import Change
from kernel.clearing import clear_away


@shared_task(name="kernel.changes.upkeep")
def upkeep(**kwargs: Any) -> int:
    """Clear away the changes of jobs that can't be undone any more; a ScheduledJob calls it."""
    return clear_away(Change.objects.filter(job__undo_until__lt=timezone.now()))
