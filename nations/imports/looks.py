"""What a cell, or a stretch of a line, looks like: an email, a phone, a postcode, a name."""

import re
from typing import Final

# Begun at the beginning of a word alone, so that a line of one word is read in time.
EMAIL: Final = re.compile(
    r"(?<![^\s<>,;|()\[\]\"])[^\s<>,;|()\[\]\"]{1,300}@[^\s<>,;|()\[\]\"]+"
)
POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)
# Six digits at least, with what people write between them.
_DIALLED: Final = re.compile(r"\+?\(?\d(?:[\s().\-]*\d){5,}")
_YEAR: Final = r"(?:19|20)\d\d"
# A day or two years, in digits and the signs a phone may hold too.
_DATED: Final = re.compile(
    rf"\d{{1,2}}([\s.\-])\d{{1,2}}\1{_YEAR}|{_YEAR}([\s.\-])\d{{1,2}}\2\d{{1,2}}|{_YEAR}[\s\-]+{_YEAR}"
)
_WORD: Final = re.compile(r"[^\W\d_][\w.'`’ʼ\-‐&]*")
_MOST_WORDS: Final = 6
_CALLED: Final = re.compile(r"[^\W\d_][^\d@_]{0,80}")


def phones_in(text: str) -> list[re.Match[str]]:
    """Return the stretches that somebody could be rung by; days aren't among them."""
    found = _DIALLED.finditer(text)
    return [one for one in found if not _DATED.fullmatch(one[0])]


def is_email(text: str) -> bool:
    """Return whether this is an email address and nothing else."""
    return bool(EMAIL.fullmatch(text.strip()))


def is_phone(text: str) -> bool:
    """Return whether this is a phone number and nothing else."""
    return bool(_DIALLED.fullmatch(text.strip())) and bool(phones_in(text.strip()))


def is_postcode(text: str) -> bool:
    """Return whether this is shaped as a postcode of the United Kingdom, and nothing else."""
    return bool(POSTCODE.fullmatch(text.strip()))


def may_be_called(text: str) -> bool:
    """Return whether nothing speaks against its being a name: it is words."""
    return bool(_CALLED.fullmatch(text.strip()))


def holds_somebody(text: str) -> bool:
    """Return whether an email, a phone or a postcode stands in it, as no column is called."""
    return "@" in text or bool(phones_in(text)) or is_postcode(text)


def is_name(text: str, *, least: int = 1, most: int = _MOST_WORDS) -> bool:
    """
    Return whether this can be somebody's name, of so many words.

    The first and the last word have a capital, where their letters have any: “Kasia Mazur”,
    “Ludwig van Beethoven”, “田中 さくら”; a sentence ends otherwise.
    """
    words = text.split()
    return (
        least <= len(words) <= most
        and all(_WORD.fullmatch(word) for word in words)
        and not words[0][0].islower()
        and not words[-1][0].islower()
    )
