"""
Colours as people see them: sRGB and OKLCH, and the contrast of two.

OKLab after Björn Ottosson, "A perceptual color space for image processing" (2020); contrast after
WCAG 2.2, "contrast ratio".
"""

import math
import re

Rgb = tuple[float, float, float]
HEX = re.compile(r"#[0-9a-fA-F]{6}")


def rgb_of(hex_color: str) -> Rgb:
    """Return red, green and blue from 0 to 1."""
    return tuple(int(hex_color[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value]


def hex_of(rgb: Rgb) -> str:
    """Return the colour as #RRGGBB; parts out of range are brought into it."""
    return "#" + "".join(f"{round(min(1, max(0, part)) * 255):02X}" for part in rgb)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def luminance(hex_color: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part) for part in rgb_of(hex_color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lch_of(hex_color: str) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma and hue (degrees)."""
    red, green, blue = (_linear(part) for part in rgb_of(hex_color))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    mid = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    light = 0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short
    return light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _linear_of_lch(light: float, chroma: float, hue: float) -> Rgb:
    """Return linear light; parts below 0 or above 1 are colours sRGB can't show."""
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    mid = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * mid + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * mid - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * mid + 1.7076147010 * short
    return red, green, blue


def hex_of_lch(light: float, chroma: float, hue: float) -> str:
    """Return the colour, with as much of its chroma as sRGB can show."""
    linear = _linear_of_lch(light, chroma, hue)
    while chroma > 0 and not all(-0.0005 <= part <= 1.0005 for part in linear):
        chroma = max(0.0, chroma - 0.004)
        linear = _linear_of_lch(light, chroma, hue)
    red, green, blue = (_encoded(max(0.0, part)) for part in linear)
    return hex_of((red, green, blue))
