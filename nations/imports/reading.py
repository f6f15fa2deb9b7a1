"""
Read a spreadsheet's CSV: its encoding, its columns and its rows, one bad line at a time.

RFC 4180 says what a CSV is; what people save is something near it.
"""

import csv
import dataclasses
import io
import unicodedata
from collections.abc import Iterator

from charset_normalizer import from_bytes

from nations.imports import headings, layout, pasting

LONGEST_LINE = 100_000
# A page shows a question for each; a membership system's widest export has some 150.
MOST_COLUMNS = 200
# As much of a refused row as is kept for whoever mends it.
LONGEST_KEPT = 20_000
# A quoted cell may hold line breaks; one that goes on for longer was never closed.
MOST_LINES_IN_A_ROW = 12
# Control characters that a damaged list may hold; of a file that is no text, one sign in twenty is.
MOST_STRAY_SIGNS = 20
TOO_LONG = "A cell is far too long."
NOBODY = (
    "No name, email or phone number was found in it. Put one person on each line, such as "
    "“Ada Abara, ada@example.org”, or name the columns in the first line: Name, Email, Phone."
)
# What a spreadsheet would run when somebody opens an export of it (OWASP, "CSV injection").
FORMULA = ("=", "+", "-", "@")
# Spaces, ends of line, control characters and signs without a width: a spreadsheet may leave them
# out, and what stands behind them begins the cell.
UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


class NotACsv(ValueError):
    """The file has no table in it that could be read."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row: its first line (the header is 1), its cells, and why it can't be used (empty: it can)."""

    line: int
    cells: tuple[str, ...]
    trouble: str = ""
    text: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """
    A file, understood: encoding, delimiter and columns; without a header they are numbered.

    `parts` are what is read from each line where it is no table but people as they stand in a
    chat (imports.pasting.PARTS; then there is no delimiter); `is_chat` is whether a messenger
    wrote it.
    """

    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    has_header: bool
    parts: tuple[str, ...] = ()
    is_chat: bool = False

    @property
    def is_header_doubtful(self) -> bool:
        """Whether the first line names columns by no name that is known."""
        return self.has_header and not any(map(headings.field_of, self.headings))


# What Western European names and sentences hold beyond ASCII, in Windows' encoding for them.
WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœŠšŽžŸªº’‘“”´–—€\xa0"
)


def _encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    bad = sum(1 for line in content.split(b"\n") if not _is_utf8(line))
    lines = sum(1 for line in content.split(b"\n") if any(byte > 127 for byte in line))
    if bad * 2 <= lines:
        return "utf-8-sig"  # a few wrong lines are wrong lines, not another encoding
    if _is_western(content[:200_000]):
        return "cp1252"  # statistics take a short list of Spanish names for Polish
    best = from_bytes(content[:200_000]).best()
    return best.encoding if best is not None else "cp1252"


