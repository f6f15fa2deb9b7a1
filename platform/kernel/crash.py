"""
Named places where a process may die, so that tests can kill it exactly there.

``HUSTINGS_CRASH_AT=<name>`` arms one in a whole process; :func:`armed` one in a test.
"""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator


def _die() -> None:
    # SIGKILL and not an exception: nothing may clean up, as in a lost machine.
    os.kill(os.getpid(), signal.SIGKILL)


_ARMED: dict[str, Callable[[], None]] = {
    name: _die for name in os.environ.get("HUSTINGS_CRASH_AT", "").split(",") if name
}


def crash_point(name: str) -> None:
    """Do nothing, unless this name is armed."""
    if _ARMED and (act := _ARMED.get(name)) is not None:
        act()


@contextlib.contextmanager
def armed(name: str, act: Callable[[], None] = _die) -> Iterator[None]:
    """Run ``act`` wherever the block passes the point of that name."""
    _ARMED[name] = act
    try:
        yield
    finally:
        del _ARMED[name]
