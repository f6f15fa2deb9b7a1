"""Letters without case and marks: what names, addresses and searches are compared in."""

import unicodedata

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
