"""The candidate at a ship's rail: two inks and an accent, cut from paper, no face."""

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
    dots,
    drawing,
    screens,
    seeded,
)

# The box: left, top, right, bottom. She breaks each edge but the last, where the street stands.
_BOX = 'x="159" y="86" width="572" height="1014" rx="14"'
_WATER = 506
_CELL = 14
# How big the dots of the sky are, from the zenith to the water.
_SHADOW = (1.1, 1.8, 2.5, 3.2)
_SKY = (5.7, 5.3, 4.9, 4.5, 4.1, 3.65, 3.15, 2.6, 2.0, 1.4)


def _sky(prefix: str) -> str:
    shadow = {f"{prefix}s{at}": radius for at, radius in enumerate(_SHADOW)}
    tones = screens({f"{prefix}{at}": r for at, r in enumerate(_SKY)}, BRAND, _CELL)
    depth = 3 * _CELL
    bands = "".join(
        f'<path d="M159 {84 + at * depth}h572v{depth}h-572z" fill="url(#{prefix}{at})"/>'
        for at in range(len(_SKY))
    )
    return (
        f'<defs>{tones}<clipPath id="{prefix}x"><rect {_BOX}/></clipPath>'
        f"{screens(shadow, DEEP, 9)}"
        f"{dots(prefix + 't', 3, BRAND, 11)}</defs>"
        f'<rect {_BOX} fill="{PAPER}"/><g clip-path="url(#{prefix}x)">'
        # The sun is printed two units off the sky's register.
        f'<circle cx="455" cy="298" r="224" fill="{ACCENT}"/>{bands}'
        f'<path d="M159 {_WATER}h572v600H159z" fill="{BRAND}"/></g>'
    )


def _waves(prefix: str, seed: int) -> str:
    rng = seeded(seed)
    places = [(168, 560), (620, 545), (236, 692), (640, 642), (690, 700), (700, 772)]
    places += [(208, 826), (652, 745), (655, 880), (212, 930)]
    lines = "".join(f"M{x + rng.randint(-8, 8)} {y}q14-9 30 0t30-2" for x, y in places)
    return (
        f'<path d="{lines}" clip-path="url(#{prefix}x)" fill="none" stroke="{CUT}" '
        f'stroke-width="3.5" stroke-linecap="round" opacity=".7"/>'
        f'<rect {_BOX} fill="none" stroke="{EDGE}" stroke-width="3"/>'
    )


_LIGHTHOUSE = (
    f'<path d="M160 486h32l8 21h-40z" fill="{DEEP}"/>'
    f'<path d="M199 336h39l8 172h-55z" fill="{LIGHT}" stroke="{DEEP}" stroke-width="4"/>'
    f'<g fill="{DEEP}"><path d="M196.5 398h45l1.5 33h-48zM193.5 460h51l1.5 30h-54z"/>'
    '<path d="M190 329h57v12h-57zM202 298h33v31h-33zM193 299l26-25 25 25z"/></g>'
    f'<path d="M208 303h21v23h-21z" fill="{ACCENT}"/>'
)
_CRANE = (
    f'<path d="M160 486h60v22h-60z" fill="{DEEP}"/>'
    f'<path d="M204 508V300M232 508V300M204 480l28-40-28-40 28-40-28-40" fill="none" '
    f'stroke="{DEEP}" stroke-width="7"/><path d="M162 300h210M218 300v-40l140 38M218 260l-52 38'
    f'M340 300v74" fill="none" stroke="{DEEP}" stroke-width="6"/>'
    f'<path d="M324 374h32v26h-32z" fill="{ACCENT}" stroke="{DEEP}" stroke-width="4"/>'
)
_FERRY = (
    f'<path d="M166 470h92v20h-92zM180 446h52v24h-52z" fill="{LIGHT}" stroke="{DEEP}" '
    f'stroke-width="4"/><path d="M196 418h18v26h-18z" fill="{ACCENT}" stroke="{DEEP}" '
    f'stroke-width="4"/><path d="M160 488h112l-16 34h-96z" fill="{DEEP}"/>'
)
_ASHORE = (_LIGHTHOUSE, _FERRY, _CRANE)

