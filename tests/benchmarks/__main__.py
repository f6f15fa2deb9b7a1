"""`python -m tests.benchmarks NAME [--scale N|full] [--json]`."""

import argparse
import dataclasses
import sys
from importlib import import_module

from tests.benchmarks.measuring import last_line
from tests.benchmarks.stage import a_stage


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Benchmark:
    """A module of this folder with `run(stage, scale)`, and what it needs."""

    module: str
    default_scale: int
    full_scale: int
    has_web: bool = True
    settings: str = "controlplane.settings.dev"


BENCHMARKS = {
    # Sign-ups a round.
    "provision": Benchmark(
        module="tests.benchmarks.provision", default_scale=8, full_scale=40
    ),
    # Facts a round.
    "facts": Benchmark(
        module="tests.benchmarks.facts",
        default_scale=10_000,
        full_scale=100_000,
        has_web=False,
    ),
    # Cached answers a round; rendered ones are an eightieth of it.
    "page": Benchmark(
        module="tests.benchmarks.page",
        default_scale=12_000,
        full_scale=60_000,
        settings="tests.benchmarks.plain.settings",
    ),
}


def main() -> int:
    """Run one benchmark; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument("name", choices=sorted(BENCHMARKS))
    parser.add_argument("--scale", default="default", help="a number, or full")
    parser.add_argument("--json", action="store_true", help="only the last line")
    said = parser.parse_args()
    wanted = BENCHMARKS[said.name]
    named = {"default": wanted.default_scale, "full": wanted.full_scale}
    scale = named.get(said.scale) or int(said.scale)
    with a_stage(settings=wanted.settings, has_web=wanted.has_web) as stage:
        results = import_module(wanted.module).run(stage, scale)
    if not said.json:
        for result in results:
            print(result.sentence())
    print(last_line(results))
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
