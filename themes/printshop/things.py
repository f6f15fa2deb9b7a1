"""Doors, a bus, marks and monograms."""

import hashlib
import html
import random

from themes.printshop.picture import Picture, dots, drawing

_DOOR_INKS = ("var(--wall)", "var(--accent)", "var(--deep)")
_BESIDE = (
    # A plant, two bottles of milk, a cat.
    (
        '<path d="M214 268h52l-7 40h-38z" fill="var(--accent)" stroke="var(--line-ink)" stroke-width="2"/>'
        '<path d="M240 268c-26-10-40-40-32-60 22 8 34 32 32 60zM240 268c-14-30-12-62 0-80 12 18 14 50 0 80zM240 268c0-32 14-58 34-70 8 26-6 60-34 70z" fill="var(--wall)" stroke="var(--deep)" stroke-width="1.500"/>'
    ),
    (
        '<g fill="var(--cut)" stroke="var(--line-ink)" stroke-width="2"><path d="M220 306v-40l6-14v-14h10v14l6 14v40zM252 306v-40l6-14v-14h10v14l6 14v40z"/>'
        '<path d="M224 236v-8h14v8zM256 236v-8h14v8z" fill="var(--accent)"/></g>'
        '<path d="M221 276h20v29h-20zM253 276h20v29h-20z" fill="url(#{p}d)"/>'
    ),
    (
        '<path d="M212 308c-6-40 8-62 22-70l-2-22 12 9h14l12-9-2 24c12 14 18 40 14 66 14 2 22-8 18-22 14-4 16 32-18 32h-70z" fill="var(--deep)"/>'
        '<path d="M236 238q14 9 30 0v7q-15 8-30 0z" fill="var(--accent)"/>'
    ),
)


def door(*, number: int) -> Picture:
    """Return a front door with its number; what stands beside it changes with the number."""
    ink = _DOOR_INKS[(number - 1) % 3]
    on = "var(--cut-ink)" if number % 3 == 2 else "var(--cut)"
    prefix = f"door{number}"
    letter = (
        '<path d="M86 232l52-8 8 44-52 8z" fill="var(--cut)" stroke="var(--line-ink)" stroke-width="2"/>'
        '<path d="M94 238l38-6 2 14-38 6z" fill="var(--accent)"/><path d="M100 262l28-4" stroke="var(--line-ink)" stroke-width="2"/>'
        if number % 3 == 1
        else ""
    )
    body = (
        f"<defs>{dots(prefix + 'd', 1.8, 'var(--wall)', 7)}</defs>"
        '<g stroke="var(--line-ink)" stroke-width="2.500"><path d="M10 290V96a92 92 0 01184 0v194z" fill="var(--cut)"/>'
        '<path d="M28 96a74 74 0 01148 0z" fill="var(--accent)"/><path d="M80 96a22 22 0 0144 0z" fill="var(--cut)"/>'
        '<path d="M102 22v52M50 44l37 37M154 44l-37 37" fill="none"/>'
        f'<path d="M28 108h148v182H28z" fill="{ink}"/><path d="M0 290h204v18H0z" fill="var(--cut)"/></g>'
        f'<text x="102" y="196" text-anchor="middle" fill="{on}" class="door-number">{number}</text>'
        f'<rect x="66" y="220" width="72" height="16" rx="4" fill="var(--cut)" stroke="var(--line-ink)" stroke-width="2"/>'
        f'{letter}<circle cx="160" cy="228" r="6" fill="var(--accent)" stroke="var(--line-ink)" stroke-width="2"/>'
        f'<g fill="none" stroke="{on}" stroke-width="2"><path d="M42 250h48v30H42zM114 250h48v30h-48z"/></g>'
        + _BESIDE[(number - 1) % 3].replace("{p}", prefix)
    )
    return drawing("-2 0 306 309", body, css="door")


def bus(*, seed: int) -> Picture:
    """Return a bus on the road; its number comes from the seed."""
    line = seed % 89 + 1
    body = (
        '<g stroke="var(--cut)" stroke-width="2"><rect x="2" y="4" width="140" height="54" rx="10" fill="var(--accent)"/>'
        '<path d="M10 12h22v20H10zM38 12h22v20H38zM66 12h22v20H66z" fill="var(--cut)"/>'
        '<path d="M114 12h22v22h-22z" fill="var(--cut)"/><path d="M94 12h14v46H94z" fill="var(--wall)"/></g>'
        '<g fill="var(--deep)"><circle cx="21" cy="24" r="4"/><path d="M14 32c0-8 14-8 14 0z"/><circle cx="77" cy="24" r="4"/><path d="M70 32c0-8 14-8 14 0z"/></g>'
        f'<path d="M40 38h24v16H40z" fill="var(--deep)"/><text x="52" y="51" text-anchor="middle" fill="var(--cut)" class="bus-number">{line}</text>'
        '<g fill="var(--cut)" stroke="var(--deep)" stroke-width="4"><circle cx="32" cy="60" r="9"/><circle cx="112" cy="60" r="9"/></g>'
    )
    return drawing("0 0 144 72", body, css="bus")


def initials(name: str) -> str:
    """Return up to two letters of a name."""
    words = [word for word in name.split() if word[:1].isalnum()]
    letters = [
        word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)
    ]
    return "".join(letters).upper() or "·"


