"""Both servers of a home: running, or not."""

import contextlib
import dataclasses
import fcntl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from controlplane.embedded import launcher, postgres, valkey

# A launcher starts a server that went within some seconds; its first start takes longer.
PATIENCE_SECONDS = 30


class ServersSilent(RuntimeError):
    """A launcher keeps this home, and its servers don't answer."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.sentence = f"Hustings runs in {home}, but its servers don't answer. It may be stopping."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class ServerUrls:
    """Where a home's servers listen."""

    database_url: str
    redis_url: str


@contextlib.contextmanager
def _one_at_a_time(home: Path) -> Iterator[None]:
    home.mkdir(parents=True, exist_ok=True)
    with (home / "servers.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _wait(home: Path) -> None:
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while not (postgres.answers(home) and valkey.answers(home)):
        if time.monotonic() > ends_at:
            raise ServersSilent(home)
        time.sleep(0.2)


def urls(home: Path) -> ServerUrls:
    """Return where this home's servers listen, running or not."""
    return ServerUrls(database_url=postgres.url(home), redis_url=valkey.url(home))


def ensure_running(home: Path, *, durable: bool = True) -> ServerUrls:
    """
    Start what of the two doesn't run, one caller at a time, and say where they listen.

    Where a launcher runs they are its own: one that is down is on its way, and a second Valkey
    would write into the first one's files.

    `durable=False` trades crash safety for speed; for tests alone.

    :raises controlplane.embedded.postgres.NoEmbeddedServers: where there are no wheels.
    :raises ServersSilent: if a launcher's own don't answer.
    :raises RuntimeError: if one doesn't start.
    """
    if launcher.keeps(home):
        _wait(home)
        return urls(home)
    with _one_at_a_time(home):
        if not postgres.answers(home):
            postgres.start(home, durable=durable)
        valkey.start(home, durable=durable)
    return urls(home)


def stop(home: Path) -> bool:
    """Stop both, the broker first; return whether either ran."""
    if not home.exists():
        return False
    with _one_at_a_time(home):
        ran = valkey.answers(home) or postgres.is_alive(home)
        valkey.stop(home)
        postgres.stop(home)
    return ran


@contextlib.contextmanager
def borrowed(home: Path) -> Iterator[None]:
    """
    Use this home's servers for a while; afterwards stop what was started for it.

    They stay where they ran before, where a launcher runs by now, and where somebody else borrows
    them too: whoever is the last then leaves them to the next.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "borrowed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        ran_before = launcher.keeps(home) or postgres.answers(home)
        try:
            yield
        finally:
            if not ran_before and _is_alone(lock) and not launcher.keeps(home):
                stop(home)


def _is_alone(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
