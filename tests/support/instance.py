"""A real `hustings up` for browser tests: its own home, its own port, shared by the whole run."""

import contextlib
import dataclasses
import fcntl
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

PATIENCE_SECONDS = 120
# What would take the instance away from its own servers and stand-ins.
NOT_INHERITED = {
    "DATABASE_URL",
    "REDIS_URL",
    "DJANGO_SETTINGS_MODULE",
    "PLATFORM_DOMAIN",
    "SITES_DOMAIN",
    "STRIPE_API_KEY",
    "EMAIL_URL",
}
ON_ITS_SERVERS = {"DJANGO_SETTINGS_MODULE": "controlplane.settings.dev"}


class InstanceFailed(RuntimeError):
    """It didn't start; the message ends with its output."""


# What runs this process's commands there. Each ends with this process.
_shells: "dict[RunningInstance, subprocess.Popen[str]]" = {}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class RunningInstance:
    """Where it runs; `pid` is the launcher's."""

    home: Path
    port: int
    pid: int

    @property
    def platform(self) -> str:
        """The platform's address, without a slash at its end."""
        return f"http://hustings.localhost:{self.port}"

    def site(self, slug: str) -> str:
        """Return the address of a campaign's site."""
        return f"http://{slug}.campaigns.localhost:{self.port}"

    def panel(self, slug: str) -> str:
        """Return the address of a campaign's panel."""
        return f"http://{slug}.manage.hustings.localhost:{self.port}"

    def run(self, *arguments: str) -> str:
        """
        Run `hustings …` in this instance; return what it printed.

        :raises AssertionError: if it ends with anything but 0.
        """
        status, printed, troubles = self._in_shell(arguments)
        assert status == 0, f"hustings {' '.join(arguments)}\n{troubles}"
        return printed

    def _in_shell(self, arguments: tuple[str, ...]) -> tuple[int, str, str]:
        shell = _shells.get(self)
        if shell is None or shell.poll() is not None:
            shell = self.begin("tests.support.shell", stdin=subprocess.PIPE)
            _shells[self] = shell
        assert shell.stdin
        assert shell.stdout
        assert shell.stderr
        shell.stdin.write(json.dumps(arguments) + "\n")
        shell.stdin.flush()
        ended = shell.stdout.readline()
        assert ended, shell.stderr.read()
        status, printed, troubles = json.loads(ended)
        return status, printed, troubles

    def begin(
        self, module: str, *arguments: str, stdin: int = subprocess.DEVNULL
    ) -> "subprocess.Popen[str]":
        """Run a module beside this instance, on its servers, and don't wait for it."""
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=_environment(self.home, self.port) | ON_ITS_SERVERS,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def open_nation(self, slug: str, *, owner: str = "owner@example.org") -> str:
        """Open a campaign of this address; return its site's address."""
        self.run("nation", "open", "--name", slug.replace("-", " ").title(), "--slug", slug,
                 "--owner-email", owner, "--country", "GB")  # fmt: skip
        return self.site(slug)

    def answers(self) -> bool:
        """Return whether the platform's front page answers 200."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            host = self.platform.removeprefix("http://")
            connection.request("GET", "/", headers={"Host": host})
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def log(self) -> str:
        """Return what it printed, to be read where a test failed."""
        return (self.home / "up.log").read_text(errors="replace")


def _environment(home: Path, port: int) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in NOT_INHERITED}
    roots = [str(path) for path in _source_roots()]
    return kept | {
        "HUSTINGS_HOME": str(home),
        "PORT": str(port),
        "PYTHONPATH": os.pathsep.join(roots),
    }


def _source_roots() -> tuple[Path, Path]:
    repository = Path(__file__).resolve().parents[2]
    return repository, repository / "platform"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(
    home: Path,
    *arguments: str,
    port: int | None = None,
    env: Mapping[str, str] | None = None,
) -> RunningInstance:
    """
    Start an instance in this home and wait until it answers; null: on any free port.

    :raises InstanceFailed: if it ends, or doesn't answer within two minutes.
    """
    port = port or free_port()
    home.mkdir(parents=True, exist_ok=True)
    with (home / "up.log").open("w") as log:
        launcher = subprocess.Popen(
            [sys.executable, "-m", "controlplane.cli", "up", *arguments],
            env=_environment(home, port) | dict(env or {}),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    instance = RunningInstance(home=home, port=port, pid=launcher.pid)
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while not ("Ctrl-C stops everything" in instance.log() and instance.answers()):
        if launcher.poll() is not None or time.monotonic() > ends_at:
            stop(instance)
            raise InstanceFailed(instance.log()[-4000:])
        time.sleep(0.1)
    return instance


def _is_there(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def stop(instance: RunningInstance) -> None:
    """Stop it as Ctrl-C does, and wait until everything has gone."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(instance.pid, signal.SIGINT)
    ends_at = time.monotonic() + 30
    while _is_there(instance.pid) and time.monotonic() < ends_at:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(instance.pid, os.WNOHANG)
        time.sleep(0.05)


@contextlib.contextmanager
def shared(run_id: str, *arguments: str) -> Iterator[RunningInstance]:
    """
    Give the one instance of this test run: the first who asks starts it, the last one stops it.

    Workers of one run know each other by `run_id`.
    """
    folder = Path(tempfile.gettempdir()) / f"hustings-browser-{run_id}"
    folder.mkdir(exist_ok=True)
    with _counted(folder) as users:
        note = folder / "instance.json"
        if users.before == 0 or not note.exists():
            home = Path(tempfile.mkdtemp(prefix="h-"))
            made = start(home, *arguments)
            note.write_text(
                json.dumps({"home": str(home), "port": made.port, "pid": made.pid})
            )
    told = json.loads(note.read_text())
    instance = RunningInstance(
        home=Path(told["home"]), port=told["port"], pid=told["pid"]
    )
    try:
        yield instance
    finally:
        _leave(folder, instance)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Users:
    before: int


@contextlib.contextmanager
def _counted(folder: Path) -> Iterator[_Users]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        count = folder / "users"
        before = int(count.read_text()) if count.exists() else 0
        yield _Users(before=before)
        count.write_text(str(before + 1))


def _leave(folder: Path, instance: RunningInstance) -> None:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        count = folder / "users"
        left = int(count.read_text()) - 1
        count.write_text(str(left))
        if left == 0:
            stop(instance)
            shutil.rmtree(instance.home, ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)
