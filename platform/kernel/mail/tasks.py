"""What a worker does with waiting letters."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from kernel.mail import sending


@shared_task(name=sending.HAND_OVER_TASK)
def hand_over(**kwargs: Any) -> int:
    """Hand over the letters that wait in the current schema; return how many."""
    sending.mark_lost(at=timezone.now())
    return sending.hand_over_waiting()
