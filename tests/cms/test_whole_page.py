"""What all texts of a page come to together, and what of a text stays that no field offers."""

import json

import pytest
from django.test import Client
from django.utils.html import escape

from cms import whole_page
from cms.whole_page import MOST_BYTES, MOST_PARAGRAPHS, MOST_RANGES
from tenants import slugs
from tenants.context import in_nation
from tests.cms.test_malformed import (
    about,
    bold,
    kept_of,
    linked,
    owner,
    paragraph,
    questions,
    sent,
    springfield,
    state,
)
from tests.support.panel import SLUG

__all__ = ["about", "owner", "springfield"]

TOO_MUCH = "There’s too much on this page to be kept. Make two pages of it."
PUBLISH = {"action-publish": "1"}
HALF = MOST_RANGES // 2


def page(*texts):
    """Return a form with so many sections of text."""
    form = {"title": "About", "slug": "about", "sections-count": str(len(texts))}
    for at, words in enumerate(texts):
        form |= {
            name.replace("-0-", f"-{at}-"): value
            for name, value in sent(words, sections_0_order=str(at)).items()
            if "-0-" in name
        }
    return form


def links(count, url):
    ranges = [{"offset": at * 2, "length": 1, "key": 0} for at in range(count)]
    entities = {"0": {"type": "LINK", "data": {"url": url}}}
    text = paragraph("x" * count * 2, entityRanges=ranges)
    return state(text, entities=entities)


def words_of(nation, kept_page):
    return json.loads(kept_of(nation, kept_page))[0]["value"]["words"]


def quote(words):
    return sent(words, sections_0_type="quote", sections_0_value_who="A ferryman")


