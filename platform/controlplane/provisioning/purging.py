"""
Delete what closed campaigns kept, once their time is over; their rows in public stay.

The row is the tombstone: its number is never another's, and it says when what happened.
"""

import datetime as dt
import logging

from django.db import transaction

from controlplane.provisioning import operating
from kernel.actor import Actor
from kernel.crash import crash_point
from tenants import replay, storage
from tenants.context import in_nation, in_public
from tenants.models import KEPT_AFTER_CLOSING, Nation

logger = logging.getLogger(__name__)

# A minute's other duties wait meanwhile.
AT_ONCE = 10


def purge_closed(*, at: dt.datetime) -> int:
    """
    Delete the schemas and files of some campaigns closed 30 days ago; return of how many.

    One that fails is logged and comes again. Cut off, it goes on where it stopped.
    """
    with in_public():
        over = Nation.objects.filter(
            state=Nation.State.CLOSED,
            purged_at=None,
            closed_at__lte=at - KEPT_AFTER_CLOSING,
        )
        # Any of them, so that those that fail each time don't keep the others waiting.
        numbers = list(over.order_by("?").values_list("pk", flat=True)[:AT_ONCE])
    return sum(_try(number, at=at) for number in numbers)


def _try(number: int, *, at: dt.datetime) -> bool:
    try:
        return _purge(number, at=at)
    except Exception:
        logger.exception("purging.failed", extra={"nation": number})
        return False


def _purge(number: int, *, at: dt.datetime) -> bool:
    """Delete what one campaign kept; return whether it was there, and nobody else's work."""
    with in_public(), transaction.atomic():
        nation = (
            Nation.objects.select_for_update(skip_locked=True)
            .filter(pk=number, state=Nation.State.CLOSED, purged_at=None)
            .first()
        )
        if nation is None:
            return False
        with in_nation(nation):
            storage.delete_all()
        crash_point("purging.files_deleted")
        replay.drop(nation.schema_name)
        nation.purged_at = at
        nation.save(update_fields=["purged_at"])
        operating.note("purged", nation, by=Actor.system(name="purge_closed"), at=at)
    return True
