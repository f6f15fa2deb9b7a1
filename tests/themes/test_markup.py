"""A page's tags and words are read as a browser reads them."""

import pytest

from themes.markup import End, Start, Words, pieces


class TestPieces:
    @pytest.mark.parametrize(
        ("html", "read"),
        [
            ("a &amp; b", [Words("a & b")]),
            ("a < b", [Words("a "), Words("<"), Words(" b")]),
            ("<P>x</P >", [Start("p", {}), Words("x"), End("p")]),
            (
                "<a b c='1' d=\"2\"e=3/ F = &lt;>",
                [Start("a", {"b": "", "c": "1", "d": "2", "e": "3/", "f": "<"})],
            ),
            ("<a b=1 b=2>", [Start("a", {"b": "1"})]),
            ("<a b='>'>", [Start("a", {"b": ">"})]),
            ("x<a b='1>", [Words("x")]),
            ("<br/>", [Start("br", {})]),
            ("<!-- <a> -->x", [Words("x")]),
            ("<!--><a>", [Start("a", {})]),
            ("<!---><a>", [Start("a", {})]),
            ("<!-- --!><a>", [Start("a", {})]),
            ("<!-- <a>", []),
            ("<!doctype html><? <a>x", [Words("x")]),
            ("</ <a>x", [Words("x")]),
            ("<script><a></script >", [Start("script", {}), End("script")]),
            ("<TITLE><a></title-><b>", [Start("title", {})]),
            ("<plaintext><a>", [Start("plaintext", {})]),
            (
                "<noscript><a><!--</noscript><b>",
                [
                    Start("noscript", {}),
                    Start("a", {}),
                    End("noscript"),
                    Start("b", {}),
                ],
            ),
        ],
    )
    def test_are_those_of(self, html, read):
        assert list(pieces(html)) == read
