import json
import subprocess
import sys

import pytest
from django.conf import settings

from tests.benchmarks import measuring
from tests.benchmarks.measuring import Result


def result(*, product, floor, target=0.5, is_at_least=True):
    return Result(
        name="x.y",
        product=product,
        floor=floor,
        unit="things/s",
        target=target,
        is_at_least=is_at_least,
    )


class TestResult:
    def test_compares_round_by_round_and_takes_the_median(self):
        found = result(product=[60, 50, 10], floor=[100, 50, 100])

        assert found.as_json() == {
            "name": "x.y",
            "ratio": 0.6,
            "min": 0.1,
            "max": 1.0,
            "target": 0.5,
            "at": "least",
            "holds": True,
            "product": 50,
            "floor": 100,
            "unit": "things/s",
            "rounds": 3,
            "note": "",
        }

    @pytest.mark.parametrize(
        ("product", "is_at_least", "holds"),
        [(50, True, True), (49, True, False), (50, False, True), (51, False, False)],
    )
    def test_holds_at_the_target_and_on_its_side(self, product, is_at_least, holds):
        found = result(product=[product], floor=[100], is_at_least=is_at_least)

        assert found.holds is holds

    def test_refuses_rounds_without_a_floor(self):
        with pytest.raises(ValueError, match="shorter"):
            result(product=[1, 2], floor=[1]).as_json()


class TestLastLine:
    def test_is_an_object_for_one_and_a_list_for_several(self):
        one = result(product=[1], floor=[1])

        assert json.loads(measuring.last_line([one]))["name"] == "x.y"
        assert len(json.loads(measuring.last_line([one, one]))) == 2


class TestPercentile:
    def test_is_a_figure_that_was_measured(self):
        figures = list(range(1, 41))

        assert measuring.percentile(figures, 0.95) == 38
        assert measuring.percentile([7.0], 0.95) == 7.0


class TestRounds:
    def test_runs_five(self):
        run = []

        assert measuring.rounds(run.append) == 5
        assert run == [0, 1, 2, 3, 4]


class TestCommand:
    def test_runs_a_benchmark_in_a_home_of_its_own_and_ends_with_json(self):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.benchmarks",
                "facts",
                "--scale",
                "25",
                "--json",
            ],
            cwd=settings.REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.returncode in {0, 1}, done.stderr
        (line,) = done.stdout.splitlines()
        found = json.loads(line)
        assert [each["name"] for each in found] == ["facts.publish", "facts.relay"]
        # No figure is asserted: this machine is busy with other tests.
        assert all(each["product"] > 0 < each["floor"] for each in found)
        assert done.returncode == int(not all(each["holds"] for each in found))
