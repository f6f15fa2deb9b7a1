"""Tall scenes beside a promise: places that anybody's campaign may have, and nobody's likeness."""

import random
from collections.abc import Callable

from themes.printshop.picture import (
    ACCENT,
    BRAND,
    CUT,
    DEEP,
    EDGE,
    INK,
    LIGHT,
    PAPER,
    Picture,
    drawing,
    screens,
    seeded,
)

# The box: left, top, right, bottom. What matters stands above 820: a street hides the rest.
_BOX = 'x="159" y="86" width="572" height="1014" rx="14"'
_LEFT, _TOP, _RIGHT = 159, 86, 731
_CELL = 14
# How big the dots of the sky are, from the zenith down.
_SKY = (5.7, 5.3, 4.9, 4.5, 4.1, 3.65, 3.15, 2.6, 2.0, 1.4)
_LINE = f'stroke="{EDGE}" stroke-width="3" stroke-linejoin="round"'
_THIN = f'stroke="{DEEP}" stroke-width="4" stroke-linejoin="round"'

Drawn = Callable[[random.Random, str], str]


def _sky(rng: random.Random, prefix: str) -> str:
    """Return the box with its sky in dots and a sun that is printed off the register."""
    x, y, radius = rng.randint(300, 590), rng.randint(270, 350), rng.randint(130, 200)
    tones = screens({f"{prefix}{at}": r for at, r in enumerate(_SKY)}, BRAND, _CELL)
    deep = 4 * _CELL
    bands = "".join(
        f'<path d="M{_LEFT} {_TOP - 2 + at * deep}h572v{deep}h-572z" fill="url(#{prefix}{at})"/>'
        for at in range(len(_SKY))
    )
    return (
        f'<defs>{tones}<clipPath id="{prefix}x"><rect {_BOX}/></clipPath></defs>'
        f'<rect {_BOX} fill="{PAPER}"/><g clip-path="url(#{prefix}x)">'
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{ACCENT}"/>{bands}</g>'
    )


def _inside(prefix: str, body: str) -> str:
    return f'<g clip-path="url(#{prefix}x)">{body}</g>'


def _hills(rng: random.Random, level: int, ink: str) -> str:
    a, b = rng.randint(30, 90), rng.randint(30, 90)
    return (
        f'<path d="M{_LEFT} {level}q120-{a} 250-10t322-{b}V1100H{_LEFT}z" fill="{ink}" '
        f'stroke="{CUT}" stroke-width="5"/>'
    )


def _birds(rng: random.Random) -> str:
    x, y = rng.choice((116, 640)), rng.randint(34, 60)
    bird = "q14-17 30 0q15-17 29 0"
    return (
        f'<path d="M{x} {y}{bird}M{x - 52} {y + 40}{bird}" fill="none" stroke="{INK}" '
        'stroke-width="4" stroke-linecap="round"/>'
    )


def _waves(rng: random.Random, top: int) -> str:
    lines = "".join(
        f"M{rng.randint(170, 660)} {top + 26 + at * 34}q14-9 30 0t30-2"
        for at in range(9)
    )
    return (
        f'<path d="{lines}" fill="none" stroke="{CUT}" stroke-width="3.5" '
        'stroke-linecap="round" opacity=".75"/>'
    )


def _lighthouse(rng: random.Random, prefix: str) -> str:
    stripe = rng.choice((BRAND, ACCENT))
    beam = (
        f'<path d="M520 246L76 150v92zM556 246l246-66v92z" fill="{LIGHT}" stroke="{EDGE}" '
        'stroke-width="3" stroke-linejoin="round"/>'
    )
    tower = (
        f'<path d="M500 300h76l34 400H466z" fill="{LIGHT}" {_THIN}/>'
        f'<g fill="{stripe}" {_THIN}><path d="M493 384h90l7 82H486zM479 548h118l7 82H472z"/></g>'
        f'<path d="M486 284h104v20H486z" fill="{DEEP}"/><path d="M504 214h68v70h-68z" fill="{ACCENT}" {_THIN}/>'
        f'<path d="M538 214v70" {_THIN}/><path d="M494 216l44-46 44 46z" fill="{DEEP}"/>'
        f'<path d="M522 700v-52q16-20 32 0v52z" fill="{DEEP}"/>'
    )
    rock = (
        f'<path d="M400 724q30-60 84-50 50-30 120-6 60-8 90 56z" fill="{DEEP}" '
        f'stroke="{CUT}" stroke-width="5"/>'
    )
    sea = f'<path d="M{_LEFT} 700h572v400H{_LEFT}z" fill="{BRAND}"/>'
    return beam + _inside(prefix, sea + _waves(rng, 700)) + tower + rock + _ferry(rng)