TOO_MUCH_OF_IT = {
    "ranges": page(*[state(bold(HALF))] * 2, state(bold(1))),
    "paragraphs": page(*[state(*[paragraph("a")] * (MOST_PARAGRAPHS // 2 + 1))] * 2),
    "letters": page(state(paragraph("x" * MOST_BYTES))),
    "letters of three bytes": page(state(paragraph("水" * (MOST_BYTES // 3)))),
    "letters that are written longer as HTML": page(
        state(paragraph("&" * (MOST_BYTES // 5)))
    ),
    "a long address at many places": page(
        links(300, "https://example.org/" + "x" * 1000)
    ),
    "keys of its paragraphs": page(state(paragraph(key="x" * MOST_BYTES))),
    "lists in lists": page(
        state(*[paragraph("a", type="unordered-list-item", depth=20)] * 300)
    ),
    "a quotation": quote("x" * MOST_BYTES),
    "a quotation that reads as a text": quote(
        json.dumps({"blocks": [], "entityMap": {}, "more": "x" * MOST_BYTES})
    ),
    "an answer": questions(
        sections_0_value_items_0_value_answer=state(paragraph("x" * MOST_BYTES))
    ),
}


class TestAPageThatHoldsTooMuch:
    @pytest.mark.parametrize("form", TOO_MUCH_OF_IT.values(), ids=TOO_MUCH_OF_IT)
    def test_is_refused_in_one_sentence(self, springfield, owner, about, form):
        before = kept_of(springfield, about)

        answer = owner.post(f"/pages/{about.pk}/edit/", form | PUBLISH)

        (error,) = answer.context["form"].errors.as_data()["sections"]
        assert list(error.non_block_errors) == [TOO_MUCH]
        assert not error.block_errors
        assert kept_of(springfield, about) == before

    def test_is_shown_as_it_was_typed(self, owner, about):
        text = state(paragraph("x" * MOST_BYTES))

        answer = owner.post(f"/pages/{about.pk}/edit/", sent(text))

        assert escape(json.dumps(text)) in answer.content.decode()

    def test_is_not_previewed(self, owner, about):
        form = TOO_MUCH_OF_IT["ranges"]

        answer = owner.post(f"/pages/{about.pk}/edit/preview/", form)

        assert answer.json() == {"is_valid": False, "is_available": False}

    def test_is_kept_once_a_section_is_deleted(self, springfield, owner, about):
        form = TOO_MUCH_OF_IT["ranges"] | {"sections-1-deleted": "1"}

        answer = owner.post(f"/pages/{about.pk}/edit/", form)

        assert answer.status_code == 302
        assert kept_of(springfield, about).count("<b>") == HALF + 1


MOST = {
    "ranges": page(*[state(bold(HALF))] * 2),
    "paragraphs": page(state(*[paragraph("a")] * MOST_PARAGRAPHS)),
    "letters": page(state(paragraph("x" * (MOST_BYTES - 2_000)))),
    "signs": page(state(paragraph("&" * ((MOST_BYTES - 2_000) // 5)))),
    "quotation": quote('"' * ((MOST_BYTES - 2_000) // 6)),
    "sections": page(*[state(paragraph("a"))] * 300),
    "addresses": page(*[links(HALF, "https://example.org/" + "x" * 100)] * 2),
    "lists": page(state(*[paragraph("a", type="ordered-list-item", depth=20)] * 220)),
}


class TestAPageThatHoldsTheMost:
    @pytest.mark.parametrize("form", MOST.values(), ids=MOST)
    def test_is_published_and_shown(self, owner, about, form):
        published = owner.post(f"/pages/{about.pk}/edit/", form | PUBLISH)

        shown = Client(headers={"host": slugs.host_of(SLUG)}).get("/about/")
        assert published.status_code == 302
        assert shown.status_code == 200
        assert (
            "Where we stand" in shown.content.decode()
            or "quot" in form["sections-0-type"]
        )


class TestFormattingThatNoFieldOffers:
    @pytest.mark.parametrize("style", ["STRIKETHROUGH", "S1", "FALLBACK", "fallback"])
    def test_is_left_out_and_its_words_stay(
        self, springfield, owner, about, caplog, style
    ):
        ranges = [
            {"offset": 0, "length": 7, "style": style},
            {"offset": 4, "length": 10, "style": "BOLD"},
        ]

        owner.post(
            f"/pages/{about.pk}/edit/",
            sent(state(paragraph(inlineStyleRanges=ranges))),
        )

        assert ">Ferr<b>ies at nig</b>ht.</p>" in words_of(springfield, about)
        assert "Missing config" not in caplog.text

    @pytest.mark.parametrize("kind", ["header-one", "poem", "FALLBACK", "fallback"])
    def test_is_a_paragraph_where_it_was_one_of_another_kind(
        self, springfield, owner, about, caplog, kind
    ):
        owner.post(f"/pages/{about.pk}/edit/", sent(state(paragraph(type=kind))))

        assert words_of(springfield, about).endswith(">Ferries at night.</p>")
        assert "Missing config" not in caplog.text

    @pytest.mark.parametrize("kind", ["EMBED", "IMAGE", "poem", "FALLBACK", "fallback"])
    def test_is_words_alone_where_it_led_elsewhere(
        self, springfield, owner, about, caplog, kind
    ):
        owner.post(f"/pages/{about.pk}/edit/", sent(linked(kind)))

        assert words_of(springfield, about).endswith(">Ferries at night.</p>")
        assert "Missing config" not in caplog.text


class TestSum:
    def test_is_of_the_prefix_alone(self):
        total = whole_page.Sum()

        total.add_plain({"sections-0-value-words": "<a>", "title": "x"}, "sections")

        assert total.bytes == len("&lt;a&gt;")


class TestAPublishedPageThatIsTooLong:
    """Published before there was a limit, or by links to pages whose addresses grew."""

    def test_is_shown_without_its_sections(self, springfield, owner, about):
        with in_nation(springfield):
            long = {"heading": "Where we stand", "words": "x" * 600_000}
            about.sections = [("text", long)]
            about.save_revision().publish()

        shown = Client(headers={"host": slugs.host_of(SLUG)}).get("/about/")

        html = shown.content.decode()
        assert shown.status_code == 200
        assert "<h1" in html
        assert "Where we stand" not in html
        assert shown["X-Robots-Tag"] == "noindex"
        assert shown["Cache-Control"] == "no-store"
        assert "X-Hustings-Page" not in shown
