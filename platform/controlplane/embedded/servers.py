"""Both servers of a home: running, or not."""

import contextlib
import dataclasses
import fcntl
import time
from collections.abc import Iterator
from pathlib import Path

from controlplane.embedded import postgres, valkey

# A launcher starts a server that went within some seconds; its first start takes longer.
PATIENCE_SECONDS = 30


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


def _has_launcher(home: Path) -> bool:
    """Return whether a launcher keeps this home's servers (controlplane.kept.one_launcher)."""
    try:
        with (home / "up.lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _wait(home: Path) -> None:
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while not (postgres.answers(home) and valkey.answers(home)):
        if time.monotonic() > ends_at:
            raise RuntimeError(
                f"Hustings runs in {home}, but its servers don't answer."
            )
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
    :raises RuntimeError: if one doesn't start.
    """
    if _has_launcher(home):
        _wait(home)
        return urls(home)
    with _one_at_a_time(home):
        if not postgres.answers(home):
            postgres.start(home, durable=durable)
        valkey.start(home, durable=durable)
    return urls(home)


def stop(home: Path) -> None:
    """Stop both, the broker first."""
    with _one_at_a_time(home):
        valkey.stop(home)
        postgres.stop(home)
