"""Whether a file is a table with a header, a table without one, or people as in a chat."""

import csv
import dataclasses
import enum
from collections.abc import Sequence
from typing import Final

from nations.imports import headings, looks, pasting

DELIMITERS: Final = ",;\t|"
# What a page of a chat holds; below that a file goes on as it began.
_LINES: Final = 200
_LONGEST: Final = 20_000


class Kind(enum.Enum):
    """How it is to be read."""

    HEADED = "HEADED"
    BARE = "BARE"
    LINES = "LINES"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How it is to be read; of a table its delimiter and how many columns it has."""

    kind: Kind
    delimiter: str = ""
    width: int = 0
    is_chat: bool = False


def delimiter_of(heading: str) -> str:
    """Return what most likely stands between the cells of a line."""
    return max(DELIMITERS, key=heading.count)


def cells_of(line: str, delimiter: str = "") -> list[str]:
    """Return the cells of a line, by its own delimiter where none is given."""
    between = delimiter or delimiter_of(line)
    return [cell.strip() for cell in next(csv.reader([line], delimiter=between))]


def of(lines: Sequence[str]) -> Layout:
    """
    Return how to read these lines, one of which at least isn't empty.

    A first line that holds an email, a phone or a postcode is a person, never a header. Where the
    columns it names are known it is one; else it is only where it looks like no person.
    """
    filled = [line for line in lines if line.strip()]
    first, filled = filled[0], [one for one in filled[:_LINES] if len(one) < _LONGEST]
    delimiter, cells = delimiter_of(first), cells_of(first)
    if any(map(headings.field_of, cells)) and not any(map(looks.holds_somebody, cells)):
        return _headed(filled[1:], delimiter, len(cells))
    if any(map(pasting.is_of_a_chat, filled)):
        return Layout(kind=Kind.LINES, is_chat=True)
    table = next(filter(None, (_even(filled, sign) for sign in "\t;|,")), None)
    if table is not None:
        return table
    if _holds_anybody(filled) or _are_names(filled):
        return Layout(kind=Kind.LINES)
    return Layout(kind=Kind.HEADED, delimiter=delimiter, width=len(cells))


def _headed(rows: Sequence[str], delimiter: str, width: int) -> Layout:
    is_split = width == 1 or any(delimiter in line for line in rows)
    if not is_split and _holds_anybody(rows):
        return Layout(kind=Kind.LINES)  # "Name, phone" over lines as in a chat
    return Layout(kind=Kind.HEADED, delimiter=delimiter, width=width)


def _even(filled: Sequence[str], delimiter: str) -> Layout | None:
    """Return a table without known headings; null: its lines have not the same cells each."""
    rows = _rows(filled, delimiter)
    width = len(rows[0]) if rows else 0
    if width < 2 or any(len(row) != width for row in rows):
        return None
    if any(cell.count("@") > 1 for row in rows for cell in row):
        return None  # several people in a line, as a mail is headed
    first, *below = rows
    if below and _names_columns(first):
        return Layout(kind=Kind.HEADED, delimiter=delimiter, width=width)
    columns = [[cell for cell in column if cell] for column in zip(*rows, strict=True)]
    # A name stands first, or behind what somebody is reached by.
    names = next((said for said in columns if said and not _is_one_kind(said)), [])
    is_called = bool(names) and all(map(looks.may_be_called, names))
    is_apart = any(map(_is_one_kind, columns)) or (below and not _holds_anybody(filled))
    if is_called and is_apart:
        return Layout(kind=Kind.BARE, delimiter=delimiter, width=width)
    return None  # here a phone, there an email: each line says itself what it holds


def _rows(filled: Sequence[str], delimiter: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(filled, delimiter=delimiter))
    except csv.Error:
        return []
    return [[cell.strip() for cell in row] for row in rows]


def _names_columns(first: Sequence[str]) -> bool:
    """Return whether cells are no person's, though what they name isn't known."""
    if any(map(looks.holds_somebody, first)) or not all(first):
        return False
    if any(map(headings.sounds_like_one, first)):
        return True
    return not any(looks.is_name(cell, least=2) for cell in first)


def _holds_anybody(filled: Sequence[str]) -> bool:
    return any("@" in line or looks.phones_in(line) for line in filled)


def _are_names(filled: Sequence[str]) -> bool:
    is_first = looks.is_name(filled[0], least=2) if filled else False
    return is_first and all(map(looks.is_name, filled))


def _is_one_kind(said: Sequence[str]) -> bool:
    """Return whether emails alone, or phones alone, stand in a column."""
    if not said:
        return False
    return all(map(looks.is_email, said)) or all(map(looks.is_phone, said))
