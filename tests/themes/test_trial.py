import signal
import subprocess
import sys
from pathlib import Path

import pytest

from themes import trial
from themes.stock_themes import stock_theme, stock_themes
from themes.trial import TrialFailed, TrialsBusy, try_theme

ROOT = Path(__file__).resolve().parents[2]

# What no guard foresaw stands in for the guards' failing: one call that never comes back.
UNGUARDED = """
from themes import trial_child
trial_child.limit_memory()
trial_child.render = lambda env, path, context: {what}
trial_child.try_pages({{"page": "x"}})
"""


def run_unguarded(what):
    return subprocess.run(
        [sys.executable, "-c", UNGUARDED.format(what=what)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}"},
    )


class TestTryTheme:
    @pytest.mark.parametrize("key", [theme.key for theme in stock_themes()])
    def test_passes_every_stock_theme(self, key):
        try_theme(stock_theme(key).files)

    def test_says_which_page_and_where(self):
        with pytest.raises(TrialFailed) as failed:
            try_theme({"a": "fine", "b": "x\n{{ 1 | divided_by: 0 }}"})

        assert (failed.value.path, failed.value.line) == ("b", 2)

    def test_says_which_partial_and_where(self):
        hero = "<h1>Hi</h1>{% for i in (1..100000000) %}x{% endfor %}"

        with pytest.raises(TrialFailed) as failed:
            try_theme({"_hero": hero, "pages_show_home": "\n\n{% include 'hero' %}"})

        assert failed.value.sentence == (
            "_hero, line 1, column 15: a value is too big."
        )

    def test_tries_partials_within_pages_alone(self):
        try_theme({"_part": "{{ 1 | divided_by: nothing }}", "page": "x"})

    def test_tries_two_at_a_time_and_keeps_nobody_waiting(self):
        places = [trial._PLACES.acquire(blocking=False) for _ in range(2)]
        try:
            with pytest.raises(TrialsBusy):
                try_theme({"page": "x"})
        finally:
            for _ in places:
                trial._PLACES.release()

        assert places == [True, True]
        for _ in range(3):
            with pytest.raises(TrialFailed):
                try_theme({"page": "{{ 1 | divided_by: 0 }}"})
        try_theme({"page": "x"})


class TestTryPages:
    def test_ends_a_call_that_never_comes_back(self):
        done = run_unguarded("sum(range(10**15))")

        # On a machine that has no time for it, its clock runs out before its share of the processor.
        assert done.returncode in {-signal.SIGPROF, -signal.SIGALRM}
        assert done.stdout == '{"trying": "page"}\n'

    def test_ends_a_call_that_waits(self):
        done = run_unguarded("__import__('time').sleep(50)")

        assert done.returncode == -signal.SIGALRM

    def test_gives_no_more_memory_than_a_page_needs(self):
        done = run_unguarded("'x' * 10**9")

        assert "MemoryError" in done.stderr
