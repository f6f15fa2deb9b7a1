"""The themes that come with the platform."""

import dataclasses
import functools
import tomllib
from pathlib import Path
from typing import Final

from themes.palette import Tokens

STOCK = Path(__file__).parent / "stock"
#: What every campaign starts with, until there is another.
FIRST: Final = "doorstep"


class NoSuchTheme(LookupError):
    """No theme of this name comes with the platform."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class StockTheme:
    """A theme's name, its colours and its Liquid files by path."""

    key: str
    name: str
    brand: str
    tokens: Tokens
    files: dict[str, str]


@functools.cache
def stock_theme(key: str) -> StockTheme:
    """
    Return a theme by its key.

    :raises NoSuchTheme: if there is none.
    """
    folder = STOCK / key
    if not key.isalpha() or not (folder / "theme.toml").exists():
        raise NoSuchTheme(key)
    said = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    files = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((folder / "templates").glob("*.liquid"))
    }
    tokens = Tokens(light=said["light"], night=said["night"])
    return StockTheme(
        key=key, name=said["name"], brand=said["brand"], tokens=tokens, files=files
    )


def stock_themes() -> list[StockTheme]:
    """Return every theme that comes with the platform, by key."""
    return [
        stock_theme(path.parent.name) for path in sorted(STOCK.glob("*/theme.toml"))
    ]
