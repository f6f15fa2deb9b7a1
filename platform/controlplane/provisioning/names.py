"""What a campaign may be called: one rule for the start form, the shell and a new name."""

import re
import unicodedata

from kernel import links
from nations.people import contact_points
from themes.actions import NameMissing

LONGEST = 120
# With marks, spaces and what nobody sees; beyond it nothing is looked at, as looking takes time.
LONGEST_TYPED = 1_000
# Signs that join letters, or keep them apart: nobody sees them, but what stands around them.
APART, JOINED = "\u200c", "\u200d"  # zero-width non-joiner and joiner
VIRAMA = 9  # its combining class: the mark that takes a letter's vowel away
# The flags of England, Scotland and Wales: a black one, and its country in signs unseen.
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f")


class NameTooLong(ValueError):
    """The name doesn't fit where names stand."""

    sentence = f"A name has at most {LONGEST} letters."


def checked(name: str) -> str:
    """
    Return a campaign's name as it is kept: composed letters, single spaces, on one line.

    Signs that nobody sees are taken out: those that turn the direction of writing, and joiners
    where no script and no picture needs them.

    :raises NameMissing: if nothing of it can be seen.
    :raises NameTooLong: if it is longer than 120 letters.
    :raises NotAName: if it holds control characters, or bytes that are no letters.
    :raises NameHoldsAddress: if it holds a web or email address.
    """
    if len(name) > LONGEST_TYPED:
        raise NameTooLong
    name = _without_unseen(unicodedata.normalize("NFC", name))
    # First what is too long: a person's name has a limit of its own, and another sentence.
    if len(" ".join(name.split())) > LONGEST:
        raise NameTooLong
    text = contact_points.name(name)
    kinds = {unicodedata.category(sign) for sign in text}
    if "Cs" in kinds:  # half of a letter, as a shell hands on bytes it can't read
        raise contact_points.NotAName
    if all(kind[0] in "CZ" for kind in kinds):
        raise NameMissing
    links.require_no_address(text)
    return text


def _without_unseen(text: str) -> str:
    in_flags = {at for flag in _FLAG.finditer(text) for at in range(*flag.span())}
    return "".join(
        sign
        for at, sign in enumerate(text)
        if at in in_flags
        or _is_seen(sign, before=text[max(at - 1, 0) : at], after=text[at + 1 : at + 2])
    )


def _is_seen(sign: str, *, before: str, after: str) -> bool:
    """Return whether a sign is seen, or those beside it look otherwise without it."""
    if sign in {APART, JOINED}:
        return bool(before and after) and _is_needed(sign, before, after)
    # Arabic has signs for numbers that are of this kind, and are seen.
    is_of_arabic_numbers = unicodedata.bidirectional(sign) == "AN"
    return is_of_arabic_numbers or unicodedata.category(sign) != "Cf"


def _is_needed(sign: str, before: str, after: str) -> bool:
    # Persian's half spaces; what follows a virama in the scripts of India; pictures of several.
    is_arabic = {unicodedata.bidirectional(s) for s in (before, after)} == {"AL"}
    is_indic = VIRAMA in map(unicodedata.combining, (before, after))
    is_picture = sign == JOINED and unicodedata.category(after) == "So"
    return is_arabic or is_indic or is_picture
