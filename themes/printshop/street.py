"""A terrace whose lit windows say how far something has come."""

import dataclasses
import html
import random
from collections.abc import Iterator

from themes.printshop.picture import (
    ACCENT,
    BRAND,
    CUT,
    DEEP,
    EDGE,
    LIGHT,
    ON_LIGHT,
    PAPER,
    Picture,
    dots,
    drawing,
    screens,
    seeded,
)
from themes.printshop.terrace import GROUND, WINDOW_WIDTH, House, terrace

# One window in so many, at most, shows somebody, a cat or a poster.
SHOWS_ONE_IN = 6
# How much of the street's width a window takes, by how many there are: few come closer.
_WIDTH_OF_ONE = ((80, 12.8), (30, 10.0), (0, 12.5))
_WALL_INKS = {"deep": DEEP, "brand": BRAND, "paper": PAPER, "dots": PAPER}
_OUTLINE = f'stroke="{EDGE}" stroke-width="2"'
# Chimney, roofs and walls reach up to here.
SKYLINE = 8


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Light:
    """Which windows are lit, by number from the left, and which two are marked."""

    lit: frozenset[int]
    newest: int | None
    yours: int | None


def _wall(house: House, prefix: str) -> str:
    x, right, top = house.left, house.right, house.eaves
    gable = house.shape.roof == "gable"
    over = (
        f"L{house.middle:g} {house.apex:g} {right:g} {top:g}"
        if gable
        else f"H{right:g}"
    )
    drawn = (
        f'<path d="M{x:g} {GROUND:g}V{top:g}{over}V{GROUND:g}z" '
        f'fill="{_WALL_INKS[house.wall]}"/>'
    )
    if house.wall == "dots":
        drawn += (
            f'<path d="M{x + 1:g} {top:g}H{right - 1:g}V{GROUND:g}H{x + 1:g}z" '
            f'fill="url(#{prefix}d)" stroke="none"/>'
        )
    return drawn


def _chimney(house: House, rng: random.Random, prefix: str) -> str:
    """Return the chimney, drawn first so that the roof stands before its foot."""
    left = rng.random() < 0.5
    away = house.width * (0.13 if house.shape.roof == "gable" else 0.2)
    x = house.left + away if left else house.right - away - 14
    roof = house.shape.roof
    top = house.apex - (0 if roof == "gable" else 14 if roof == "flat" else 7)
    ink = BRAND if house.wall == "deep" else DEEP
    return f'<use href="#{prefix}j" x="{x:.1f}" y="{top:.1f}" fill="{ink}"/>'


def _roof(house: House) -> str:
    x, right, top = house.left, house.right, house.eaves
    ink = BRAND if house.wall == "deep" else DEEP
    if house.shape.roof == "gable":
        return (
            f'<path d="M{x:g} {top + 1:g}L{house.middle:g} {house.apex + 1:g} '
            f'{right:g} {top + 1:g}" fill="none" stroke="{ink}" stroke-width="5.5" '
            f'stroke-linejoin="bevel"/>'
        )
    if house.shape.roof == "flat":
        return f'<path d="M{x - 1:g} {top:g}v-7H{right + 1:g}v7z" fill="{ink}"/>'
    return (
        f'<path d="M{x - 1:g} {top:g}l8-21H{right - 7:g}l8 21z" fill="{ink}" '
        f'stroke-linejoin="round"/><path d="M{x + 9:g} {top - 13.5:g}H{right - 9:g}M{x + 6:g} '
        f'{top - 6.5:g}H{right - 6:g}" stroke="{CUT}" stroke-width="1" stroke-dasharray="7 4" opacity=".5"/>'
    )


def _door(house: House, rng: random.Random, prefix: str) -> str:
    ink = BRAND if not house.is_dark else ACCENT if rng.random() < 0.14 else PAPER
    knob = EDGE if house.is_dark else CUT
    return (
        f'<use href="#{prefix}e" x="{house.door:g}" y="{GROUND - 30:g}" fill="{ink}" '
        f'color="{knob}"/>'
    )


