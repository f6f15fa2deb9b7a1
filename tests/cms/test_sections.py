import pytest

from cms.sections import sections_of

RAW = [{"type": "text", "id": "a", "value": {"heading": "", "words": "<p>Hello</p>"}}]


def shown(generation=1):
    return [section["words"] for section in sections_of(RAW, generation=generation)]


@pytest.mark.usefixtures("nation")
class TestSectionsOf:
    def test_is_the_same_from_the_cache(self):
        assert shown() == shown() == ["<p>Hello</p>"]

    def test_is_the_same_while_the_cache_is_away(self, cache_away):
        assert shown() == ["<p>Hello</p>"]

    def test_knows_no_drawing_of_a_promise_from_before_there_were_any(self):
        value = {"promise": "Ferries at night.", "under": "", "picture": None}
        raw = [{"type": "promise", "id": "b", "value": value}]

        (promise,) = sections_of(raw, generation=1)

        assert promise["drawing"] is None
