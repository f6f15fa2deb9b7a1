import pytest

from themes.marks import only_draws
from themes.printshop import pictures

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


class TestOnlyDraws:
    @pytest.mark.parametrize("at", [0, 1, 2])
    def test_passes_the_marks_that_are_proposed(self, at):
        assert only_draws(pictures.marks("Ines Calloway")[at].svg)

    @pytest.mark.parametrize(
        "inside",
        [
            "<script>alert(1)</script>",
            "<style>@import 'http://x'</style>",
            "<image href='http://x/y.png'/>",
            "<a href='javascript:alert(1)'><rect/></a>",
            "<rect onload='alert(1)'/>",
            "<rect style='background:url(http://x)'/>",
            "<rect style='position:fixed'/>",
            "<rect style='--a:red;position:fixed'/>",
            "<rect style='--a:url(http://x)'/>",
            "<rect fill='url(http://x/#a)'/>",
            "<foreignObject><p>x</p></foreignObject>",
            "<use href='#a'/>",
            "<animate attributeName='href' to='javascript:alert(1)'/>",
            "<iframe/>",
            "<svg><rect/></svg>",
            "<rect",
            "&xxe;",
        ],
    )
    def test_refuses_what_does_more(self, inside):
        assert not only_draws(SVG.format(inside))

    def test_refuses_a_document_type(self):
        bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("<text>&a;</text>")

        assert not only_draws(bomb)

    def test_refuses_what_is_not_svg(self):
        assert not only_draws("<p>x</p>")
