"""The environment, read in one place."""

import os
import re
import secrets
import sys
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """Return the variable, or the default where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """Return whether the variable says yes (1, true, yes, on)."""
    value = text(name)
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def number(name: str, default: int, *, least: int = 0, most: int = 2**31 - 1) -> int:
    """
    Return the variable as a whole number.

    What is none, or lies outside, ends the process with 2 and a sentence on stderr: whatever
    reads its settings can't go on, and a traceback would say no more.
    """
    typed = text(name, str(default))
    if re.fullmatch(r"[0-9]{1,10}", typed) and least <= int(typed) <= most:
        return int(typed)
    sys.stderr.write(
        f"{name} is {typed!r}. Give a whole number from {least} to {most}, for example "
        f"{name}={default}.\n"
    )
    raise SystemExit(2)


def items(name: str) -> list[str]:
    """Return a comma-separated variable as a list, without empty items."""
    return [item.strip() for item in text(name).split(",") if item.strip()]


def secret_key(home: Path) -> str:
    """
    Return SECRET_KEY, or this home's own key, made once and readable by its owner only.
    """
    given = text("SECRET_KEY")
    if given:
        return given
    path = home / "secret-key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii").strip()
