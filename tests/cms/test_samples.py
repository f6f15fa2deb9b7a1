import pytest

from cms import samples, sections
from tenants.models import Kind

OWN = {"title": "Ferries at night", "text": "From May."}


def partly_written(at=0):
    """Return commitments of which one is the campaign's own."""
    given = samples.home(Kind.CANDIDATE)[1]
    items = [OWN if n == at else one for n, one in enumerate(given["value"]["items"])]
    return {**given, "value": {**given["value"], "items": items}}


def own(raw):
    return sections.own_words(sections.sections_of(raw, generation=0))


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

    @pytest.mark.parametrize("at", [1, 2], ids=["commitments", "text"])
    def test_takes_a_heading_over_nothing_for_no_word_of_the_campaigns(self, at):
        section = samples.home(Kind.CANDIDATE)[at]
        headed = {**section, "value": {**section["value"], "heading": "Ours"}}

        assert samples.is_sample(headed)

    def test_takes_a_page_with_one_commitment_of_its_own_for_its_own(self):
        section = partly_written()

        assert not samples.is_sample(section)
        assert samples.has_sample(section)
        assert [any(item.values()) for item in samples.own_items(section)] == [
            True,
            False,
            False,
        ]

    def test_takes_no_empty_list_for_a_sample(self):
        section = {"type": "commitments", "value": {"heading": "Ours", "items": []}}

        assert not samples.is_sample(section)
        assert not samples.has_sample(section)


class TestOwnWords:
    def test_leave_out_each_commitment_that_still_is_a_sample(self):
        (section,) = own([partly_written()])

        assert [(one["number"], one["title"]) for one in section["items"]] == [
            (1, "Ferries at night")
        ]

    def test_leave_out_a_samples_words_under_a_title_of_ones_own(self):
        section = partly_written()
        given = samples.home(Kind.CANDIDATE)[1]["value"]["items"][0]
        section["value"]["items"][0] = {**given, "title": "Ferries at night"}

        (shown,) = own([section])

        assert samples.has_sample(section)
        assert [(one["title"], one["text"]) for one in shown["items"]] == [
            ("Ferries at night", "")
        ]

    @pytest.mark.parametrize("at", [0, 1, 2])
    def test_leave_out_a_samples_title_over_words_of_ones_own(self, at):
        section = partly_written(at)
        given = samples.home(Kind.CANDIDATE)[1]["value"]["items"][at]
        section["value"]["items"][at] = {**given, "text": "A single stays at £2."}

        (shown,) = own([section])

        assert samples.has_sample(section)
        assert [(one["title"], one["text"]) for one in shown["items"]] == [
            ("", "A single stays at £2.")
        ]

    def test_leave_out_a_commitment_put_together_of_two_samples(self):
        section = partly_written()
        first, second, _ = samples.home(Kind.CANDIDATE)[1]["value"]["items"]
        section["value"]["items"][1] = {**second, "text": first["text"]}

        (shown,) = own([section])

        assert [one["title"] for one in shown["items"]] == ["Ferries at night"]

    @pytest.mark.parametrize(
        ("count", "heading"),
        [(1, ""), (2, ""), (3, "Three commitments, three doors down")],
    )
    def test_leave_out_a_heading_nobody_wrote_that_counts_more_than_there_are(
        self, count, heading
    ):
        section = partly_written()
        given = section["value"]["items"][1:]
        section["value"]["items"] = [*[OWN] * count, *given][:3]

        (shown,) = own([section])

        assert (shown["heading"], len(shown["items"])) == (heading, count)

    def test_keep_a_heading_of_ones_own_over_fewer(self):
        section = partly_written()
        section["value"]["heading"] = "Ours"

        (shown,) = own([section])

        assert shown["heading"] == "Ours"

    def test_are_nothing_of_a_given_heading_over_an_empty_list(self):
        heading = samples.home(Kind.CANDIDATE)[1]["value"]["heading"]

        assert (
            own([{"type": "commitments", "value": {"heading": heading, "items": []}}])
            == []
        )

    def test_number_anew_those_that_stay(self):
        section = partly_written(at=2)

        (shown,) = own([section])

        assert [(one["number"], one["title"]) for one in shown["items"]] == [
            (1, "Ferries at night")
        ]

    def test_leave_out_a_sample_promise_beside_words_of_ones_own(self):
        given = samples.promise(Kind.CANDIDATE)
        value = {**given["value"], "under": "<p>Since 1921.</p>"}

        (shown,) = own([{**given, "value": value}])

        assert shown["promise"] == ""
        assert "Since 1921." in shown["under"]

    def test_are_nothing_of_a_page_as_it_was_given(self):
        assert own(samples.home(Kind.CANDIDATE)) == []


class TestAreAll:
    def test_says_no_of_a_page_with_one_section_of_its_own(self):
        given = samples.about(Kind.CANDIDATE)
        own = {"type": "quote", "value": {"words": "Well.", "who": "Ruth"}}

        assert samples.are_all(given)
        assert not samples.are_all([*given, own])

    def test_says_no_of_an_empty_page(self):
        assert not samples.are_all([])
