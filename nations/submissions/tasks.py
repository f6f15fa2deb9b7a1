"""What is cleared away by itself."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from kernel.actor import Actor, Channel, Source
from nations.submissions import actions


@shared_task(name="nations.submissions.upkeep")
def upkeep(**kwargs: Any) -> int:
    """
    Delete forms that nobody needs any more; return how many.

    A ScheduledJob calls it daily, and the dispatcher once a form waited in vain.
    """
    return actions.forget_old(
        by=Actor.system(name="upkeep"),
        via=Source(channel=Channel.SYSTEM),
        at=timezone.now(),
    )
