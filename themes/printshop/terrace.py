"""Houses in a row, with exactly so many windows."""

import dataclasses
import functools
import random
from collections.abc import Iterator
from itertools import pairwise

from themes.printshop.picture import seeded

# A window's cell across and up, the sides of a house, and the ground all stand on.
CELL, FLOOR, SIDE, GROUND = 25.5, 33.5, 7.0, 200.0
WINDOW_WIDTH, WINDOW_HEIGHT = 17.0, 22.5
# How high the lowest window hangs over the ground.
SILL = 33.5
ROOFS = ("gable", "mansard", "flat")
WALLS = ("deep", "brand", "paper", "dots", "deep", "brand")
TRIES = 24


@dataclasses.dataclass(frozen=True, kw_only=True)
class Shape:
    """What a house has: columns and floors of windows, and its roof."""

    columns: int
    floors: int
    roof: str

    # Counted once a shape: a street asks thousands of times before it is laid out.
    @functools.cached_property
    def windows(self) -> int:
        """How many windows: a door takes the place of one, a gable has a round one."""
        return self.columns * self.floors - 1 + (self.roof == "gable")

    @functools.cached_property
    def width(self) -> float:
        """How wide it stands before it is fitted into its street."""
        return self.columns * CELL + 2 * SIDE


SHAPES = tuple(
    Shape(columns=columns, floors=floors, roof=roof)
    for columns in (2, 3)
    for floors in (2, 3, 4)
    for roof in ROOFS
    # A tall wide gable would stand over the whole street.
    if not (columns == 3 and floors == 4 and roof == "gable")
)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """One house where it stands."""

    shape: Shape
    left: float
    width: float
    wall: str
    door_column: int

    @property
    def right(self) -> float:
        """Where the next one begins."""
        return self.left + self.width

    @property
    def middle(self) -> float:
        """Its middle, under the apex."""
        return self.left + self.width / 2

    @property
    def eaves(self) -> float:
        """Where the wall ends and the roof begins."""
        return GROUND - self.shape.floors * FLOOR - 8

    @property
    def apex(self) -> float:
        """The top of the roof, chimney aside."""
        rises = {"gable": min(40.0, self.width * 0.52), "mansard": 21.0, "flat": 7.0}
        return self.eaves - rises[self.shape.roof]

    @property
    def is_dark(self) -> bool:
        """Whether paper shows up on its wall."""
        return self.wall in {"deep", "brand"}

    def _across(self, column: int) -> float:
        pitch = (self.width - 2 * SIDE) / self.shape.columns
        return self.left + SIDE + column * pitch + (pitch - WINDOW_WIDTH) / 2

    @property
    def door(self) -> float:
        """The left edge of its door."""
        return self._across(self.door_column)

    def windows(self) -> Iterator[tuple[float, float, bool]]:
        """Give each window's left and top, and whether it is the round one in the gable."""
        if self.shape.roof == "gable":
            yield round(self.middle - 7.5, 1), round(self.eaves - 14, 1), True
        for floor in range(self.shape.floors):
            top = GROUND - SILL - (self.shape.floors - 1 - floor) * FLOOR
            for column in range(self.shape.columns):
                is_ground = floor == self.shape.floors - 1
                if not (is_ground and column == self.door_column):
                    yield round(self._across(column), 1), round(top, 1), False


# What fits depends on the number left alone, and every try of every street asks for it.
@functools.cache
def _fitting(windows: int) -> tuple[tuple[Shape, float], ...]:
    """Return the shapes that leave no rest too small for a house, with the width of a window."""
    return tuple(
        (shape, shape.width / shape.windows)
        for shape in SHAPES
        if shape.windows == windows or windows - shape.windows >= 3
    )


def _shapes(rng: random.Random, windows: int, width: float) -> list[Shape] | None:
    """Return shapes drawn by lot that have so many windows, or null where the lot missed."""
    chosen: list[Shape] = []
    last: Shape | None = None
    while windows > 0:
        wished = max(width, 1) / windows
        fits = _fitting(windows)
        if not fits:
            return None
        # Nearer to the wished density is likelier; never the same house twice running.
        weights = [
            0.02 if shape is last else 1 / (1 + abs(of_one - wished))
            for shape, of_one in fits
        ]
        ((last, _),) = rng.choices(fits, weights)
        chosen.append(last)
        windows -= last.windows
        width -= last.width
    return chosen


def _misses(shapes: list[Shape], width: float) -> float:
    """Return how far the row is from its width, plus a little for each flat skyline."""
    level = sum(1 for a, b in pairwise(shapes) if a.floors == b.floors)
    return abs(sum(s.width for s in shapes) - width) / width + 0.02 * level


def _alone(windows: int) -> list[Shape]:
    # Fewer windows than any house has: the smallest, whose spare ones aren't drawn.
    return [min(SHAPES, key=lambda s: (s.windows < windows, s.windows))]


# A street is laid out by many tries and drawn again with each new light: the lay-out stays.
@functools.lru_cache(maxsize=1024)
def terrace(*, seed: int, windows: int, width: float) -> tuple[House, ...]:
    """Return houses with exactly so many windows, fitted into the width."""
    rng = seeded(seed)
    rows = [row for _ in range(TRIES) if (row := _shapes(rng, windows, width))]
    shapes = min(rows, key=lambda row: _misses(row, width)) if rows else _alone(windows)
    stretch = width / sum(shape.width for shape in shapes)
    houses: list[House] = []
    left = 0.0
    for shape in shapes:
        before = houses[-1].wall if houses else ""
        fitted = round(shape.width * stretch, 1)
        houses.append(
            House(
                shape=shape,
                left=round(left, 1),
                width=fitted,
                wall=rng.choice([wall for wall in WALLS if wall != before]),
                door_column=rng.choice((0, shape.columns - 1)),
            )
        )
        left += fitted
    return tuple(houses)
