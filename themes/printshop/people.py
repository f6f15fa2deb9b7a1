"""Marks from a campaign's name, and monograms in place of faces."""

import hashlib
import html

from themes.printshop.picture import (
    ACCENT,
    BRAND,
    DEEP,
    LIGHT,
    Picture,
    drawing,
    spelled,
)


def initials(name: str) -> str:
    """Return up to two letters of a name; a dot where it has none."""
    words = [word for word in name.split() if word[:1].isalnum()]
    letters = [
        word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)
    ]
    return "".join(letters).upper() or "·"


def _mark(inside: str) -> Picture:
    body = f'<rect width="44" height="44" rx="9" fill="{BRAND}"/>{inside}'
    # A mark is kept and shown as the campaign's own: it may draw, and carry no style.
    return drawing("0 0 44 44", spelled(body), css="mark", inks="")


def _letters(letters: str, x: float, y: float, size: int, ink: str) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="middle" font-size="{size}" font-weight="660" '
        f'fill="{ink}" class="mark-letters">{html.escape(letters)}</text>'
    )


def marks(name: str) -> list[Picture]:
    """Return three marks to choose from, drawn from a campaign's name."""
    letters = initials(name)
    house = (
        f'<path d="M29 9h5v9l-5-4z" fill="{DEEP}"/><path d="M10 38V21l12-10 12 10v17z" fill="{LIGHT}"/>'
        f'<path d="M6.5 23.5L22 10.5l15.5 13" fill="none" stroke="{ACCENT}" stroke-width="4" '
        f'stroke-linejoin="round" stroke-linecap="round"/><path d="M14.5 26h6v6h-6z" fill="{ACCENT}"/>'
        f'<path d="M24 38v-11.5h6V38z" fill="{DEEP}"/>'
    )
    button = (
        f'<circle cx="23" cy="21.5" r="17" fill="{ACCENT}"/>'
        f'<circle cx="22" cy="22" r="17" fill="{LIGHT}"/>'
        f"{_letters(letters, 22, 28, 17 if len(letters) > 1 else 22, DEEP)}"
    )
    flag = (
        f'<path d="M10 6v33" stroke="{LIGHT}" stroke-width="3.5" stroke-linecap="round"/>'
        f'<path d="M12 8h25l-6 9.5 6 9.5H12z" fill="{ACCENT}"/>'
        f"{_letters(letters[:1], 21.5, 23, 16, DEEP)}"
    )
    return [_mark(part) for part in (house, button, flag)]


# Six hues of ink and the ground each stands on, both by day and by night: every pair reads at
# 5:1 and better. A person's hue is nobody's brand, so it comes from no palette.
_HUES = (
    ("#0B5B5E", "#D5E9E6"),
    ("#7A1F2B", "#F6DDDD"),
    ("#2F4A8A", "#DDE4F6"),
    ("#6B4A00", "#F6E7C6"),
    ("#5A2350", "#EFDDEC"),
    ("#2C5A2C", "#DDEBD8"),
)
_GROUNDS = (
    # Dots, stripes, a quarter, waves.
    (
        '<path d="M8 8h0M24 8h0M40 8h0M8 24h0M40 24h0M8 40h0M24 40h0M40 40h0" stroke-width="7" '
        'stroke-linecap="round"/>'
    ),
    '<path d="M0 9h48M0 39h48" stroke-width="6"/>',
    '<path d="M36 0v24M24 12h24" stroke-width="24"/>',
    (
        '<path d="M0 10q6-8 12 0t12 0 12 0 12 0M0 40q6-8 12 0t12 0 12 0 12 0" fill="none" '
        'stroke-width="4.5"/>'
    ),
)


def monogram(*, seed: int, name: str) -> Picture:
    """Return a name's letters on a pattern drawn from an id: the same person looks the same."""
    digest = hashlib.sha256(str(seed).encode()).digest()
    ink, paper = _HUES[digest[0] % len(_HUES)]
    ground = _GROUNDS[digest[1] % len(_GROUNDS)]
    ink, paper = f"var(--hue,{ink})", f"var(--ground,{paper})"
    body = (
        # The screen rounds it: a clip of its own would need an id, and a face stands on a page
        # twice.
        f'<path d="M0 0h48v48H0z" fill="{paper}"/>'
        f'<g stroke="{ink}" opacity=".3">{ground}</g>'
        f'<text x="24" y="30" text-anchor="middle" font-size="17" font-weight="650" fill="{ink}" '
        # The rim in the ground's colour keeps the pattern from cutting the letters.
        f'stroke="{paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">'
        f"{html.escape(initials(name))}</text>"
    )
    return drawing("0 0 48 48", body, css="monogram", inks="")
