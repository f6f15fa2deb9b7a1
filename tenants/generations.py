"""
The generation of a campaign's pages: a number that moves when anything they show does.

The cache of whole pages stands in front of Django and knows hosts alone, so the number is kept
by host. It is the one key without a nation's number: the host is the nation's. The nation has
another one for its words, which are dear to render: those that count who joined leave it alone.

A number is drawn, not counted: after the server lost its memory a count would come by the same
numbers again. Where the server is away, this process moves them as soon as it is back.
"""

import logging
import secrets
from collections.abc import Collection, Iterable

import redis
from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from tenants.context import in_nation, in_public
from tenants.models import Domain, Nation

logger = logging.getLogger(__name__)

_KEY = "pages:"
_OWN = "generation"
_client: redis.Redis | None = None
# Keys that should have moved while the server was away.
_owed: set[str] = set()


def _server() -> redis.Redis:
    global _client  # noqa: PLW0603 - one pool of connections per process
    if _client is None:
        server = settings.CACHES["default"]
        _client = redis.Redis.from_url(server["LOCATION"], **server["OPTIONS"])
    return _client


def read(host: str) -> int | None:
    """Return the generation of a host (without port), or null where nobody can say."""
    try:
        if _owed:
            _move(list(_owed))
        found = _server().get(_KEY + host)
    except (redis.RedisError, OSError):
        return None
    return int(found or 0)


def current(nation: Nation) -> int:
    """Return the generation of its words; 0 where the server is away, which keeps nothing then."""
    return int(cache.get(_OWN) or 0)


def bump(nation: Nation) -> None:
    """
    Throw away every kept page of the nation, once the transaction has committed.

    They are those of the hosts it has now: call it before any of them goes.
    """
    with in_nation(nation):
        own = cache.make_key(_OWN)
    keys = [own, *(_KEY + host for host in _hosts_of(nation))]
    transaction.on_commit(lambda: _move_or_owe(keys, nation))


def bump_counts(nation: Nation) -> None:
    """
    Throw away the nation's kept pages as :func:`bump` does, but no words rendered for them.

    For what moves a page's numbers alone: somebody joined.
    """
    keys = [_KEY + host for host in _hosts_of(nation)]
    transaction.on_commit(lambda: _move_or_owe(keys, nation))


def _hosts_of(nation: Nation) -> list[str]:
    with in_public():
        theirs = Domain.objects.filter(tenant_id=nation.pk)
        return list(theirs.values_list("domain", flat=True))


def _move_or_owe(keys: Collection[str], nation: Nation) -> None:
    try:
        _move(keys)
    except (redis.RedisError, OSError):
        _owed.update(keys)
        logger.warning("generations.not_moved", extra={"nation": nation.pk})


def _move(keys: Iterable[str]) -> None:
    # Django's cache reads a whole number as it stands.
    _server().mset({key: secrets.randbits(62) for key in keys})
    _owed.difference_update(keys)
