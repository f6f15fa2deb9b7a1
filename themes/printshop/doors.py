"""A front door with its number, and what stands beside it."""

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
)

_LINE = f'stroke="{EDGE}" stroke-width="2.4"'
# Paint, and what is written on it.
_PAINTS = ((BRAND, LIGHT), (ACCENT, ON_LIGHT), (DEEP, LIGHT))
_PLANT = (
    f'<g stroke="{CUT}" stroke-width="1.2"><path d="M281 299c-34-18-44-46-33-68 24 12 38 38 33 68z'
    f'M281 299c-2-38 12-66 43-78 8 34-8 62-43 78z" fill="{BRAND}"/>'
    f'<path d="M281 299c-16-34-10-64 4-90 14 30 14 58-4 90z" fill="{DEEP}"/></g>'
    f'<path d="M252 300h60l-8 45h-44z" fill="{ACCENT}" {_LINE}/>'
)
_MILK = (
    f'<g id="{{p}}m" {_LINE}><path d="M713 343v-46q0-8 6-14v-16h14v16q6 6 6 14v46z" '
    f'transform="translate(-470)" fill="{LIGHT}"/><path d="M248 264h18v8h-18z" fill="{ACCENT}"/>'
    '<path d="M244 308h26v34h-26z" fill="url(#{p}d)" stroke="none"/></g>'
    '<use href="#{p}m" x="40"/>'
)
_CAT = (
    f'<g fill="none" stroke-linecap="round" stroke-width="11.4" stroke="{CUT}">'
    '<path id="{p}t" d="M306 340c20 4 28-8 22-24"/>'
    f'<use href="#{{p}}t" stroke="{DEEP}" stroke-width="9"/></g>'
    f'<path d="M252 345c-10-2-14-16-10-34 4-16 12-26 20-30l-4-24 14 10h12l14-10-4 24'
    f'c12 8 20 30 18 64z" fill="{DEEP}" stroke="{CUT}" stroke-width="1.2"/>'
    f'<path d="M263 283q14 8 28 0v8q-14 8-28 0z" fill="{ACCENT}"/>'
)
_LEAFLET = (
    f'<g {_LINE}><path d="M83 246l50-7 9 50-50 8z" fill="{LIGHT}"/></g>'
    f'<path d="M90 253l38-6 3 15-38 6z" fill="{ACCENT}"/><path d="M97 276l26-4M99 284l16-2" '
    f'stroke="{ON_LIGHT}" stroke-width="2.4" stroke-linecap="round"/>'
)
_BESIDE = (_PLANT, _MILK, _CAT)


def _frame() -> str:
    return (
        f'<g {_LINE}><path d="M10 327V98a97 97 0 01194 0v229z" fill="{PAPER}"/>'
        f'<path d="M28 102a78.5 78.5 0 01157 0z" fill="{PAPER}"/>'
        # The lit fanlight is printed a hair to the right of its frame.
        f'<path d="M31 102a76 77 0 01153 0z" fill="{ACCENT}" stroke="none"/>'
        f'<path d="M28 102a78.5 78.5 0 01157 0z" fill="none"/>'
        f'<path d="M106.5 80V24M90 86L51 47M123 86l39-39"/>'
        f'<path d="M83 102a23.5 23.5 0 0147 0z" fill="{PAPER}"/></g>'
    )


