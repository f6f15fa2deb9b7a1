"""
The cache: keys carry the nation's number, and a server that is away holds and fails nobody.

Wagtail and Django read it while they show a page, and know nothing of a server that is away.
"""

import logging
import time
from collections.abc import Callable
from typing import Any, Final

import redis
from django.core.cache.backends.redis import RedisCache

from tenants.context import current_schema

logger = logging.getLogger(__name__)

# Nobody asks it again for so long: one that stands still costs each question a second.
AWAY_SECONDS: Final = 2.0


def make_key(key: str, key_prefix: str, version: int) -> str:
    """Return the key as the server stores it: schema, prefix, version, key."""
    return f"{current_schema()}:{key_prefix}:{version}:{key}"


class _Server:
    """What this process knows of it."""

    away_until = 0.0


class NationCache(RedisCache):
    """Django's, which is empty and keeps nothing while the server is away."""

    def _ask(
        self, otherwise: Any, ask: Callable[..., Any], *args: Any, **more: Any
    ) -> Any:
        try:
            return self._ask_or_raise(ask, *args, **more)
        except (redis.RedisError, OSError):
            return otherwise

    def _ask_or_raise(self, ask: Callable[..., Any], *args: Any, **more: Any) -> Any:
        if time.monotonic() < _Server.away_until:
            raise redis.ConnectionError("away a moment ago")
        try:
            return ask(*args, **more)
        except (redis.RedisError, OSError):
            _Server.away_until = time.monotonic() + AWAY_SECONDS
            logger.warning("cache.away")
            raise

    def add(self, *args: Any, **more: Any) -> bool:
        return bool(self._ask(None, super().add, *args, **more))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask(default, super().get, key, default, version)

    def set(self, *args: Any, **more: Any) -> None:
        self._ask(None, super().set, *args, **more)

    def touch(self, *args: Any, **more: Any) -> bool:
        return bool(self._ask(None, super().touch, *args, **more))

    def delete(self, *args: Any, **more: Any) -> bool:
        return bool(self._ask(None, super().delete, *args, **more))

    def get_many(self, *args: Any, **more: Any) -> dict[Any, Any]:
        return dict(self._ask({}, super().get_many, *args, **more))

    def has_key(self, *args: Any, **more: Any) -> bool:
        return bool(self._ask(None, super().has_key, *args, **more))

    def set_many(self, *args: Any, **more: Any) -> list[Any]:
        return list(self._ask([], super().set_many, *args, **more))

    def incr(self, *args: Any, **more: Any) -> int:
        """
        Count one more.

        :raises redis.RedisError: where it is away: there is no number to give.
        """
        return int(self._ask_or_raise(super().incr, *args, **more))
