"""What jobs did to rows, and what undoing left."""

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

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
        told.setdefault(root_id or 0, reason)
    return dict(list(told.items())[:count])


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Touch:
    """A job that did something to a row or what belongs to it, and whether it made the row."""

    at: dt.datetime
    actor: Mapping[str, Any]
    is_made: bool


def touches_of(
    *, root: str, root_id: int, kinds: Sequence[str], count: int = 50
) -> list[Touch]:
    """Return what jobs of these kinds, whose roots are `root`, did to a row, newest first."""
    changes = Change.objects.filter(
        root_id=root_id, job__kind__in=kinds, undone_at=None
    ).select_related("job")
    by_job: dict[int, Touch] = {}
    # The row itself comes first of its job, so that it says whether the row was made.
    for one in sorted(changes, key=lambda one: (-one.job_id, one.model != root)):
        by_job.setdefault(
            one.job_id,
            Touch(
                at=one.job.began_at,
                actor=one.job.actor,
                is_made=one.model == root and one.before is None,
            ),
        )
    return list(by_job.values())[:count]
