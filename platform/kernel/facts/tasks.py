import datetime as dt
from typing import Any, Final

from celery import shared_task
from django.utils import timezone

from kernel import queue
from kernel.facts import relay as relaying
from kernel.facts.publishing import RELAY_TASK
from kernel.schema import current_schema

# 10,000 facts, some seconds: then the worker's other nations have their turn.
_BATCHES_AT_A_TIME: Final = 20
# Longer than anybody looks back for who was told of what.
_DELIVERIES_KEPT_FOR: Final = dt.timedelta(days=7)


@shared_task(name=RELAY_TASK)
def relay(**kwargs: Any) -> int:
    """Carry facts of the current schema until none waits; give how many."""
    queue.begun(relay, schema=current_schema())
    count = 0
    for _ in range(_BATCHES_AT_A_TIME):
        batch = relaying.relay_batch()
        count += batch.facts_count
        # Asked after the lock is given back: a fact whose own wake-up found this relay
        # busy had committed before that, so this sees it.
        if batch.was_busy or not relaying.has_waiting():
            return count
    queue.send(relay, schema=current_schema(), queue="now")
    return count


@shared_task(name="kernel.facts.retry_parked")
def retry_parked(**kwargs: Any) -> int:
    """Try again what subscribers of the current schema failed on and is due."""
    return relaying.retry_parked(at=timezone.now())


@shared_task(name="kernel.facts.upkeep")
def upkeep(**kwargs: Any) -> int:
    """Clear away the current schema's old deliveries; a ScheduledJob calls it daily."""
    return relaying.forget_deliveries(before=timezone.now() - _DELIVERIES_KEPT_FOR)