def _ferry(rng: random.Random) -> str:
    x = rng.randint(0, 40)
    return (
        f'<g transform="translate({x})"><path d="M176 690h150v34H176z" fill="{LIGHT}" {_THIN}/>'
        f'<path d="M200 654h88v36h-88z" fill="{LIGHT}" {_THIN}/><path d="M226 604h34v50h-34z" fill="{ACCENT}" {_THIN}/>'
        f'<path d="M226 616h34v12h-34z" fill="{DEEP}"/><path d="M212 664h18v14h-18zM240 664h18v14h-18z" fill="{BRAND}"/>'
        f'<path d="M106 722h258l-32 62H132z" fill="{DEEP}" stroke="{CUT}" stroke-width="5"/></g>'
    )


def _bus(rng: random.Random, prefix: str) -> str:
    line = rng.randint(1, 89)
    road = (
        f'<path d="M{_LEFT} 760h572v340H{_LEFT}z" fill="{DEEP}"/>'
        f'<path d="M{_LEFT} 760h572" {_LINE}/>'
    )
    body = (
        f'<path d="M196 372h360q28 0 28 28v364H168V400q0-28 28-28z" fill="{LIGHT}"/>'
        f'<path d="M199 371h360q28 0 28 28v364H171V399q0-28 28-28z" fill="{ACCENT}"/>'
        f'<path d="M196 372h360q28 0 28 28v364H168V400q0-28 28-28z" fill="none" {_LINE}/>'
        f'<path d="M232 396h288v62H232z" fill="{DEEP}" {_LINE}/>'
        f'<text x="376" y="446" text-anchor="middle" font-size="52" fill="{LIGHT}" class="bus-number">{line}</text>'
        f'<path d="M196 482h360v140H196z" fill="{LIGHT}" {_LINE}/><path d="M376 482v140" {_LINE}/>'
        f'<path d="M214 606q40-70 120-96M394 606q40-70 120-96" fill="none" {_LINE}/>'
        f'<path d="M168 652h416" {_LINE}/><path d="M290 676h172v44H290z" fill="{DEEP}" {_LINE}/>'
        f'<g fill="{LIGHT}" {_LINE}><circle cx="228" cy="698" r="24"/><circle cx="524" cy="698" r="24"/></g>'
        f'<path d="M140 500h28v72h-28zM584 500h28v72h-28z" fill="{DEEP}" {_LINE}/>'
        f'<path d="M196 764h76v40h-76zM480 764h76v40h-76z" fill="{DEEP}" stroke="{CUT}" stroke-width="4"/>'
    )
    stop = (
        f'<path d="M690 330h14v500h-14z" fill="{DEEP}" stroke="{CUT}" stroke-width="4"/>'
        f'<path d="M630 226q0-16 16-16h110q16 0 16 16v108q0 16-16 16H646q-16 0-16-16z" fill="{LIGHT}" {_LINE}/>'
        f'<path d="M632 212h138v40H632z" fill="{BRAND}" {_LINE}/>'
        f'<path d="M656 284h92M656 316h60" stroke="{DEEP}" stroke-width="9" stroke-linecap="round"/>'
    )
    hills = _hills(rng, 610, BRAND)
    return _inside(prefix, hills + road) + body + stop


def _house(x: int, ground: int, wide: int, tall: int, wall: str) -> str:
    roof = BRAND if wall == DEEP else DEEP
    pane = DEEP if wall == LIGHT else ACCENT
    outline = EDGE if wall == LIGHT else CUT
    eaves, middle = ground - tall, x + wide // 2
    rise = wide * 2 // 5
    window = "v26h-20v-26z"
    left, right = x + wide // 4 + 10, x + wide * 3 // 4 + 10
    return (
        f'<path d="M{x} 1100V{eaves}L{middle} {eaves - rise}L{x + wide} {eaves}V1100z" '
        f'fill="{wall}" stroke="{outline}" stroke-width="3"/>'
        f'<path d="M{x - 9} {eaves + 5}L{middle} {eaves - rise}L{x + wide + 9} {eaves + 5}" fill="none" '
        f'stroke="{roof}" stroke-width="13"/>'
        f'<path d="M{left} {eaves + 18}{window}M{right} {eaves + 18}{window}" fill="{pane}" '
        f'stroke="{EDGE}" stroke-width="2.5"/>'
    )


