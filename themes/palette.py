"""One colour in, a palette out (EXPERIENCE 3.1)."""

import dataclasses
from collections.abc import Mapping

from themes.oklch import HEX, contrast, hex_of_lch, lch_of

READABLE = 4.5  # WCAG 2.2, 1.4.3
WHITE = "#FFFFFF"
STEP = 0.01


class NotAColour(ValueError):
    """It isn't written as #RRGGBB."""

    sentence = "A colour is a hash and six digits, like #0B5B5E."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """A theme's own colours, by day and by night, each as #RRGGBB."""

    light: Mapping[str, str]
    night: Mapping[str, str]


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Palette:
    """The colours of a campaign: CSS variables by day and night, and what had to be changed."""

    light: Mapping[str, str]
    night: Mapping[str, str]
    notes: tuple[str, ...]

    def css(self) -> str:
        """Return the variables as a style sheet, by day and by night."""
        day, night = _variables(self.light), _variables(self.night)
        return (
            f":root{{color-scheme:light dark;{day}}}"
            f"@media(prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}"
            f":root[data-theme=night]{{{night}}}"
        )


def _variables(colors: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colors.items())


def _moved(color: str, ground: str, *, step: float) -> str:
    """Return the colour, lighter or darker step by step until it can be read on the ground."""
    light, chroma, hue = lch_of(color)
    # Black and white are moved too: the first step leaves the end, the last one reaches the other.
    for _ in range(round(1 / abs(step)) + 1):
        if contrast(color, ground) >= READABLE:
            break
        light = min(1.0, max(0.0, light + step))
        color = hex_of_lch(light, chroma, hue)
    return color


def _accent(brand: str, accent: str) -> str:
    hue, other = lch_of(brand)[2], lch_of(accent)
    apart = abs((hue - other[2] + 180) % 360 - 180)
    if lch_of(brand)[1] < 0.03 or apart >= 30:
        return accent
    return hex_of_lch(max(other[0], 0.8), other[1], other[2] + 150)


def _on(color: str, ink: str) -> str:
    return WHITE if contrast(WHITE, color) >= READABLE else ink


def palette(brand: str, tokens: Tokens) -> Palette:
    """
    Return a palette made from one colour and a theme's own.

    :raises NotAColour: if the colour isn't #RRGGBB.
    """
    if not HEX.fullmatch(brand):
        raise NotAColour(brand)
    brand = brand.upper()
    notes: list[str] = []
    ink, paper = tokens.light["ink"], tokens.light["paper"]
    kept = brand
    if contrast(_on(kept, ink), kept) < READABLE:
        kept = _moved(kept, WHITE, step=-STEP)
        notes.append("Made a touch darker, so that white words on it can be read.")
    strong = _moved(kept, paper, step=-STEP)
    if strong != kept and not notes:
        notes.append(
            "Words and drawings take a darker shade of it, so that they can be read."
        )
    _, chroma, hue = lch_of(kept)
    day = {
        **tokens.light,
        "brand": kept,
        "on-brand": _on(kept, ink),
        "brand-strong": strong,
        "deep": hex_of_lch(0.25, min(chroma, 0.07), hue),
        "tint": hex_of_lch(0.95, min(chroma, 0.02), hue),
        "accent": _accent(kept, tokens.light["accent"]),
    }
    # A light button needs ink on it, so it is lightened for that too.
    lit = _moved(_moved(kept, tokens.night["paper"], step=STEP), ink, step=STEP)
    night = {
        **tokens.night,
        "brand": lit,
        "on-brand": ink,
        "brand-strong": lit,
        "deep": hex_of_lch(0.22, min(chroma, 0.05), hue),
        "tint": hex_of_lch(0.27, min(chroma, 0.03), hue),
        "accent": day["accent"],
    }
    if brand == tokens.light.get("brand"):
        # Drawn by hand for the theme's own colour, and better than any rule.
        day.update(tokens.light)
        night.update(tokens.night)
        night["brand-strong"] = night["brand"]
    return Palette(light=day, night=night, notes=tuple(notes))