def _symbols(prefix: str) -> str:
    """Return what the windows are put together from; walls give dark ones their inks."""
    # The accent is printed a pixel to the right of its window: the paper shows on the left.
    pane = (
        f'<g stroke="none"><path d="M0 0h16v22.5H0z" fill="{PAPER}"/>'
        f'<path d="M1.2 0H17v22H1.2z" fill="{ACCENT}"/></g>'
    )
    cross = '<path d="M9 0v22M1 9.5h16" fill="none" stroke-width="1.7"/>'
    dark = '<path d="M0 0h17v22H0z" stroke="none"/>'
    sill = '<path d="M-1.5 22.5h20v2h-20z" fill="currentColor" stroke="none"/>'
    ring = '<path d="M0 8a7.5 8 0 0115 0 7.5 8 0 01-15 0z"/><path d="M7.5 0v16M0 8h15" fill="none" stroke-width="1.7"/>'
    on = f'<g stroke="{DEEP}">{cross}</g>'
    shows = {
        "p": '<circle cx="5.5" cy="13" r="3.2"/><path d="M1.2 22c0-7 8.6-7 8.6 0z"/>',
        "c": '<path d="M10.5 22v-6.5l-.5-3 2 1.2h1.7l2-1.2-.4 3 .4 6.5z"/>',
        "n": f'<path d="M9.8 10.5h6.4v8H9.8z" fill="{BRAND}"/>',
    }
    made = [
        f'<g id="{prefix}l">{pane}{on}{sill}</g>',
        f'<g id="{prefix}o">{dark}{cross}{sill}</g>',
        f'<g id="{prefix}r" fill="{ACCENT}" stroke="{DEEP}">{ring}</g>',
        f'<g id="{prefix}q">{ring}</g>',
    ]
    made.append(
        f'<g id="{prefix}j"><path d="M2.5-6h4v7h-4z" fill="{ACCENT}"/>'
        f'<path d="M8-6h4v7h-4z" fill="{BRAND}"/><path d="M0 0h14v34H0z"/></g>'
        f'<g id="{prefix}e"><path d="M0 30V3q0-3 3-3h11q3 0 3 3v27"/>'
        '<path d="M5 15h7" stroke="currentColor" stroke-width="1.6"/></g>'
        f'<g id="{prefix}z" stroke-width="1.6"><path d="M-1.5 0v-45h3V0z" fill="{CUT}"/>'
        f'<path d="M-4-45l-2-12H6l-2 12zM0-57v-4" fill="{ACCENT}"/></g>'
    )
    made += [
        f'<g id="{prefix}{key}">{pane}<g fill="{DEEP}" stroke="none">{inside}</g>{on}{sill}</g>'
        for key, inside in shows.items()
    ]
    screen = dots(f"{prefix}d", 1.9, BRAND, 7.5)
    return f"<defs>{screen}{''.join(made)}</defs>"


def _order(rng: random.Random, windows: int) -> list[int]:
    """Return in which order windows are lit: scattered, and the same as more are."""
    order = list(range(windows))
    rng.shuffle(order)
    return order


