"""What is cleared away by itself."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from kernel.actor import Actor, Channel, Source
from nations.submissions import actions


@shared_task(name="nations.submissions.forget_waiting")
def forget_waiting(**kwargs: Any) -> int:
    """Delete the forms whose link nobody pressed in its time; return how many."""
    return actions.forget_waiting(
        by=Actor.system(name="upkeep"),
        via=Source(channel=Channel.SYSTEM),
        at=timezone.now(),
    )


@shared_task(name="nations.submissions.upkeep")
def upkeep(**kwargs: Any) -> int:
    """Delete forms that were refused long ago; a ScheduledJob calls it daily."""
    return actions.forget_refused(
        by=Actor.system(name="upkeep"),
        via=Source(channel=Channel.SYSTEM),
        at=timezone.now(),
    )
