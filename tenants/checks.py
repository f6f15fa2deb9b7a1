"""What must be true before the first request is served."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import connection


def extra_paths_are_no_nations(**_: Any) -> list[CheckMessage]:
    """Refuse a search path that names public or a nation (django-tenants' own check queries)."""
    wrong = [
        path
        for path in settings.PG_EXTRA_SEARCH_PATHS
        if path == "public" or path.startswith("n_")
    ]
    return [
        Error(f"PG_EXTRA_SEARCH_PATHS names {path}.", id="tenants.E001")
        for path in wrong
    ]


class TransactionPooler(RuntimeError):
    """The database is behind a pooler that shares sessions: search paths would leak."""


def refuse_transaction_pooler() -> None:
    """
    Prove that what is SET on this connection stays its own.

    Two statements outside a transaction see one backend and one setting on a session; behind a
    transaction pooler the backend may change between them, or the setting may be gone.

    :raises TransactionPooler: if it is not so.
    """
    seen: set[tuple[int, str]] = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hustings.probe', 'ours', false)")
        for _ in range(5):
            cursor.execute(
                "SELECT pg_backend_pid(), current_setting('hustings.probe', true)"
            )
            pid, value = cursor.fetchone() or (0, "")
            seen.add((pid, value or ""))
        cursor.execute("SELECT set_config('hustings.probe', '', false)")
    if len(seen) != 1 or next(iter(seen))[1] != "ours":
        raise TransactionPooler(
            "The database connection is pooled by transaction. Use session pooling or a "
            "direct connection: a search path must stay on its connection."
        )


def register_all() -> None:
    """Register the system checks; called once from the app's ready()."""
    register(extra_paths_are_no_nations)
