"""Who is told of which facts: filled by every app's ``subscribers`` when apps load."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from kernel.facts.declaring import type_of

H = TypeVar("H", bound=Callable[..., None])


@dataclasses.dataclass(frozen=True, slots=True)
class Subscriber:
    #: Stands in rows: renaming a function leaves what is parked for it unclaimed.
    name: str
    hears: Callable[..., None]
    codes: frozenset[str]


_subscribers: dict[str, Subscriber] = {}


class SubscribedTwice(RuntimeError):
    """Two functions of one name were registered."""


def subscribe(*types: type[Any]) -> Callable[[H], H]:
    """
    Tell ``f(*, facts: Sequence[Stored[RsvpGiven]])`` of these types of facts: a batch
    at a time, in order of id across all the types it hears.

    It runs in a transaction of the relay's, until it has once succeeded.

    :raises NotAFact: if one of them was never declared.
    :raises SubscribedTwice: if a function of its name is registered already.
    """

    def register(hears: H) -> H:
        name = f"{hears.__module__}.{hears.__qualname__}"
        if name in _subscribers:
            raise SubscribedTwice(name)
        codes = frozenset(type_of(cls).code for cls in types)
        _subscribers[name] = Subscriber(name, hears, codes)
        return hears

    return register


def unsubscribe(hears: Callable[..., None]) -> None:
    """Forget a function; for tests, which subscribe for one test alone."""
    del _subscribers[f"{hears.__module__}.{hears.__qualname__}"]


def subscribers() -> Sequence[Subscriber]:
    """Give all of them, in order of registration."""
    return tuple(_subscribers.values())
