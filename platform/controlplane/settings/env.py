"""The environment, read in one place."""

import os
import secrets
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """Return the variable, or the default where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """Return whether the variable says yes (1, true, yes, on)."""
    value = text(name)
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def number(name: str, default: int) -> int:
    """Return the variable as a whole number."""
    return int(text(name, str(default)))


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
