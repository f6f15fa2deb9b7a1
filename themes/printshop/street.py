"""A terrace whose lit windows say how far something has come."""

import dataclasses
import random
from collections.abc import Iterator

from themes.printshop.picture import Picture, dots, drawing

# A window's cell, the height of a floor, and what stands beside and above the cells.
CELL, FLOOR, SIDE, FOOT = 23, 29, 8, 3
GROUND = 200
# Columns, floors and whether a round window sits in the gable: by how many windows it makes.
_HOUSES = {
    3: (2, 2, False),
    4: (2, 2, True),
    5: (2, 3, False),
    6: (2, 3, True),
    7: (2, 4, False),
    8: (3, 3, False),
    9: (3, 3, True),
}
_WALLS = ("deep", "brand", "paper", "dots")
# One window in so many shows somebody, a cat or a poster.
_SHOWS_ONE_IN = 7


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _House:
    left: float
    columns: int
    floors: int
    has_gable: bool
    wall: str
    door_left: bool

    @property
    def width(self) -> float:
        return self.columns * CELL + 2 * SIDE

    @property
    def top(self) -> float:
        return GROUND - self.floors * FLOOR - FOOT

    @property
    def apex(self) -> float:
        return self.top - self.width * 0.42

    def windows(self) -> Iterator[tuple[float, float, bool]]:
        """Give each window's left, top and whether it is the round one."""
        if self.has_gable:
            yield self.left + self.width / 2 - 8, self.top - self.width * 0.17 - 4, True
        for floor in range(self.floors):
            for column in range(self.columns):
                is_door = floor == self.floors - 1 and column == self._door_column
                if not is_door:
                    yield (
                        self.left + SIDE + column * CELL + 3.5,
                        self.top + floor * FLOOR + 7,
                        False,
                    )

    @property
    def _door_column(self) -> int:
        return 0 if self.door_left else self.columns - 1

    @property
    def door(self) -> float:
        return self.left + SIDE + self._door_column * CELL + 3


def _terrace(rng: random.Random, windows: int) -> list[_House]:
    """Return houses with exactly so many windows."""
    houses: list[_House] = []
    left, wall = 0.0, ""
    remaining = windows
    while remaining > 0:
        fits = [n for n in _HOUSES if remaining == n or remaining - n >= 3]
        count = rng.choice(fits or [min(_HOUSES, key=lambda n: abs(n - remaining))])
        columns, floors, has_gable = _HOUSES[count]
        wall = rng.choice([one for one in _WALLS if one != wall])
        house = _House(
            left=left,
            columns=columns,
            floors=floors,
            has_gable=has_gable,
            wall=wall,
            door_left=rng.random() < 0.4,
        )
        houses.append(house)
        left += house.width
        remaining -= count
    return houses


def _wall(house: _House, prefix: str) -> str:
    ink = {
        "deep": "var(--deep)",
        "brand": "var(--wall)",
        "paper": "var(--cut)",
        "dots": "var(--cut)",
    }[house.wall]
    x, w, top = house.left, house.width, house.top
    right, mid = x + w, x + w / 2
    shape = f"M{x:g} {GROUND}V{top:g}"
    shape += (
        f"L{mid:g} {house.apex:g}L{right:g} {top:g}"
        if house.has_gable
        else f"H{right:g}"
    )
    shape += f"V{GROUND}z"
    drawn = (
        f'<path d="{shape}" fill="{ink}" stroke="var(--line-ink)" stroke-width="1.5"/>'
    )
    if house.wall == "dots":
        drawn += f'<path d="M{x:g} {top:g}H{right:g}V{GROUND}H{x:g}z" fill="url(#{prefix}d)"/>'
    return drawn


def _roof(house: _House, rng: random.Random) -> str:
    x, w, top = house.left, house.width, house.top
    right, mid = x + w, x + w / 2
    roof = "var(--deep)" if house.wall != "deep" else "var(--wall)"
    at = rng.choice([x + w * 0.16, right - w * 0.16 - 11])
    base = house.apex + abs(at + 5 - mid) * 0.84 + 4 if house.has_gable else top - 16
    chimney = (
        f'<path d="M{at:g} {base + 12:g}v-26h11v26z" fill="{roof}" '
        f'stroke="var(--line-ink)"/><path d="M{at + 1.5:g} {base - 14:g}v-6h3v6zm5 0v-6h3v6z" '
        f'fill="var(--accent)" stroke="var(--line-ink)" stroke-width=".8"/>'
    )
    if house.has_gable:
        return chimney + (
            f'<path d="M{x:g} {top + 2:g}L{mid:g} {house.apex + 2:g}L{right:g} {top + 2:g}" '
            f'fill="none" stroke="{roof}" stroke-width="5"/>'
        )
    if rng.random() < 0.5:
        return chimney + (
            f'<path d="M{x:g} {top:g}v-7h{w:g}v7z" fill="{roof}" stroke="var(--line-ink)"/>'
        )
    return chimney + (
        f'<path d="M{x:g} {top:g}l7-19h{w - 14:g}l7 19z" fill="{roof}" '
        f'stroke="var(--line-ink)"/><path d="M{x + 12:g} {top - 12:g}h{w - 24:g}M{x + 9:g} '
        f'{top - 6:g}h{w - 18:g}" stroke="var(--cut)" stroke-dasharray="6 3" opacity=".6"/>'
    )


def _door(house: _House, rng: random.Random) -> str:
    light = house.wall in {"deep", "brand"}
    ink = rng.choice(
        ["var(--cut)", "var(--accent)"] if light else ["var(--wall)", "var(--deep)"]
    )
    x = house.door
    return (
        f'<path d="M{x:g} {GROUND}v-20q0-3 3-3h10q3 0 3 3v20z" fill="{ink}" '
        f'stroke="var(--line-ink)"/><path d="M{x + 5:g} {GROUND - 10}h6" stroke="var(--line-ink)"/>'
    )


