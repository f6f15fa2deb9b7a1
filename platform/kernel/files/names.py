"""What files are called: words of the uploader's, without anything a path could mean."""

import re
import secrets
import unicodedata
from typing import Final

# With a folder, a token and the ending it fits into the 100 characters of a file's column.
STEM_MOST: Final = 50
ENDING_MOST: Final = 10
WITHOUT_A_NAME: Final = "file"

_NOT_A_NAME: Final = re.compile(r"[^\w.-]+")
_RUNS: Final = re.compile(r"[-_.]*-[-_.]*|\.{2,}")


def clean_name(name: str) -> str:
    """
    Return a file's name without folders, control characters, leading dots or excess length.

    Letters of any alphabet stay; what turns the direction of reading is a control character.
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(
        character
        for character in unicodedata.normalize("NFKC", last)
        if not unicodedata.category(character).startswith("C")
    )
    # NFKC may have written a slash out of something that only looked like one.
    words = _RUNS.sub("-", _NOT_A_NAME.sub("-", shown)).strip("-_.")
    stem, dot, ending = words.rpartition(".")
    if not dot:
        stem, ending = words, ""
    stem = stem[:STEM_MOST].strip("-_.") or WITHOUT_A_NAME
    return f"{stem}.{ending[:ENDING_MOST].lower()}" if ending else stem


def token() -> str:
    """Return what makes a name nobody's guess and never used twice."""
    return secrets.token_hex(6)
