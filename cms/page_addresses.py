"""Addresses of pages: plain letters, as a campaign's own address is made of its name."""

import json
import re
from typing import Any, Final

from wagtail.models import Page

from kernel.letters import APOSTROPHES, folded, hyphenated

LONGEST: Final = 80
# What a page is called whose name has no letter that an address could have.
NAMELESS: Final = "page"
_PLAIN: Final = re.compile(r"[-a-zA-Z0-9_]+")
# Latin letters with marks, with strokes, and grown into one: where Unicode has them.
_MARKED: Final = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))


def guess(name: str) -> str:
    """Return the address a page's name makes, at most 80 long; "page" where it makes none."""
    return hyphenated(name)[:LONGEST].rstrip("-") or NAMELESS


def is_plain(slug: str) -> bool:
    """Return whether an address has nothing but plain letters, digits, "-" and "_"."""
    return _PLAIN.fullmatch(slug) is not None


def free(base: str, *, under: Page | None, but: Page | None = None) -> str:
    """Return this address, or with the next number that no page beside it has; `but` counts not."""
    if under is None:
        return base
    others = under.get_children()
    if but is not None and but.pk:
        others = others.exclude(pk=but.pk)
    taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def _formatters() -> list[list[Any]]:
    """Return what `guess` does, as Wagtail's field does it while the name is typed."""
    letters: dict[str, str] = {}
    for code in _MARKED:
        plain = folded(chr(code))
        if plain.isascii() and plain.isalnum():
            letters[plain] = letters.get(plain, "") + chr(code)
    return [
        [[f"[{APOSTROPHES}]", "gu"], ""],
        # A mark that stands beside its letter: some keyboards write them so.
        [[r"\p{M}", "gu"], ""],
        *([[f"[{many}]", "gu"], plain] for plain, many in letters.items()),
        [[r"[^\p{L}\p{N}\s-]", "gu"], " "],
    ]


# For the field's `data-w-slug-formatters-value`.
FORMATTERS: Final = json.dumps(_formatters(), ensure_ascii=False, separators=(",", ":"))
