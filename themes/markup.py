"""
The tags and words of a page, as browsers read them: in one go, however badly it is written.

The standard library's reader takes a minute for what a theme can put out in one page, and ends
comments elsewhere than browsers do; HTML Living Standard, section 13.2.5, says where they end.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import chain


@dataclasses.dataclass(frozen=True, slots=True)
class Start:
    """A start tag, in small letters; of an attribute given twice the first counts."""

    tag: str
    attributes: Mapping[str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class End:
    """An end tag, in small letters."""

    tag: str


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """Text between tags, without entities."""

    text: str


Piece = Start | End | Words

_SPACE = "\t\n\f\r "
_TAG = re.compile(rf"<(/?)([a-zA-Z][^{_SPACE}/>]*)")
_ATTRIBUTE = re.compile(
    rf"[{_SPACE}/]*([^{_SPACE}/>][^{_SPACE}/>=]*)"
    rf"(?:[{_SPACE}]*=[{_SPACE}]*"
    rf"(?:\"([^\"]*)(?:\"|\Z)|'([^']*)(?:'|\Z)|([^{_SPACE}>\"'][^{_SPACE}>]*)))?"
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_IS_NO_TAG = ("<!", "<?", "</")
# What stands in these is text to a browser, up to their end tag.
_RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())  # noqa: SIM905
# Text where scripts run, and tags where they don't: it is read as the latter.
_NOSCRIPT = "noscript"


def pieces(html: str, *, is_scripted: bool = True) -> Iterator[Piece]:
    """
    Give the tags and words of a page in order; within `script`, `textarea` and the like are none.

    `noscript` is read both ways: it ends where it does with scripts, and its tags count.
    """
    at = 0
    while at < len(html):
        found, at = _next(html, at, is_scripted=is_scripted)
        yield from found


def _next(html: str, at: int, *, is_scripted: bool) -> tuple[Iterable[Piece], int]:
    """Return what begins here, and where it ends."""
    opens = html.find("<", at)
    if opens != at:
        ends = opens if opens > at else len(html)
        return [Words(unescape(html[at:ends]))], ends
    tag = _TAG.match(html, at)
    if tag is None:
        ends = _after_no_tag(html, at)
        return [Words("<")] if ends == at + 1 else [], ends
    return _tag(html, tag, is_scripted=is_scripted)


def _tag(
    html: str, tag: re.Match[str], *, is_scripted: bool
) -> tuple[Iterable[Piece], int]:
    attributes, at = _attributes(html, tag.end())
    name = tag[2].lower()
    if tag[1] or at < 0:
        return [End(name)] if at > 0 else [], at if at > 0 else len(html)
    start = Start(name, attributes)
    if name == "plaintext":
        return [start], len(html)
    if name == _NOSCRIPT and is_scripted:
        ends = _raw_end(html, at, name)
        return chain([start], pieces(html[at:ends], is_scripted=False)), ends
    return [start], _raw_end(html, at, name) if name in _RAW else at


def _after_no_tag(html: str, at: int) -> int:
    """Return where what only begins like a tag ends: a comment, a declaration, or one sign."""
    comment = _COMMENT.match(html, at)
    if comment is not None:
        return comment.end()
    if not html.startswith(_IS_NO_TAG, at):
        return at + 1
    closes = html.find(">", at)
    return closes + 1 if closes >= 0 else len(html)


def _attributes(html: str, at: int) -> tuple[dict[str, str], int]:
    """Return a tag's attributes, and where it ends; -1: it is never closed, so it is no tag."""
    said: dict[str, str] = {}
    while found := _ATTRIBUTE.match(html, at):
        at = found.end()
        value = found[2] or found[3] or found[4] or ""
        said.setdefault(found[1].lower(), unescape(value))
    closes = html.find(">", at)
    return said, closes + 1 if closes >= 0 else -1


def _raw_end(html: str, at: int, name: str) -> int:
    ends = re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE).search(html, at)
    return ends.start() if ends else len(html)
