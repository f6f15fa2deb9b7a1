"""An instance that things are done to: its processes by name, its rows, and the peace afterwards."""

import contextlib
import dataclasses
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2

from controlplane.embedded import postgres, valkey
from tests.support import instance as instances
from tests.support.instance import RunningInstance

SLUG = "calloway"
SITE = f"{SLUG}.campaigns.localhost"
SCHEMA = "n_1"  # the demo campaign, which is live
SETTINGS = "tests.chaos.settings"


@dataclasses.dataclass(kw_only=True, slots=True)
class House:
    """A running instance; started again it keeps its home and its port."""

    running: RunningInstance
    env: dict[str, str]

    @property
    def home(self) -> Path:
        return self.running.home

    @property
    def port(self) -> int:
        return self.running.port

    # --- Processes -------------------------------------------------------------------

    def _children(self, pid: int) -> list[int]:
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                rest = stat.read_text().rpartition(")")[2].split()
                if int(rest[1]) == pid and rest[0] != "Z":
                    found.append(int(stat.parent.name))
        return sorted(found)

    def _child(self, word: str) -> int:
        for pid in self._children(self.running.pid):
            with contextlib.suppress(OSError):
                if word in Path(f"/proc/{pid}/cmdline").read_text():
                    return pid
        raise LookupError(f"the launcher has no child {word}")

    def pid_of(self, name: str) -> int:
        """Return the process of this name."""
        match name:
            case "launcher":
                return self.running.pid
            case "postgres":
                note = self.home / "postgres" / "postmaster.pid"
                return int(note.read_text().split("\n", 1)[0])
            case "valkey":
                return self._child("valkey-server")
            case "web worker":
                return self._children(self._child("gunicorn"))[0]
            case "worker":
                return self._child("celery")
            case "beat":
                [pid] = self._beats()
                return pid
        raise LookupError(name)

    def _is_beat(self, pid: int) -> bool:
        # It closes what it was born with; the pool's children keep its shared memory.
        try:
            held = [str(one.readlink()) for one in Path(f"/proc/{pid}/fd").iterdir()]
        except (FileNotFoundError, ProcessLookupError):  # gone while it was looked at
            return False
        return not any("/pymp-" in name for name in held)

    def _beats(self) -> list[int]:
        return [*filter(self._is_beat, self._children(self._child("celery")))]

    def has_hands(self) -> bool:
        """Whether the worker has its beat and those who do tasks."""
        return (
            len(self._beats()) == 1 and len(self._children(self._child("celery"))) > 2
        )

    def kill(self, name: str, told: signal.Signals = signal.SIGKILL) -> int:
        """End a process as a lost machine would; return which it was."""
        pid = self.pid_of(name)
        os.kill(pid, told)
        return pid

    def kill_those_at_work(self) -> None:
        """End each child of the worker that does tasks, in the middle of what it does."""
        for pid in self._children(self._child("celery")):
            if not self._is_beat(pid):
                os.kill(pid, signal.SIGKILL)

    def stop_postgres_at_once(self) -> None:
        """As `pg_ctl -m immediate`: no checkpoint, no goodbye."""
        self.kill("postgres", signal.SIGQUIT)

    def start_again(self) -> float:
        """Start it in its home, on its port; return after how many seconds it answered."""
        began = time.monotonic()
        self.running = instances.start(self.home, port=self.port, env=self.env)
        return time.monotonic() - began

    def stop(self) -> float:
        """Stop it as Ctrl-C does; return how long that took."""
        began = time.monotonic()
        instances.stop(self.running)
        return time.monotonic() - began

    def sweep(self) -> None:
        """Do now what beat has done once a minute."""
        arguments = ("-A", "controlplane.celery", "call", "controlplane.tasks.dispatch")
        with self.running.begin("celery", *arguments, "--queue", "platform") as called:
            called.communicate()
        assert called.returncode == 0

    # --- Rows ------------------------------------------------------------------------

    @contextlib.contextmanager
    def cursor(self) -> Iterator[Any]:
        """A cursor on its database, beside all its code."""
        raw = psycopg2.connect(postgres.url(self.home), connect_timeout=5)
        raw.autocommit = True
        try:
            with raw.cursor() as made:
                yield made
        finally:
            raw.close()

    def rows(self, sql: str, *said: Any) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        with self.cursor() as made:
            made.execute(sql, said)
            return list(made.fetchall())

    def number(self, sql: str, *said: Any) -> int:
        """Return the one number a query finds."""
        return int(self.rows(sql, *said)[0][0])

    # --- Peace -----------------------------------------------------------------------

    def is_up(self) -> bool:
        """Whether pages, database and broker answer."""
        return (
            postgres.answers(self.home)
            and valkey.answers(self.home)
            and self.running.answers()
        )

    def schemas(self) -> list[str]:
        """Return the schemas of nations, and public."""
        found = self.rows("SELECT schema_name FROM public.tenants_nation ORDER BY id")
        return ["public", *(name for (name,) in found)]

    def waits(self) -> str:
        """Say what is still to be done; empty: nothing."""
        for schema in self.schemas():
            for what, table, condition in (
                ("facts", "facts_fact", "relayed_at IS NULL"),
                ("jobs", "jobs_job", "state IN ('WAITING', 'RUNNING')"),
                ("letters", "mail_message", "state IN ('WAITING', 'HANDING')"),
            ):
                count = self.number(
                    f"SELECT count(*) FROM {schema}.{table} WHERE {condition}"
                )
                if count:
                    return f"{count} {what} wait in {schema}"
        return ""

    def processes(self) -> list[str]:
        """Return the command lines that name this home: what runs for it."""
        found = []
        for line in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                said = line.read_text().replace("\0", " ")
                environment = (line.parent / "environ").read_bytes().split(b"\0")
                home = f"HUSTINGS_HOME={self.home}".encode()
                if said and (home in environment or str(self.home) in said):
                    found.append(said)
        return found

    def ready(self) -> int:
        """Return how many schemas wait to be handed out."""
        return self.number("SELECT count(*) FROM public.tenants_readyschema")


def seconds_until(condition: Callable[[], bool], *, within: float, what: str) -> float:
    """Wait for it; return how long it took. A database that is away is no yes."""
    began = time.monotonic()
    while True:
        with contextlib.suppress(psycopg2.Error, LookupError, ValueError):
            if condition():
                return time.monotonic() - began
        took = time.monotonic() - began
        assert took < within, f"{what}: not within {within} s"
        time.sleep(0.1)


@contextlib.contextmanager
def house(home: Path, **env: str) -> Iterator[House]:
    """Start an instance with the demo campaign, a proxy before it, and the listener in it."""
    said = {"DJANGO_SETTINGS_MODULE": SETTINGS, "PROXY_COUNT": "1"} | env
    made = House(running=instances.start(home, env=said), env=said)
    try:
        yield made
    finally:
        instances.stop(made.running)
