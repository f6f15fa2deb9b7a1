"""The candidate at the rail: two inks and an accent, cut from paper, no face."""

import random

from themes.printshop.picture import Picture, dots, drawing

_CUT = 'stroke="var(--cut)" stroke-width="4" stroke-linejoin="round"'
_SKY = (  # top, height, dot radius: the tone thins towards the water
    (40, 66, 4.1),
    (106, 60, 3.5),
    (166, 60, 2.8),
    (226, 96, 2.0),
)


def _sky(prefix: str) -> str:
    patterns = "".join(
        dots(f"{prefix}{at}", radius, "var(--wall)")
        for at, (_, _, radius) in enumerate(_SKY)
    )
    bands = "".join(
        f'<path d="M62 {top}h386v{height}H62z" fill="url(#{prefix}{at})"/>'
        for at, (top, height, _) in enumerate(_SKY)
    )
    return (
        f"<defs>{patterns}{dots(prefix + 'f', 2.1, 'var(--deep)', 7)}"
        f'<clipPath id="{prefix}b"><rect x="62" y="40" width="386" height="680" rx="10"/></clipPath>'
        f'<clipPath id="{prefix}c"><path d="M272 58c40 6 48 70 22 98-10 8-24 8-34 2 22-18 26-60 12-100z"/></clipPath></defs>'
        f'<g clip-path="url(#{prefix}b)"><path d="M62 40h386v680H62z" fill="var(--cut)"/>'
        f'<circle cx="262" cy="190" r="150" fill="var(--accent)"/>{bands}'
        f'<path d="M62 322h386v398H62z" fill="var(--wall)"/>'
        '<path d="M72 356q12-8 24 0t24 0M330 420q14 8 28 0t28 0M80 560q12-8 24 0t24 0M380 590q12-8 24 0t24 0" '
        'fill="none" stroke="var(--cut)" stroke-width="2" opacity=".7"/></g>'
        '<rect x="62" y="40" width="386" height="680" rx="10" fill="none" '
        'stroke="var(--line-ink)" stroke-width="2"/>'
    )


_LIGHTHOUSE = (
    '<g stroke="var(--deep)" stroke-width="1.5"><path d="M88 322l6-118h22l6 118z" fill="var(--cut)"/>'
    '<path d="M92.500 236h25l1.600 26h-28zM89.500 288h31l1.500 24H88.500z" fill="var(--deep)"/>'
    '<path d="M86 204h38v-6H86z" fill="var(--deep)"/><path d="M96 198v-18h18v18z" fill="var(--accent)"/>'
    '<path d="M90 180l15-14 15 14z" fill="var(--deep)"/></g>'
    '<path d="M46 10q9-9 20 0q11-9 20 0" fill="none" stroke="var(--ink)" stroke-width="2.500"/>'
)


def _body() -> str:
    coat = (
        f'<path d="M228 186c-32 10-44 90-46 200l-26 334h240l-26-334c-4-110-18-190-50-200z" '
        f'fill="var(--deep)" {_CUT}/>'
        '<path d="M273 214v506" stroke="var(--cut)" stroke-width="2"/>'
        '<path d="M226 188l47 34 48-36 14 22-61 32-62-30z" fill="var(--wall)" stroke="var(--cut)" stroke-width="2.500"/>'
    )
    buttons = "".join(
        f'<circle cx="{x}" cy="{y}" r="7.500" fill="var(--accent)" stroke="var(--cut)" stroke-width="1.500"/>'
        for y in (262, 304)
        for x in (253, 291)
    )
    rosette = (
        '<g stroke="var(--deep)" stroke-width="1.500"><path d="M316 256l-8 30 12-6 9 9 4-30z" fill="var(--accent)"/>'
        '<circle cx="327" cy="243" r="19" fill="var(--accent)"/><circle cx="327" cy="243" r="13" fill="var(--cut)"/>'
        '<circle cx="327" cy="243" r="7" fill="var(--wall)"/></g>'
    )
    return coat + buttons + rosette


