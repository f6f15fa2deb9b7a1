import hashlib
import tomllib

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from themes import fonts

FILES = tomllib.loads((fonts.VENDOR / "vendor.toml").read_text())["file"]
NAMES = [file["name"] for file in FILES]
# EXPERIENCE 3.1: what a page may spend on fonts.
BUDGET = 45 * 1024


class TestVendoredFonts:
    def test_every_font_has_its_entry_and_no_other(self):
        assert sorted(NAMES) == sorted(p.name for p in fonts.VENDOR.glob("*.woff2"))

    @pytest.mark.parametrize("file", FILES, ids=NAMES)
    def test_the_file_is_the_one_the_entry_names(self, file):
        made = (fonts.VENDOR / file["name"]).read_bytes()

        assert hashlib.sha256(made).hexdigest() == file["sha256"]

    @pytest.mark.parametrize("file", FILES, ids=NAMES)
    def test_the_entry_names_package_version_and_licence(self, file):
        cut = {one.name: one for one in fonts.CUTS}[file["name"]]

        assert (file["package"], file["version"], file["licence"]) == (
            cut.package,
            cut.version,
            "OFL-1.1",
        )

    def test_what_a_latin_page_loads_fits_the_budget(self):
        latin = [n for n in NAMES if n.endswith("-latin.woff2")]

        assert len(latin) == 2
        assert sum((fonts.VENDOR / n).stat().st_size for n in latin) <= BUDGET

    @pytest.mark.parametrize("family", ["fraunces", "source-sans-3"])
    @pytest.mark.parametrize(
        "words",
        ["Tŷ Ŵyn", "Zażółć gęślą jaźń", "Příliš žluťoučký kůň", "Șișești", "Iğdır"],
    )
    def test_welsh_polish_czech_romanian_and_turkish_are_drawn(self, family, words):
        drawn = {
            letter
            for part in ("latin", "latin-ext")
            for letter in TTFont(fonts.VENDOR / f"{family}-{part}.woff2").getBestCmap()
        }

        assert {ord(letter) for letter in words} - drawn == set()

    def test_text_spans_regular_to_bold(self):
        (axis,) = TTFont(fonts.VENDOR / "source-sans-3-latin.woff2")["fvar"].axes

        assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
