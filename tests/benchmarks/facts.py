"""
Facts: what publishing one costs beside a bare INSERT, and how many a second are carried.

Publishing is whole: locking the subject's row, and after the commit the wake-up of a worker
through Valkey. No worker runs, so that nothing else has the machine.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, transaction

from kernel.actor import Actor, Channel, Source
from kernel.facts import Stored, fact, publish, subscribe
from kernel.facts import relay as relaying
from tenants.context import in_nation
from tests.benchmarks.floors import facts as floors
from tests.benchmarks.measuring import Result, rounds, timed
from tests.benchmarks.stage import Stage
from tests.support.nations import make_nation

BY = Actor.system(name="benchmark")
VIA = Source(channel=Channel.SYSTEM)
AT = dt.datetime(2027, 3, 20, 12, 0, tzinfo=dt.UTC)
CODE = "benchmarks.person_seen"
RELAYED_PER_SECOND = 1000
_EFFECT = "INSERT INTO benchmark_effect (fact_id, subscriber) SELECT id, %s FROM unnest(%s::bigint[]) AS id"


@fact(CODE, subject="people.Person", sentence="was seen")
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PersonSeen:
    """Published by this benchmark alone."""

    person_id: int


def _write(name: str, facts: Sequence[Stored[PersonSeen]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_EFFECT, [name, [stored.id for stored in facts]])


@subscribe(PersonSeen)
def first(*, facts: Sequence[Stored[PersonSeen]]) -> None:
    """Write one row a fact."""
    _write("first", facts)


@subscribe(PersonSeen)
def second(*, facts: Sequence[Stored[PersonSeen]]) -> None:
    """Write one row a fact."""
    _write("second", facts)


def _set_up(people: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE benchmark_effect (fact_id bigint, subscriber text, "
            "PRIMARY KEY (fact_id, subscriber))"
        )
        cursor.execute(
            "INSERT INTO people_person (full_name, given_name, family_name, called, language, "
            "is_do_not_phone, is_do_not_contact, note, tag_ids, created_at) "
            "SELECT 'P', '', '', '', '', false, false, '', '{}', now() "
            "FROM generate_series(1, %s)",
            [people],
        )


def _empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE facts_fact, facts_delivery, benchmark_effect")


def _publish(count: int, *, each: int) -> None:
    for at in range(0, count, each):
        with transaction.atomic():
            for person_id in range(at + 1, min(at + each, count) + 1):
                publish(PersonSeen(person_id=person_id), by=BY, via=VIA, at=AT)


def _relay_all() -> None:
    while relaying.relay_batch().facts_count:
        pass


def _effects() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM benchmark_effect")
        return int(cursor.fetchone()[0])


class _Bench:
    def __init__(self, raw: Any, schema: str, scale: int) -> None:
        self.raw, self.schema, self.scale = raw, schema, scale
        self.figures: dict[str, tuple[list[float], list[float]]] = {}

    def note(self, name: str, product_seconds: float, floor_seconds: float) -> None:
        product, floor = self.figures.setdefault(name, ([], []))
        product.append(self.scale / product_seconds)
        floor.append(self.scale / floor_seconds)

    def insert(self, each: int) -> float:
        return floors.insert(
            self.raw, self.schema, code=CODE, count=self.scale, each=each
        )

    def round(self, at: int) -> None:
        for name, each in (("facts.publish", 1), ("facts.publish_20", 20)):
            pair: list[Callable[[], float]] = [
                lambda each=each: timed(lambda: _publish(self.scale, each=each)),
                lambda each=each: self.insert(each),
            ]
            # Who goes first changes, so that neither always meets a cold or a full table.
            order = (0, 1) if at % 2 == 0 else (1, 0)
            took = {who: pair[who]() for who in order}
            self.note(name, took[0], took[1])
        _empty()
        self.insert(20)
        ours = timed(_relay_all)
        assert _effects() == 2 * self.scale, "the relay lost or doubled effects"
        _empty()
        self.insert(20)
        best = floors.relay(self.raw, self.schema, subscribers=("first", "second"))
        assert _effects() == 2 * self.scale
        _empty()
        self.note("facts.relay", ours, best)


def run(stage: Stage, scale: int) -> list[Result]:
    """Publish and relay so many facts a round."""
    raw = stage.raw()
    nation = make_nation("benchmark")
    with in_nation(nation):
        _set_up(scale)
        bench = _Bench(raw, nation.schema_name, scale)
        _publish(min(scale, 200), each=1)
        rounds(bench.round)
    raw.close()
    return _results(bench.figures)


def _results(figures: dict[str, tuple[list[float], list[float]]]) -> list[Result]:
    found = [
        Result(
            name=name,
            product=figures[name][0],
            floor=figures[name][1],
            unit="facts/s",
            target=0.5,
            is_at_least=True,
            note=note,
        )
        for name, note in (
            ("facts.publish", "one fact a transaction, each with its own wake-up"),
            ("facts.publish_20", "twenty facts a transaction"),
        )
    ]
    carried, best = figures["facts.relay"]
    found.append(
        Result(
            name="facts.relay",
            product=carried,
            floor=[RELAYED_PER_SECOND] * len(carried),
            unit="facts/s",
            target=1,
            is_at_least=True,
            note=f"two subscribers, one row each; SQL alone: {sorted(best)[len(best) // 2]:.0f}/s",
        )
    )
    return found
