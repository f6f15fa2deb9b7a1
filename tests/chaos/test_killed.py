"""
Something is killed in the middle of the work; afterwards everything is there, and once.

One of each is killed every night. A day's run kills Postgres and a web worker.
"""

import time

import pytest

from tests.chaos import reconciling
from tests.chaos.conftest import NIGHTLY, at_peace
from tests.chaos.house import SITE, SLUG, seconds_until
from tests.chaos.load import Crowd, ask

# A busy machine takes some seconds to start a web worker; a request that hung takes TIMEOUT_SECONDS.
LONGEST_SECONDS = 18
# Nobody answers while a web worker is started again; without the database 503 says so.
TRUTHFUL = {0, 302, 503}

nightly = pytest.mark.skipif(not NIGHTLY, reason="a minute each: nightly (NIGHTLY=1)")


def end(house, name):
    match name:
        case "postgres at once":
            house.stop_postgres_at_once()
        case "those at work":
            house.kill_those_at_work()
        case _:
            house.kill(name)


def kill_amid(house, crowd, *names, more=6):
    """Kill these one after another while they join; return how long it took to come back."""
    took = {}

    def let_join():
        wanted = len(crowd.taken) + more
        seconds_until(lambda: len(crowd.taken) >= wanted, within=90, what="joiners")

    with crowd:
        let_join()
        for name in names:
            end(house, name)
            time.sleep(0.7)
            took[name] = seconds_until(house.is_up, within=90, what=name)
        let_join()
    return took


class TestWhoJoinsMeanwhile:
    def test_is_taken_once_when_postgres_and_a_web_worker_are_killed(self, ours, post):
        crowd = Crowd(ours.running, SLUG, seed=1)

        took = kill_amid(ours, crowd, "postgres at once", "web worker")
        # What waits for beat's next minute is looked for now.
        ours.sweep()
        took["peace"] = at_peace(ours)

        print(took, len(crowd.taken), crowd.slowest, crowd.statuses)
        assert reconciling.troubles(ours, crowd.taken, post.taken) == []
        assert crowd.slowest < LONGEST_SECONDS
        assert crowd.statuses <= TRUTHFUL
        assert ask(ours.port, SITE).status == 200

    @nightly
    @pytest.mark.parametrize(
        ("seed", "name"),
        [(2, "postgres"), (3, "worker"), (4, "those at work"), (5, "valkey")],
    )
    def test_is_taken_once_when_one_is_killed(self, ours, post, seed, name):
        crowd = Crowd(ours.running, SLUG, seed=seed)

        took = kill_amid(ours, crowd, name)
        took["peace"] = at_peace(ours)

        print(took, len(crowd.taken), crowd.slowest, crowd.statuses)
        assert reconciling.troubles(ours, crowd.taken, post.taken) == []
        assert crowd.slowest < LONGEST_SECONDS
        assert crowd.statuses <= TRUTHFUL


class TestBeat:
    @nightly
    def test_beats_again(self, ours):
        ours.kill("beat")

        took = seconds_until(
            lambda: bool(ours.pid_of("beat")), within=30, what="another beat"
        )

        print("beat", took)
        assert ours.is_up()
