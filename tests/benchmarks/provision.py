"""
A new campaign: from the press of *Build it* to the new home page, through the real web process.

Beside it, in the same rounds, django-tenants' `clone_schema` of the same template, and the
template's tables as bare CREATE TABLEs. Once with the first campaigns, once past a hundred. Then
twenty at once on a pool of five.
"""

import dataclasses
import threading
import time

from django.conf import settings

from controlplane.provisioning.template import prepare
from tenants import pool, replay, schema_hash
from tenants.context import in_public
from tenants.models import Nation, schema_of
from tenants.snapshot import text
from tests.benchmarks.floors import provision as floors
from tests.benchmarks.measuring import (
    Result,
    percentile,
    rounds,
    timed,
)
from tests.benchmarks.stage import Stage
from tests.benchmarks.visitor import Arrived, Visitor
from tests.support.nations import make_nation

SIGN_UP_MS, FIRST_FIVE_SECONDS, ALL_SECONDS = 250, 2, 10
TO_CLONE, TO_TABLES = 0.15, 4.5
BURST, MANY = 20, 100


@dataclasses.dataclass(kw_only=True, slots=True)
class _Figures:
    """By round, in seconds: p95 of the sign-ups, and what stands beside them."""

    p95: list[float] = dataclasses.field(default_factory=list)
    all: list[float] = dataclasses.field(default_factory=list)
    clone: list[float] = dataclasses.field(default_factory=list)
    replay: list[float] = dataclasses.field(default_factory=list)
    tables: list[float] = dataclasses.field(default_factory=list)


class _Bench:
    def __init__(self, stage: Stage, scale: int) -> None:
        self.stage, self.scale = stage, scale
        self.raw = stage.raw()
        self.started = 0
        self.schemas = 0
        self.tables = ""

    def set_up(self) -> None:
        """Load the template under its own name, for the clone and for the bare tables."""
        with self.raw.cursor() as cursor:
            cursor.execute(text.NATION.read_text(encoding="utf-8"))
            self.tables = floors.bare_tables(cursor, text.TEMPLATE)
        self.raw.commit()
        floors.install_clone(self.raw)

    def visitor(self) -> tuple[Visitor, str]:
        """Return a browser nobody has seen, and a slug nobody has."""
        self.started += 1
        instance = self.stage.instance
        address = f"10.0.{self.started // 250}.{self.started % 250 + 1}"
        who = Visitor(port=instance.port, platform=instance.platform, address=address)
        return who, f"campaign-{self.started}"

    def wait_for_pool(self) -> None:
        """Wait until the worker has filled the pool again."""
        ends_at = time.monotonic() + 120
        while pool.ready_count() < settings.POOL_SIZE:
            assert time.monotonic() < ends_at, "the worker doesn't fill the pool"
            time.sleep(0.1)

    def sign_up(self) -> float:
        """Start one campaign from a full pool; return the seconds."""
        who, slug = self.visitor()
        filled = who.answers(slug)
        self.wait_for_pool()
        arrived = who.press(filled, self.stage.instance.site(slug))
        assert arrived.progress_pages == 0, "a schema was ready and still it waited"
        return arrived.seconds

    def _schema(self) -> str:
        self.schemas += 1
        return f"bench_{self.schemas}"

    def _replay(self) -> float:
        with in_public():
            number = replay.next_number()
        seconds = timed(lambda: replay.replay(number, prepare=prepare))
        replay.drop(schema_of(number))
        return seconds

    def round(self, figures: _Figures) -> None:
        """Sign up, clone, replay and create, turn by turn."""
        took, tables, replays = [], [], []
        clone, made = self._schema(), []
        for turn in range(self.scale):
            took.append(self.sign_up())
            self.wait_for_pool()
            if turn % 3 == 0:
                made.append(self._schema())
                tables.append(floors.create_bare(self.raw, self.tables, made[-1]))
                replays.append(self._replay())
        figures.clone.append(floors.clone(self.raw, text.TEMPLATE, clone))
        floors.drop(self.raw, [clone, *made])
        figures.all.extend(took)
        figures.p95.append(percentile(took, 0.95))
        figures.tables.append(sum(tables) / len(tables))
        figures.replay.append(sum(replays) / len(replays))

    def burst(self) -> list[Arrived]:
        """Let twenty press at once on a full pool; return them in the order they arrived."""
        ready = [self.visitor() for _ in range(BURST)]
        filled = [(who, slug, who.answers(slug)) for who, slug in ready]
        self.wait_for_pool()
        start = threading.Barrier(BURST)
        arrived: list[Arrived] = []

        def press(who: Visitor, slug: str, form: dict[str, str]) -> None:
            start.wait()
            arrived.append(who.press(form, self.stage.instance.site(slug)))

        threads = [threading.Thread(target=press, args=each) for each in filled]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(arrived) == BURST, "some never arrived"
        return sorted(arrived, key=lambda one: one.seconds)


def _grow(most: int) -> None:
    with in_public():
        there = Nation.objects.count()
    for at in range(there, most):
        make_nation(f"grown-{at}")


def run(stage: Stage, scale: int) -> list[Result]:
    """Let so many sign up a round, five rounds among few campaigns, five among a hundred."""
    bench = _Bench(stage, scale)
    bench.set_up()
    assert schema_hash.current() in schema_hash.HASHES.read_text().split()[-1:], (
        "the snapshot lacks a migration: run `make snapshot` first"
    )
    bench.sign_up()
    results: list[Result] = []
    bursts = []
    for place, before in (("1", 0), ("100", MANY)):
        _grow(before)
        figures = _Figures()
        rounds(lambda _, figures=figures: bench.round(figures))
        results += _of(figures, place)
        bursts.append(bench.burst())
    bench.raw.close()
    return [*results, *_of_bursts(bursts)]


def _of(figures: _Figures, place: str) -> list[Result]:
    count = len(figures.all)
    return [
        Result(
            name=f"provision.sign_up_{place}",
            product=[1000 * percentile(figures.all, 0.95)],
            floor=[SIGN_UP_MS],
            unit="ms",
            target=1,
            note=f"p95 of {count}; median {1000 * percentile(figures.all, 0.5):.0f} ms",
        ),
        Result(
            name=f"provision.sign_up_to_clone_{place}",
            product=[1000 * seconds for seconds in figures.p95],
            floor=[1000 * seconds for seconds in figures.clone],
            unit="ms",
            target=TO_CLONE,
            note="p95 of each round beside clone_schema",
        ),
        Result(
            name=f"provision.replay_{place}",
            product=[1000 * seconds for seconds in figures.replay],
            floor=[1000 * seconds for seconds in figures.tables],
            unit="ms",
            target=TO_TABLES,
            note="the snapshot beside its tables, columns only, in one execute",
        ),
    ]


def _of_bursts(bursts: list[list[Arrived]]) -> list[Result]:
    shown = [sum(one.progress_pages > 0 for one in burst) for burst in bursts]
    silent = max(one.first_word_seconds for burst in bursts for one in burst)
    return [
        Result(
            name="provision.burst_first_five",
            product=[burst[4].seconds for burst in bursts],
            floor=[FIRST_FIVE_SECONDS] * len(bursts),
            unit="s",
            target=1,
            note=f"{BURST} at once on a pool of {settings.POOL_SIZE}",
        ),
        Result(
            name="provision.burst_all",
            product=[burst[-1].seconds for burst in bursts],
            floor=[ALL_SECONDS] * len(bursts),
            unit="s",
            target=1,
            note=f"{shown} of {BURST} saw how many are before them; the longest wait for a "
            f"first word: {silent:.1f} s",
        ),
    ]
