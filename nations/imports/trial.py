"""The trial run: what bringing a file in would come to. It reads, and writes nobody."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, Final

from nations.consents import lists as consents
from nations.consents import selectors as ledger
from nations.imports import columns, reading
from nations.imports.consent import Agreed, Consent
from nations.imports.reading import Row, Table
from nations.people.actions import Details, NothingToKnowThemBy, clean
from nations.people.contact_points import (
    NotAName,
    NotAnEmail,
    NotAPhone,
    NotAPostcode,
)
from nations.people.list_matching import Match, Matcher

#: Read at each change of a choice, so that the answer comes while the hand is still there.
TRIAL_ROWS: Final = 5_000
# Room for that many rows of over 1,600 bytes.
_HEAD_BYTES: Final = 8 * 1024 * 1024
#: Shown behind "See".
LINES: Final = 200
_SAMPLES: Final = 3
_ANSWERS: Final = 6
_REFUSALS = (NotAnEmail, NotAPhone, NotAPostcode, NotAName, NothingToKnowThemBy)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """A row that can't be used, and why."""

    line: int
    reason: str
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Usable:
    """A row that can be used: its details as kept and as typed."""

    row: Row
    kept: Details
    typed: Details


def sort_out(
    rows: Iterable[Row], goes_to: Sequence[str], *, country: str
) -> tuple[list[Usable], list[Refusal]]:
    """Return the rows that can be used, and those that can't with their reasons."""
    usable, refused = [], []
    for row in rows:
        reason = columns.trouble(row, goes_to)
        if not reason:
            typed = columns.details(row, goes_to, country)
            try:
                usable.append(Usable(row=row, kept=clean(typed), typed=typed))
                continue
            except _REFUSALS as error:
                reason = error.sentence
        refused.append(Refusal(line=row.line, reason=reason, text=row.text))
    return usable, refused


def says_yes(row: Row, goes_to: Sequence[str], consent: Consent) -> bool:
    """Return whether this row's person agreed to email, by the answer that was chosen."""
    if consent.agreed is Agreed.COLUMN:
        return columns.says_yes(columns.value(row, goes_to, "agreed"))
    return consent.agreed is Agreed.ALL


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of the file: heading, what stands in it, and what it goes to."""

    position: int
    heading: str
    samples: Sequence[str]
    filled: int
    goes_to: str


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A value of the consent column, whether it is a yes, and how often it stands there."""

    value: str
    is_yes: bool
    count: int


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row behind a count: who it is, and who they are already (null: nobody yet)."""

    line: int
    who: str
    person_id: int | None


@dataclasses.dataclass(slots=True)
class Counted:
    """How many people, and the first rows of them."""

    count: int = 0
    lines: list[Line] = dataclasses.field(default_factory=list)

    def add(self, match: Match, line: int) -> None:
        """Count a row."""
        self.count += 1
        if len(self.lines) < LINES:
            kept, person = match.kept, match.known.person
            who = kept.whole_name or kept.email or kept.phone
            known_as = person.pk if person else None
            self.lines.append(Line(line=line, who=who, person_id=known_as))


@dataclasses.dataclass(slots=True)
class Trial:
    """What bringing in would come to: people, each at their first row of the file."""

    new: Counted = dataclasses.field(default_factory=Counted)
    known: Counted = dataclasses.field(default_factory=Counted)
    # Rows about somebody whom a row before them is about.
    twice: Counted = dataclasses.field(default_factory=Counted)
    may_email: Counted = dataclasses.field(default_factory=Counted)
    left_before: Counted = dataclasses.field(default_factory=Counted)
    not_phoned: Counted = dataclasses.field(default_factory=Counted)
    refused: list[Refusal] = dataclasses.field(default_factory=list)
    with_email: int = 0
    rows_read: int = 0

    @property
    def people(self) -> int:
        """How many people would be brought in."""
        return self.new.count + self.known.count


def head(rows: Iterator[Row]) -> list[Row]:
    """Return the rows a trial run reads."""
    return list(islice(rows, TRIAL_ROWS))


def run(
    rows: Sequence[Row], goes_to: Sequence[str], consent: Consent, *, country: str
) -> Trial:
    """Return what bringing these rows in would come to."""
    usable, refused = sort_out(rows, goes_to, country=country)
    trial = Trial(refused=refused, rows_read=len(rows))
    matches = Matcher().match([(one.kept, one.typed) for one in usable])
    people = {match.known.person.pk for match in matches if match.known.person}
    standing = consents.standing(people)
    left_addresses = ledger.left_addresses({one.kept.email.lower() for one in usable})
    seen: set[int] = set()
    met: set[int] = set()
    for one, match in zip(usable, matches, strict=True):
        line, person = one.row.line, match.known.person
        first = trial.new if match.is_new else trial.known
        (trial.twice if id(match.known) in met else first).add(match, line)
        met.add(id(match.known))
        if match.known.is_do_not_phone and match.kept.phone:
            trial.not_phoned.add(match, line)
        if not match.kept.email:
            continue
        trial.with_email += 1
        if not says_yes(one.row, goes_to, consent) or id(match.known) in seen:
            continue
        seen.add(id(match.known))
        is_left = match.kept.email.lower() in left_addresses
        if is_left or (person and person.pk in standing.left):
            trial.left_before.add(match, line)
        else:
            trial.may_email.add(match, line)
    return trial


def columns_of(
    rows: Sequence[Row], table: Table, goes_to: Sequence[str]
) -> list[Column]:
    """Return the file's columns with what stands in them."""
    found = []
    for position, heading in enumerate(table.headings):
        cells = [
            row.cells[position].strip() for row in rows if position < len(row.cells)
        ]
        filled = [cell for cell in cells if cell]
        found.append(
            Column(
                position=position,
                heading=heading or f"Column {position + 1}",
                samples=list(dict.fromkeys(filled))[:_SAMPLES],
                filled=len(filled),
                goes_to=goes_to[position] if position < len(goes_to) else "",
            )
        )
    return found


def answers_of(rows: Sequence[Row], goes_to: Sequence[str]) -> list[Answer]:
    """Return what stands in the consent column of rows with an email, most frequent first."""
    if "agreed" not in goes_to:
        return []
    said = Counter(
        columns.value(row, goes_to, "agreed").lower()
        for row in rows
        if columns.value(row, goes_to, "email")
    )
    return [
        Answer(value=value, is_yes=columns.says_yes(value), count=count)
        for value, count in said.most_common(_ANSWERS)
    ]


def read_head(
    kept: IO[bytes], *, encoding: str, is_table: bool
) -> tuple[Table, Iterator[Row]]:
    """
    Return how a file that was read before is read, and the rows that a trial run looks at.

    Of a table no more is read than that; people as they stand in a chat are read whole, as the
    last line may have what no other has.

    :raises NotACsv: if no table can be read from it.
    """
    if not is_table:
        return read(kept.read(), encoding=encoding)
    content = kept.read(_HEAD_BYTES)
    is_cut = len(content) == _HEAD_BYTES
    whole_rows = content[: content.rfind(b"\n") + 1] if is_cut else content
    return read(whole_rows, encoding=encoding)


def read(content: bytes, *, encoding: str = "") -> tuple[Table, Iterator[Row]]:
    """
    Return how a file is read, and its rows.

    :raises NotACsv: if no table can be read from it.
    """
    table = reading.understand(content, encoding=encoding)
    return table, reading.rows(content, table)
