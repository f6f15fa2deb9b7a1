"""
One colour in, a palette out (EXPERIENCE 3.1).

Contrast by WCAG 2.2 ("relative luminance", "contrast ratio") and OKLCH by Björn Ottosson's
published matrices, both written again here: the product's own arithmetic proves nothing.
"""

import math
import random

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from themes.palette import NotAColour, Palette, palette
from themes.stock_themes import stock_theme, stock_themes

READABLE = 4.5
TOKENS = stock_theme("doorstep").tokens
WHITE = "#FFFFFF"


def channels(color: str) -> tuple[float, float, float]:
    """Return linear light, red to blue, 0 to 1."""
    values = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values
    )
    return red, green, blue


def luminance(color: str) -> float:
    red, green, blue = channels(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def oklch(color: str) -> tuple[float, float, float]:
    """Return lightness 0 to 1, chroma, hue in degrees."""
    r, g, b = channels(color)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    green_red = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    hue = math.degrees(math.atan2(blue_yellow, green_red)) % 360
    return light, math.hypot(green_red, blue_yellow), hue


def between(one: float, other: float) -> float:
    """Return how many degrees lie between two hues, 0 to 180."""
    return abs((one - other + 180) % 360 - 180)


def as_color(number: int) -> str:
    return f"#{number:06X}"


colors = st.integers(0, 0xFFFFFF).map(as_color)
grays = st.integers(0, 255).map(lambda v: f"#{v:02X}{v:02X}{v:02X}")
any_color = st.one_of(colors, grays).filter(lambda c: c != "#0B5B5E")
many = settings(max_examples=60, deadline=None)


def some(wanted) -> st.SearchStrategy[str]:
    """Draw from a fixed thousand's part of all colours that is as the test needs it."""
    drawn = random.Random(7)
    pool = (as_color(drawn.randrange(0x1000000)) for _ in range(6000))
    return st.sampled_from([color for color in pool if wanted(color)])


def is_unreadable_by_white_and_ink(color: str) -> bool:
    return max(contrast(color, WHITE), contrast(color, TOKENS.light["ink"])) < READABLE


def is_near_the_accent(color: str) -> bool:
    _, chroma, hue = oklch(color)
    return chroma > 0.05 and between(hue, oklch(TOKENS.light["accent"])[2]) < 28


to_be_moved = some(is_unreadable_by_white_and_ink)
like_the_accent = some(is_near_the_accent)


def made(color: str) -> Palette:
    return palette(color, TOKENS)


class TestTheOraclesOwnArithmetic:
    def test_agrees_with_published_examples(self):
        assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
        assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
        assert contrast("#FF5A1F", "#FFFFFF") == pytest.approx(3.1, abs=0.05)
        assert oklch("#FF0000") == pytest.approx((0.628, 0.2577, 29.23), abs=0.01)


class TestEveryPaletteCanBeRead:
    @many
    @given(any_color)
    @example("#FFFFFF")
    @example("#000000")
    @example("#777777")
    @example("#FF5A1F")
    @example("#FFFF00")
    @example("#0000FF")
    def test_in_text_of_the_brands_colour(self, color):
        light = made(color).light

        assert contrast(light["brand-strong"], light["paper"]) >= READABLE

    @many
    @given(any_color)
    @example("#777777")
    def test_on_a_button_of_the_brands_colour(self, color):
        light = made(color).light

        assert contrast(light["on-brand"], light["brand"]) >= READABLE
        assert light["on-brand"].upper() in {WHITE, light["ink"].upper()}

    @many
    @given(any_color)
    @example("#000000")
    def test_at_night(self, color):
        night = made(color).night

        assert contrast(night["brand"], night["paper"]) >= READABLE

    @many
    @given(any_color)
    def test_on_a_button_at_night(self, color):
        night = made(color).night

        assert contrast(night["on-brand"], night["brand"]) >= READABLE

    @many
    @given(any_color)
    def test_in_ink_on_the_tint(self, color):
        light = made(color).light

        assert contrast(light["ink"], light["tint"]) >= READABLE


class TestTheBrandAsGiven:
    @many
    @given(any_color)
    @example("#FF5A1F")
    def test_stays_where_white_or_ink_can_be_read_on_it(self, color):
        ink = TOKENS.light["ink"]
        assume(max(contrast(color, WHITE), contrast(color, ink)) >= READABLE)

        assert made(color).light["brand"].upper() == color

    @many
    @given(any_color)
    def test_is_the_text_colour_too_where_it_can_be_read_on_paper(self, color):
        light = made(color).light
        assume(contrast(light["brand"], light["paper"]) >= READABLE)

        assert light["brand-strong"].upper() == light["brand"].upper()

    @many
    @given(any_color)
    def test_stays_at_night_where_it_can_be_read_there(self, color):
        """And where ink can be read on it, as on a button by day."""
        palette_made = made(color)
        light = palette_made.light["brand"].upper()
        assume(contrast(light, palette_made.night["paper"]) >= READABLE)
        assume(contrast(light, palette_made.light["ink"]) >= READABLE)

        assert palette_made.night["brand"].upper() == light

    @many
    @given(to_be_moved)
    def test_is_only_moved_with_a_word_to_its_owner(self, color):
        palette_made = made(color)

        assert palette_made.light["brand"].upper() != color
        assert palette_made.notes

    @many
    @given(to_be_moved)
    def test_keeps_its_hue_when_it_is_moved(self, color):
        palette_made = made(color)
        _, chroma, hue = oklch(color)
        assume(chroma > 0.05)
        _, moved_chroma, moved_hue = oklch(palette_made.light["brand"])
        assume(moved_chroma > 0.05)

        assert between(hue, moved_hue) <= 4

    @many
    @given(any_color)
    def test_is_written_in_either_case(self, color):
        assert made(color.lower()).light == made(color).light


class TestTheOtherColours:
    @many
    @given(any_color)
    def test_have_a_tint_that_is_nearly_paper(self, color):
        lightness, chroma, _ = oklch(made(color).light["tint"])

        assert lightness == pytest.approx(0.95, abs=0.006)
        assert chroma <= 0.032

    @many
    @given(any_color)
    def test_have_a_deep_that_is_nearly_ink(self, color):
        lightness, _, _ = oklch(made(color).light["deep"])

        assert lightness == pytest.approx(0.25, abs=0.01)

    @many
    @given(any_color)
    @example("#F2B33D")
    @example("#FFD60A")
    def test_have_an_accent_that_is_not_taken_for_the_brand(self, color):
        light = made(color).light
        _, chroma, hue = oklch(light["brand"])
        assume(chroma > 0.03)
        _, accent_chroma, accent_hue = oklch(light["accent"])

        assert accent_chroma > 0.03
        assert between(hue, accent_hue) >= 29

    @many
    @given(any_color)
    def test_have_the_themes_accent_where_it_is_far_enough(self, color):
        light = made(color).light
        _, chroma, hue = oklch(light["brand"])
        assume(chroma > 0.03)
        assume(between(hue, oklch(TOKENS.light["accent"])[2]) > 31)

        assert light["accent"].upper() == TOKENS.light["accent"].upper()

    @many
    @given(like_the_accent)
    def test_have_another_accent_a_hundred_and_fifty_degrees_on(self, color):
        light = made(color).light
        hue = oklch(light["brand"])[2]
        accent_hue = oklch(TOKENS.light["accent"])[2]
        _, _, turned = oklch(light["accent"])

        nearest = min(between(turned, hue + 150), between(turned, accent_hue + 150))
        assert nearest <= 6

    @many
    @given(any_color)
    def test_leave_paper_and_ink_alone(self, color):
        palette_made = made(color)

        for key in ("paper", "ink", "ink-2", "line"):
            assert palette_made.light[key] == TOKENS.light[key]


class TestStockThemes:
    @pytest.mark.parametrize("theme", stock_themes(), ids=lambda theme: theme.key)
    def test_can_be_read_in_their_own_colours(self, theme):
        own = palette(theme.brand, theme.tokens)

        assert own.light["brand"].upper() == theme.brand.upper()
        assert contrast(own.light["ink"], own.light["paper"]) >= 15
        assert contrast(own.light["ink-2"], own.light["paper"]) >= 7
        assert contrast(own.light["brand-strong"], own.light["paper"]) >= 4.7
        assert contrast(own.night["ink"], own.night["paper"]) >= 7.6
        assert contrast(own.night["brand"], own.night["paper"]) >= 7.6
        assert contrast(own.light["accent"], own.light["deep"]) >= 6.6
        assert contrast(own.light["line"], own.light["paper"]) >= 3.5


class TestWhatIsNoColour:
    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "red",
            "#12345",
            "#1234567",
            "#12345G",
            "123456",
            "#１２３４５６",
            "#123456\n",
        ],
        ids=repr,
    )
    def test_is_refused(self, typed):
        with pytest.raises(NotAColour):
            palette(typed, TOKENS)
