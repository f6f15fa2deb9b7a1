"""Schemas built ahead, so that opening a campaign takes milliseconds."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from tenants import replay
from tenants.context import in_public
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


def add_one(*, prepare: Callable[[], None]) -> int:
    """Build one schema for the pool; return its number."""
    with in_public():
        number = replay.next_number()
    replay.replay(number, prepare=prepare)
    with in_public():
        ReadySchema.objects.create(number=number, built_at=timezone.now())
    return number


def refill(*, prepare: Callable[[], None], size: int | None = None) -> int:
    """
    Build schemas until the pool is full (``POOL_SIZE``); return how many were built.

    Only one refill runs at a time; a second returns 0 at once.
    """
    wanted = settings.POOL_SIZE if size is None else size
    built = 0
    with in_public(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('tenants.pool'))")
            row = cursor.fetchone()
        if not (row and row[0]):
            return 0
        missing = wanted - ReadySchema.objects.count()
    for _ in range(max(0, missing)):
        add_one(prepare=prepare)
        built += 1
    log.info("tenants.pool.refilled", extra={"built": built})
    return built
