"""What comes round again: rows with a task and a time."""

import datetime as dt
from collections.abc import Iterable

from celery import current_app
from django.db import transaction

from kernel import queue
from kernel.jobs.models import ScheduledJob
from kernel.sweep import schemas_with


def with_due(schemas: Iterable[str]) -> list[str]:
    """Find which of these schemas have a scheduled job whose time has come."""
    return schemas_with(
        schemas, table="jobs_scheduledjob", condition="next_at <= now()"
    )


@transaction.atomic
def send_due(*, at: dt.datetime) -> int:
    """
    Send each task of the current schema that is due, once; return how many.

    Times that were missed are not made up for: the next one is counted from now.
    """
    due = ScheduledJob.objects.select_for_update(skip_locked=True)
    rows = list(due.filter(next_at__lte=at).order_by("pk"))
    for row in rows:
        row.next_at = at + dt.timedelta(seconds=row.every_seconds)
        row.save(update_fields=["next_at"])
        if (task := current_app.tasks.get(row.task)) is not None:
            queue.delay_on_commit(task, queue=row.queue)
    return len(rows)
