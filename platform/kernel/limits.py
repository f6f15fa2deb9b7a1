"""How often something may happen: counters in the shared cache, one per window of time."""

import dataclasses
import logging
import time

import redis
from django.core.cache import cache

logger = logging.getLogger(__name__)


class TooOften(Exception):
    """It happened too often from here; the sentence says when to come back."""

    sentence = "That was a lot in a short time. Wait a few minutes and try again."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """Whether this time still counts as allowed, and how often it has happened."""

    ok: bool
    count: int


def hit(name: str, key: str, *, limit: int, per_seconds: int) -> Hit:
    """
    Count one more, in the schema in force, and say whether it is within the limit.

    Where the cache can't be reached everything is allowed: a campaign's form must not stop
    because a counter did.
    """
    counter = _counter(name, key, per_seconds)
    try:
        cache.add(counter, 0, timeout=per_seconds * 2)
        count = cache.incr(counter)
    except (redis.RedisError, OSError, ValueError):
        logger.warning("limits.uncounted", extra={"limit": name})
        return Hit(ok=True, count=0)
    return Hit(ok=count <= limit, count=count)


def is_used_up(name: str, key: str, *, limit: int, per_seconds: int) -> bool:
    """
    Say whether one more would be over the limit, and count nothing.

    For what is counted only once it is known to have failed; some that come at the same moment
    all read the same count, so that a few more than the limit may pass.
    """
    try:
        count = cache.get(_counter(name, key, per_seconds), 0)
    except (redis.RedisError, OSError, ValueError):
        logger.warning("limits.uncounted", extra={"limit": name})
        return False
    return int(count) >= limit


def _counter(name: str, key: str, per_seconds: int) -> str:
    window = int(time.time() // per_seconds)
    return f"limit:{name}:{key}:{window}"


def require(name: str, key: str, *, limit: int, per_seconds: int) -> None:
    """
    Count one more and go on only within the limit.

    :raises TooOften: beyond it.
    """
    if not hit(name, key, limit=limit, per_seconds=per_seconds).ok:
        raise TooOften
