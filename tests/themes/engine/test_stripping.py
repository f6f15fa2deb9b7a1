import pytest
from markupsafe import Markup

from themes.engine.stripping import words_of


class TestWordsOf:
    @pytest.mark.parametrize(
        ("written", "words"),
        [
            ("plain", "plain"),
            ("<p>One <b>bus</b>.</p>", "One bus."),
            ("a<!-- not <b>this</b> -->b", "ab"),
            ("a<script>alert(1)</script>b", "ab"),
            ("a<SCRIPT>alert(1)</SCRIPT >b", "ab"),
            ("a<style>p{}</style>b", "ab"),
            ("a<script>never ended", "a"),
            ("1 < 2", "1 < 2"),
            ("fish &amp; chips", "fish &amp; chips"),
        ],
    )
    def test_leaves_the_words(self, written, words):
        assert words_of(written) == words

    def test_gives_the_characters_that_entities_of_html_stand_for(self):
        assert words_of(Markup("<p>fish &amp; chips</p>")) == "fish & chips"

    def test_is_text_even_of_html(self):
        assert not isinstance(words_of(Markup("<p>x</p>")), Markup)