_COAT = (
    f'<g fill="{DEEP}" stroke="{CUT}" stroke-width="6" stroke-linejoin="round">'
    '<path d="M306 590l-24 520h392l-34-520z"/>'
    '<path d="M402 300c-38 50-58 120-66 214l-6 90h286l-16-90c-8-92-26-160-55-214z" stroke-width="4"/></g>'
)
_FRONT = (
    f'<path d="M470 376v734" stroke="{CUT}" stroke-width="3.5"/>'
    f'<path d="M398 300l4 46 68 32 78-34-2-44-76 20z" fill="{BRAND}" stroke="{CUT}" '
    f'stroke-width="3.5" stroke-linejoin="round"/>'
    f'<path d="M465 314l5 62 5-62z" fill="{CUT}"/>'
)
_ROSETTE = (
    f'<g stroke="{DEEP}" stroke-width="3"><path d="M538 412l-8 42 13-7 11 8 3-40z" fill="{LIGHT}"/>'
    f'<path d="M552 414l-2 42 13-8 13 4-12-40z" fill="{ACCENT}"/>'
    f'<circle cx="551" cy="389" r="27" fill="{LIGHT}"/>'
    f'<circle cx="551" cy="389" r="27" fill="none" stroke="{ACCENT}" stroke-width="10" '
    'stroke-dasharray="10.6 10.6"/>'
    f'<circle cx="551" cy="389" r="31.5" fill="none" stroke-width="2.5"/>'
    f'<circle cx="551" cy="389" r="20" fill="{BRAND}"/><circle cx="551" cy="389" r="12" fill="{LIGHT}"/></g>'
)


def _buttons() -> str:
    places = "M442 417h0M498 417h0M442 479h0M498 479h0"
    return (
        f'<g stroke-linecap="round"><path d="{places}" stroke="{CUT}" stroke-width="23"/>'
        f'<path d="{places}" stroke="{ACCENT}" stroke-width="18" transform="translate(-1.5-1)"/></g>'
    )


def _shade(prefix: str) -> str:
    """Return the tone on the coat's shadow side, lighter towards the buttons."""
    return (
        f'<path d="M512 496l30-50 40-16 14 50 12 100-90 16z" fill="url(#{prefix}t)" opacity=".8"/>'
        f'<path d="M484 606h150l2 14H484z" fill="url(#{prefix}t)"/>'
    )


def _shadow(prefix: str) -> str:
    """Return the far side of the face in growing dots; a larger one covers the one before."""
    rings = ((28, 58), (46, 72), (64, 86), (82, 98))
    return "".join(
        f'<path d="M390 80h150v190H390zM{408 - across} 150a{across} {up} 0 10{2 * across} 0'
        f'a{across} {up} 0 10-{2 * across} 0z" fill="url(#{prefix}s{at})"/>'
        for at, (across, up) in enumerate(rings)
    )


def _face(prefix: str) -> str:
    shape = "M402 168c-3 38 20 78 68 84 42-4 58-52 58-104 0-44-30-52-68-42-30 6-54 24-58 62z"
    return (
        f'<path d="M428 232h84v40h-84z" fill="{LIGHT}"/>'
        f'<path d="M383 212l20 18v34zM561 212l-20 22v36z" fill="{DEEP}" stroke="{CUT}" '
        'stroke-width="4" stroke-linejoin="round"/>'
        f'<clipPath id="{prefix}f"><path d="{shape}"/></clipPath>'
        f'<path d="{shape}" fill="{LIGHT}" stroke="{CUT}" stroke-width="6"/>'
        f'<g clip-path="url(#{prefix}f)" fill-rule="evenodd">{_shadow(prefix)}</g>'
    )


_HAIR = (
    "M402 166c-20-54 6-126 83-129 48 0 80 33 116 34 20 0 36-5 49-14-9 34-33 51-65 60 28 6 54 5 78-3"
    "-12 29-36 46-71 49 16 7 28 12 42 12-20 26-64 42-114 33 10-26 8-66-7-90-32 8-72 6-85-6-13 12-22 "
    "30-26 54z"
)
_TIED = (
    "M402 166c-20-54 6-126 80-129 62 0 84 40 72 96 22-24 52-30 82-16-8 10-14 16-22 20 14 6 26 18 30 "
    "34-22 2-34-2-44-10 0 22-8 40-26 54-10-26-22-50-46-60l-15-37c-32 8-72 6-85-6-13 12-22 30-26 54z"
)
_ONE_STRAND = "M435 84c30-28 84-26 126-8q28 14 56 10"
_STRANDS = f"{_ONE_STRAND}M517 97c26 24 58 38 92 40M536 142c14 24 36 40 64 44"


def _hair(path: str) -> str:
    return (
        f'<path d="{path}" fill="{DEEP}" stroke="{CUT}" stroke-width="6" stroke-linejoin="round"/>'
        f'<path d="{_STRANDS if path == _HAIR else _ONE_STRAND}" fill="none" stroke="{BRAND}" '
        'stroke-width="4.5" stroke-linecap="round"/>'
    )


_TAILS = (
    (
        "M640 346c30 2 54-2 78-12-2 28-18 44-40 52-22 4-38-2-52-18z",
        "M540 250c66 24 116 30 160 12 32-14 58-18 93-15-9 32-26 54-62 63-50 10-104-6-204-16z",
        "M730 258l-13 43M746 254l-13 44M762 250l-14 44",
    ),
    (
        "M600 330c40 20 84 24 124-2-2 34-24 54-56 58-28 2-52-12-68-36z",
        "M540 250c60 10 110-16 152-20 38-3 68 10 98 4-2 28-20 48-46 56-60 16-112 4-204 6z",
        "M728 238l-8 50M746 240l-9 48M764 240l-11 46",
    ),
)


