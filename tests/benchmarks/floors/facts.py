"""Floors of facts: a bare INSERT and its COMMIT, and a relay that is nothing but SQL."""

import time
from typing import Any

_INSERT = """
    INSERT INTO {schema}.facts_fact
        (type, subject_label, subject_id, payload, actor, source, happened_at, recorded_at)
    VALUES (%s, 'people.Person', %s, %s, %s, %s, now(), now())
"""
_SAID = (
    '{"person_id":1}',
    '{"kind":"SYSTEM","name":"benchmark"}',
    '{"channel":"SYSTEM"}',
)


def insert(raw: Any, schema: str, *, code: str, count: int, each: int) -> float:
    """Insert facts of persons 1, 2, 3 …, `each` of them a transaction; return the seconds."""
    statement = _INSERT.format(schema=schema)
    began = time.perf_counter()
    with raw.cursor() as cursor:
        for at in range(1, count + 1):
            cursor.execute(statement, [code, at, *_SAID])
            if at % each == 0:
                raw.commit()
    raw.commit()
    return time.perf_counter() - began


_CLAIM = """
    SELECT id FROM {schema}.facts_fact WHERE relayed_at IS NULL
    ORDER BY id LIMIT 500 FOR UPDATE SKIP LOCKED
"""
_EFFECT = """
    INSERT INTO {schema}.benchmark_effect (fact_id, subscriber)
    SELECT id, %s FROM unnest(%s::bigint[]) AS id
"""
_MARK = "UPDATE {schema}.facts_fact SET relayed_at = now() WHERE id = ANY(%s)"


def relay(raw: Any, schema: str, *, subscribers: tuple[str, ...]) -> float:
    """Write one effect row a fact and subscriber, 500 facts a transaction; return the seconds."""
    claim, effect, mark = (
        text.format(schema=schema) for text in (_CLAIM, _EFFECT, _MARK)
    )
    began = time.perf_counter()
    while True:
        with raw.cursor() as cursor:
            cursor.execute(claim)
            ids = [row[0] for row in cursor.fetchall()]
            for name in subscribers:
                cursor.execute(effect, [name, ids])
            cursor.execute(mark, [ids])
        raw.commit()
        if not ids:
            return time.perf_counter() - began