def _town(rng: random.Random, prefix: str) -> str:
    rows = (
        (560, (300, 520), 104),
        (650, (206, 408, 600), 112),
        (744, (150, 316, 508, 664), 120),
        (846, (230, 424, 590), 126),
    )
    # Neighbours and those behind one another never share a wall's ink.
    walls, houses, turn = (LIGHT, BRAND, DEEP), "", rng.randint(0, 2)
    for row, (ground, places, wide) in enumerate(rows):
        for at, x in enumerate(places):
            left = x + rng.randint(-16, 16)
            wall = walls[(turn + at + row) % 3]
            houses += _house(left, ground, wide, rng.randint(62, 92), wall)
    tower = (
        f'<path d="M398 560V330h92v230z" fill="{LIGHT}" {_THIN}/><path d="M386 334l58-118 58 118z" fill="{DEEP}" '
        f'stroke="{CUT}" stroke-width="4"/><circle cx="444" cy="392" r="30" fill="{ACCENT}" {_THIN}/>'
        f'<path d="M444 374v18l14 10" fill="none" {_THIN}/><path d="M444 216V150l58 16-58 18" fill="{ACCENT}" {_THIN}/>'
    )
    return _inside(prefix, _hills(rng, 560, BRAND)) + tower + houses


def _doorstep(rng: random.Random, prefix: str) -> str:
    paint, plant = rng.choice(((BRAND, ACCENT), (ACCENT, BRAND), (DEEP, ACCENT)))
    number = rng.randint(2, 98)
    on = LIGHT if paint != ACCENT else INK
    wall = f'<path d="M{_LEFT} {_TOP}h572v1014H{_LEFT}z" fill="url(#{prefix}8)"/>'
    frame = (
        f'<path d="M268 800V316a177 177 0 01354 0v484z" fill="{LIGHT}" {_LINE}/>'
        f'<path d="M302 320a143 143 0 01286 0z" fill="{ACCENT}" {_LINE}/>'
        f'<path d="M445 320V178M445 320l-102-100M445 320l102-100" {_LINE}/>'
        f'<path d="M402 320a43 43 0 0186 0z" fill="{LIGHT}" {_LINE}/>'
        f'<path d="M302 340h286v460H302z" fill="{LIGHT}"/><path d="M306 342h286v458H306z" fill="{paint}"/>'
        f'<path d="M302 340h286v460H302z" fill="none" {_LINE}/>'
        f'<g fill="none" stroke="{on}" stroke-width="4"><path d="M334 374h96v128h-96zM460 374h96v128h-96z'
        'M334 640h96v128h-96zM460 640h96v128h-96z"/></g>'
        f'<text x="445" y="606" text-anchor="middle" font-size="84" fill="{on}" class="door-number">{number}</text>'
        f'<circle cx="564" cy="590" r="13" fill="{ACCENT if paint != ACCENT else DEEP}" {_LINE}/>'
        f'<path d="M226 800h438v44H226z" fill="{LIGHT}" {_LINE}/>'
    )
    lamp = (
        f'<path d="M704 236v-40h-50" fill="none" stroke="{DEEP}" stroke-width="8"/>'
        f'<path d="M670 236h68l14 84h-96z" fill="{ACCENT}" {_LINE}/><path d="M662 236h84l-42-36z" fill="{DEEP}"/>'
    )
    pot = (
        f'<g stroke="{CUT}" stroke-width="4"><path d="M176 700c-80-40-100-110-74-172 56 30 88 100 74 172z'
        f'M176 700c-10-90 30-156 100-186 20 84-20 156-100 186z" fill="{BRAND}"/>'
        f'<path d="M176 700c-38-84-24-156 8-216 36 70 36 142-8 216z" fill="{DEEP}"/></g>'
        f'<path d="M104 700h148l-20 144H124z" fill="{plant}" {_LINE}/>'
    )
    return _inside(prefix, wall) + frame + lamp + pot


