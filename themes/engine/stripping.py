"""The words of a piece of HTML, in one pass."""

import html
import re

from markupsafe import Markup

# What stands within them is no words of the page.
_UNSAID = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}


def words_of(value: object) -> str:
    """
    Return the text without tags and comments; of HTML the characters that entities stand for.

    It never goes back over what it has read: 200 KB of `<` take as long as 200 KB of words. What
    comes out is text, not HTML, and is escaped wherever it is shown.
    """
    text = str(value)
    said: list[str] = []
    at = 0
    while (start := text.find("<", at)) >= 0:
        said.append(text[at:start])
        end = _end_of_tag(text, start)
        if end < 0:
            at = start
            break
        at = end
    said.append(text[at:])
    words = "".join(said)
    return html.unescape(words) if isinstance(value, Markup) else words


def _end_of_tag(text: str, start: int) -> int:
    """Return where reading goes on after the tag that starts here; -1: it never ends."""
    if text.startswith("<!--", start):
        return _behind(text, "-->", start + 4)
    end = _behind(text, ">", start)
    name = text[start + 1 : start + 7].lower()
    for unsaid, closer in _UNSAID.items():
        if name.startswith(unsaid) and end > 0:
            close = closer.search(text, end)
            # An element that is never closed takes the rest of the text with it.
            return _behind(text, ">", close.start()) if close else len(text)
    return end


def _behind(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return found + len(mark) if found >= 0 else -1
