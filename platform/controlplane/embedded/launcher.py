"""Whether a launcher (`hustings up`) keeps a home, and at which port it serves."""

import fcntl
from pathlib import Path


def lock_of(home: Path) -> Path:
    """Return the file that a launcher holds for as long as it lives."""
    return home / "up.lock"


def keeps(home: Path) -> bool:
    """Return whether a launcher keeps this home (controlplane.kept.one_launcher)."""
    try:
        with lock_of(home).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def note_port(home: Path, port: int) -> None:
    """Write down where the launcher that keeps this home serves, for commands beside it."""
    (home / "up.port").write_text(str(port), encoding="ascii")


def port_of(home: Path) -> int | None:
    """Return where this home's launcher serves; null where none does."""
    if not keeps(home):
        return None
    try:
        return int((home / "up.port").read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):  # it has only just begun
        return None
