"""What a file's columns go to: guessed from their headings and cells, changed by hand."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from nations.imports import headings as known
from nations.imports import looks, reading
from nations.imports.reading import NotACsv, Row
from nations.people import contact_points
from nations.people.actions import Details

LEAVE_OUT = ""
#: In the order in which the choices stand.
FIELDS = {
    "given_name": _("First name"),
    "family_name": _("Last name"),
    "full_name": _("Full name"),
    "email": _("Email"),
    "phone": _("Phone"),
    "postcode": _("Postcode"),
    "address": _("Address"),
    "town": _("Town"),
    "tags": _("Tags"),
    "agreed": _("Said yes to email"),
}
KNOWN_BY = frozenset({"email", "phone", "full_name", "given_name", "family_name"})
# How a file without a header has its columns named (`reading.understand`).
_NUMBERED = re.compile(r"column \d+")
YES = {"1", "y", "yes", "true", "ja", "oui", "sí", "si", "on", "x"}


class NothingChosen(Exception):
    """No column says who anybody is."""

    sentence = "Say which column holds a name, an email or a phone."


def guess(headings: Sequence[str], samples: Sequence[Row]) -> list[str]:
    """
    Return what each column probably goes to, empty where nobody can say.

    :raises NotACsv: if there is one column and nothing says what it holds.
    """
    found: list[str] = []
    for position, heading in enumerate(headings):
        is_named = not _NUMBERED.fullmatch(heading.strip().lower())
        cells = _cells(samples, position)
        field = known.field_of(heading) or _by_cells(cells, is_named=is_named)
        is_taken = field in found
        found.append(LEAVE_OUT if is_taken else field)
    if len(headings) == 1 and found == [LEAVE_OUT]:
        raise NotACsv(reading.NOBODY)
    return _names_apart(headings, samples, found)


def _cells(samples: Sequence[Row], position: int) -> list[str]:
    cells = [row.cells[position] for row in samples if position < len(row.cells)]
    return [cell.strip() for cell in cells if cell.strip()]


def _names_apart(
    headings: Sequence[str], samples: Sequence[Row], found: list[str]
) -> list[str]:
    """Take a first and a second column of one word each for first and last names."""
    is_numbered = all(_NUMBERED.fullmatch(one.lower()) for one in headings)
    if not is_numbered or found[:2] != ["full_name", LEAVE_OUT]:
        return found
    first, second = (_cells(samples, position) for position in (0, 1))
    if second and all(looks.is_name(one, most=1) for one in [*first, *second]):
        return ["given_name", "family_name", *found[2:]]
    return found


def left_out(
    headings: Sequence[str], goes_to: Sequence[str], *, reads_consent: bool
) -> list[str]:
    """Return the columns that nobody reads, by heading or, without one, by number."""
    unread = {LEAVE_OUT} if reads_consent else {LEAVE_OUT, "agreed"}
    return [
        heading or f"Column {number}"
        for number, (heading, field) in enumerate(
            zip(headings, goes_to, strict=True), 1
        )
        if field in unread
    ]


def _by_cells(said: Sequence[str], *, is_named: bool) -> str:
    if not said:
        return LEAVE_OUT
    if all("@" in cell for cell in said):
        return "email"
    if is_named:
        return LEAVE_OUT  # it has a name of its own, which isn't one we know
    if all(map(looks.is_phone, said)):
        return "phone"
    if all(map(looks.is_postcode, said)):
        return "postcode"
    return "full_name" if all(map(looks.may_be_called, said)) else LEAVE_OUT


def value(row: Row, goes_to: Sequence[str], field: str) -> str:
    """Return what a row says in a field: the first filled column's, empty where none is."""
    for position, chosen in enumerate(goes_to):
        if chosen == field and position < len(row.cells):
            cell = row.cells[position].strip()
            if cell:
                return cell
    return ""


def trouble(row: Row, goes_to: Sequence[str]) -> str:
    """Return why a row can't be used with these columns; empty: it can."""
    if row.trouble:
        return row.trouble
    for position, field in enumerate(goes_to):
        cell = row.cells[position].strip() if position < len(row.cells) else ""
        if field and reading.has_formula(cell, is_phone=field == "phone"):
            return "A cell begins like a formula. Take the sign away from its front."
    return ""


def details(row: Row, goes_to: Sequence[str], country: str) -> Details:
    """Return what a row says of a person, as typed."""
    said = {
        field: value(row, goes_to, field)
        for field in FIELDS
        if field not in {"tags", "agreed"}
    }
    if said["address"] and not said["postcode"]:
        said["address"], said["postcode"] = _parted(said["address"], country)
    tags = [
        tag.strip()
        for position, chosen in enumerate(goes_to)
        if chosen == "tags" and position < len(row.cells)
        for tag in row.cells[position].replace(";", ",").split(",")
    ]
    return Details(**said, tags=tuple(filter(None, tags)), country=country)


def _parted(address: str, country: str) -> tuple[str, str]:
    """Return an address and the postcode at its end; without one, as it is."""
    words = address.replace(",", " , ").split()
    for count in (2, 1):
        try:
            found = contact_points.postcode(" ".join(words[-count:]), country=country)
        except contact_points.NotAPostcode:
            continue
        if country in {"GB", "US"}:
            rest = " ".join(words[:-count]).replace(" , ", ", ").strip(" ,")
            return rest, found
    return address, ""


def says_yes(cell: str) -> bool:
    """Return whether a cell of the consent column is a yes."""
    return cell.strip().lower() in YES
