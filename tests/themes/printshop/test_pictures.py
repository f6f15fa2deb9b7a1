import gzip
import re
from itertools import chain, pairwise
from xml.etree import ElementTree as ET

import pytest

from themes.printshop import pictures
from themes.printshop.terrace import WINDOW_WIDTH

SVG = "{http://www.w3.org/2000/svg}"
# One of everything, by name.
DRAWN = {
    "street": lambda seed: pictures.street(
        seed=seed, windows=100, lit=78, marks_newest=True
    ),
    "close_up": lambda seed: pictures.street(
        seed=seed, windows=24, lit=15, yours_word="yours", prefix="y"
    ),
    "figure": lambda seed: pictures.figure(seed=seed),
    "vista": lambda seed: pictures.vista(seed=seed),
    "door": lambda seed: pictures.door(number=seed),
    "bus": lambda seed: pictures.bus(seed=seed),
    "mark": lambda seed: pictures.marks("Ines Calloway")[seed % 3],
    "monogram": lambda seed: pictures.monogram(seed=seed, name="Sam Ortiz"),
    "people": lambda seed: pictures.scene("people", seed=seed),
    "pages": lambda seed: pictures.scene("pages", seed=seed),
    "import": lambda seed: pictures.scene("import", seed=seed),
    "home": lambda seed: pictures.scene("home", seed=seed),
    "diary": lambda seed: pictures.scene("diary", seed=seed),
    "window_row": lambda seed: pictures.window_row(full=seed, total=20),
}
every = pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN.keys())


def uses(svg: str, *, prefix: str, kinds: str) -> list[str]:
    """Return which windows of these kinds stand in the street, by place."""
    pattern = rf'<use href="#{prefix}[{kinds}]" (x="[\d.-]+" y="[\d.-]+")/>'
    return re.findall(pattern, svg)


def lit_in(svg: str, prefix: str = "s") -> list[str]:
    return uses(svg, prefix=prefix, kinds="lpcnr")


def dark_in(svg: str, prefix: str = "s") -> list[str]:
    return uses(svg, prefix=prefix, kinds="oq")


class TestEveryPicture:
    @every
    def test_the_same_seed_draws_the_same(self, draw):
        assert draw(7) == draw(7)

    @every
    def test_is_well_formed(self, draw):
        assert ET.fromstring(draw(5).svg).tag == f"{SVG}svg"

    @every
    def test_names_no_colour_but_the_pages_inks(self, draw):
        painted = re.findall(r'(?:fill|stroke|color)="([^"]+)"', draw(5).svg)

        assert painted
        assert [
            p for p in painted if not re.match(r"var\(--|none$|currentColor$|url\(#", p)
        ] == []

    @every
    def test_fits_what_a_picture_may_weigh_on_the_wire(self, draw):
        assert len(gzip.compress(draw(5).svg.encode())) <= 3 * 1024

    @every
    def test_gives_no_two_things_one_id(self, draw):
        ids = re.findall(r'\bid="([^"]+)"', draw(5).svg)

        assert len(ids) == len(set(ids))

    @every
    def test_points_only_at_what_is_in_it(self, draw):
        svg = draw(5).svg
        ids = set(re.findall(r'\bid="([^"]+)"', svg))

        assert set(re.findall(r'(?:url\(|href=")#([^")]+)', svg)) <= ids

    @every
    def test_without_words_is_hidden_from_screen_readers(self, draw):
        assert 'aria-hidden="true"' in draw(5).svg


class TestAlternatives:
    def test_words_become_the_name_and_the_title_escaped(self):
        picture = pictures.figure(seed=1, alt='Ines "at" <the> rail')

        root = ET.fromstring(picture.svg)

        assert root.get("role") == "img"
        assert root.get("aria-label") == 'Ines "at" <the> rail'
        assert root.findtext(f"{SVG}title") == 'Ines "at" <the> rail'
        assert picture.alt == 'Ines "at" <the> rail'


