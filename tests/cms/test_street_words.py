import pytest
from django.utils import translation
from django.utils.translation import trans_real

from cms import site_context
from nations.people.public_count import PublicCount
from tenants.models import Kind, Nation


@pytest.fixture
def german(monkeypatch):
    """Words in German for as long as the test: there is no translation of ours yet."""
    words = {}
    read = trans_real.translation("de")._catalog
    monkeypatch.setattr(read, "_catalogs", [words, *read._catalogs])
    return words


def said_of(supporters):
    shown = site_context.counts(
        Nation(kind=Kind.CANDIDATE), PublicCount(count=supporters, is_exact=True)
    )
    parts = [shown["amount"], shown["sentence"]]
    if supporters:
        parts.append(shown["worth_narrow"])
    return " ".join(filter(None, parts))


class TestCounts:
    @pytest.mark.parametrize(
        ("supporters", "said"),
        [
            (0, "Nobody has joined yet. The first one lights a window."),
            (1, "1 person has joined. The first window is lit."),
            (3, "3 people have joined. The first window is lit."),
            (19, "19 people have joined. The first windows are lit."),
            (20, "20 of 100 Neighbours have joined. A window is 2 of them."),
        ],
    )
    def test_are_told_in_words_while_they_are_few(self, supporters, said):
        assert said_of(supporters) == said

    def test_name_who_joined_in_the_campaigns_language(self, german):
        german["neighbours"] = "nachbarn"

        with translation.override("de"):
            assert "Nachbarn" in said_of(20)

        assert "Neighbours" in said_of(20)


class TestLitFromNear:
    @pytest.mark.parametrize(("supporters", "lit"), [(1, 1), (2, 2), (30, 9), (90, 21)])
    def test_is_no_more_than_have_joined(self, supporters, lit):
        assert site_context.lit_from_near(supporters, 24) == lit
