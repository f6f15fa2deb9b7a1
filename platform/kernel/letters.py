"""Letters without case and marks: what names, addresses and searches are compared in."""

import re
import unicodedata

#: What stands within a word and is no part of an address: O'Hara is ohara.
APOSTROPHES = "'’‘"
# Letters with a stroke, and pairs grown into one: Unicode takes none of them apart.
_STROKES = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)


def folded(text: str) -> str:
    """Return letters for comparing: no case, no marks, single spaces."""
    # Twice: taking apart uncovers capitals, and lowering İ uncovers a mark.
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKD", plain).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(bare.translate(_STROKES).split())


def hyphenated(text: str) -> str:
    """Return a text's words as an address has them: a to z and digits, hyphens between."""
    bare = text.translate(dict.fromkeys(map(ord, APOSTROPHES)))
    return "-".join(re.findall(r"[a-z0-9]+", folded(bare)))
