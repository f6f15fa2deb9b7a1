"""
Content types per schema.

Django caches them per process and database alias; ids differ between schemas, and 494 of 1,800
look-ups in two threads returned another nation's. Keyed by schema, nothing has to be cleared.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections


class CacheBySchema(MutableMapping[str, dict[Any, Any]]):
    """What ContentTypeManager keeps by database alias, kept by (schema, alias) instead."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], dict[Any, Any]] = {}

    def _key(self, using: str) -> tuple[str, str]:
        return (str(getattr(connections[using], "schema_name", "")), using)

    def __getitem__(self, using: str) -> dict[Any, Any]:
        return self._kept[self._key(using)]

    def __setitem__(self, using: str, value: dict[Any, Any]) -> None:
        self._kept[self._key(using)] = value

    def __delitem__(self, using: str) -> None:
        del self._kept[self._key(using)]

    def __iter__(self) -> Iterator[str]:
        return iter({using for _, using in self._kept})

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Keep everything: django-tenants clears at each switch, which this makes needless."""

    def forget(self) -> None:
        """Really empty it (tests that make and drop schemas)."""
        self._kept.clear()


CACHE = CacheBySchema()


def install() -> None:
    """Put the cache in place of Django's; called once, when the app registry is ready."""
    ContentType.objects._cache = CACHE  # type: ignore[attr-defined]  # noqa: SLF001
