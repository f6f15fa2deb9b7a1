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
