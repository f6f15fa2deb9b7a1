"""Scenes: what an empty page, a diary or a list shows before anybody came."""

import random
from collections.abc import Callable

from themes.printshop.picture import (
    ACCENT,
    BRAND,
    CUT,
    DEEP,
    EDGE,
    LIGHT,
    PAPER,
    SCENE_INKS,
    Picture,
    drawing,
    screens,
    seeded,
)

_FLOOR = 220
# The tone of the sky: the brand's, or what the panel sets.
_SKY = "var(--s)"
_LINE = f'stroke="{EDGE}" stroke-width="2"'


def _person(x: int, tall: int, ink: str) -> str:
    """Return a plain figure: shoulders and a head, no face."""
    top = _FLOOR - tall
    return (
        f'<g stroke="{CUT}" stroke-width="2"><path d="M{x - 22} {_FLOOR}V{top + 44}q0-18 22-18t22 18V{_FLOOR}z" '
        f'fill="{ink}"/><circle cx="{x}" cy="{top + 10}" r="14" fill="{LIGHT}" stroke="{ink}"/>'
        f'<path d="M{x - 15} {top + 12}q0-18 15-18t15 18q-6-9-15-9t-15 9z" fill="{ink}" stroke="none"/></g>'
    )


def _people(rng: random.Random) -> str:
    crowd = [
        _person(
            70 + at * 84 + rng.randint(-12, 12),
            rng.randint(84, 116),
            rng.choice((DEEP, BRAND)),
        )
        for at in range(8)
    ]
    board = (
        f'<path d="M404 128v92" stroke="{DEEP}" stroke-width="6"/>'
        f'<path d="M340 56h128v70H340z" fill="{ACCENT}" {_LINE}/>'
        f'<path d="M360 82h88M360 102h56" stroke="{DEEP}" stroke-width="6" stroke-linecap="round"/>'
    )
    return board + "".join(crowd)


def _pages(rng: random.Random) -> str:
    turn = rng.randint(-5, 5)
    sheet = f'fill="{LIGHT}" {_LINE}'
    return (
        f'<g transform="rotate({turn - 4} 360 150)"><path d="M268 62h126v156H268z" {sheet}/></g>'
        f'<g transform="rotate({turn + 3} 360 150)"><path d="M318 46h132v172H318z" {sheet}/>'
        f'<path d="M334 62h100v48H334z" fill="{ACCENT}"/><path d="M340 110l28-32 22 22 16-14 28 24z" '
        f'fill="{BRAND}"/><path d="M336 128h96M336 146h96M336 164h60" stroke="{DEEP}" '
        f'stroke-width="5" stroke-linecap="round"/></g>{_person(540, 110, DEEP)}'
    )


def _import(rng: random.Random) -> str:
    rows = "".join(
        f"M{270} {98 + 26 * at}h{rng.choice((40, 52, 60))}M352 {98 + 26 * at}h{rng.choice((60, 76, 88))}"
        for at in range(4)
    )
    return (
        f'<path d="M248 52h222v168H248z" fill="{LIGHT}" {_LINE}/><path d="M248 52h222v28H248z" fill="{BRAND}" {_LINE}/>'
        f'<path d="M338 52v168" {_LINE}/><path d="{rows}" stroke="{DEEP}" stroke-width="6" stroke-linecap="round"/>'
        f'<path d="M500 130h60m-22-22l22 22-22 22" fill="none" stroke="{ACCENT}" stroke-width="10"/>'
        f'<path d="M500 130h60m-22-22l22 22-22 22" fill="none" {_LINE} transform="translate(-2-2)"/>'
        f"{_person(620, 112, DEEP)}{_person(172, 96, BRAND)}"
    )


