"""What a campaign may be called: one rule for the start form, the shell and a new name."""

import unicodedata

from kernel import links
from nations.people import contact_points
from themes.actions import NameMissing

LONGEST = 120


class NameTooLong(ValueError):
    """The name doesn't fit where names stand."""

    sentence = f"A name has at most {LONGEST} letters."


def checked(name: str) -> str:
    """
    Return a campaign's name as it is kept: composed letters, single spaces, on one line.

    :raises NameMissing: if nothing of it can be seen.
    :raises NameTooLong: if it is longer than 120 letters.
    :raises NotAName: if it holds control characters, or bytes that are no letters.
    :raises NameHoldsAddress: if it holds a web or email address.
    """
    # First what is too long: a person's name has a limit of its own, and another sentence.
    if len(" ".join(unicodedata.normalize("NFC", name).split())) > LONGEST:
        raise NameTooLong
    text = contact_points.name(name)
    kinds = {unicodedata.category(sign) for sign in text}
    if "Cs" in kinds:  # half of a letter, as a shell hands on bytes it can't read
        raise contact_points.NotAName
    if all(kind[0] in "CZ" for kind in kinds):
        raise NameMissing
    links.require_no_address(text)
    return text
