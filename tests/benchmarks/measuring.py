"""What a benchmark found: product and floor side by side, against the bar."""

import dataclasses
import json
import math
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

ROUNDS, ROUNDS_WHERE_LONG = 5, 3
LONG_SECONDS = 120


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """
    One bar: the ratio of product to floor in each round, and whether their median holds.

    Where the issue names a figure instead of a floor (250 ms, 1,000 a second), the floor is that
    figure and the target 1.
    """

    name: str
    product: Sequence[float]
    floor: Sequence[float]
    unit: str
    target: float
    #: Where a larger ratio is the better one (rates); otherwise a smaller one is (times).
    is_at_least: bool = False
    note: str = ""

    @property
    def ratios(self) -> list[float]:
        """The ratio of each round."""
        return [
            ours / best for ours, best in zip(self.product, self.floor, strict=True)
        ]

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios."""
        return statistics.median(self.ratios)

    @property
    def holds(self) -> bool:
        """Whether the median is on the right side of the target."""
        return (
            self.ratio >= self.target if self.is_at_least else self.ratio <= self.target
        )

    def as_json(self) -> dict[str, Any]:
        """Return what the last line says of it."""
        return {
            "name": self.name,
            "ratio": round(self.ratio, 4),
            "min": round(min(self.ratios), 4),
            "max": round(max(self.ratios), 4),
            "target": self.target,
            "at": "least" if self.is_at_least else "most",
            "holds": self.holds,
            "product": round(statistics.median(self.product), 4),
            "floor": round(statistics.median(self.floor), 4),
            "unit": self.unit,
            "rounds": len(self.product),
            "note": self.note,
        }

    def sentence(self) -> str:
        """Return a line for people."""
        sign = "≥" if self.is_at_least else "≤"
        return (
            f"{'holds ' if self.holds else 'MISSED'}  {self.name}: "
            f"{self.ratio:.3g} ({min(self.ratios):.3g}-{max(self.ratios):.3g}), "
            f"target {sign} {self.target:g}; product {_spread(self.product)}, "
            f"floor {_spread(self.floor)} {self.unit}"
            + (f"; {self.note}" if self.note else "")
        )


def _spread(figures: Sequence[float]) -> str:
    middle = statistics.median(figures)
    if len(set(figures)) == 1:
        return f"{middle:.4g}"
    return f"{middle:.4g} ({min(figures):.4g}-{max(figures):.4g})"


def percentile(figures: Sequence[float], share: float) -> float:
    """Return the smallest figure that `share` of them don't exceed (0.95: the p95)."""
    ordered = sorted(figures)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def rounds(one: Callable[[int], None], *, most: int = ROUNDS) -> int:
    """
    Run a round (product and floor, interleaved) five times, or three where one run of all of
    them would take longer than two minutes; return how many were run.
    """
    began = time.monotonic()
    for at in range(most):
        one(at)
        spent = time.monotonic() - began
        if at + 1 >= ROUNDS_WHERE_LONG and spent / (at + 1) * most > LONG_SECONDS:
            return at + 1
    return most


def timed(what: Callable[[], object]) -> float:
    """Return how many seconds a call took."""
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def last_line(results: Sequence[Result]) -> str:
    """Return the JSON of one result, or of several as a list."""
    said = [result.as_json() for result in results]
    return json.dumps(said[0] if len(said) == 1 else said)
