"""
Facts: what publishing one costs beside a bare INSERT, and how many a second are carried.

Publishing is whole: locking the subject's row, and after the commits the wake-up of a worker
through Valkey, which each slice of the run waits for. No worker runs, so that nothing else has
the machine.
"""

import dataclasses
import datetime as dt
import statistics
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction

from kernel import waking
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
SLICES = 25
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
    waking.flush()


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
        # Facts a second of product and floor, round by round.
        self.figures: dict[str, tuple[list[float], list[float]]] = {}

    def _note(self, name: str, ours: float, best: float) -> None:
        product, floor = self.figures.setdefault(name, ([], []))
        product.append(self.scale / ours)
        floor.append(self.scale / best)

    def _insert(self, count: int, *, each: int) -> float:
        return floors.insert(self.raw, self.schema, code=CODE, count=count, each=each)

    def _publishing(self, name: str, *, each: int) -> None:
        # In slices, turn by turn: whatever else the machine does then meets both.
        ours = best = 0.0
        slice_count = self.scale // SLICES
        for _ in range(SLICES):
            ours += timed(lambda: _publish(slice_count, each=each))
            best += self._insert(slice_count, each=each)
        self._note(name, ours, best)
        _empty()

    def round(self, at: int) -> None:
        """Publish beside a bare INSERT, then carry beside SQL alone."""
        self._publishing("publish", each=1)
        self._publishing("publish_20", each=20)
        self._insert(self.scale, each=20)
        ours = timed(_relay_all)
        self._check_effects()
        self._insert(self.scale, each=20)
        best = floors.relay(self.raw, self.schema, subscribers=("first", "second"))
        self._check_effects()
        self._note("relay", ours, best)

    def _check_effects(self) -> None:
        assert _effects() == 2 * self.scale, "effects were lost or doubled"
        _empty()


def run(stage: Stage, scale: int) -> list[Result]:
    """Publish and carry so many facts a round."""
    raw = stage.raw()
    nation = make_nation("benchmark")
    scale = max(1, scale // SLICES) * SLICES
    with in_nation(nation):
        _set_up(scale)
        bench = _Bench(raw, nation.schema_name, scale)
        _publish(min(scale, 200), each=1)
        _empty()
        rounds(bench.round)
    raw.close()
    return _results(bench.figures)


def _results(figures: dict[str, tuple[list[float], list[float]]]) -> list[Result]:
    alone, by_twenty, carried = (
        figures[name] for name in ("publish", "publish_20", "relay")
    )
    twenty = statistics.median(
        ours / best for ours, best in zip(*by_twenty, strict=True)
    )
    return [
        Result(
            name="facts.publish",
            product=alone[0],
            floor=alone[1],
            unit="facts/s",
            target=0.5,
            is_at_least=True,
            note=f"one fact a transaction; twenty a transaction: {twenty:.2f} "
            f"({statistics.median(by_twenty[0]):.0f} and {statistics.median(by_twenty[1]):.0f}/s)",
        ),
        Result(
            name="facts.relay",
            product=carried[0],
            floor=[RELAYED_PER_SECOND] * len(carried[0]),
            unit="facts/s",
            target=1,
            is_at_least=True,
            note="two subscribers, one row each; SQL alone: "
            f"{statistics.median(carried[1]):.0f}/s",
        ),
    ]