def _is_western(content: bytes) -> bool:
    """Return whether this reads as Western European: accents here and there in plain words."""
    words = [
        word
        for word in content.decode("cp1252", "replace").split()
        if not word.isascii()
    ]
    beyond = [sign for word in words for sign in word if sign > "\x7f"]
    plain = sum(sign.isascii() and sign.isalpha() for word in words for sign in word)
    return plain >= len(beyond) and WESTERN.issuperset(beyond)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lines(content: bytes, encoding: str) -> list[str]:
    text = content.decode(encoding, errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_no_text(lines: list[str]) -> bool:
    """Return whether a picture, an archive or the like was given; a stray NUL is one cell's."""
    sample = "\n".join(lines[:2_000])[:100_000]
    bad = sum(sign < " " and sign not in "\t\n\v\f" for sign in sample)
    return bad > MOST_STRAY_SIGNS and bad * 20 > len(sample)


def understand(content: bytes, *, encoding: str = "") -> Table:
    """
    Return how to read the file; `encoding` is known where it was read before (empty: it wasn't).

    :raises NotACsv: if it is empty, its first line can't be one of a table, or it has more
        columns than anybody can look at.
    """
    if not content.strip():
        raise NotACsv("The file is empty.")
    encoding = encoding or _encoding(content)
    lines = _lines(content, encoding)
    heading = next((line for line in lines if line.strip()), "")
    if len(heading) > LONGEST_LINE or "\x00" in heading or _is_no_text(lines):
        raise NotACsv(
            "This doesn’t look like a CSV. Save the spreadsheet as CSV first."
        )
    cells = layout.cells_of(heading)
    if len(cells) > MOST_COLUMNS:
        raise NotACsv(
            f"This file has {len(cells):,} columns. Keep the ones about people, at most "
            f"{MOST_COLUMNS}, and save it again."
        )
    found = layout.of(lines)
    if found.kind is layout.Kind.LINES:
        return _of_lines(lines, encoding, is_chat=found.is_chat)
    if found.kind is layout.Kind.HEADED and not _is_a_table(lines, cells):
        raise NotACsv(NOBODY)
    numbered = tuple(f"Column {number}" for number in range(1, found.width + 1))
    has_header = found.kind is layout.Kind.HEADED
    return Table(
        encoding=encoding,
        delimiter=found.delimiter,
        headings=tuple(cells) if has_header else numbered,
        has_header=has_header,
    )


def _is_a_table(lines: list[str], cells: list[str]) -> bool:
    is_alone = sum(1 for line in lines if line.strip()) == 1
    return not is_alone or any(map(headings.field_of, cells))


def _of_lines(lines: list[str], encoding: str, *, is_chat: bool) -> Table:
    filled: set[str] = set()
    for line in lines:
        for said in _people_in(line, is_chat=is_chat):
            filled.update(part for part in pasting.PARTS if said.part(part))
    parts = tuple(part for part in pasting.PARTS if part in filled)
    if not parts:
        raise NotACsv(NOBODY)
    return Table(
        encoding=encoding,
        delimiter="",
        headings=tuple(pasting.PARTS[part] for part in parts),
        has_header=False,
        parts=parts,
        is_chat=is_chat,
    )


def _people_in(line: str, *, is_chat: bool) -> list[pasting.Said]:
    if not line.strip() or _line_trouble(line):
        return []
    return pasting.people_in(line, in_chat=is_chat)


def rows(content: bytes, table: Table) -> Iterator[Row]:
    """Give every row below the header, good or bad, in order; empty ones are left out."""
    lines = _lines(content, table.encoding)
    at = 0
    if table.has_header:
        at = 1 + next(at for at, line in enumerate(lines) if line.strip())
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        if table.parts:
            yield from _rows_of_a_line(lines[at], at, table)
            at += 1
            continue
        row, used = _row(lines, at, table)
        # A row of commas is what a spreadsheet leaves of an empty one.
        if not row.cells or any(map(str.strip, row.cells)):
            yield row
        at += used


def _rows_of_a_line(line: str, at: int, table: Table) -> Iterator[Row]:
    text, trouble = line[:LONGEST_KEPT], _line_trouble(line)
    if trouble:
        yield Row(line=at + 1, cells=(), trouble=trouble, text=text)
    for said in _people_in(line, is_chat=table.is_chat):
        cells = tuple(said.part(part) for part in table.parts)
        yield Row(line=at + 1, cells=cells, trouble=said.trouble, text=text)


def _row(lines: list[str], at: int, table: Table) -> tuple[Row, int]:
    line = lines[at]
    trouble = _line_trouble(line)
    if trouble:
        return Row(line=at + 1, cells=(), trouble=trouble, text=line[:LONGEST_KEPT]), 1
    used = 1
    text = line
    while text.count('"') % 2 and used < MOST_LINES_IN_A_ROW and at + used < len(lines):
        following = lines[at + used]
        if _line_trouble(following):
            break
        text = f"{text}\n{following}"
        used += 1
    if text.count('"') % 2:
        trouble = "A quotation mark is opened and never closed."
        return Row(line=at + 1, cells=(), trouble=trouble, text=line[:LONGEST_KEPT]), 1
    try:
        cells = next(csv.reader(io.StringIO(text), delimiter=table.delimiter), [])
    except (
        csv.Error
    ):  # longer than the module reads: its lines are short, together they aren't
        kept = text[:LONGEST_KEPT]
        return Row(line=at + 1, cells=(), trouble=TOO_LONG, text=kept), used
    row = Row(line=at + 1, cells=tuple(cells), text=text[:LONGEST_KEPT])
    return dataclasses.replace(row, trouble=_cells_trouble(row, table)), used


def _line_trouble(line: str) -> str:
    if len(line) > LONGEST_LINE:
        return TOO_LONG
    if "\x00" in line:
        return "It holds a NUL character, which no text has."
    if "\ufffd" in line:
        return "Some letters don’t fit the file’s encoding. Save it as UTF-8."
    return ""


def _cells_trouble(row: Row, table: Table) -> str:
    if len(row.cells) > len(table.headings):
        return "It has more cells than the header."
    return ""


def has_formula(value: str, *, is_phone: bool = False) -> bool:
    """Return whether a spreadsheet would run this cell; a phone may begin with +."""
    seen = (sign for sign in value if unicodedata.category(sign) not in UNSEEN)
    first = next(seen, "")
    if is_phone and first == "+":
        return False
    return first in FORMULA or value.startswith(("\t", "\r", "\n"))
