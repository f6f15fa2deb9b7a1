"""
Wake-ups that nobody waits for: a thread of the process asks the broker, milliseconds later.

What has committed is done, whether or not a broker answers, and one that answers slowly keeps no
visitor waiting. A process that is killed in between leaves its rows to the sweep, as one does that
is killed right after the commit.
"""

import atexit
import os
import threading
import time
from typing import Any, Final

from celery import Task

from kernel import queue as queues

#: How long wake-ups gather before the broker is asked; a burst of commits asks once.
LINGER_SECONDS: Final = 0.01


class Waker:
    """The wake-ups of one process; its thread starts with the first."""

    def __init__(self) -> None:
        self._due: dict[tuple[str, str, str], Task[Any, Any]] = {}
        self._adding = threading.Lock()
        self._asking = threading.Lock()
        self._has_some = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, task: "Task[Any, Any]", *, schema: str, queue: str) -> None:
        """Have a task sent, once however often it is added before it goes."""
        with self._adding:
            self._due[(task.name, schema, queue)] = task
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._run, name="waker", daemon=True
                )
                self._thread.start()
        self._has_some.set()

    def flush(self) -> None:
        """Send what is due; what another thread is just sending has gone too afterwards."""
        with self._asking:
            with self._adding:
                due, self._due = self._due, {}
                self._has_some.clear()
            for (_, schema, queue), task in due.items():
                queues.wake(task, schema=schema, queue=queue)

    def _run(self) -> None:
        while True:
            self._has_some.wait()
            time.sleep(LINGER_SECONDS)
            self.flush()


_waker = Waker()


def _begin_anew() -> None:
    # Threads stay behind in the parent, locks come along as they stood.
    global _waker  # noqa: PLW0603 - one for the process, which is another one now
    _waker = Waker()


os.register_at_fork(after_in_child=_begin_anew)


def wake_soon(task: "Task[Any, Any]", *, schema: str, queue: str) -> None:
    """Do what :func:`kernel.queue.wake` does, without waiting for it; call it after the commit."""
    _waker.add(task, schema=schema, queue=queue)


def flush() -> None:
    """Send what is due, now, and wait for what is just being sent."""
    _waker.flush()


atexit.register(flush)
