"""Person panels: what other slices show on a person's page. Filled in their apps' ready()."""

import dataclasses
import enum
from collections.abc import Callable
from typing import Any

from nations.people.models import Person


class Place(enum.Enum):
    """Where on a person's page a panel stands."""

    MAIN = "MAIN"  # the wide column
    SIDE = "SIDE"  # a part of the card beside it
    EMAIL = "EMAIL"  # under the email they are reached at


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """A part of a person's page: its template, what it names, and where it stands."""

    template: str
    shown: dict[str, Any]
    place: Place = Place.SIDE


Maker = Callable[[Person], Panel]
_makers: list[Maker] = []


def register(maker: Maker) -> None:
    """Offer a panel; called once from an app's ready()."""
    if maker not in _makers:
        _makers.append(maker)


def panels_of(person: Person) -> dict[str, list[Panel]]:
    """Return a person's panels by their place, in the order they were offered."""
    made = [make(person) for make in _makers]
    return {
        place.value: [panel for panel in made if panel.place is place]
        for place in Place
    }
