"""How many statements something takes, leaving out what only says where it looks."""

import contextlib
from collections.abc import Iterator

from django.db import connection
from django.test.utils import CaptureQueriesContext

# Said by the machinery, not by the code that is looked at.
_NOT_COUNTED = ("SET search_path", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO")


class Counted:
    """The statements of a block, once it is over."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __len__(self) -> int:
        return len(self.statements)


@contextlib.contextmanager
def counted_queries() -> Iterator[Counted]:
    """Count the statements of a block: `with counted_queries() as counted: …; len(counted)`."""
    counted = Counted()
    with CaptureQueriesContext(connection) as captured:
        yield counted
    counted.statements = [
        query["sql"]
        for query in captured.captured_queries
        if not query["sql"].startswith(_NOT_COUNTED)
    ]


@contextlib.contextmanager
def asserts_queries(n: int) -> Iterator[None]:
    """
    Run a block that takes at most this many statements.

    :raises AssertionError: with all of them, if it takes more.
    """
    with counted_queries() as counted:
        yield
    listed = "\n".join(sql[:200] for sql in counted.statements)
    assert len(counted) <= n, f"{len(counted)} statements, {n} allowed:\n{listed}"
