"""Names, emails and phones as they stand in a chat, a mail's heading or on a sheet."""

import dataclasses
import re
from typing import Final

from nations.imports import headings, looks
from nations.people.contact_points import NotAnEmail

#: What is read from a line, and what its column is called.
PARTS: Final = {
    "name": "Name",
    "email": "Email",
    "phone": "Phone",
    "postcode": "Postcode",
}
NOBODY = (
    "No name, email or phone number was found in this line. "
    "Write it like this: Ada Abara, ada@example.org."
)
NOBODY_IN_CHAT = "Nobody’s email or phone number is in this line."
TWO_PHONES = "Two phone numbers stand in this line. Put each on a line of its own."
TOO_LONG = "This line is far too long for one person."
HEADINGS = "This line names columns; nobody is in it."
# What a messenger writes before each line of a copied chat: ``[10:32, 26/11/2026]``,
# ``[26/11/2026, 10:32:05]``, ``[26/11, 10:32]`` or ``26/11/2026, 10:32 -``. None of it is
# somebody's phone.
_DAY: Final = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?"
_HOUR: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMP: Final = re.compile(
    rf"[\s\u200e\u200f]*\[?(?:{_DAY},?\s+{_HOUR}|{_HOUR},?\s+{_DAY})(?:\]|\s+[-–])\s*"
)
# What somebody writes of themselves is shorter.
_LONGEST: Final = 5_000
_AROUND: Final = " \t,;|<>()[]\"'–—-:·•*~\u200e\u200f"
# A mail's heading, or a number in a list.
_BEFORE: Final = re.compile(
    r"^\s*(?:(?:to|cc|bcc|from)\s*:|\d{1,3}[.)]\s)\s*", re.IGNORECASE
)
_ASIDE: Final = re.compile(r"\([^()]*\)")
_QUOTED: Final = re.compile(r"[^\w\"]*\"([^\"]+)\"")
_BETWEEN: Final = re.compile(r"[,;|\t]|\s[-–—]\s")


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a line says of one person, and why it can't be used (empty: it can)."""

    name: str = ""
    email: str = ""
    phone: str = ""
    postcode: str = ""
    trouble: str = ""

    def part(self, name: str) -> str:
        """Return one of PARTS."""
        return str(getattr(self, name))


def is_of_a_chat(line: str) -> bool:
    """Return whether a messenger wrote day and time before it."""
    return _STAMP.match(line) is not None


def people_in(line: str, *, in_chat: bool) -> list[Said]:
    """
    Return who stands in a line: one, but for several addresses; in no case none.

    ``Bea Lindqvist <bea@example.org>``, ``Ada Abara, ada@example.org`` and
    ``Tomasz tomasz@example.org 07700 900123`` are all people. `in_chat` is whether other people's
    words stand around it: then a line without an email or a phone is nobody's name.
    """
    if len(line) > _LONGEST:
        return [Said(trouble=TOO_LONG)]
    if headings.is_nothing_else(line):
        return [Said(trouble=HEADINGS)]
    stamp = _STAMP.match(line)
    if stamp:
        words = line[stamp.end() :]
        pieces = _pieces(words.partition(":")[2])
        found = [_written(words)] if len(pieces) == 1 else map(_parted, pieces)
        return [_checked(one, in_chat=True) for one in found]
    return [_checked(_parted(piece), in_chat=in_chat) for piece in _pieces(line)]


def _pieces(line: str) -> list[str]:
    """Part a line behind each address but the last; what stands before one is about it."""
    ends = [found.end() for found in looks.EMAIL.finditer(line)][:-1]
    starts = [0, *ends]
    return [
        line[start:end] for start, end in zip(starts, [*ends, len(line)], strict=True)
    ]


def _checked(said: Said, *, in_chat: bool) -> Said:
    if said.trouble or said.email or said.phone:
        return said
    if in_chat:
        return Said(trouble=NOBODY_IN_CHAT)
    return said if looks.is_name(said.name) else Said(trouble=NOBODY)


def _parted(line: str) -> Said:
    email = looks.EMAIL.search(line)
    rest = line.replace(email[0], " , ", 1) if email else line
    phones = looks.phones_in(rest)
    if not email and "@" in rest:
        return Said(trouble=NotAnEmail.sentence)
    if len(phones) > 1:
        return Said(trouble=TWO_PHONES)
    for phone in phones:
        rest = rest.replace(phone[0], " , ", 1)
    postcode = looks.POSTCODE.search(rest)
    if postcode:
        rest = rest.replace(postcode[0], " , ", 1)
    return Said(
        name=_name(rest),
        email=email[0].replace("mailto:", "").strip(".:'") if email else "",
        phone=phones[0][0] if phones else "",
        postcode=postcode[0] if postcode else "",
    )


def _name(rest: str) -> str:
    """Return who it is by what is left of a line; what was remarked beside the name goes."""
    quoted = _QUOTED.match(rest)
    if quoted:
        return _trimmed(quoted[1])
    whole = _ASIDE.sub(" ", _BEFORE.sub("", rest))
    parted = map(_trimmed, _BETWEEN.split(whole))
    pieces = [piece for piece in parted if any(map(str.isalpha, piece))]
    if len(pieces) == 2 and all(looks.is_name(piece, most=1) for piece in pieces):
        return ", ".join(pieces)  # "Mazur, Kasia"
    return pieces[0] if pieces else ""


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(_AROUND)


def _written(words: str) -> Said:
    """Part what somebody wrote in a chat: who wrote it stands before the colon."""
    sender, colon, message = words.partition(":")
    if not colon or "@" in sender:
        return _parted(words)
    said = _parted(message)
    from_phone = looks.phones_in(sender)
    # Whose number somebody passes on is named beside it; other words are no name.
    named = said.name if looks.is_name(said.name, least=2) else ""
    if from_phone:
        phone = said.phone or from_phone[0][0]
        return dataclasses.replace(said, name=named, phone=phone)
    return dataclasses.replace(said, name=named or _trimmed(sender))
