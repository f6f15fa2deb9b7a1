import pytest

from cms import samples
from tenants.models import Kind


class TestIsSample:
    @pytest.mark.parametrize("kind", list(Kind))
    def test_knows_every_section_a_new_campaign_gets(self, kind):
        sections = [*samples.home(kind), *samples.about(kind)]

        assert [samples.is_sample(section) for section in sections] == [True] * len(
            sections
        )

    def test_still_knows_a_section_the_editor_only_stored_again(self):
        text = samples.home(Kind.CANDIDATE)[2]
        words = text["value"]["words"].replace("<p>", '<p data-block-key="x1y2z">')
        stored = {**text, "id": "b1", "value": {**text["value"], "words": words}}

        assert samples.is_sample(stored)

    def test_takes_a_changed_word_for_the_campaigns_own(self):
        promise = samples.promise(Kind.CANDIDATE)
        own = {**promise, "value": {**promise["value"], "promise": "Ferries at night."}}

        assert not samples.is_sample(own)

    def test_still_knows_the_words_samples_had_before(self):
        doors = samples.home(Kind.CANDIDATE)[1]
        items = [dict(item) for item in doors["value"]["items"]]
        items[1]["text"] = (
            "Press this block to write it. Left alone, it stays out of the live site."
        )

        assert samples.is_sample({**doors, "value": {**doors["value"], "items": items}})


class TestAreAll:
    def test_says_no_of_a_page_with_one_section_of_its_own(self):
        given = samples.about(Kind.CANDIDATE)
        own = {"type": "quote", "value": {"words": "Well.", "who": "Ruth"}}

        assert samples.are_all(given)
        assert not samples.are_all([*given, own])

    def test_says_no_of_an_empty_page(self):
        assert not samples.are_all([])
