"""A real `hustings up` of its own home and port, one for all workers of a test run."""

import fcntl
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

PATIENCE_SECONDS = 90


class RunningInstance:
    """The platform as people run it, and the shell beside it."""

    def __init__(self, home: Path, port: int, pid: int) -> None:
        self.home, self.port, self.pid = home, port, pid

    @property
    def env(self) -> dict[str, str]:
        kept = {
            k: v
            for k, v in os.environ.items()
            if k not in {"DATABASE_URL", "REDIS_URL"}
        }
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        return {**kept, "HUSTINGS_HOME": str(self.home), "PORT": str(self.port)}

    @property
    def platform(self) -> str:
        return f"http://hustings.localhost:{self.port}"

    def site(self, slug: str) -> str:
        return f"http://{slug}.campaigns.localhost:{self.port}"

    def panel(self, slug: str) -> str:
        return f"http://{slug}.manage.hustings.localhost:{self.port}"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the shell against this instance."""
        return subprocess.run(
            [sys.executable, "-m", "controlplane.cli", *arguments],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def get(self, host: str, path: str = "/") -> tuple[int, str]:
        """Ask as curl would; names under localhost may not resolve outside browsers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers={"Host": f"{host}:{self.port}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(home: Path) -> RunningInstance:
    home.mkdir(parents=True, exist_ok=True)
    instance = RunningInstance(home, _free_port(), 0)
    with (home / "up.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "controlplane.cli", "up"],
            env=instance.env,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends_at:
        if process.poll() is not None:
            break
        if "Up after" in (home / "up.log").read_text():
            return RunningInstance(home, instance.port, process.pid)
        time.sleep(0.2)
    raise RuntimeError((home / "up.log").read_text()[-3000:])


def shared(home: Path) -> RunningInstance:
    """Return the run's one instance, started by whoever asks first."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        note = home / "instance.json"
        if note.exists():
            said = json.loads(note.read_text())
            return RunningInstance(home / "home", said["port"], said["pid"])
        instance = _start(home / "home")
        note.write_text(json.dumps({"port": instance.port, "pid": instance.pid}))
        return instance


def stop(home: Path) -> None:
    """Stop the run's instance, if one was started."""
    note = home / "instance.json"
    if not note.exists():
        return
    pid = json.loads(note.read_text())["pid"]
    note.unlink()
    os.kill(pid, signal.SIGINT)
    for _ in range(200):
        try:
            os.kill(pid, 0)
            os.waitpid(pid, os.WNOHANG)
        except (ChildProcessError, ProcessLookupError):
            if not Path(f"/proc/{pid}").exists():
                return
        time.sleep(0.1)
