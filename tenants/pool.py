"""Schemas built ahead, so that opening a campaign takes milliseconds."""

import contextlib
import logging
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from kernel.crash import crash_point
from tenants import replay
from tenants.context import in_public, in_schema
from tenants.models import ReadySchema

log = logging.getLogger(__name__)

_TAKE = """
    DELETE FROM tenants_readyschema WHERE number = (
        SELECT number FROM tenants_readyschema ORDER BY number
        FOR UPDATE SKIP LOCKED LIMIT 1
    ) RETURNING number
"""


def take() -> int | None:
    """Return the number of a ready schema, which is then the caller's, or null where none is left."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE)
        row = cursor.fetchone()
    return int(row[0]) if row else None


def ready_count() -> int:
    """Return how many schemas wait to be handed out."""
    with in_public():
        return ReadySchema.objects.count()


def add_one(
    *, prepare: Callable[[], None], lay_out: Callable[[], None] = lambda: None
) -> int:
    """
    Build one schema for the pool; return its number.

    `lay_out` does in it what needn't wait for its campaign.
    """
    with in_public():
        number = replay.next_number()
    ready = ReadySchema(number=number, built_at=timezone.now())
    schema = replay.replay(number, prepare=prepare, note=ready.save)
    with in_public(), transaction.atomic():
        # Locked, it isn't handed out meanwhile. One that was is laid out by its opening.
        locked = ReadySchema.objects.select_for_update(skip_locked=True)
        if locked.filter(number=number).exists():
            with in_schema(schema), transaction.atomic():
                lay_out()
                crash_point("pool.laid_out")
    return number


@contextlib.contextmanager
def _only_refill() -> Iterator[bool]:
    """Say whether no other refill is at work; if so, none begins until the block ends."""
    # A session's lock, as each schema is a transaction of its own.
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext('tenants.pool'))")
        is_only = bool((cursor.fetchone() or [False])[0])
    try:
        yield is_only
    finally:
        if is_only:
            with in_public(), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext('tenants.pool'))")


def refill(
    *,
    prepare: Callable[[], None],
    lay_out: Callable[[], None] = lambda: None,
    between: Callable[[], object] = lambda: None,
    size: int | None = None,
) -> int:
    """
    Build schemas until the pool is full (``POOL_SIZE``); return how many were built.

    `between` is called after each one. Only one refill runs at a time; a second returns 0 at once.
    """
    wanted = settings.POOL_SIZE if size is None else size
    built = 0
    with _only_refill() as is_only:
        # Counted again each time: meanwhile some are handed out.
        while is_only and ready_count() < wanted:
            add_one(prepare=prepare, lay_out=lay_out)
            built += 1
            between()
    log.info("tenants.pool.refilled", extra={"built": built})
    return built
