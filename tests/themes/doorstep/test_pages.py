import gzip
import re
from html.parser import HTMLParser

import pytest

from tests.themes.doorstep import demo

CSS = (demo.STATIC / "themes" / "doorstep" / "doorstep.css").read_text(encoding="utf-8")
SCRIPT = (demo.STATIC / "themes" / "doorstep" / "doorstep.js").read_text(
    encoding="utf-8"
)
KILOBYTE = 1024
VOID = {"meta", "link", "input", "img", "br", "hr"}
every_page = pytest.mark.parametrize("name", demo.PAGES)


class Reader(HTMLParser):
    """Collects tags with their attributes, and what was left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]

    def field(self, name: str) -> dict[str, str | None]:
        (found,) = [attrs for attrs in self.named("input") if attrs.get("name") == name]
        return found


def gzipped(text: str) -> int:
    return len(gzip.compress(text.encode()))


class TestEveryPage:
    @every_page
    def test_closes_what_it_opens(self, name):
        assert Reader(demo.page(name)).open == []

    @every_page
    def test_has_one_main_heading(self, name):
        assert len(Reader(demo.page(name)).named("h1")) == 1

    @every_page
    def test_gives_no_two_things_one_id(self, name):
        ids = [
            attrs["id"] for _, attrs in Reader(demo.page(name)).tags if "id" in attrs
        ]

        assert len(ids) == len(set(ids))

    @every_page
    def test_names_every_field_it_shows(self, name):
        reader = Reader(demo.page(name))
        labels = {attrs.get("for") for attrs in reader.named("label")}
        typed = [
            a
            for a in reader.named("input")
            if a.get("type") not in {"hidden", "checkbox"}
        ]

        assert {attrs.get("id") for attrs in typed} <= labels

    @every_page
    def test_carries_the_imprint_and_the_demonstrations_sentence(self, name):
        html = demo.page(name)

        assert "Promoted by Priya Nair of 4 Ropewalk" in html
        assert "This is a demonstration. Nobody here is real." in html

    @every_page
    def test_asks_no_other_host_for_anything(self, name):
        reader = Reader(demo.page(name))
        loaded = [
            a["href"] for a in reader.named("link") if a.get("rel") != "canonical"
        ]
        loaded += [a["src"] for a in reader.named("script") + reader.named("img")]

        assert [url for url in loaded if not str(url).startswith("/static/")] == []

    @every_page
    def test_prints_names_as_words_not_as_markup(self, name):
        html = demo.page(name, site={"name": "<script>alert(1)</script>"})

        assert "<script>alert(1)" not in html

    @every_page
    def test_leads_nowhere_empty(self, name):
        links = [attrs.get("href") for attrs in Reader(demo.page(name)).named("a")]

        assert [link for link in links if link in {None, "", "#"}] == []


class TestHome:
    def test_weighs_at_most_a_hundred_kilobytes_with_everything(self):
        fonts = sum(
            (demo.STATIC / "vendor" / f"{family}-latin.woff2").stat().st_size
            for family in ("fraunces", "source-sans-3")
        )
        page, css, script = gzipped(demo.page("home")), gzipped(CSS), gzipped(SCRIPT)

        assert page <= 20 * KILOBYTE  # HTML 14 and pictures 6
        assert css <= 14 * KILOBYTE
        assert script <= 2 * KILOBYTE
        assert page + css + script + fonts <= 100 * KILOBYTE

    def test_preloads_one_font(self):
        links = Reader(demo.page("home")).named("link")

        assert [link["href"] for link in links if link["rel"] == "preload"] == [
            "/static/vendor/fraunces-latin.woff2"
        ]

    def test_says_how_many_joined_and_what_a_window_is_worth(self):
        html = demo.page("home")

        assert "1,206 people have joined." in html
        assert "1,206 of 2,000" in html
        assert "A window is 20 of them." in html
        assert "A window is 40 of them." in html

    def test_says_no_numbers_before_the_first_supporter(self):
        html = demo.page(
            "home", count={"supporters": 0, "sentence": "Nobody has joined yet."}
        )

        assert "Nobody has joined yet." in html
        assert "1,206" not in html

    def test_a_photograph_takes_the_figures_place(self):
        photo = {
            "url": "/media/ines.webp",
            "alt": "Ines on the quay",
            "width": 8,
            "height": 10,
        }
        hero = demo.PROMISE | {"picture": photo}
        html = demo.page("home", page={"sections": [hero]})

        (image,) = Reader(html).named("img")
        assert image == {
            "src": "/media/ines.webp",
            "alt": photo["alt"],
            "width": "8",
            "height": "10",
        }
        assert "figure-box" not in html

    def test_untouched_samples_carry_their_tag(self):
        html = demo.page("home", page={"sections": demo.sections(is_sample=True)})

        assert html.count('data-sample="Sample"') == 2

    def test_a_heading_that_counts_samples_carries_a_tag_and_leads_to_its_field(self):
        (doors,) = [one for one in demo.sections() if one["kind"] == "commitments"]
        doors |= {"has_sample_heading": True, "edit_url": "/pages/3/edit/?section=b1"}
        html = demo.page("home", page={"sections": [doors]})

        (heading,) = [h2 for h2 in Reader(html).named("h2") if "data-sample" in h2]
        assert heading == {"class": "sample", "data-sample": "Sample"}
        assert (
            '<a class="write-line" href="/pages/3/edit/?section=b1">'
            "Three commitments, three doors down</a>"
        ) in html

    def test_commitments_without_heading_or_title_leave_no_empty_ones(self):
        (doors,) = [one for one in demo.sections() if one["kind"] == "commitments"]
        first = doors["items"][0] | {"title": ""}
        doors |= {"heading": "", "items": [first]}
        html = demo.page("home", page={"sections": [doors]})

        assert first["text"] in html
        assert "<h3></h3>" not in html
        assert "<h2></h2>" not in html

    @pytest.mark.parametrize(
        ("headline", "size"),
        [
            ("Fares frozen.", ""),
            ("A bus every ten minutes, " * 2, "long"),
            ("A bus, " * 14, "longer"),
        ],
    )
    def test_a_long_promise_is_set_smaller(self, headline, size):
        (head,) = Reader(demo.page("home", page={"headline": headline})).named("h1")

        assert str(head["class"]).strip() == size

    def test_the_menu_names_the_page_one_is_on(self):
        current = [
            a for a in Reader(demo.page("home")).named("a") if "aria-current" in a
        ]

        assert {link["href"] for link in current} == {"/"}

    def test_a_site_of_one_page_has_no_menu(self):
        html = demo.page(
            "home", site={"nav": [{"title": "Home", "url": "/", "current": True}]}
        )

        assert Reader(html).named("nav")[0]["class"] == "phone-bar"

    def test_the_phone_bar_holds_only_what_exists(self):
        assert "phone-bar" in demo.page("home")
        assert "phone-bar" not in demo.page("home", site={"acts": []})


class TestJoinForm:
    def test_posts_email_and_postcode_a_browser_can_fill(self):
        reader = Reader(demo.page("home"))
        (form,) = reader.named("form")

        assert (form["method"], form["action"]) == ("post", "/_/join/")
        assert reader.field("email")["autocomplete"] == "email"
        assert reader.field("email")["inputmode"] == "email"
        assert reader.field("postcode")["autocomplete"] == "postal-code"

    def test_consent_is_asked_and_not_given(self):
        assert "checked" not in Reader(demo.page("home")).field("email_consent")

    def test_consent_given_before_an_error_stays(self):
        reader = Reader(
            demo.page("errors", form={"consent_is_given": True, "errors": {}})
        )

        assert "checked" in reader.field("email_consent")

    def test_where_the_law_allows_it_one_says_no_instead(self):
        html = demo.page(
            "home",
            form={"consent_is_opt_out": True, "consent_sentence": "We’ll email you."},
        )
        reader = Reader(html)

        assert reader.field("no_thanks")["type"] == "checkbox"
        assert 'name="email_consent"' not in html
        assert "We’ll email you." in html

    def test_the_trap_is_out_of_the_way_of_people(self):
        trap = Reader(demo.page("home")).field("website")

        assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")

    def test_the_key_and_the_time_come_later_and_are_empty_in_a_cached_page(self):
        reader = Reader(demo.page("home"))

        assert (reader.field("key")["value"], reader.field("opened")["value"]) == (
            "",
            "",
        )
        assert reader.field("page")["value"] == "3"

    def test_an_error_stands_at_its_field_with_what_was_typed(self):
        html = demo.page("errors")
        email = Reader(html).field("email")

        assert (email["aria-invalid"], email["aria-describedby"]) == (
            "true",
            "email-error",
        )
        assert email["value"] == "sam@"
        assert re.search(r'id="email-error">That email address isn’t complete\.', html)

    def test_what_was_typed_is_escaped(self):
        values = {"email": '"><script>alert(1)</script>', "postcode": ""}

        assert "<script>alert(1)" not in demo.page("home", form={"values": values})


class TestThanks:
    def test_gives_the_number_asks_the_name_and_offers_the_link(self):
        html = demo.page("thanks")

        assert "You’re number 1,207." in html
        assert Reader(html).field("called")["autocomplete"] == "given-name"
        assert 'data-copy="https://calloway.example"' in html
        assert ">yours</text>" in html

    def test_greets_by_name_once_it_is_known(self):
        html = demo.page("named")

        assert "Good to have you, Sam." in html
        assert "Not Sam?" in html
        assert 'name="called"' not in html

    def test_says_no_number_where_there_is_none(self):
        html = demo.page("thanks", thanks={"number": 0})

        assert "1,207" not in html
        assert "Thank you." in html


class TestConfirmPress:
    def test_sends_again_what_was_typed_with_the_token(self):
        reader = Reader(demo.page("confirm"))

        assert reader.field("email")["value"] == "sam@example.org"
        assert reader.field("pressed")["value"] == "t0ken"
        assert len(reader.named("button")) == 1


class TestStyleSheet:
    def test_names_colours_only_where_inks_are_set_or_stay_by_night(self):
        # Words on the accent and on the road keep their colour by day and by night.
        allowed = {"#FFF9EF", "#1B2422", "#FFFFFF"}

        assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", CSS)) <= allowed

    def test_says_nothing_of_left_and_right(self):
        found = re.findall(
            r"[{;](?:margin|padding|border|inset)?-?(?:left|right)\s*:", CSS
        )

        assert found == []

    def test_stands_still_for_those_who_ask_for_it(self):
        assert "prefers-reduced-motion:reduce" in CSS
