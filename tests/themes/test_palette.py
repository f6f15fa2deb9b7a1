import random

import pytest

from themes.oklch import contrast, hex_of_lch, lch_of
from themes.palette import READABLE, NotAColour, palette
from themes.stock_themes import stock_theme

TOKENS = stock_theme("doorstep").tokens
_DICE = random.Random(20270320)
COLOURS = [f"#{_DICE.randrange(256**3):06X}" for _ in range(500)]
EXTREMES = ["#000000", "#FFFFFF", "#808080", "#FF5A1F", "#FFFF00", "#0000FF", "#777777"]
DAY_PAIRS = [("on-brand", "brand"), ("brand-strong", "paper"), ("ink", "tint")]
NIGHT_PAIRS = [
    ("on-brand", "brand"),
    ("brand", "paper"),
    ("brand-strong", "paper"),
    ("ink", "tint"),
]


def too_faint(colours, pairs):
    return [
        (words, ground, colours[words], colours[ground])
        for words, ground in pairs
        if contrast(colours[words], colours[ground]) < READABLE
    ]


class TestPalette:
    def test_can_be_read_by_day_whatever_the_colour(self):
        faint = [
            found
            for colour in COLOURS + EXTREMES
            for found in too_faint(palette(colour, TOKENS).light, DAY_PAIRS)
        ]

        assert faint == []

    def test_can_be_read_by_night_whatever_the_colour(self):
        faint = [
            found
            for colour in COLOURS + EXTREMES
            for found in too_faint(palette(colour, TOKENS).night, NIGHT_PAIRS)
        ]

        assert faint == []

    def test_shows_white_or_the_accent_on_deep_whatever_the_colour(self):
        pairs = [("accent", "deep"), ("paper", "deep")]
        faint = [
            found
            for colour in COLOURS + EXTREMES
            for found in too_faint(palette(colour, TOKENS).light, pairs)
        ]

        assert faint == []

    def test_keeps_a_colour_that_can_be_read_and_says_nothing(self):
        made = palette("#0B5B5E", TOKENS)

        assert (made.light["brand"], made.light["on-brand"], made.notes) == (
            "#0B5B5E",
            "#FFFFFF",
            (),
        )

    def test_says_so_where_a_colour_had_to_be_moved(self):
        made = palette("#777777", TOKENS)

        assert made.light["brand"] != "#777777"
        assert made.notes == (
            "Made a touch darker, so that white words on it can be read.",
        )

    def test_says_so_where_words_need_a_darker_shade(self):
        made = palette("#FFE14D", TOKENS)

        assert made.light["brand"] == "#FFE14D"
        assert made.light["brand-strong"] != "#FFE14D"
        assert made.notes == (
            "Words and drawings take a darker shade of it, so that they can be read.",
        )

    def test_turns_the_accent_away_from_a_brand_like_it(self):
        made = palette("#C98A10", TOKENS)

        assert made.light["accent"] != TOKENS.light["accent"]

    def test_writes_day_and_night_as_variables(self):
        css = palette("#0B5B5E", TOKENS).css()

        assert css.startswith(":root{color-scheme:light dark;--paper:#FFF9EF;")
        assert "@media(prefers-color-scheme:dark){:root:not([data-theme=light]){" in css
        assert ":root[data-theme=night]{--paper:#0E1B1C;" in css

    @pytest.mark.parametrize(
        "said", ["", "red", "#FFF", "0B5B5E", "#0B5B5G", "#0B5B5E;}body{", "#0B5B5E\n"]
    )
    def test_refuses_what_is_no_colour(self, said):
        with pytest.raises(NotAColour):
            palette(said, TOKENS)


class TestOklch:
    def test_comes_back_to_the_same_colour(self):
        apart = [
            colour
            for colour in COLOURS
            if max(
                abs(int(colour[at : at + 2], 16) - int(back[at : at + 2], 16))
                for back in [hex_of_lch(*lch_of(colour))]
                for at in (1, 3, 5)
            )
            > 2
        ]

        assert apart == []

    def test_knows_the_contrasts_that_wcag_names(self):
        assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
        assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
