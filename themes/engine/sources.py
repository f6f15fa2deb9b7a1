"""
What a template's text must be before the library parses it.

Its lexer is one pattern that goes back over what it has read: 100 KB of `{{`, or of `{% raw %}`
never closed, keep it busy for minutes, in one call that no deadline interrupts. So what would make
it go back is refused here first, in one pass.
"""

import re
from typing import Final

# About 150 ms of parsing at worst; the longest file of a stock theme has a tenth of it.
LONGEST_SOURCE: Final = 40_000
# One tag or output, `{% liquid %}` among them.
LONGEST_MARK: Final = 8_000
# Going back over blanks costs their number squared. The widest indent within a tag is narrower.
WIDEST_BLANK: Final = 100

_OPENER = re.compile(r"\{[{%]")
_BLANKS = re.compile(rf"\s{{{WIDEST_BLANK}}}")
_NAME = re.compile(r"-?\s*([\w#]*)")
# Their content is not read as Liquid, up to the end of their name.
_UNREAD: Final = {
    "raw": re.compile(r"\{%-?\s*endraw\s*-?%\}"),
    "doc": re.compile(r"\{%-?\s*enddoc\s*-?%\}"),
}


class Unreadable(ValueError):
    """A source can't be parsed; `at` is where, counted in characters from 0."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.why, self.at = why, at


def refuse_unreadable(source: str) -> None:
    """
    Pass a source that can be parsed in time that grows as it does.

    :raises Unreadable: if it is too long, or a mark in it is, or is never closed, or has a gap.
    """
    if len(source) > LONGEST_SOURCE:
        raise Unreadable(f"it is longer than {LONGEST_SOURCE:,} characters", 0)
    at = 0
    while found := _OPENER.search(source, at):
        at = _after(source, found.start())


def _after(source: str, start: int) -> int:
    """Return where the mark that opens here ends."""
    is_tag = source[start + 1] == "%"
    closer = "%}" if is_tag else "}}"
    end = source.find(closer, start + 2)
    if end < 0:
        raise Unreadable(f"this is never closed by {closer}", start)
    if end - start > LONGEST_MARK:
        raise Unreadable(f"this is longer than {LONGEST_MARK:,} characters", start)
    said = source[start + 2 : end]
    if not said.strip("- \t\r\n\f\v") or _BLANKS.search(said):
        raise Unreadable("there is nothing here, or a very long gap", start)
    name = _NAME.match(said)
    unread = _UNREAD.get(name.group(1)) if is_tag and name else None
    if unread is None:
        return end + 2
    close = unread.search(source, end + 2)
    if close is None:
        raise Unreadable("this tag is never closed", start)
    return close.end()


def place_of(source: str, at: int) -> tuple[int, int]:
    """Return line and column, from 1."""
    before = source[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
