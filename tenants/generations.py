"""
The generation of a campaign's pages: a number that moves when anything they show does.

The cache of whole pages stands in front of Django and knows hosts alone, so the number is kept
by host. It is the one key without a nation's number: the host is the nation's.
"""

import logging
import time

import redis
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from redis.backoff import NoBackoff
from redis.retry import Retry

from tenants.context import in_public
from tenants.models import Domain, Nation

logger = logging.getLogger(__name__)

_KEY = "pages:"
_client: redis.Redis | None = None


def _server() -> redis.Redis:
    global _client  # noqa: PLW0603 - one pool of connections per process
    if _client is None:
        _client = redis.Redis.from_url(
            settings.CACHES["default"]["LOCATION"],
            socket_timeout=1,
            retry=Retry(NoBackoff(), 0),
        )
    return _client


def read(host: str) -> int | None:
    """Return the generation of a host (without port), or null where nobody can say."""
    try:
        found = _server().get(_KEY + host)
    except (redis.RedisError, OSError):
        return None
    return int(found or 0)


def current(nation: Nation) -> int:
    """Return the nation's generation; where the server is away, the minute stands in."""
    key = "generation"
    try:
        return int(cache.get(key) or 0)
    except (redis.RedisError, OSError):
        logger.warning("generations.unreadable", extra={"nation": nation.pk})
        return int(time.time() // 60)


def bump(nation: Nation) -> None:
    """Throw away every kept page of the nation, once the transaction has committed."""
    transaction.on_commit(lambda: _bump(nation))


def _bump(nation: Nation) -> None:
    with in_public():
        hosts = list(
            Domain.objects.filter(tenant_id=nation.pk).values_list("domain", flat=True)
        )
    try:
        cache.add("generation", 0, timeout=None)
        cache.incr("generation")
        with _server().pipeline() as pipe:
            for host in hosts:
                pipe.incr(_KEY + host)
            pipe.execute()
    except (redis.RedisError, OSError, ValueError):
        # Kept pages go by themselves within a minute.
        logger.warning("generations.not_moved", extra={"nation": nation.pk})
