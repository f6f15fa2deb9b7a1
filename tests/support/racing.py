"""`race(n, f)`: the same thing at the same moment, in n threads with a connection each."""

import dataclasses
import threading
from collections.abc import Callable
from typing import Any

from django.db import connection, connections

from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.support.statements import hook

PATIENCE_SECONDS = 60


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What each thread came to; a thread is in one of the two."""

    results: list[Any]
    errors: list[BaseException]


def race(n: int, f: Callable[[int], Any], *, nation: Nation | None = None) -> Outcome:
    """
    Run `f(0) … f(n-1)` at once and return what they returned and raised.

    Each thread has a connection of its own, in the nation (null: in public), and waits until
    all are there. The rows must be committed (`disposable_nation`): threads see nothing else.
    """
    barrier, results, errors = threading.Barrier(n, timeout=PATIENCE_SECONDS), [], []

    def run(number: int) -> None:
        try:
            context = in_public() if nation is None else in_nation(nation)
            with context, connection.execute_wrapper(hook):
                connection.ensure_connection()
                barrier.wait()
                results.append(f(number))
        except BaseException as error:  # noqa: BLE001 - handed to the test, which looks at it
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    assert not any(thread.is_alive() for thread in threads), "a thread hangs"
    return Outcome(results=results, errors=errors)
