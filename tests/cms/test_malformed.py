"""What no editor sends: each is refused in a sentence, and nothing is changed by it."""

import json

import pytest
from django.apps import apps
from django.utils.html import escape
from wagtail import blocks
from wagtail.fields import RichTextField

from cms.blocks import SectionsBlock
from cms.counted import CountedListBlock
from cms.models import ContentPage
from cms.rich_text import MOST_PARAGRAPHS, MOST_RANGES, WordsBlock
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

TOO_FORMATTED = "One text has too much formatting to be kept. Cut it in two."
TOO_LONG = "One text has too many paragraphs to be kept. Cut it in two."
UNREADABLE = (
    "This text didn’t arrive as the editor writes it, so it wasn’t kept. Look it over."
)
MISCOUNTED = "The sections didn’t arrive as the editor sends them"
AUTOSAVE = "application/json"


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


@pytest.fixture
def about(springfield):
    with in_nation(springfield):
        return ContentPage.objects.get(slug="about")


def paragraph(text="Ferries at night.", **changes):
    plain = {
        "key": "abcde",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return plain | changes


def state(*paragraphs, entities=None):
    return json.dumps({"blocks": list(paragraphs), "entityMap": entities or {}})


def bold(count, *, length=1, step=2):
    ranges = [
        {"offset": at * step, "length": length, "style": "BOLD"} for at in range(count)
    ]
    return paragraph("x" * (count * step + 1), inlineStyleRanges=ranges)


def linked(kind="LINK", key=0, **data):
    ranges = [{"offset": 0, "length": 3, "key": key}]
    entities = {"0": {"type": kind, "mutability": "MUTABLE", "data": data}}
    return state(paragraph(entityRanges=ranges), entities=entities)


def sent(words=None, **changes):
    """Return a form with one section of text in it."""
    return {
        "title": "About",
        "slug": "about",
        "sections-count": "1",
        "sections-0-deleted": "",
        "sections-0-order": "0",
        "sections-0-type": "text",
        "sections-0-id": "",
        "sections-0-value-heading": "Where we stand",
        "sections-0-value-words": state(paragraph()) if words is None else words,
    } | {name.replace("_", "-"): value for name, value in changes.items()}


def questions(**changes):
    return {
        "title": "About",
        "slug": "about",
        "sections-count": "1",
        "sections-0-deleted": "",
        "sections-0-order": "0",
        "sections-0-type": "questions",
        "sections-0-value-heading": "Questions",
        "sections-0-value-items-count": "1",
        "sections-0-value-items-0-deleted": "",
        "sections-0-value-items-0-order": "0",
        "sections-0-value-items-0-value-question": "When?",
        "sections-0-value-items-0-value-answer": state(paragraph()),
    } | {name.replace("_", "-"): value for name, value in changes.items()}


def refused_with(answer):
    """Return what stands beside the words of the one section."""
    (error,) = answer.context["form"].errors.as_data()["sections"]
    return error.block_errors[0].block_errors["words"].messages


def kept_of(nation, page):
    with in_nation(nation):
        latest = ContentPage.objects.get(pk=page.pk).get_latest_revision()
        return latest and latest.content["sections"]


UNREADABLES = {
    "no JSON": "{",
    "words alone": "Ferries at night.",
    "a list": "[]",
    "a number": "1",
    "nothing of it": "{}",
    "paragraphs that are a number": '{"blocks": 1, "entityMap": {}}',
    "a paragraph that is one": '{"blocks": [1], "entityMap": {}}',
    "a paragraph without words": '{"blocks": [{"key": "a"}], "entityMap": {}}',
    "links that are a list": '{"blocks": [], "entityMap": []}',
    "nested 100,000 deep": "[" * 100_000 + "]" * 100_000,
    "a number of 5,000 digits": "9" * 5_000,
    "a list 500 deep": state(paragraph(type="unordered-list-item", depth=500)),
    "a depth that is none": state(paragraph(depth="1")),
    "a depth below nothing": state(paragraph(depth=-1)),
    "formatting that is a number": state(paragraph(inlineStyleRanges=1)),
    "formatting without a style": state(
        paragraph(inlineStyleRanges=[{"offset": 0, "length": 1}])
    ),
    "formatting from before the start": state(
        paragraph(inlineStyleRanges=[{"offset": -1, "length": 1, "style": "BOLD"}])
    ),
    "bold laid over bold": state(bold(MOST_RANGES, length=900, step=0)),
    "a link that isn't there": linked(key=1, url="https://example.org"),
    "a link to nowhere": linked(),
    "a link to a list": linked(url=[]),
    "a page of no number": linked(id="abc"),
    "a document of no number": linked("DOCUMENT"),
    "links that cross": state(
        paragraph(
            entityRanges=[
                {"offset": 0, "length": 5, "key": 0},
                {"offset": 2, "length": 5, "key": 0},
            ]
        ),
        entities={"0": {"type": "LINK", "data": {"url": "https://example.org"}}},
    ),
}
TOO_MUCH = {
    "bold": state(bold(MOST_RANGES + 1)),
    "2,000 that overlap": state(
        paragraph(
            inlineStyleRanges=[
                {"offset": 0, "length": 5, "style": f"S{at}"} for at in range(2_000)
            ]
        )
    ),
    "line breaks": state(paragraph("a\n" * 20_000)),
    "bold in many paragraphs": state(*[bold(3)] * (MOST_RANGES // 3 + 1)),
}


class TestATextWithTooMuchFormatting:
    @pytest.mark.parametrize("words", TOO_MUCH.values(), ids=TOO_MUCH)
    def test_is_refused_beside_its_field_and_shown_as_it_was_typed(
        self, springfield, owner, about, words
    ):
        before = kept_of(springfield, about)

        answer = owner.post(f"/pages/{about.pk}/edit/", sent(words))

        assert answer.status_code == 200
        assert refused_with(answer) == [TOO_FORMATTED]
        assert escape(json.dumps(words)) in answer.content.decode()
        assert kept_of(springfield, about) == before

    def test_is_not_kept_by_itself_either(self, springfield, owner, about):
        before = kept_of(springfield, about)

        answer = owner.post(
            f"/pages/{about.pk}/edit/",
            sent(TOO_MUCH["bold"]),
            headers={"Accept": AUTOSAVE},
        )

        assert answer.status_code == 400
        assert answer.json()["error_code"] == "validation_error"
        assert kept_of(springfield, about) == before

    def test_is_not_previewed(self, owner, about):
        answer = owner.post(f"/pages/{about.pk}/edit/preview/", sent(TOO_MUCH["bold"]))

        assert answer.json() == {"is_valid": False, "is_available": False}

    def test_is_refused_in_an_answer_too(self, owner, about):
        answer = owner.post(
            f"/pages/{about.pk}/edit/",
            questions(sections_0_value_items_0_value_answer=TOO_MUCH["bold"]),
        )

        assert TOO_FORMATTED in answer.content.decode()

    def test_may_carry_as_much_as_the_limit(self, springfield, owner, about):
        answer = owner.post(f"/pages/{about.pk}/edit/", sent(state(bold(MOST_RANGES))))

        assert answer.status_code == 302
        assert kept_of(springfield, about).count("<b>") == MOST_RANGES

    def test_may_have_so_many_paragraphs_and_no_more(self, springfield, owner, about):
        most = [paragraph("a")] * MOST_PARAGRAPHS

        kept = owner.post(f"/pages/{about.pk}/edit/", sent(state(*most)))
        refused = owner.post(
            f"/pages/{about.pk}/edit/", sent(state(*most, paragraph("a")))
        )

        assert (kept.status_code, refused.status_code) == (302, 200)
        assert refused_with(refused) == [TOO_LONG]


class TestATextThatIsNone:
    @pytest.mark.parametrize("words", UNREADABLES.values(), ids=UNREADABLES)
    @pytest.mark.parametrize("ending", ["", "preview/"])
    def test_is_refused_beside_its_field(
        self, springfield, owner, about, words, ending
    ):
        before = kept_of(springfield, about)

        answer = owner.post(f"/pages/{about.pk}/edit/{ending}", sent(words))

        assert answer.status_code == 200
        if ending:
            assert answer.json()["is_valid"] is False
        else:
            assert refused_with(answer) == [UNREADABLE]
        assert kept_of(springfield, about) == before

    def test_is_shown_letter_by_letter(self, owner, about):
        answer = owner.post(f"/pages/{about.pk}/edit/", sent("Ferries at night."))

        shown = json.dumps(state(paragraph("Ferries at night.", key="asitcame")))
        assert escape(shown) in answer.content.decode()

    @pytest.mark.parametrize("words", ["", "null"])
    def test_is_empty_where_nothing_was_written(self, owner, about, words):
        answer = owner.post(
            f"/pages/{about.pk}/edit/", sent(words) | {"action-publish": "1"}
        )

        assert "Fill this in." in answer.content.decode()

    def test_holds_no_half_characters(self, springfield, owner, about):
        answer = owner.post(
            f"/pages/{about.pk}/edit/", sent(state(paragraph("Night \ud83d ferry")))
        )

        assert answer.status_code == 302
        assert (
            "Night � ferry"
            in json.loads(kept_of(springfield, about))[0]["value"]["words"]
        )


MISCOUNTS = {
    "no count": sent(sections_count=""),
    "a count in letters": sent(sections_count="many"),
    "a count below nothing": sent(sections_count="-1"),
    "a thousand million sections": sent(sections_count="1000000000"),
    "nearly as many": sent(sections_count="999999999"),
    "a count of 5,000 digits": sent(sections_count="9" * 5_000),
    "a place in letters": sent(sections_0_order="first"),
    "no place": sent(sections_0_order=""),
    "a section of no kind": sent(sections_0_type=""),
    "a section of an unknown kind": sent(sections_0_type="poem"),
    "two sections at one place": sent(sections_count="2")
    | {
        name.replace("-0-", "-1-"): value
        for name, value in sent().items()
        if "-0-" in name
    },
    "items without a count": questions(sections_0_value_items_count=""),
    "a thousand million items": questions(sections_0_value_items_count="1000000000"),
    "an item's place in letters": questions(sections_0_value_items_0_order="x"),
}


@pytest.mark.parametrize("number", ["abc", "\0", "9" * 5_000])
class TestAPictureOfNoNumber:
    def test_is_none(self, owner, about, number):
        picture = sent(
            sections_0_type="picture",
            sections_0_value_picture=number,
            sections_0_value_shows="The quay at night",
        )

        answer = owner.post(
            f"/pages/{about.pk}/edit/", picture | {"action-publish": "1"}
        )

        (error,) = answer.context["form"].errors.as_data()["sections"]
        refused = error.block_errors[0].block_errors["picture"].messages
        assert refused == ["Fill this in."]


class TestSectionsThatAreMiscounted:
    @pytest.mark.parametrize("form", MISCOUNTS.values(), ids=MISCOUNTS)
    @pytest.mark.parametrize("ending", ["", "preview/"])
    def test_are_refused_whole(self, springfield, owner, about, form, ending):
        before = kept_of(springfield, about)

        answer = owner.post(f"/pages/{about.pk}/edit/{ending}", form)

        assert answer.status_code == 400
        assert MISCOUNTED in answer.content.decode()
        assert kept_of(springfield, about) == before


def within(block):
    """Return a block and every one inside it."""
    inner = [*getattr(block, "child_blocks", {}).values()]
    inner += [block.child_block] if hasattr(block, "child_block") else []
    return [block, *(found for child in inner for found in within(child))]


class TestEveryTextAndListOfASection:
    def test_is_of_the_kind_that_reads_with_care(self):
        blocks_of_ours = within(SectionsBlock())

        texts = [b for b in blocks_of_ours if isinstance(b, blocks.RichTextBlock)]
        lists = [b for b in blocks_of_ours if isinstance(b, blocks.ListBlock)]
        assert (len(texts), len(lists)) == (3, 2)
        assert all(isinstance(block, WordsBlock) for block in texts)
        assert all(isinstance(block, CountedListBlock) for block in lists)

    def test_is_all_the_rich_text_there_is(self):
        fields = [
            field
            for model in apps.get_models()
            for field in model._meta.get_fields()
            if isinstance(field, RichTextField)
        ]

        assert fields == []