def door(*, number: int, prefix: str = "door") -> Picture:
    """
    Return a front door with its number; the paint and what stands beside it go round in threes.

    What stands beside it is drawn outside the view box, in a group of the class ``beside``.
    """
    turn = (number - 1) % 3
    paint, words = _PAINTS[turn]
    name = f"{prefix}{number}"
    body = (
        f"<defs>{dots(name + 'd', 2.3, BRAND, 9)}</defs>"
        f"{_frame()}"
        f'<g {_LINE}><path d="M28 116h157v210H28z" fill="{LIGHT}"/>'
        f'<path d="M30 116h155v210H30z" fill="{paint}" stroke="none"/>'
        f'<path d="M28 116h157v210H28z" fill="none"/>'
        f'<path d="M0 326h213v19H0z" fill="{PAPER}"/>'
        f'<rect x="70" y="235" width="73" height="16" rx="4" fill="{LIGHT}"/>'
        f'<circle cx="171" cy="243" r="6.5" fill="{ACCENT}"/></g>'
        f'<g fill="none" stroke="{words}" stroke-width="2.4"><rect x="43" y="269" width="54" '
        'height="47" rx="2"/><rect x="117" y="269" width="54" height="47" rx="2"/></g>'
        f'<text x="106.5" y="211" text-anchor="middle" font-size="104" fill="{words}" '
        f'class="door-number">{number}</text>'
        f"{_LEAFLET if turn == 0 else ''}"
        f'<g class="beside">{_BESIDE[turn].replace("{p}", name)}</g>'
    )
    return drawing("-2 -1 217 347", body, css="door")


def window_row(*, full: int, total: int, alt: str = "") -> Picture:
    """Return places as small windows, the taken ones lit; the words stand beside them."""
    shown = max(0, min(full, total))
    across = 10 if total > 10 else max(total, 1)
    lit = f'<path d="M0 0h14v16H0z" fill="{LIGHT}"/><path d="M1 0h13v16H1z" fill="{ACCENT}"/>'
    line = f'<path d="M0 0h14v16H0zM7 0v16M0 7h14" fill="none" stroke="{EDGE}" stroke-width="1.6"/>'
    panes = "".join(
        f'<use href="#wr{"l" if at < shown else "o"}{full}-{total}" x="{at % across * 19}" '
        f'y="{at // across * 22}"/>'
        for at in range(total)
    )
    names = f"{full}-{total}"
    body = f'<defs><g id="wro{names}">{line}</g><g id="wrl{names}">{lit}{line}</g></defs>{panes}'
    rows = (total + across - 1) // across or 1
    return drawing(f"-2 -2 {across * 19} {rows * 22}", body, alt=alt, css="window-row")


def bus(*, seed: int, text: str = "") -> Picture:
    """Return a bus on the road; its number is the text, or comes from the seed."""
    line = text if text.isdigit() else str(seed % 89 + 1)
    rider = "M{} 33c0-5 2-8 5-9a5.5 5.5 0 116 0c3 1 5 4 5 9z"
    body = (
        # The paper shows where the accent missed its outline.
        f'<rect x="3" y="3" width="136" height="52" rx="10" fill="{LIGHT}"/>'
        f'<rect x="5" y="2" width="136" height="52" rx="10" fill="{ACCENT}"/>'
        f'<g stroke="{ON_LIGHT}" stroke-width="2.4"><rect x="3" y="3" width="136" height="52" '
        f'rx="10" fill="none"/><path d="M9 11h23v19H9zM37 11h23v19H37zM65 11h23v19H65zM113 11h21v24h-21z" '
        f'fill="{LIGHT}"/><path d="M3 38h90" fill="none"/><path d="M95 13h14v42H95z" fill="{BRAND}"/></g>'
        f'<g fill="{DEEP}"><path d="{rider.format(12)}M68 30c0-5 2-8 5-9a5.5 5.5 0 116 0'
        f'c3 1 5 4 5 9z" transform="translate(0-3)"/><rect x="39" y="33" width="22" height="16" rx="2"/></g>'
        f'<text x="50" y="46" text-anchor="middle" font-size="13" fill="{LIGHT}" '
        f'class="bus-number">{line}</text>'
        f'<g fill="{DEEP}" stroke="{LIGHT}" stroke-width="3"><circle cx="30" cy="55" r="10.5"/>'
        f'<circle cx="114" cy="55" r="10.5"/></g><g fill="{LIGHT}"><circle cx="30" cy="55" r="4"/>'
        '<circle cx="114" cy="55" r="4"/></g>'
    )
    return drawing("0 0 144 69", body, css="bus")
