"""
Keep web and worker running, and stop everything together.

Children are started under ``setpriv --pdeathsig``: even ``kill -9`` of this process takes them
along. Postgres alone survives that, in good order, and the next start adopts it.
"""

import dataclasses
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from typing import IO

GRACE_SECONDS = 8
# A child that dies is started again after so many seconds; a steady one starts over at the first.
BACKOFF = (0.5, 1, 2, 5, 10)
STEADY_SECONDS = 60
# What Celery and gunicorn say at each start and nobody has to read.
NOISE = (
    "SecurityWarning",
    "superuser privileges",
    "Please specify a different user",
    "-u option",
    "User information",
    "uid=",
    "absolutely not recommended",
    "warnings.warn",
    "ROOT_DISCOURAGED",
)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Program:
    """A child: its name in the output and its command."""

    name: str
    command: tuple[str, ...]


class _Child:
    """A running program, watched."""

    def __init__(self, program: Program, env: Mapping[str, str]) -> None:
        self.program, self.env = program, env
        self.deaths = 0
        self.start()

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            [*_dies_with_us(), *self.program.command],
            env=dict(self.env),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
            errors="replace",
        )
        stream = self.process.stdout
        if stream is not None:
            threading.Thread(
                target=_echo, args=(self.program.name, stream), daemon=True
            ).start()

    def revive(self) -> None:
        """Start again after a pause that grows with each death."""
        if time.monotonic() - self.started_at > STEADY_SECONDS:
            self.deaths = 0
        pause = BACKOFF[min(self.deaths, len(BACKOFF) - 1)]
        self.deaths += 1
        _write(
            self.program.name, f"ended with {self.process.returncode}; starting again"
        )
        time.sleep(pause)
        self.start()

    def stop(self, sent: signal.Signals) -> None:
        if self.process.poll() is None:
            self.process.send_signal(sent)

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)


def _dies_with_us() -> tuple[str, ...]:
    found = shutil.which("setpriv")
    return (found, "--pdeathsig=TERM", "--") if found else ()


def _write(name: str, line: str) -> None:
    sys.stdout.write(f"{name:>6} | {line}\n")
    sys.stdout.flush()


def _echo(name: str, stream: IO[str]) -> None:
    for line in stream:
        text = line.rstrip()
        if text and not any(noise in text for noise in NOISE):
            _write(name, text)


def supervise(
    programs: list[Program],
    *,
    env: Mapping[str, str],
    keep: Callable[[], None],
    once_up: Callable[[], None],
    stop_servers: Callable[[], None],
) -> int:
    """
    Run the programs until told to stop; return 0.

    `keep` is called every second (it starts the servers again if they went); `once_up` runs in
    a thread of its own; `stop_servers` comes last.
    """
    stopping = threading.Event()
    for sent in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sent, lambda *_: stopping.set())
    children = [_Child(program, env) for program in programs]
    threading.Thread(target=once_up, daemon=True).start()
    try:
        while not stopping.wait(1):
            try:
                keep()
            except (OSError, RuntimeError, subprocess.SubprocessError) as error:
                # Tried again in a second: a full disk or a slow start is no reason to fall.
                _write("server", str(error))
            for child in children:
                if child.process.poll() is not None and not stopping.is_set():
                    child.revive()
    finally:
        _stop_all(children)
        stop_servers()
    return 0


def _stop_all(children: list[_Child]) -> None:
    for child in children:
        child.stop(signal.SIGTERM)
    ends_at = time.monotonic() + GRACE_SECONDS
    while time.monotonic() < ends_at and any(
        c.process.poll() is None for c in children
    ):
        time.sleep(0.05)
    for child in children:
        child.kill()