def _mark(inside: str) -> Picture:
    body = f'<rect width="44" height="44" rx="9" fill="var(--wall)"/>{inside}'
    return drawing("0 0 44 44", body, css="mark")


def marks(name: str) -> list[Picture]:
    """Return three marks to choose from, drawn from a campaign's name."""
    letters = html.escape(initials(name))
    house = (
        '<path d="M8 40V22l14-12 14 12v18z" fill="var(--cut)"/><path d="M5 24L22 9l17 15" fill="none" '
        'stroke="var(--accent)" stroke-width="4"/><path d="M18 40V29h8v11z" fill="var(--deep)"/>'
    )
    round_one = (
        '<circle cx="22" cy="22" r="17" fill="var(--cut)"/>'
        f'<text x="22" y="28" text-anchor="middle" fill="var(--deep)" class="mark-letters">{letters}</text>'
    )
    flag = (
        '<path d="M11 7v32" stroke="var(--cut)" stroke-width="3"/><path d="M13 8h22l-6 8 6 8H13z" fill="var(--accent)"/>'
        f'<text x="28" y="39" text-anchor="middle" fill="var(--cut)" class="mark-letters">{letters[:1]}</text>'
    )
    return [_mark(house), _mark(round_one), _mark(flag)]


_HUES = (
    ("#0B5B5E", "#D5E9E6"),
    ("#7A1F2B", "#F6DDDD"),
    ("#2F4A8A", "#DDE4F6"),
    ("#6B4A00", "#F6E7C6"),
    ("#5A2350", "#EFDDEC"),
    ("#2C5A2C", "#DDEBD8"),
)
_GROUNDS = (
    '<circle cx="8" cy="8" r="3"/><circle cx="24" cy="8" r="3"/><circle cx="40" cy="8" r="3"/><circle cx="8" cy="24" r="3"/><circle cx="40" cy="24" r="3"/><circle cx="8" cy="40" r="3"/><circle cx="24" cy="40" r="3"/><circle cx="40" cy="40" r="3"/>',
    '<path d="M0 6h48v5H0zM0 38h48v5H0z"/>',
    '<path d="M24 0h24v24H24z"/>',
    '<path d="M0 38q6-8 12 0t12 0 12 0 12 0v10H0z"/>',
)


def monogram(*, seed: int, name: str) -> Picture:
    """Return two letters on a pattern; the same person looks the same everywhere."""
    digest = hashlib.sha256(str(seed).encode()).digest()
    ink, ground = _HUES[digest[0] % len(_HUES)]
    pattern = _GROUNDS[digest[1] % len(_GROUNDS)]
    letters = html.escape(initials(name))
    body = (
        f'<circle cx="24" cy="24" r="24" fill="{ground}"/><clipPath id="m{seed}"><circle cx="24" cy="24" r="24"/></clipPath>'
        f'<g clip-path="url(#m{seed})" fill="{ink}" opacity=".28">{pattern}</g>'
        f'<text x="24" y="30" text-anchor="middle" font-size="17" font-weight="650" fill="{ink}" '
        f'stroke="{ground}" stroke-width="4" paint-order="stroke">{letters}</text>'
    )
    return drawing("0 0 48 48", body, css="monogram")


def _crowd(rng: random.Random) -> str:
    people = []
    for at in range(7):
        x, tall = 60 + at * 90 + rng.randint(-14, 14), rng.randint(70, 110)
        ink = rng.choice(["var(--scene-ink)", "var(--scene-warm)"])
        people.append(
            f'<g fill="{ink}"><circle cx="{x}" cy="{200 - tall}" r="16"/>'
            f'<path d="M{x - 22} 220v-{tall - 36}q0-18 22-18t22 18v{tall - 36}z"/></g>'
        )
    return "".join(people)


_THINGS = {
    "people": '<path d="M300 60h150v70H300z" fill="var(--scene-warm)"/><path d="M372 130v90" stroke="var(--scene-ink)" stroke-width="8"/>',
    "import": '<path d="M250 40h200v150H250z" fill="var(--scene-paper)" stroke="var(--scene-ink)" stroke-width="5"/><path d="M270 74h160M270 104h160M270 134h160M270 164h100M330 40v150" stroke="var(--scene-ink)" stroke-width="4"/>',
    "home": '<path d="M280 220v-90l70-58 70 58v90z" fill="var(--scene-warm)"/><path d="M334 220v-50h32v50z" fill="var(--scene-ink)"/><path d="M296 140h24v24h-24zM380 140h24v24h-24z" fill="var(--scene-sand)"/>',
}


def scene(purpose: str, *, seed: int) -> Picture:
    """Return an empty state's picture: ``people``, ``import`` or ``home``, in ink, timber, sand."""
    rng = random.Random(f"{purpose}{seed}")  # noqa: S311 - a drawing, not a secret
    body = (
        '<path d="M0 0h720v240H0z" fill="var(--scene-sand)"/>'
        f"<defs>{dots('sc', 2, 'var(--scene-warm)', 12)}</defs>"
        '<path d="M0 0h720v90H0z" fill="url(#sc)" opacity=".35"/>'
        f"{_THINGS.get(purpose, '')}{_crowd(rng) if purpose == 'people' else ''}"
        '<path d="M0 220h720v20H0z" fill="var(--scene-ink)"/>'
    )
    return drawing("0 0 720 240", body, css="scene")
