"""
Keep programs running, and stop everything together.

Children are started under ``setpriv --pdeathsig``: even ``kill -9`` of this process takes them
along. Postgres alone survives that, in good order, and the next start adopts it.
"""

import contextlib
import dataclasses
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import IO

GRACE_SECONDS = 8
# A child that dies is started again after so many seconds; a steady one starts over at the first.
BACKOFF = (0.5, 1, 2, 5, 10)
STEADY_SECONDS = 60
LOOK_SECONDS = 0.5

_one_line_at_a_time = threading.Lock()


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Program:
    """A child: its name in the output, its command, and whether the others need it to stop well."""

    name: str
    command: tuple[str, ...]
    is_server: bool = False


def write(name: str, line: str) -> None:
    """Print a line of a program's; nobody reading any more is no reason to fall."""
    with _one_line_at_a_time, contextlib.suppress(OSError, ValueError):
        sys.stdout.write(f"{name:>6} | {line}\n")
        sys.stdout.flush()


def _echo(name: str, stream: IO[str]) -> None:
    for line in stream:
        if line.strip():
            write(name, line.rstrip())


def _dies_with_us() -> tuple[str, ...]:
    found = shutil.which("setpriv")
    return (found, "--pdeathsig=TERM", "--") if found else ()


class _Child:
    """A running program, watched."""

    def __init__(self, program: Program, env: Mapping[str, str]) -> None:
        self.program, self.env = program, env
        self.deaths = 0
        self.starts_at: float | None = None  # null: it runs, or nobody saw it end
        self.start()

    def start(self) -> None:
        # From the main thread alone: the death signal is tied to the thread that forked.
        self.starts_at, self.started_at = None, time.monotonic()
        self.process = subprocess.Popen(
            [*_dies_with_us(), *self.program.command],
            env=dict(self.env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
            errors="replace",
        )
        if self.process.stdout is not None:
            threading.Thread(
                target=_echo, args=(self.program.name, self.process.stdout), daemon=True
            ).start()

    def is_running(self) -> bool:
        return self.process.poll() is None

    def look(self) -> None:
        """Start it again where it ended, after a pause that grows with each death."""
        if self.is_running():
            return
        now = time.monotonic()
        if self.starts_at is None:
            self.kill()
            self.deaths = 0 if now - self.started_at > STEADY_SECONDS else self.deaths
            pause = BACKOFF[min(self.deaths, len(BACKOFF) - 1)]
            self.deaths, self.starts_at = self.deaths + 1, now + pause
            ended = f"ended with {self.process.returncode}"
            write(self.program.name, f"{ended}; starting again in {pause} s")
        elif now >= self.starts_at:
            self.start()

    def kill(self) -> None:
        """End whatever is left of it: it has a process group of its own."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


class Supervisor:
    """Programs that run until somebody says stop."""

    def __init__(self, *, env: Mapping[str, str]) -> None:
        self.env = dict(env)
        self.children: list[_Child] = []
        self.stopping = threading.Event()
        self.is_patient = True
        self.is_preparing = True
        self.status = 0
        for told in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(told, self._told)

    def _told(self, *_: object) -> None:
        if self.stopping.is_set():
            self.is_patient = False  # told twice: no more grace
        self.stopping.set()
        if self.is_preparing:
            self.is_preparing = False
            raise KeyboardInterrupt

    def add(self, program: Program) -> None:
        """Start a program and keep it."""
        self.children.append(_Child(program, self.env))

    def give_up(self, sentence: str) -> None:
        """Stop everything because of this; `watch` will return 1. Any thread may say so."""
        write("up", sentence)
        self.status = 1
        self.stopping.set()

    def watch(self, *, keep: Callable[[], None]) -> int:
        """
        Start again what ends, until told to stop; return 0, or 1 where somebody gave up.

        `keep` is called at each look: it starts what isn't a child again.
        """
        self.is_preparing = False
        while not self.stopping.wait(LOOK_SECONDS):
            try:
                keep()
                for child in self.children:
                    child.look()
            except (OSError, RuntimeError, subprocess.SubprocessError) as error:
                # Tried again at the next look: a full disk or a slow start is no reason to fall.
                write("up", str(error))
        return self.status

    def stop(self) -> None:
        """Stop the programs, then the servers they need; after the grace, kill."""
        self.is_preparing = False
        self.stopping.set()
        self._stop([c for c in self.children if not c.program.is_server])
        self._stop([c for c in self.children if c.program.is_server])

    def _stop(self, children: Iterable[_Child]) -> None:
        children = list(children)
        for child in children:
            if child.is_running():
                child.process.terminate()
        ends_at = time.monotonic() + GRACE_SECONDS
        while any(child.is_running() for child in children):
            if time.monotonic() > ends_at or not self.is_patient:
                break
            time.sleep(0.02)
        for child in children:
            child.kill()
            child.process.wait()