def _home(rng: random.Random) -> str:
    lit = rng.choice((0, 1))
    panes = "".join(
        f'<path d="M{x} 138h30v36h-30z" fill="{ACCENT if at == lit else DEEP}"/>'
        f'<path d="M{x + 15} 138v36M{x} 156h30" {_LINE}/>'
        for at, x in enumerate((306, 384))
    )
    return (
        f'<path d="M396 104V62h20v58z" fill="{DEEP}" {_LINE}/>'
        f'<path d="M288 {_FLOOR}v-92l72-58 72 58v92z" fill="{BRAND}" {_LINE}/>'
        f'<path d="M276 136l84-68 84 68" fill="none" stroke="{DEEP}" stroke-width="11"/>{panes}'
        f'<path d="M345 {_FLOOR}v-40h30v40z" fill="{LIGHT}" {_LINE}/>'
        f"{_person(520, 104, DEEP)}{_lamp(220)}"
    )


def _lamp(x: int) -> str:
    return (
        f'<path d="M{x - 2} {_FLOOR}V110h4v110z" fill="{DEEP}"/>'
        f'<path d="M{x - 10} 110l-5-28h30l-5 28z" fill="{ACCENT}" {_LINE}/><path d="M{x - 17} 82h34l-17-14z" fill="{DEEP}"/>'
    )


def _diary(rng: random.Random) -> str:
    riders = "".join(
        _person(60 + at * 46, rng.randint(84, 104), rng.choice((DEEP, BRAND)))
        for at in range(4)
    )
    windows = "".join(f"M{x} 128h42v34h-42z" for x in (352, 402, 452, 502))
    return (
        f'<path d="M24 92h204v14H24zM36 106v114h6V106zM212 106v114h6V106z" fill="{BRAND}" {_LINE}/>{riders}'
        f'<path d="M264 {_FLOOR}V96h6v124z" fill="{DEEP}"/><circle cx="267" cy="76" r="26" fill="{ACCENT}" {_LINE}/>'
        f'<path d="M336 112h252q14 0 14 14v76H336z" fill="{ACCENT}" {_LINE}/><path d="{windows}" fill="{LIGHT}" {_LINE}/>'
        f'<path d="M552 126h30v76h-30z" fill="{BRAND}" {_LINE}/><path d="M336 176h212" {_LINE}/>'
        f'<g fill="{DEEP}" stroke="{LIGHT}" stroke-width="5"><circle cx="388" cy="202" r="20"/><circle cx="540" cy="202" r="20"/></g>'
    )


_THINGS: dict[str, Callable[[random.Random], str]] = {
    "people": _people,
    "pages": _pages,
    "import": _import,
    "home": _home,
    "diary": _diary,
}


def _sky(rng: random.Random, prefix: str) -> str:
    tones = screens(
        {f"{prefix}{at}": r for at, r in enumerate((3.5, 2.8, 2.0, 1.1))}, _SKY
    )
    bands = "".join(
        f'<path d="M0 {at * 40}h720v40H0z" fill="url(#{prefix}{at})"/>'
        for at in range(4)
    )
    x = rng.choice((150, 560))
    return (
        f'<defs>{tones}</defs><path d="M0 0h720v240H0z" fill="{PAPER}"/>'
        f'<circle cx="{x}" cy="120" r="84" fill="{ACCENT}"/>{bands}'
    )


def scene(purpose: str, *, seed: int, prefix: str = "sc", alt: str = "") -> Picture:
    """
    Return a scene: ``people``, ``pages``, ``import``, ``home`` or ``diary``; others are a sky.

    The panel shows it in ink, timber and sand by setting the inks around it.
    """
    rng = seeded(f"{purpose}{seed}")
    thing = _THINGS.get(purpose)
    sky = _sky(rng, prefix)
    drawn = thing(rng) if thing else ""
    floor = f'<path d="M0 {_FLOOR}h720v20H0z" fill="{DEEP}"/><path d="M0 {_FLOOR}h720" {_LINE}/>'
    return drawing(
        "0 0 720 240", sky + drawn + floor, alt=alt, css="scene", inks=SCENE_INKS
    )
