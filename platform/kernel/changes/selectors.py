"""What jobs did to rows, and what undoing left."""

import datetime as dt
from collections.abc import Sequence

from kernel.changes.models import Change
from kernel.changes.undoing import REFUSALS


def left_rows(*, job_id: int, count: int = 200) -> dict[int, str]:
    """Return the roots that undoing left, each with one reason (a Change.Left)."""
    left = Change.objects.filter(
        job_id=job_id, left_because__in=REFUSALS, root_id__gt=0
    )
    rows = left.order_by("root_id", "-left_because", "pk")
    told: dict[int, str] = {}
    for root_id, reason in rows.values_list("root_id", "left_because")[: count * 4]:
        told.setdefault(root_id, reason)
    return dict(list(told.items())[:count])


def jobs_that_touched(
    *, model: str, row_id: int, kinds: Sequence[str]
) -> list[tuple[str, dt.datetime, bool, dict[str, object]]]:
    """Return kind, time, whether it made the row, and actor of the jobs that touched a row."""
    changes = Change.objects.filter(
        model=model, row_id=row_id, job__kind__in=kinds, undone_at=None
    ).select_related("job")
    return [
        (one.job.kind, one.job.began_at, one.before is None, one.job.actor)
        for one in changes.order_by("-job_id")[:50]
    ]
