"""Names and emails as they stand in a chat, a mail's heading or on a sheet, made a table."""

import csv
import io
import re
from typing import Final

_EMAIL: Final = re.compile(r"[^\s<>,;|()\[\]\"]+@[^\s<>,;|()\[\]\"]+")
# Six digits at least, with what people write between them.
_PHONE: Final = re.compile(r"\+?\d(?:[\s().\-]*\d){5,}")
# What a messenger writes before each line of a copied chat: ``[10:32, 26/11/2026]``,
# ``[26/11/2026, 10:32:05]``, ``[26/11, 10:32]`` or ``26/11/2026, 10:32 -``. None of it is
# somebody's phone.
_DAY: Final = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?"
_HOUR: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMP: Final = re.compile(
    rf"[\s\u200e\u200f]*\[?(?:{_DAY},?\s+{_HOUR}|{_HOUR},?\s+{_DAY})(?:\]|\s+[-–])\s*"
)
_AROUND: Final = " \t,;|<>()[]\"'–—-:·•*"


def _parted(line: str) -> tuple[str, str, str]:
    email = _EMAIL.search(line)
    rest = line.replace(email[0], " ", 1) if email else line
    phone = _PHONE.search(rest)
    rest = rest.replace(phone[0], " ", 1) if phone else rest
    name = " ".join(rest.replace("mailto:", " ").split()).strip(_AROUND)
    return name, email[0].strip(".:") if email else "", phone[0] if phone else ""


def _said(line: str) -> tuple[str, str, str]:
    """Part what somebody wrote in a chat: who wrote it stands before the colon."""
    sender, colon, words = line.partition(":")
    if not colon or "@" in sender or _PHONE.search(sender):
        return _parted(line)
    _, email, phone = _parted(words)
    return " ".join(sender.split()).strip(_AROUND), email, phone


def is_a_table(text: str) -> bool:
    """Return whether the first line names columns, or doesn't say who somebody is."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return "@" not in first and not _STAMP.match(first)


def as_table(text: str) -> str:
    """
    Return pasted people as a CSV of name, email and phone, a line for each line; a table of
    somebody's own stays as it is.

    ``Bea Lindqvist <bea@example.org>``, ``Ada Abara, ada@example.org`` and
    ``Tomasz tomasz@example.org 07700 900123`` are all people. What is said in a chat beside them,
    without an email or a phone, is nobody.
    """
    if is_a_table(text):
        return text
    rows: list[list[str]] = []
    for line in text.splitlines():
        stamp = _STAMP.match(line)
        name, email, phone = _said(line[stamp.end() :]) if stamp else _parted(line)
        is_somebody = email or phone or (name and not stamp)
        # An empty line stays one: what is refused is named by its line.
        rows.append([name, email, phone] if is_somebody else [])
    width = 3 if any(row[2] for row in rows if row) else 2
    written = io.StringIO()
    out = csv.writer(written, lineterminator="\n")
    out.writerows(row[:width] for row in rows)
    return written.getvalue()