def _symbols(prefix: str) -> str:
    cross = "M8 0v18M0 8h16"
    square = "M0 0h16v18H0z"
    sill = '<path d="M-2 19.5h20" stroke="var(--cut)" stroke-width="2"/>'
    edge = 'stroke="var(--deep)" stroke-width="1.3"'
    lit = f'<path d="{square}" fill="var(--accent)"/><path d="{cross}" fill="none" {edge}/>'
    shows = {
        "p": '<circle cx="11.5" cy="11" r="2.6"/><path d="M7.5 18c0-6 8-6 8 0z"/>',
        "c": '<path d="M2 18v-5l-1-3 2 1h2l2-1-.6 3V18z"/>',
        "n": '<path d="M9 10h6v7H9z"/>',
    }
    made = [
        f'<g id="{prefix}l">{lit}{sill}</g>',
        (
            f'<g id="{prefix}o"><path d="{square}" fill="var(--dark-window)"/>'
            f'<path d="{cross}" fill="none" {edge}/>{sill}</g>'
        ),
        (
            f'<g id="{prefix}rl"><circle cx="8" cy="8" r="8" fill="var(--accent)" {edge}/>'
            f'<path d="M8 0v16M0 8h16" fill="none" {edge}/></g>'
        ),
        (
            f'<g id="{prefix}ro"><circle cx="8" cy="8" r="8" fill="var(--dark-window)" {edge}/>'
            f'<path d="M8 0v16M0 8h16" fill="none" {edge}/></g>'
        ),
    ]
    for key, inside in shows.items():
        made.append(
            f'<g id="{prefix}{key}">{lit}<g fill="var(--deep)">{inside}</g>{sill}</g>'
        )
    return (
        "<defs>" + dots(f"{prefix}d", 1.7, "var(--wall)", 6) + "".join(made) + "</defs>"
    )


def _order(rng: random.Random, windows: int) -> list[int]:
    """Return in which order windows are lit: scattered, and the same as more are."""
    order = list(range(windows))
    rng.shuffle(order)
    return order


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Light:
    """Which windows are lit, and which two are marked."""

    lit: frozenset[int]
    newest: int | None
    yours: int | None


def _panes(
    houses: list[_House], light: _Light, rng: random.Random, prefix: str
) -> Iterator[str]:
    number = 0
    for house in houses:
        for x, y, is_round in house.windows():
            shows = rng.random() < 1 / _SHOWS_ONE_IN
            what = rng.choice("pcn")
            on = number in light.lit
            marked = number in {light.newest, light.yours}
            kind = "rl" if on else "ro"
            if not is_round:
                kind = (what if shows and not marked else "l") if on else "o"
            use = f'<use href="#{prefix}{kind}" x="{x:g}" y="{y:g}"/>'
            if number == light.newest and on:
                use = f'<g class="newest">{use}</g>' + _ring(x, y)
            if number == light.yours:
                use += _ring(x, y)
            yield use
            number += 1


def _ring(x: float, y: float) -> str:
    return (
        f'<rect x="{x - 3:g}" y="{y - 3:g}" width="22" height="26" rx="3" fill="none" '
        f'stroke="var(--cut)" stroke-width="2.5"/>'
    )


def _label(houses: list[_House], yours: int, word: str) -> str:
    places = [place for house in houses for place in house.windows()]
    x, y, _ = places[yours]
    mid, end = x + 8, houses[-1].left + houses[-1].width
    left = min(max(mid - 26, 4), end - 56)
    return (
        f'<path d="M{left:g} {y - 34:g}h52v22H{mid + 5:g}l-5 7-5-7H{left:g}z" '
        f'fill="var(--cut)" stroke="var(--line-ink)" stroke-width="1.5" stroke-linejoin="round"/>'
        f'<text x="{left + 26:g}" y="{y - 18:g}" text-anchor="middle" fill="var(--cut-ink)" '
        f'class="street-label">{word}</text>'
    )


def street(
    *,
    seed: int,
    windows: int,
    lit: int,
    marks_newest: bool = False,
    yours_word: str = "",
    prefix: str = "s",
    alt: str = "",
) -> Picture:
    """
    Return a terrace of exactly `windows` windows of which `lit` are lit.

    As `lit` grows every lit window stays lit. The newest is ringed and flickers on once where
    `marks_newest`; where `yours_word` is given it is ringed and carries that word.
    """
    rng = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    houses = _terrace(rng, windows)
    order = _order(rng, windows)
    lit = max(0, min(lit, windows))
    last = order[lit - 1] if lit else None
    light = _Light(
        lit=frozenset(order[:lit]),
        newest=last if marks_newest else None,
        yours=last if yours_word else None,
    )
    walls = "".join(
        _roof(house, rng) + _wall(house, prefix) + _door(house, rng) for house in houses
    )
    panes = "".join(_panes(houses, light, rng, prefix))
    label = ""
    if yours_word and last is not None:
        label = _label(houses, last, yours_word)
    end = houses[-1].left + houses[-1].width
    top = min(min(h.apex if h.has_gable else h.top for h in houses) - 40, 30)
    kerb = f'<path d="M0 {GROUND}h{end:g}" stroke="var(--line-ink)" stroke-width="3"/>'
    body = _symbols(prefix) + walls + panes + kerb + label
    box = f"0 {top:g} {end:g} {GROUND - top + 1:g}"
    return drawing(box, body, alt=alt, css="street")
