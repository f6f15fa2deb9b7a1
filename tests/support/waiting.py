"""Knowing that somebody waits for a lock, for tests of what happens after it."""

import time

from django.db import connection

from tests.support.racing import PATIENCE_SECONDS

_WAITING = (
    "SELECT EXISTS (SELECT 1 FROM pg_stat_activity "
    "WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
)


def until_somebody_waits() -> None:
    """Return when another connection waits for a lock that this one holds."""
    given_up_at = time.monotonic() + PATIENCE_SECONDS / 2
    while time.monotonic() < given_up_at:
        with connection.cursor() as cursor:
            cursor.execute(_WAITING)
            if cursor.fetchone() == (True,):
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits for this connection")
