"""Writing facts down."""

import datetime as dt
import json
import threading
from functools import cache
from typing import Any, Final

from celery import Task, current_app
from django.apps import apps
from django.db import connection, transaction

from kernel import waking
from kernel.actor import Actor, Source
from kernel.crash import crash_point
from kernel.facts.declaring import FactType, type_of
from kernel.schema import current_schema

RELAY_TASK: Final = "kernel.facts.relay"

_COLUMNS: Final = (
    "type, subject_label, payload, actor, source, happened_at, recorded_at, subject_id"
)


class OutsideTransaction(transaction.TransactionManagementError):
    """A fact was to be published apart from the change that it tells of."""


class SubjectMissing(LookupError):
    """The row a fact is about is not there, or no longer."""


def publish(fact: object, *, by: Actor, via: Source, at: dt.datetime) -> int:
    """
    Write down what has just happened, and wake the relay once that has committed.

    The subject's row is locked first, until the transaction ends: the id is given out
    under that lock, which puts one subject's facts in the order of their commits.

    :raises OutsideTransaction: if no transaction is open.
    :raises SubjectMissing: if the row it is about is not there.
    :raises NotAFact: if its class was never declared, or a field holds free text.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction("publish facts in the transaction of the change")
    declared = type_of(fact)
    subject_id = (
        getattr(fact, declared.subject_field) if declared.subject_field else None
    )
    with connection.cursor() as cursor:
        cursor.execute(
            _statement(declared if subject_id is not None else None),
            {
                "type": declared.code,
                "label": (declared.subject or "") if subject_id is not None else "",
                "payload": _json(declared.payload_of(fact)),
                "actor": _json(by.who_json()),
                "source": _json(via.as_json()),
                "at": at,
                "subject": subject_id,
            },
        )
        row = cursor.fetchone()
    if row is None:
        raise SubjectMissing(f"no {declared.subject} {subject_id}")
    crash_point("facts.published")
    transaction.on_commit(_wake_up(current_schema()))
    return int(row[0])


@cache
def _statement(declared: FactType | None) -> str:
    values = (
        "SELECT %(type)s, %(label)s, %(payload)s::jsonb, %(actor)s::jsonb, "
        "%(source)s::jsonb, %(at)s, clock_timestamp()"
    )
    if declared is None or declared.subject is None:
        return (
            f"INSERT INTO facts_fact ({_COLUMNS}) {values}, %(subject)s::bigint "
            f"RETURNING id"
        )
    meta = apps.get_model(declared.subject)._meta  # noqa: SLF001 - documented by Django
    quote = connection.ops.quote_name
    pk = quote(str(meta.pk.column))
    # One statement, and so one round trip: the sequence is asked for the id while the
    # row comes out of the WITH, that is, when its lock is already held.
    return (
        f"WITH subject AS MATERIALIZED (SELECT {pk} FROM {quote(meta.db_table)} "  # noqa: S608 - names are quoted
        f"WHERE {pk} = %(subject)s FOR NO KEY UPDATE) "
        f"INSERT INTO facts_fact ({_COLUMNS}) {values}, {pk} FROM subject RETURNING id"
    )


# Made once: `json.dumps` with separators makes an encoder for each call.
_json: Final = json.JSONEncoder(separators=(",", ":")).encode


class _WakeUp:
    """
    One wake-up for a transaction, however many facts it publishes.

    The same object is handed to ``on_commit`` again and again until it has once been
    called; a transaction that rolls back never calls it, and leaves it to the next.
    """

    __slots__ = ("schema", "sent")

    def __init__(self, schema: str) -> None:
        self.schema = schema
        self.sent = False

    def __call__(self) -> None:
        if not self.sent:
            self.sent = True
            crash_point("facts.before_wake_up")
            waking.wake_soon(_relay(), schema=self.schema, queue="now")


@cache
def _relay() -> "Task[Any, Any]":
    return current_app.tasks[RELAY_TASK]


_pending = threading.local()


def _wake_up(schema: str) -> _WakeUp:
    by_schema: dict[str, _WakeUp] = _pending.__dict__
    waiting = by_schema.get(schema)
    if waiting is None or waiting.sent:
        waiting = by_schema[schema] = _WakeUp(schema)
    return waiting
