"""The embedded servers of a launcher: Valkey as its child, Postgres beside it."""

import contextlib
import fcntl
import time
from collections.abc import Iterator
from pathlib import Path

from controlplane.embedded import launcher, postgres, valkey
from controlplane.supervisor import Program, Supervisor, write

SECONDS_TO_START = 10


class HomeInUse(Exception):
    """Another launcher keeps this home's servers."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.sentence = (
            f"Hustings already runs in {home}. Stop it there, or set HUSTINGS_HOME and "
            "PORT to run a second one."
        )


class ServerAbsent(Exception):
    """A server didn't start; its sentence says where its log is."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@contextlib.contextmanager
def one_launcher(home: Path) -> Iterator[None]:
    """
    Hold this home for as long as the launcher lives.

    :raises HomeInUse: if another one holds it.
    """
    home.mkdir(parents=True, exist_ok=True)
    with launcher.lock_of(home).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise HomeInUse(home) from error
        yield


class KeptServers:
    """Those of the two servers for which no address is given."""

    def __init__(self, home: Path, *, database_url: str, redis_url: str) -> None:
        self.home = home
        self.keeps_postgres, self.keeps_valkey = not database_url, not redis_url
        self.database_url = database_url or postgres.url(home)
        self.redis_url = redis_url or valkey.url(home)

    def start(self, supervisor: Supervisor) -> None:
        """
        Start both, and adopt the Postgres that a killed launcher left.

        :raises controlplane.embedded.postgres.NoEmbeddedServers: where there are no wheels.
        :raises ServerAbsent: if one doesn't start.
        """
        if self.keeps_valkey:
            # One that a command left in the background would outlive a killed launcher.
            valkey.stop(self.home)
            command = tuple(valkey.command(self.home))
            supervisor.add(Program(name="valkey", command=command, is_server=True))
        if self.keeps_postgres:
            self._start_postgres()
        if self.keeps_valkey:
            self._wait_for_valkey()

    def _start_postgres(self) -> None:
        try:
            postgres.start(self.home)
        except postgres.NoEmbeddedServers:
            raise
        except RuntimeError as error:
            raise ServerAbsent(str(error)) from error

    def _wait_for_valkey(self) -> None:
        ends_at = time.monotonic() + SECONDS_TO_START
        while not valkey.answers(self.home):
            if time.monotonic() > ends_at:
                log = self.home / "valkey.log"
                raise ServerAbsent(f"Valkey did not start; see {log}.")
            time.sleep(0.02)

    def keep(self) -> None:
        """Start Postgres again where it went; Valkey is the supervisor's child."""
        if self.keeps_postgres and not postgres.is_alive(self.home):
            write("up", "Postgres went; starting it again")
            postgres.start(self.home)

    def stop(self) -> None:
        """Stop Postgres, which comes last."""
        if self.keeps_postgres:
            postgres.stop(self.home)
