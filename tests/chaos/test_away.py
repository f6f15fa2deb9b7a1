"""One of the two servers is away, or stands still, for a while: what goes on all the same."""

import contextlib
import os
import signal
import time

import pytest
import redis

from controlplane.embedded import postgres, valkey
from tests.chaos import reconciling
from tests.chaos.conftest import NIGHTLY, at_peace
from tests.chaos.house import SITE, SLUG, seconds_until
from tests.chaos.load import Crowd, Joiner, ask, press

pytestmark = pytest.mark.skipif(not NIGHTLY, reason="outages: nightly (NIGHTLY=1)")

PLATFORM = "hustings.localhost"
PANEL = f"{SLUG}.manage.hustings.localhost"
FILES = f"{SLUG}.files.campaigns.localhost"
# What nobody should wait for a server that is away.
SOON_SECONDS = 2


@contextlib.contextmanager
def without_valkey(house):
    """Keep it away: it can't start without its folder."""
    folder, aside = house.home / "valkey", house.home / "valkey-aside"
    folder.rename(aside)
    folder.touch()
    house.kill("valkey")
    seconds_until(lambda: not valkey.answers(house.home), within=5, what="away")
    try:
        yield
    finally:
        folder.unlink()
        aside.rename(folder)


@contextlib.contextmanager
def standing_still(house, name):
    """It is there and says nothing."""
    pid = house.kill(name, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@contextlib.contextmanager
def without_postgres(house):
    """Keep it away: nobody looks whether it is there."""
    with standing_still(house, "launcher"):
        house.stop_postgres_at_once()
        seconds_until(lambda: not postgres.answers(house.home), within=10, what="away")
        yield


class TestWithoutValkey:
    def test_pages_joining_and_signing_in_go_on(self, ours, post):
        joiner = Joiner(email="alone@example.org", key="a" * 32, address="10.9.9.9")
        with without_valkey(ours):
            answers = [
                ask(ours.port, SITE),
                ask(ours.port, SITE, "/privacy/"),
                ask(ours.port, PLATFORM),
                ask(ours.port, PLATFORM, "/sign-in/"),
                ask(ours.port, PLATFORM, "/start/"),
                press(ours.port, SITE, joiner),
            ]
        took = seconds_until(ours.is_up, within=30, what="Valkey")
        peace = at_peace(ours)

        print("valkey back after", took, "peace", peace, [a.seconds for a in answers])
        assert [one.status for one in answers] == [200, 200, 200, 200, 200, 302]
        assert max(one.seconds for one in answers) < SOON_SECONDS
        assert reconciling.troubles(ours, [joiner], post.taken) == []

    def test_that_stands_still_nobody_waits_long(self, ours, post):
        crowd = Crowd(ours.running, SLUG, seed=31)
        with crowd, standing_still(ours, "valkey"):
            page = ask(ours.port, SITE, "/privacy/?still")
            time.sleep(8)
        peace = at_peace(ours)

        print("peace", peace, page.seconds, crowd.slowest, crowd.statuses)
        assert page.status == 200
        assert crowd.statuses == {302}
        assert crowd.slowest < 10
        assert reconciling.troubles(ours, crowd.taken, post.taken) == []

    def test_s_memory_the_rows_are_still_there(self, ours, post):
        crowd = Crowd(ours.running, SLUG, seed=32)
        with crowd:
            for _ in range(3):
                time.sleep(1)
                path = str(valkey.socket(ours.home))
                redis.Redis(unix_socket_path=path).flushall()
        peace = at_peace(ours)

        print("peace", peace, crowd.slowest)
        assert crowd.statuses == {302}
        assert reconciling.troubles(ours, crowd.taken, post.taken) == []


class TestWithoutPostgres:
    def test_kept_pages_are_served_and_others_say_so(self, ours):
        for _ in range(2):
            assert ask(ours.port, SITE).status == 200
        joiner = Joiner(email="early@example.org", key="b" * 32, address="10.9.9.8")
        with without_postgres(ours):
            # So long a host is believed to be whose it was.
            time.sleep(1.2)
            kept = ask(ours.port, SITE)
            others = [
                ask(ours.port, SITE, "/privacy/?never-seen"),
                ask(ours.port, PLATFORM, "/readyz"),
                ask(ours.port, PANEL),
                ask(ours.port, FILES, "/images/a.webp"),
                press(ours.port, SITE, joiner),
            ]
        took = seconds_until(ours.is_up, within=30, what="Postgres")

        print("postgres back after", took, [one.seconds for one in others])
        assert kept.status == 200
        assert [one.status for one in others] == [503] * 5
        for one in others:
            assert "Back in a minute" in one.body
            assert "Calloway" not in one.body
            assert "Traceback" not in one.body
            assert one.seconds < SOON_SECONDS
        at_peace(ours)
        assert press(ours.port, SITE, joiner).status == 302
