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
    window = int(time.time() // per_seconds)
    counter = f"limit:{name}:{key}:{window}"
    try:
        cache.add(counter, 0, timeout=per_seconds * 2)
        count = cache.incr(counter)
    except (redis.RedisError, OSError, ValueError):
        logger.warning("limits.uncounted", extra={"limit": name})
        return Hit(ok=True, count=0)
    return Hit(ok=count <= limit, count=count)


def require(name: str, key: str, *, limit: int, per_seconds: int) -> None:
    """
    Count one more and go on only within the limit.

    :raises TooOften: beyond it.
    """
    if not hit(name, key, limit=limit, per_seconds=per_seconds).ok:
        raise TooOften
