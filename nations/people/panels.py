"""Person panels: what other slices show on a person's page. Filled in their apps' ready()."""

import dataclasses
from collections.abc import Callable
from typing import Any

from nations.people.models import Person


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """A part of a person's page: its template, what it names, and where it stands."""

    template: str
    shown: dict[str, Any]
    is_main: bool = False


Maker = Callable[[Person], Panel]
_makers: list[Maker] = []


def register(maker: Maker) -> None:
    """Offer a panel; called once from an app's ready()."""
    if maker not in _makers:
        _makers.append(maker)


def registered() -> list[Maker]:
    """Return the panels in the order they were offered."""
    return list(_makers)