def _head(prefix: str) -> str:
    neck = '<path d="M244 140h54v40h-54z" fill="var(--cut)"/>'
    face = (
        f'<path d="M226 84c0-40 88-44 88 8 0 44-18 72-44 72-28 0-44-34-44-80z" fill="var(--cut)" {_CUT}/>'
        f'<g clip-path="url(#{prefix}c)"><path d="M240 50h90v120h-90z" fill="url(#{prefix}f)"/></g>'
    )
    hair = (
        f'<path d="M221 100c-12-58 26-98 78-92 36 2 56 18 94 12-6 18-16 26-28 30 14 6 26 6 38 2-8 20-20 30-36 32 '
        f'6 6 12 8 18 8-20 24-54 30-88 22 8-24 4-46-10-58-24-12-56 2-66 44z" fill="var(--deep)" {_CUT}/>'
        '<path d="M250 36c30-20 64-12 104-2M312 62c22 2 40 2 58-4M318 88c16 2 30 0 40-4" fill="none" stroke="var(--wall)" stroke-width="3" stroke-linecap="round"/>'
    )
    scarf = (
        '<g stroke="var(--cut)" stroke-width="4" stroke-linejoin="round" fill="var(--accent)">'
        '<path d="M316 186c30 34 76 50 118 26 8-14 6-22 4-30-40 14-84 6-108-22z"/>'
        '<path d="M312 150c56 26 100-8 180-6-4 22-16 38-36 46-50 16-100 6-148-12z"/>'
        '<path d="M220 142c30 16 72 16 100 0 8 12 8 26 2 40-30 22-76 20-102-2-6-14-6-26 0-38z"/></g>'
        '<path d="M228 164c26 14 62 14 88-2M440 154l-10 30M456 152l-10 28M472 150l-9 24" fill="none" stroke="var(--deep)" stroke-width="2" stroke-linecap="round"/>'
    )
    return neck + face + hair + scarf


_RAILS = (
    '<g fill="var(--cut)" stroke="var(--line-ink)" stroke-width="2">'
    '<path d="M84 378h10v342H84zM412 378h10v342h-10z"/>'
    '<rect x="5" y="368" width="490" height="20" rx="10"/><rect x="5" y="450" width="490" height="10" rx="5"/>'
    '<rect x="5" y="518" width="490" height="10" rx="5"/></g>'
)


def _arms() -> str:
    return (
        f'<g fill="var(--deep)" {_CUT}>'
        '<path d="M200 184c32-2 32 30 24 56-12 36-26 66-28 94 26 8 54 6 82 8 10 14 10 30 2 46-50 8-100 6-136-10-20-10-22-40-14-70 12-50 36-122 70-124z"/>'
        '<path d="M346 184c-32-2-34 30-26 56 12 36 28 62 32 92-16 8-36 12-54 14 6 12 8 26 4 40 34 4 76 2 104-12 18-10 20-40 12-68-14-52-38-120-72-122z"/></g>'
        '<path d="M280 344c16-6 40 0 54 14 4 12-4 24-14 26-14 2-30-2-42-4z" fill="var(--cut)" stroke="var(--deep)" stroke-width="2"/>'
        '<path d="M296 358l30 6M292 368l30 6" stroke="var(--deep)" stroke-width="1.500"/>'
        '<path d="M243 342h6l2 44h-6zM312 340h6l-2 10h-5z" fill="var(--accent)"/>'
        '<path d="M150 330c10-40 20-70 34-100M404 330c-8-40-18-66-32-98" fill="none" stroke="var(--wall)" stroke-width="3" stroke-linecap="round"/>'
    )


_BUOY = (
    '<g fill="none"><circle cx="384" cy="474" r="37" stroke="var(--line-ink)" stroke-width="30"/>'
    '<circle cx="384" cy="474" r="37" stroke="var(--cut)" stroke-width="26"/>'
    '<circle cx="384" cy="474" r="37" stroke="var(--accent)" stroke-width="26" stroke-dasharray="29.060 29.060" stroke-dashoffset="14"/></g>'
)


def figure(*, seed: int, prefix: str = "f") -> Picture:
    """Return a person at a ship's rail who breaks the edge of her box."""
    rng = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    birds = (
        f'<path d="M{rng.randint(10, 60)} {rng.randint(60, 140)}q6-6 13 0q7-6 13 0" fill="none" '
        'stroke="var(--ink)" stroke-width="2"/>'
    )
    body = _sky(prefix) + _LIGHTHOUSE + birds + _body() + _head(prefix)
    body += _RAILS + _arms() + _BUOY
    return drawing("0 0 500 720", body, alt="", css="figure")