def _scarf(tails: tuple[str, str, str], prefix: str) -> str:
    ring = "M397 226c38 34 106 34 147 0 10 26 8 50-2 74-40 24-106 22-147-6-12-26-10-48 2-68z"
    edge = f'stroke="{DEEP}" stroke-width="3"'
    return (
        f'<g stroke-linejoin="round" fill="{ACCENT}" stroke="{CUT}" stroke-width="9">'
        f'<g id="{prefix}c"><path d="{tails[0]}"/><path d="{tails[1]}"/><path d="{ring}"/></g>'
        f'<use href="#{prefix}c" {edge}/></g>'
        f'<path d="M406 258q66 42 132-2{tails[2]}" fill="none" {edge} stroke-linecap="round"/>'
    )


def _rails(prefix: str) -> str:
    return (
        f'<g fill="{PAPER}" stroke="{EDGE}" stroke-width="3"><path d="M188 600h17v500h-17zM680 600h17v500h-17z"/>'
        '<rect x="73" y="698" width="730" height="15" rx="7.5"/>'
        '<rect x="73" y="798" width="730" height="15" rx="7.5"/>'
        '<rect x="73" y="575" width="730" height="30" rx="15"/></g>'
        f'<path d="M84 590h708l-6 12H90z" fill="url(#{prefix}t)"/>'
    )


def _arms() -> str:
    return (
        f'<g fill="{DEEP}" stroke="{CUT}" stroke-width="6" stroke-linejoin="round">'
        '<path d="M402 350c8-42-22-66-56-56-24 8-34 40-50 76-24 52-46 104-46 150 0 30 24 50 52 56l34-64c8-62 36-122 66-162z"/>'
        '<path d="M546 348c-8-40 22-62 54-52 22 8 30 38 44 72 22 52 42 106 43 152 0 30-22 48-50 54l-38-58c-8-60-32-120-53-168z"/>'
        '<path d="M262 514c4-22 30-30 54-18 40 32 78 38 138 32 42 0 44 70 2 78-64 8-130 0-178-26-22-14-22-44-16-66z"/>'
        '<path d="M684 522c-4-24-34-36-60-26-38 28-76 38-124 34-36 4-32 74 6 80 62 4 128-8 162-40 16-16 18-32 16-48z"/></g>'
        f'<path d="M274 484c-6 30 4 66 38 88" fill="none" stroke="{BRAND}" stroke-width="4.5" stroke-linecap="round"/>'
        f'<path d="M426 533h9v72h-9zM521 536h9v24h-9z" fill="{ACCENT}"/>'
        f'<path d="M482 547c24-6 50 6 74 24 14 16 2 40-18 36-24-4-40-12-60-14 8-14 10-30 4-46z" fill="{LIGHT}" '
        f'stroke="{DEEP}" stroke-width="2.5"/><path d="M510 572l34 12M507 585l28 8" stroke="{DEEP}" stroke-width="3" '
        'stroke-linecap="round"/>'
    )


_BUOY = (
    '<g fill="none"><circle cx="636" cy="734" r="58" '
    f'stroke="{EDGE}" stroke-width="38"/><circle cx="636" cy="734" r="58" stroke="{LIGHT}" stroke-width="32"/>'
    f'<circle cx="637.5" cy="735" r="58" stroke="{ACCENT}" stroke-width="32" '
    'stroke-dasharray="43 48.11" stroke-dashoffset="21.5"/></g>'
)


def _birds(seed: int) -> str:
    rng = seeded(seed)
    x, y = rng.randint(132, 152), rng.randint(26, 50)
    bird = "q14-17 30 0q15-17 29 0"
    return (
        f'<path d="M{x} {y}{bird}M{x - 60} {y + 34}{bird}" fill="none" stroke="{INK}" '
        'stroke-width="4" stroke-linecap="round"/>'
    )


def figure(*, seed: int, prefix: str = "f", alt: str = "") -> Picture:
    """
    Return a person at a ship's rail who breaks the edge of her box.

    The seed changes what stands ashore, the hair and the way the wind takes the scarf.
    """
    rng = seeded(seed)
    ashore, hair, tails = (
        rng.choice(_ASHORE),
        rng.choice((_HAIR, _TIED)),
        rng.choice(_TAILS),
    )
    body = (
        _sky(prefix)
        + ashore
        + _waves(prefix, seed)
        + _birds(seed)
        + _COAT
        + _shade(prefix)
        + _FRONT
        + _buttons()
        + _ROSETTE
        + _face(prefix)
        + _hair(hair)
        + _scarf(tails, prefix)
        + _rails(prefix)
        + _arms()
        + _BUOY
    )
    return drawing("60 10 760 1090", body, alt=alt, css="figure")
