"""Twenty campaigns are started at once on a pool of five, and a builder dies meanwhile."""

import threading

import pytest

from tests.benchmarks.visitor import Visitor
from tests.chaos import reconciling
from tests.chaos.conftest import NIGHTLY, at_peace
from tests.chaos.house import seconds_until

pytestmark = pytest.mark.skipif(not NIGHTLY, reason="a burst: nightly (NIGHTLY=1)")

BURST, POOL = 20, 5


class TestBurst:
    def test_ends_with_everybody_on_their_own_site_once(self, ours, post):
        took = seconds_until(lambda: ours.ready() == POOL, within=60, what="the pool")
        before = len(ours.schemas())
        slugs = [f"burst-{number:02}-x" for number in range(BURST)]
        platform = ours.running.platform
        visitors = [
            Visitor(port=ours.port, platform=platform, address=f"10.7.0.{number}")
            for number in range(1, BURST + 1)
        ]
        filled = [v.answers(s) for v, s in zip(visitors, slugs, strict=True)]
        arrived, troubles = [], []

        def press(visitor, form, slug):
            try:
                # Ends on their new home page, or raises.
                arrived.append(visitor.press(form, ours.running.site(slug)))
            except Exception as error:  # noqa: BLE001 - told below
                troubles.append(f"{slug}: {error!r}")

        threads = [
            threading.Thread(target=press, args=each)
            for each in zip(visitors, filled, slugs, strict=True)
        ]
        for thread in threads:
            thread.start()
        seconds_until(lambda: ours.ready() < POOL - 2, within=20, what="handed out")
        ours.kill_those_at_work()
        for thread in threads:
            thread.join(150)
        refilled = seconds_until(
            lambda: ours.ready() == POOL, within=120, what="the pool again"
        )
        peace = at_peace(ours)

        waited = [one for one in arrived if one.progress_pages]
        print(took, refilled, peace, len(waited), max(one.seconds for one in arrived))
        assert troubles == []
        assert len(arrived) == BURST
        # A page said where they stand; those of the pool needed none.
        assert waited
        assert len(ours.schemas()) - before == BURST
        opened = ours.rows(
            "SELECT domain FROM public.tenants_domain WHERE domain LIKE 'burst-%%'"
        )
        assert sorted(name for (name,) in opened) == [
            f"{slug}.campaigns.localhost" for slug in slugs
        ]
        assert sorted(a for a in post.taken if a.startswith("burst-")) == [
            f"{slug}@example.org" for slug in slugs
        ]
        assert reconciling.troubles(ours, [], post.taken) == []
