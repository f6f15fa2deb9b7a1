"""The launcher is stopped or killed in the middle of the work, and started again."""

import os
import signal
import time

import pytest

from tests.chaos import reconciling
from tests.chaos.conftest import NIGHTLY, at_peace
from tests.chaos.house import SLUG, seconds_until
from tests.chaos.load import Crowd

pytestmark = pytest.mark.skipif(not NIGHTLY, reason="restarts: nightly (NIGHTLY=1)")


def is_alone(house):
    """Whether nothing runs for it but Postgres, which the next launcher adopts."""
    return not [line for line in house.processes() if "postgres" not in line]


def joining(house, seed, act):
    """Do it while they join, start again, and let them go on; return how long a start took."""
    crowd = Crowd(house.running, SLUG, seed=seed)
    with crowd:
        time.sleep(1.5)
        act()
        took = house.start_again()
        time.sleep(1.5)
    return crowd, took


class TestKilledLauncher:
    def test_leaves_no_orphan_and_everything_to_the_next(self, ours, post):
        def kill():
            house_pid = ours.kill("launcher")
            os.waitpid(house_pid, 0)
            took = seconds_until(
                lambda: is_alone(ours), within=20, what="nobody is left"
            )
            print("orphans gone after", took)

        crowd, took = joining(ours, 21, kill)
        peace = at_peace(ours)

        print("started again in", took, "peace", peace)
        assert len(crowd.taken) > 10
        assert reconciling.troubles(ours, crowd.taken, post.taken) == []


class TestCtrlC:
    def test_leaves_nothing_half_done(self, ours, post):
        crowd, took = joining(ours, 22, lambda: print("stopped in", ours.stop()))
        peace = at_peace(ours)

        print("started again in", took, "peace", peace)
        assert reconciling.troubles(ours, crowd.taken, post.taken) == []

    def test_leaves_nothing_running(self, ours):
        ours.stop()
        try:
            assert ours.processes() == []
        finally:
            ours.start_again()

    def test_pressed_twice_leaves_nothing_half_done_either(self, ours, post):
        def press_twice():
            pid = ours.pid_of("launcher")
            os.kill(pid, signal.SIGINT)
            time.sleep(0.2)
            print("stopped in", ours.stop())

        crowd, took = joining(ours, 23, press_twice)
        peace = at_peace(ours)

        print("started again in", took, "peace", peace)
        assert reconciling.troubles(ours, crowd.taken, post.taken) == []