class TestStreet:
    @pytest.mark.parametrize("windows", [1, 2, 3, 7, 20, 24, 50, 51, 77, 100, 140])
    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_has_exactly_the_windows_asked_for(self, seed, windows):
        svg = pictures.street(seed=seed, windows=windows, lit=0).svg

        assert len(dark_in(svg)) == windows
        assert lit_in(svg) == []

    @pytest.mark.parametrize("lit", [0, 1, 39, 78, 100])
    def test_lights_exactly_so_many(self, lit):
        svg = pictures.street(seed=4, windows=100, lit=lit).svg

        assert (len(lit_in(svg)), len(dark_in(svg))) == (lit, 100 - lit)

    def test_lights_no_more_than_there_are(self):
        svg = pictures.street(seed=4, windows=50, lit=80).svg

        assert (len(lit_in(svg)), len(dark_in(svg))) == (50, 0)

    def test_a_lit_window_stays_lit(self):
        lit = [
            set(lit_in(pictures.street(seed=9, windows=50, lit=n).svg))
            for n in range(51)
        ]

        assert all(before < after for before, after in pairwise(lit))

    def test_lit_windows_lie_scattered(self):
        places = lit_in(pictures.street(seed=1, windows=100, lit=20, width=1280).svg)
        across = sorted(float(place.split('"')[1]) for place in places)

        assert across[0] < 320
        assert across[-1] > 960

    def test_one_in_six_at_most_shows_somebody_or_something(self):
        svg = pictures.street(seed=3, windows=96, lit=96).svg

        assert 1 <= len(uses(svg, prefix="s", kinds="pcn")) <= 16

    def test_the_newest_is_ringed_and_flickers(self):
        svg = pictures.street(seed=3, windows=50, lit=12, marks_newest=True).svg

        assert svg.count('class="newest"') == 1
        (newest,) = re.findall(
            r'<g class="newest"><use href="#s[lr]" (x="[\d.]+" y="[\d.]+")', svg
        )
        before = pictures.street(seed=3, windows=50, lit=11).svg
        assert newest in dark_in(before)

    def test_nothing_is_newest_in_a_dark_street(self):
        svg = pictures.street(seed=3, windows=50, lit=0, marks_newest=True).svg

        assert 'class="newest"' not in svg

    def test_from_near_one_lit_window_carries_the_word(self):
        svg = pictures.street(seed=3, windows=24, lit=12, yours_word="y<ours").svg
        (label,) = ET.fromstring(svg).iter(f"{SVG}text")

        assert label.text == "y<ours"
        assert svg.count('class="sky"') == 1

    @pytest.mark.parametrize("seed", range(1, 61))
    def test_from_near_ones_own_window_is_lit_and_away_from_the_edges(self, seed):
        for lit in (1, 2, 3):
            svg = pictures.street(
                seed=seed, windows=24, lit=lit, yours_word="yours"
            ).svg
            drawn = ET.fromstring(svg)
            width = float(drawn.attrib["viewBox"].split()[2])
            (pointer,) = re.findall(r"H([\d.]+)l-6 8-6-8", svg)
            left = float(pointer) - 6 - WINDOW_WIDTH / 2

            assert width * 0.12 < left < width * 0.82
            assert f'<use href="#sl" x="{left:g}"' in svg

    def test_stands_as_wide_as_asked(self):
        svg = pictures.street(seed=3, windows=100, lit=12, width=1280).svg

        assert ET.fromstring(svg).attrib["viewBox"].split()[2] == "1280"

    def test_two_streets_of_one_page_share_no_id(self):
        wide = pictures.street(seed=1, windows=100, lit=5, prefix="w").svg
        narrow = pictures.street(seed=1, windows=50, lit=5, prefix="n").svg

        found = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (wide, narrow)]

        assert found[0] & found[1] == set()

    def test_fits_in_fourteen_kilobytes_and_a_half_even_unpacked(self):
        sizes = [
            len(pictures.street(seed=seed, windows=100, lit=78, width=1280).svg)
            for seed in range(8)
        ]

        assert max(sizes) <= 14.5 * 1024


class TestVista:
    def test_draws_another_place_for_the_number_after(self):
        drawn = [pictures.vista(seed=seed).svg for seed in range(7)]
        places = [re.sub(r"[\d.-]+", "", svg) for svg in drawn]

        assert all(one != other for one, other in pairwise(places))

    def test_varies_a_place_that_comes_again(self):
        again = {pictures.vista(seed=seed).svg for seed in range(0, 60, 6)}

        assert len(again) == 10

    @pytest.mark.parametrize("seed", range(6))
    def test_stands_in_the_measure_of_a_figure(self, seed):
        box = [
            ET.fromstring(picture.svg).get("viewBox")
            for picture in (pictures.vista(seed=seed), pictures.figure(seed=seed))
        ]

        assert box[0] == box[1]

    @pytest.mark.parametrize("seed", range(6))
    def test_weighs_at_most_two_kilobytes_on_the_wire(self, seed):
        svg = pictures.vista(seed=seed).svg

        assert len(gzip.compress(svg.encode())) <= 2 * 1024


class TestDoor:
    @pytest.mark.parametrize("number", [1, 2, 3, 4, 12])
    def test_carries_its_number_as_text(self, number):
        (text,) = ET.fromstring(pictures.door(number=number).svg).iter(f"{SVG}text")

        assert text.text == str(number)

    def test_three_doors_of_one_page_share_no_id(self):
        doors = [pictures.door(number=number).svg for number in (1, 2, 3)]

        ids = list(chain(*(re.findall(r'\bid="([^"]+)"', door) for door in doors)))

        assert len(ids) == len(set(ids))


class TestWindowRow:
    @pytest.mark.parametrize(("full", "total"), [(0, 10), (6, 10), (11, 20), (20, 20)])
    def test_lights_the_places_taken(self, full, total):
        svg = pictures.window_row(full=full, total=total).svg

        assert len(re.findall(r'href="#wrl', svg)) == full
        assert len(re.findall(r'href="#wro', svg)) == total - full


class TestMarksAndMonograms:
    def test_there_are_three_marks_to_choose_from(self):
        found = pictures.marks("Ines Calloway")

        assert len({mark.svg for mark in found}) == 3

    def test_letters_of_a_hostile_name_are_escaped(self):
        found = pictures.marks("<b> &c")

        assert all(ET.fromstring(mark.svg).tag == f"{SVG}svg" for mark in found)

    @pytest.mark.parametrize(
        ("name", "letters"),
        [
            ("Ines Calloway", "IC"),
            ("Ines", "I"),
            ("ines maria calloway", "IC"),
            ("", "·"),
        ],
    )
    def test_initials_are_of_the_first_and_last_word(self, name, letters):
        assert pictures.initials(name) == letters

    def test_a_monogram_follows_the_id_not_the_letters(self):
        ground = [
            re.sub(
                r"<text.*?</text>",
                "",
                pictures.monogram(seed=5, name=letters).svg,
            )
            for letters in ("Sam Ortiz", "Ada")
        ]

        assert ground[0] == ground[1]