def _inhabited(rng: random.Random, windows: int) -> dict[int, str]:
    """Return which windows show somebody, a cat or a poster once they are lit."""
    some = rng.sample(range(windows), windows // SHOWS_ONE_IN)
    return {number: rng.choice("pcnp") for number in some}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Window:
    number: int
    x: float
    y: float
    is_round: bool


def _numbered(houses: tuple[House, ...], windows: int) -> list[list[_Window]]:
    """Return the windows of each house, numbered from the left, no more than asked for."""
    number, found = 0, []
    for house in houses:
        mine = []
        for x, y, is_round in house.windows():
            if number < windows:
                mine.append(_Window(number=number, x=x, y=y, is_round=is_round))
            number += 1
        found.append(mine)
    return found


def _pane(window: _Window, light: _Light, shows: dict[int, str], prefix: str) -> str:
    is_lit = window.number in light.lit
    if window.is_round:
        kind = "r" if is_lit else "q"
    else:
        marked = window.number in {light.newest, light.yours}
        kind = "o" if not is_lit else "l" if marked else shows.get(window.number, "l")
    return f'<use href="#{prefix}{kind}" x="{window.x:g}" y="{window.y:g}"/>'


def _panes(
    house: House,
    windows: list[_Window],
    light: _Light,
    shows: dict[int, str],
    prefix: str,
) -> Iterator[str]:
    pane, cross = (BRAND, DEEP) if house.wall == "deep" else (DEEP, BRAND)
    sill = CUT if house.is_dark else DEEP
    yield f'<g fill="{pane}" stroke="{cross}" color="{sill}">'
    for window in windows:
        drawn = _pane(window, light, shows, prefix)
        if window.number == light.newest:
            yield f'<g class="newest">{drawn}</g>'
        else:
            yield drawn
        if window.number in {light.newest, light.yours}:
            yield _ring(window)
    yield "</g>"


def _ring(window: _Window) -> str:
    wide, high = (15, 16) if window.is_round else (WINDOW_WIDTH, 24)
    box = (
        f'x="{window.x - 4:g}" y="{window.y - 4:g}" width="{wide + 8:g}" '
        f'height="{high + 8:g}" rx="4" fill="none"'
    )
    # The edge under the paper keeps the ring in sight on a wall of paper.
    return (
        f'<rect {box} stroke="{EDGE}" stroke-width="6"/>'
        f'<rect {box} stroke="{LIGHT}" stroke-width="3"/>'
    )


def _lamps(houses: tuple[House, ...], rng: random.Random, prefix: str) -> Iterator[str]:
    """Give a street lamp between two houses here and there; it never hides a window."""
    for house in houses[1:]:
        if rng.random() < 1 / 5:
            yield f'<use href="#{prefix}z" x="{house.left:g}" y="{GROUND:g}"/>'


def _label(window: _Window, word: str, width: float) -> str:
    """Return the word over a window, on a board whose pointer shows which one."""
    wide = 12 + 8.6 * len(word)
    mid = window.x + WINDOW_WIDTH / 2
    left = min(max(mid - wide / 2, 3), width - wide - 3)
    foot = window.y - 13
    return (
        f'<path d="M{left + 3:.1f} {foot - 26:g}h{wide - 6:.1f}q3 0 3 3v20q0 3-3 3H{mid + 6:.1f}'
        f"l-6 8-6-8H{left + 3:.1f}q-3 0-3-3v-20q0-3 3-3z"
        f'" fill="{LIGHT}" {_OUTLINE} stroke-linejoin="round"/>'
        f'<text x="{left + wide / 2:.1f}" y="{foot - 8:g}" text-anchor="middle" font-size="16" '
        f'fill="{ON_LIGHT}" class="street-label">{html.escape(word)}</text>'
    )


def _sky(width: float, prefix: str) -> str:
    """Return a box of evening behind the houses, for where they are seen from near."""
    left, right, top, cell = width * 0.08, width * 0.85, -133, 7
    radii = (2.8, 2.6, 2.4, 2.2, 2.0, 1.75, 1.5, 1.2, 0.9, 0.6)
    tones = screens({f"{prefix}k{at}": r for at, r in enumerate(radii)}, BRAND, cell)
    bands = "".join(
        f'<path d="M{left:g} {top + at * 28}H{right:g}v28H{left:g}z" fill="url(#{prefix}k{at})"/>'
        for at in range(len(radii))
    )
    box = f'x="{left:g}" y="{top}" width="{right - left:g}" height="{GROUND - top:g}" rx="4"'
    return (
        f'<g class="sky"><defs>{tones}<clipPath id="{prefix}kc"><rect {box}/></clipPath></defs>'
        f'<g clip-path="url(#{prefix}kc)"><circle cx="{width * 0.58:.1f}" cy="0" '
        f'r="{width * 0.25:.1f}" fill="{ACCENT}"/>{bands}</g>'
        f'<rect {box} fill="none" stroke="{EDGE}"/></g>'
    )


def _yours(
    order: list[int], lit: int, windows: list[_Window], width: float
) -> int | None:
    """
    Return the last window lit that isn't round and stands away from the edges.

    Where none of them does, it is the first that will: it is lit in place of the last.
    """
    if not lit:
        return None
    fit = {
        window.number
        for window in windows
        if width * 0.12 < window.x < width * 0.82 and not window.is_round
    }
    fit_lit = [number for number in order[:lit] if number in fit]
    fit_later = [number for number in order[lit:] if number in fit]
    return next(iter([*fit_lit[::-1], *fit_later, order[lit - 1]]))


def _width_for(windows: int) -> float:
    return windows * next(one for least, one in _WIDTH_OF_ONE if windows >= least)


def street(
    *,
    seed: int,
    windows: int,
    lit: int,
    marks_newest: bool = False,
    yours_word: str = "",
    prefix: str = "s",
    alt: str = "",
    width: int | None = None,
) -> Picture:
    """
    Return a terrace of exactly `windows` windows of which `lit` are lit.

    As `lit` grows every lit window stays lit. The newest is ringed and flickers on once where
    `marks_newest`. With `yours_word` the street is seen from near, under an evening sky: one
    lit window is ringed and carries that word. `width` is in units of which a window takes 17;
    null: as suits their number. `prefix` keeps apart two streets of one page.
    """
    rng = seeded(f"lights {seed}")
    wide = float(width or _width_for(windows))
    houses = terrace(seed=seed, windows=windows, width=wide)
    order, shows = _order(rng, windows), _inhabited(rng, windows)
    lit = max(0, min(lit, windows))
    panes = _numbered(houses, windows)
    every = [window for mine in panes for window in mine]
    yours = _yours(order, lit, every, wide) if yours_word else None
    lights = order[:lit]
    if yours is not None and yours not in lights:
        lights[-1] = yours
    light = _Light(
        lit=frozenset(lights),
        newest=order[lit - 1] if lit and marks_newest else None,
        yours=yours,
    )
    parts = [_symbols(prefix), _sky(wide, prefix) if yours_word else ""]
    parts.append(f"<g {_OUTLINE}>")
    parts += [_chimney(house, rng, prefix) for house in houses]
    for house, mine in zip(houses, panes, strict=True):
        parts += [_wall(house, prefix), _roof(house), _door(house, rng, prefix)]
        parts += _panes(house, mine, light, shows, prefix)
    parts += _lamps(houses, rng, prefix)
    parts.append("</g>")
    parts.append(f'<path d="M0 {GROUND:g}h{wide:g}" stroke="{EDGE}" stroke-width="3"/>')
    if yours is not None:
        parts.append(_label(every[yours], yours_word, wide))
    box = f"0 {SKYLINE} {wide:g} {GROUND - SKYLINE + 1:g}"
    return drawing(box, "".join(parts), alt=alt, css="street")
