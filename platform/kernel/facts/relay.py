"""
Carrying facts to their subscribers: one relay per schema, a batch per transaction.

Waiting facts are found by their state, never by "id greater than the last": an id given
out early may commit late, and would be passed over for good.
"""

import dataclasses
import datetime as dt
import logging
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone

from kernel.actor import Actor, Source
from kernel.clearing import clear_away
from kernel.crash import crash_point
from kernel.facts.declaring import NotAFact, Stored, type_of
from kernel.facts.models import Delivery, Fact, ParkedFact
from kernel.facts.subscribing import Subscriber, subscribers
from kernel.failures import reason_of
from kernel.schema import current_schema
from kernel.sweep import schemas_with

logger = logging.getLogger(__name__)

#: After the last of them a parked fact waits for a person.
RETRY_AFTER: Final = tuple(
    dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720)
)


@dataclasses.dataclass(frozen=True, slots=True)
class Relayed:
    """What one batch came to."""

    facts_count: int
    parked_count: int = 0
    #: Another relay is at work in this schema, so this one took nothing.
    was_busy: bool = False


def relay_batch(*, limit: int = 500) -> Relayed:
    """Carry the oldest waiting facts of the current schema to those who hear them."""
    with transaction.atomic():
        if not _is_only_relay():
            return Relayed(0, was_busy=True)
        rows = list(
            Fact.objects.filter(relayed_at__isnull=True)
            .order_by("id")
            .select_for_update(skip_locked=True)[:limit]
        )
        parked_count = _tell_all(rows)
        crash_point("facts.relay.before_mark")
        Fact.objects.filter(pk__in=[row.pk for row in rows]).update(
            relayed_at=timezone.now()
        )
        crash_point("facts.relay.before_commit")
    crash_point("facts.relay.after_commit")
    return Relayed(len(rows), parked_count)


def has_waiting() -> bool:
    """Say whether a fact of the current schema waits to be relayed."""
    return Fact.objects.filter(relayed_at__isnull=True).exists()


def unrelayed(schemas: Iterable[str]) -> list[str]:
    """
    Find which of these schemas have facts waiting; those that are gone are passed over.

    For the minute sweep, which finds what a lost wake-up left behind.
    """
    return schemas_with(schemas, table="facts_fact", condition="relayed_at IS NULL")


def with_parked_due(schemas: Iterable[str]) -> list[str]:
    """Find which of these schemas have a parked fact whose next try is due."""
    return schemas_with(
        schemas, table="facts_parkedfact", condition="retry_at <= now()"
    )


def retry_parked(*, at: dt.datetime, limit: int = 100) -> int:
    """Try again what subscribers failed on and is due; give how many now succeeded."""
    due = list(
        ParkedFact.objects.filter(retry_at__lte=at)
        .order_by("retry_at", "id")
        .values_list("pk", flat=True)[:limit]
    )
    return sum(_retry(parked_id, at=at) for parked_id in due)


def forget_deliveries(*, before: dt.datetime) -> int:
    """
    Clear away who was told of facts relayed before then.

    A relayed fact isn't handed out again, so its rows guard nothing any more. Those of
    facts that are parked stay.
    """
    parked = ParkedFact.objects.values("fact_id")
    old = Delivery.objects.filter(delivered_at__lt=before)
    return clear_away(old.exclude(fact_id__in=parked))


def _is_only_relay() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"kernel.facts.relay:{current_schema()}"],
        )
        return bool(cursor.fetchone()[0])


def _tell_all(rows: Sequence[Fact]) -> int:
    """Tell everybody who hears one of these; give how many parked facts it made."""
    parked_count = 0
    stored: dict[int, Stored[Any]] = {}
    for row in rows:
        try:
            stored[row.pk] = _stored(row)
        except (NotAFact, TypeError, ValueError, KeyError) as error:
            for subscriber in _who_hear(row.type):
                _park(row.pk, subscriber, error)
                parked_count += 1
    for subscriber in subscribers():
        heard = [
            stored[row.pk]
            for row in rows
            if row.type in subscriber.codes and row.pk in stored
        ]
        if heard:
            parked_count += _tell(subscriber, heard)
    return parked_count


def _who_hear(code: str) -> list[Subscriber]:
    return [subscriber for subscriber in subscribers() if code in subscriber.codes]


def _stored(row: Fact) -> Stored[Any]:
    return Stored(
        id=row.pk,
        fact=type_of(row.type).read(row.payload),
        subject_id=row.subject_id,
        by=Actor.from_json(row.actor),
        via=Source.from_json(row.source),
        at=row.happened_at,
    )


def _tell(subscriber: Subscriber, facts: Sequence[Stored[Any]]) -> int:
    """Tell one subscriber; give how many of the facts it failed on."""
    try:
        _deliver(subscriber, facts)
    except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
        if len(facts) > 1:
            return sum(_tell(subscriber, [one]) for one in facts)
        _park(facts[0].id, subscriber, error)
        return 1
    return 0


def _deliver(subscriber: Subscriber, facts: Sequence[Stored[Any]]) -> None:
    with transaction.atomic():
        untold = _note_deliveries(subscriber, [one.id for one in facts])
        crash_point("facts.relay.before_subscriber")
        if untold:
            subscriber.hears(facts=[one for one in facts if one.id in untold])
        crash_point("facts.relay.after_subscriber")


def _note_deliveries(subscriber: Subscriber, fact_ids: Sequence[int]) -> set[int]:
    """Write that it has these facts; give those that it hadn't."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO facts_delivery (fact_id, subscriber, delivered_at) "
            "SELECT id, %s, clock_timestamp() FROM unnest(%s::bigint[]) AS id "
            "ON CONFLICT DO NOTHING RETURNING fact_id",
            [subscriber.name, list(fact_ids)],
        )
        return {fact_id for (fact_id,) in cursor.fetchall()}


def _park(fact_id: int, subscriber: Subscriber, error: Exception) -> None:
    logger.error(
        "facts.parked",
        extra={"fact_id": fact_id, "subscriber": subscriber.name},
        exc_info=error,
    )
    now = timezone.now()
    ParkedFact.objects.update_or_create(
        fact_id=fact_id,
        subscriber=subscriber.name,
        defaults={
            "reason": reason_of(error),
            "parked_at": now,
            "retry_at": now + RETRY_AFTER[0],
        },
    )


def _retry(parked_id: int, *, at: dt.datetime) -> int:
    with transaction.atomic():
        parked = (
            ParkedFact.objects.select_for_update(skip_locked=True)
            .filter(pk=parked_id, retry_at__lte=at)
            .first()
        )
        if parked is None:
            return 0
        try:
            row = Fact.objects.get(pk=parked.fact_id)
            _deliver(_named(parked.subscriber, row.type), [_stored(row)])
        except Exception as error:  # noqa: BLE001 - whatever it is, it stays parked
            waits = RETRY_AFTER[parked.attempts :]
            parked.attempts += 1
            parked.reason = reason_of(error)
            parked.retry_at = at + waits[0] if waits else None
            parked.save(update_fields=["attempts", "reason", "retry_at"])
            return 0
        parked.delete()
        return 1


def _named(name: str, code: str) -> Subscriber:
    for subscriber in _who_hear(code):
        if subscriber.name == name:
            return subscriber
    raise LookupError(name)