def _viaduct(rng: random.Random, prefix: str) -> str:
    arches = "".join(
        f"M{x} 1000V690a56 56 0 01112 0v310z" for x in (126, 278, 430, 582)
    )
    windows = "".join(f"M{x} 420h46v44h-46z" for x in range(240, 660, 70))
    smoke = rng.choice((DEEP, BRAND))
    train = (
        f'<path d="M96 392h596q60 0 88 70l14 46H96z" fill="{ACCENT}" {_LINE}/>'
        f'<path d="{windows}M700 420h34q18 8 26 44h-60z" fill="{LIGHT}" {_LINE}/>'
        f'<path d="M120 412h76v96h-76z" fill="{smoke}" {_LINE}/><path d="M158 412v96" {_LINE}/>'
        f'<path d="M96 482h694" {_LINE}/>'
        f'<path d="M130 508h620v20H130z" fill="{DEEP}"/>'
    )
    bridge = f'<path d="M112 584h660v516H112z" fill="{DEEP}"/><path d="{arches}" fill="{PAPER}" {_LINE}/>'
    deck = (
        f'<path d="M96 528h728v56H96z" fill="{DEEP}" stroke="{CUT}" stroke-width="5"/>'
    )
    water = (
        f'<path d="M{_LEFT} 790h572v310H{_LEFT}z" fill="{BRAND}"/>{_waves(rng, 770)}'
    )
    return _inside(prefix, _hills(rng, 520, BRAND) + bridge + water) + deck + train


def _kite(rng: random.Random, prefix: str) -> str:
    x, y = rng.randint(540, 640), rng.randint(120, 190)
    kite = (
        f'<path d="M{x} {y + 250}q-90 130-180 150t-70 240" fill="none" stroke="{EDGE}" stroke-width="3"/>'
        f'<g {_LINE}><path d="M{x} {y - 96}l104 128-104 218z" fill="{ACCENT}"/>'
        f'<path d="M{x} {y - 96}l-104 128 104 218z" fill="{LIGHT}"/><path d="M{x - 104} {y + 32}h208" fill="none"/></g>'
        f'<g fill="{ACCENT}" {_LINE}><path d="M{x - 60} {y + 322}l-34-22-6 36zM{x - 60} {y + 322}l34 20 4-36z"/>'
        f'<path d="M{x - 130} {y + 378}l-36-14 2 36zM{x - 130} {y + 378}l36 12-2-36z"/></g>'
    )
    trunk = rng.randint(214, 260)
    tree = (
        f'<path d="M{trunk - 10} 800V600h20v200z" fill="{DEEP}" stroke="{CUT}" stroke-width="4"/>'
        f'<path d="M{trunk} 640c-110 10-142-70-112-126-26-76 50-120 98-96 40-50 124-24 120 40 '
        f'54 50 20 152-106 182z" fill="{DEEP}" stroke="{CUT}" stroke-width="5"/>'
        f'<path d="M{trunk} 700V520M{trunk} 600l34-40M{trunk} 570l-34-36" fill="none" stroke="{BRAND}" '
        'stroke-width="6" stroke-linecap="round"/>'
    )
    bench = (
        f'<g fill="{LIGHT}" {_LINE}><path d="M520 700h230v22H520zM520 738h230v22H520zM500 784h262v22H500z"/></g>'
        f'<path d="M536 690v150M736 690v150" stroke="{DEEP}" stroke-width="12" stroke-linecap="round"/>'
    )
    land = _hills(rng, 650, BRAND) + _hills(rng, 800, DEEP)
    return _inside(prefix, land) + kite + tree + bench


# In this order, so that the number after another draws another place.
_PLACES: tuple[Drawn, ...] = (_lighthouse, _town, _bus, _doorstep, _viaduct, _kite)


def vista(*, seed: int, prefix: str = "v", alt: str = "") -> Picture:
    """
    Return a place in the measure of a figure: it stands where a theme would show one.

    Neighbouring seeds draw different places; the seed changes all that varies in each.
    """
    rng = seeded(f"vista{seed}")
    place = _PLACES[seed % len(_PLACES)]
    edge = f'<rect {_BOX} fill="none" stroke="{EDGE}" stroke-width="3"/>'
    body = _sky(rng, prefix) + edge + _birds(rng) + place(rng, prefix)
    return drawing("60 10 760 1090", body, alt=alt, css="figure")
