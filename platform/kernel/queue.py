"""
How work gets to a worker: after the commit, with the schema it belongs to, signed.

Rows are the truth and Celery only wakes workers, so a broker that can't be reached is
logged and not raised: whoever asked has already committed, and a sweep finds the row.
The receiving half, which enters the nation, is ``tenants.celery``.
"""

import logging
from collections.abc import Mapping
from functools import cache, partial
from typing import Any, Final

import redis
from celery import Task
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from kombu.exceptions import OperationalError

from kernel.schema import current_schema

logger = logging.getLogger(__name__)

HEADER: Final = "hustings_schema"

# The signature keeps whoever can write to the broker, but not read the settings, from
# running a task in a nation of their choice.
_signer = partial(Signer, salt="kernel.queue")


class UnsignedTask(Exception):
    """A task arrived without a schema, or with one that this platform didn't sign."""


def headers(schema: str | None = None) -> dict[str, str]:
    """Give the header that takes a task into ``schema``; None means the current one."""
    return {HEADER: _signer().sign(schema or current_schema())}


def schema_from(received: Mapping[str, Any] | None) -> str:
    """
    Read the schema out of a task's headers.

    :raises UnsignedTask: if there is none, or its signature doesn't fit.
    """
    try:
        return _signer().unsign((received or {})[HEADER])
    except (KeyError, TypeError, BadSignature) as error:
        raise UnsignedTask from error


def send(
    task: "Task[Any, Any]",
    *,
    schema: str,
    queue: str | None = None,
    after_seconds: float = 0,
    **kwargs: Any,
) -> None:
    """Wake a worker, now or after so many seconds, or log that it couldn't be reached."""
    route: dict[str, Any] = {} if queue is None else {"queue": queue}
    if after_seconds:
        route["countdown"] = after_seconds
    try:
        # Asked first: on a broker that stands still Celery's own line waits for many seconds.
        _marks().ping()
        # No retrying: a visitor's request must not wait for a broker that is away.
        task.apply_async(kwargs=kwargs, headers=headers(schema), retry=False, **route)
    except (OperationalError, redis.RedisError, OSError):
        logger.warning("queue.unreachable", extra={"task": task.name, "schema": schema})


# How long a wake-up that nobody heard keeps others from being sent.
_ASKED_SECONDS: Final = 30


@cache
def _marks() -> redis.Redis:
    server = settings.CACHES["default"]
    return redis.Redis.from_url(server["LOCATION"], **server["OPTIONS"])


def _mark(task: "Task[Any, Any]", schema: str, *, is_for_later: bool) -> str:
    return f"asked:{task.name}:{schema}{':later' * is_for_later}"


def wake(
    task: "Task[Any, Any]", *, schema: str, queue: str, after_seconds: float = 0
) -> None:
    """
    Send a task that looks at rows, unless one is on its way and hasn't begun.

    Call it after the commit: whatever had committed before the task called :func:`begun`, it
    sees. A message costs more than the row it tells of, so a busy nation sends few. One that is
    to begin after some seconds holds back none that is to begin now.
    """
    mark = _mark(task, schema, is_for_later=after_seconds > 0)
    try:
        is_first = _marks().set(mark, 1, nx=True, ex=_ASKED_SECONDS)
    except (redis.RedisError, OSError):
        # The marks lie beside the queues: the sweep wakes once both are back.
        logger.warning("queue.unreachable", extra={"task": task.name, "schema": schema})
        return
    if is_first:
        send(task, schema=schema, queue=queue, after_seconds=after_seconds)


def begun(task: "Task[Any, Any]", *, schema: str) -> None:
    """Say that the task begins, before it looks at any row: from now on it is woken again."""
    try:
        _marks().delete(
            *(_mark(task, schema, is_for_later=later) for later in (False, True))
        )
    except (redis.RedisError, OSError):
        # It goes by itself, and until then the sweep wakes.
        logger.warning("queue.mark_stays", extra={"task": task.name, "schema": schema})


def delay_on_commit(
    task: "Task[Any, Any]", *, queue: str | None = None, **kwargs: Any
) -> None:
    """
    Run a task in the schema that is current now, once the transaction has committed.

    The schema is taken down here: by the time an outer transaction commits, another one
    may be current.
    """
    transaction.on_commit(
        partial(send, task, schema=current_schema(), queue=queue, **kwargs)
    )
