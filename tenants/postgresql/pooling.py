"""
Whether a search path stays on its connection.

Behind a pooler that shares sessions by transaction one campaign reads another's rows, without an
error (up to 53 % of reads when it was measured). Nothing may be served then.
"""

from typing import Any, Final, Protocol

_PROBES: Final = 3


class TransactionPooler(RuntimeError):
    """The database is behind a pooler that shares sessions: search paths would leak."""

    def __init__(self) -> None:
        super().__init__(
            "The database connection is pooled by transaction. Use session pooling or a "
            "direct connection: a search path must stay on its connection."
        )


class Connects(Protocol):
    """Opens one more connection of the same kind."""

    def __call__(self) -> Any: ...


def refuse_transaction_pooler(mine: Any, connect: Connects) -> None:
    """
    Prove that two connections open at the same time are two sessions of the server.

    `mine` is an open psycopg2 connection in autocommit; another one is opened beside it. A pooler
    that shares sessions hands both of them the backend that is idle, and moves one of them to
    another when it likes; on sessions of their own each keeps its own.

    :raises TransactionPooler: if it is not so.
    """
    other = connect()
    other.autocommit = True
    try:
        seen = [(_backend_of(mine), _backend_of(other)) for _ in range(_PROBES)]
    finally:
        other.close()
    mine_pids, other_pids = (set(pids) for pids in zip(*seen, strict=True))
    if len(mine_pids) != 1 or len(other_pids) != 1 or mine_pids & other_pids:
        raise TransactionPooler


def _backend_of(connection: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])
