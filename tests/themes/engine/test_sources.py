import pytest

from themes.engine.sources import (
    LONGEST_SOURCE,
    Unreadable,
    place_of,
    refuse_unreadable,
)


class TestRefuseUnreadable:
    @pytest.mark.parametrize(
        "source",
        [
            "",
            "words { and } % signs",
            "{{ a }}{% if b %}{% endif %}",
            "{{- a -}}",
            "{%- raw -%}{{ {% {%- endraw -%}",
            "{% doc %} {{ {% enddoc %}",
            "{% comment %}{{ a }}{% endcomment %}",
            "{%\n    if a\n%}{% endif %}",
            "x" * LONGEST_SOURCE,
        ],
    )
    def test_passes_what_can_be_read(self, source):
        refuse_unreadable(source)

    @pytest.mark.parametrize(
        ("source", "at"),
        [
            ("ab{{ c", 2),
            ("ab{% c", 2),
            ("{{ a }}{{ }}", 7),
            ("{{a}}{% raw %} never ended", 5),
            ("{{a}}{% doc %} never ended", 5),
            ("{{ a" + " " * 100 + "}}", 0),
            ("x" * (LONGEST_SOURCE + 1), 0),
        ],
    )
    def test_says_where_it_cannot(self, source, at):
        with pytest.raises(Unreadable) as refused:
            refuse_unreadable(source)

        assert refused.value.at == at


class TestPlaceOf:
    def test_counts_lines_and_columns_from_one(self):
        assert place_of("ab\ncd{{", 5) == (2, 3)

    def test_starts_at_one_one(self):
        assert place_of("{{", 0) == (1, 1)
