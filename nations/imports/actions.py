"""Bring people in from a file: read it, show what would happen, then do it row by row."""

import dataclasses
import datetime as dt
import enum
import hashlib
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from kernel import facts
from kernel.actor import Actor, Source
from kernel.crash import crash_point
from nations.consents import actions as consents
from nations.consents.models import ConsentEntry
from nations.imports import permissions, reading
from nations.imports.facts import PeopleImported
from nations.imports.models import ImportFile, RefusedRow
from nations.people import actions as people
from nations.people.actions import Details, NothingToKnowThemBy
from nations.people.contact_points import NotAName, NotAnEmail, NotAPhone, NotAPostcode

BIGGEST_FILE = 50 * 1024 * 1024
ROWS_AT_A_TIME = 100
YES = {"1", "y", "yes", "true", "ja", "oui", "sí", "si", "on", "x"}
_REFUSALS = (NotAnEmail, NotAPhone, NotAPostcode, NotAName, NothingToKnowThemBy)


class FileTooBig(Exception):
    """More than a spreadsheet of a million people."""

    sentence = "The file is larger than 50 MB. Cut it in two."


class ConsentUnanswered(Exception):
    """Bringing people in waits until one of the three is chosen."""

    sentence = "Say whether they agreed to get email."


class ReasonMissing(Exception):
    """A list of consents without day and reason proves nothing."""

    sentence = "Say when and why they agreed."


class NotReading(Exception):
    """It was begun already."""

    sentence = "This file was brought in already."


class Agreed(enum.StrEnum):
    """The three answers to "Did they agree to get email?"."""

    ALL = "ALL"
    COLUMN = "COLUMN"
    NONE = "NONE"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Consent:
    """Which of the three it is; with ALL, on which day and why, in the organiser's words."""

    agreed: Agreed = Agreed.NONE
    day: str = ""
    reason: str = ""

    def as_json(self) -> dict[str, str]:
        """Give it as it is stored."""
        return {"agreed": self.agreed.value, "day": self.day, "reason": self.reason}

    @property
    def wording(self) -> str:
        """What is kept in the ledger as the words they agreed to."""
        if self.agreed is Agreed.ALL:
            return (
                f"They all asked us to email them, on {self.day}, because {self.reason}"
            )
        return "A column of the list said that they agreed to be emailed."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What an import came to."""

    import_id: int
    created_count: int
    updated_count: int
    refused_count: int
    refusals: Sequence[dict[str, Any]]


def read_file(
    *, content: bytes, name: str, by: Actor, via: Source, at: dt.datetime
) -> ImportFile:
    """
    Keep a file and say how it would be read; nobody is brought in yet.

    :raises Refused: if this actor may not import people.
    :raises FileTooBig: beyond 50 MB.
    :raises NotACsv: if no table can be read from it.
    """
    permissions.require_may_import(by)
    if len(content) > BIGGEST_FILE:
        raise FileTooBig
    table = reading.understand(content)
    digest = hashlib.sha256(content).hexdigest()
    stored = default_storage.save(f"imports/{digest[:24]}.csv", ContentFile(content))
    with transaction.atomic():
        return ImportFile.objects.create(
            name=name[:200],
            stored_as=stored,
            digest=digest,
            encoding=table.encoding,
            delimiter=table.delimiter,
            columns=table.columns,
            row_count=sum(1 for _ in reading.rows(content, table)),
            actor=by.as_json(),
            uploaded_by_user_id=by.user_id,
            uploaded_at=at,
        )


@transaction.atomic
def begin(
    *, import_id: int, consent: Consent, by: Actor, via: Source, at: dt.datetime
) -> ImportFile:
    """
    Let a file that was read be brought in; a worker does it.

    :raises Refused: if this actor may not import people.
    :raises ReasonMissing: if all agreed, but not when or why.
    :raises NotReading: if it was begun already.
    """
    permissions.require_may_import(by)
    if consent.agreed is Agreed.ALL and not (consent.day and consent.reason.strip()):
        raise ReasonMissing
    file = ImportFile.objects.select_for_update().get(pk=import_id)
    if file.state != ImportFile.State.READ:
        raise NotReading
    file.state, file.consent, file.actor = "RUNNING", consent.as_json(), by.as_json()
    file.save(update_fields=["state", "consent", "actor"])
    return file


def stop(*, import_id: int, by: Actor, via: Source, at: dt.datetime) -> None:
    """
    Stop an import after the rows it is at; who is in stays in.

    :raises Refused: if this actor may not import people.
    """
    permissions.require_may_import(by)
    running = ImportFile.objects.filter(pk=import_id, state=ImportFile.State.RUNNING)
    running.update(state=ImportFile.State.STOPPED)


def run(*, import_id: int, country: str, via: Source) -> ImportFile:
    """
    Bring in what is left of a begun file, some rows to a transaction; a killed worker goes on.

    It runs in the name of who began it. `country` is where phones and postcodes are from.
    """
    file = ImportFile.objects.get(pk=import_id)
    with default_storage.open(file.stored_as) as kept:
        content = kept.read()
    table = reading.understand(content)
    every = list(reading.rows(content, table))
    while file.state == ImportFile.State.RUNNING:
        with transaction.atomic():
            file = ImportFile.objects.select_for_update().get(pk=import_id)
            if file.state != ImportFile.State.RUNNING:
                break
            chunk = every[file.done_count : file.done_count + ROWS_AT_A_TIME]
            _bring_in(file, chunk, table, country=country, via=via)
            file.done_count += len(chunk)
            if file.done_count >= len(every):
                _finish(file, via=via)
            file.save()
        crash_point("imports.after_chunk")
    return file


def _finish(file: ImportFile, *, via: Source) -> None:
    file.state = ImportFile.State.DONE
    facts.publish(
        PeopleImported(
            import_id=file.pk,
            created_count=file.created_count,
            updated_count=file.updated_count,
            refused_count=file.refused_count,
        ),
        by=Actor.from_json(file.actor),
        via=via,
        at=timezone.now(),
    )


def _bring_in(
    file: ImportFile,
    chunk: Sequence[reading.Row],
    table: reading.Table,
    *,
    country: str,
    via: Source,
) -> None:
    by = Actor.from_json(file.actor)
    consent = Consent(
        agreed=Agreed(file.consent["agreed"]),
        day=file.consent["day"],
        reason=file.consent["reason"],
    )
    for row in chunk:
        if row.trouble:
            _refuse(file, row, row.trouble)
            continue
        try:
            with transaction.atomic():
                is_new = _person(row, table, consent, country=country, by=by, via=via)
        except _REFUSALS as error:
            _refuse(file, row, error.sentence)
            continue
        if is_new:
            file.created_count += 1
        else:
            file.updated_count += 1


def _refuse(file: ImportFile, row: reading.Row, reason: str) -> None:
    file.refused_count += 1
    # NUL can't be stored, and says nothing to whoever mends the line.
    text = row.text.replace("\x00", "")
    RefusedRow.objects.get_or_create(
        import_file=file, line=row.line, defaults={"reason": reason, "text": text}
    )


def _details(row: reading.Row, table: reading.Table, country: str) -> Details:
    said = {
        field: reading.value(row, table, field)
        for field in (
            "email",
            "phone",
            "postcode",
            "full_name",
            "given_name",
            "family_name",
        )
    }
    tags = reading.value(row, table, "tags").replace(";", ",").split(",")
    kept = tuple(tag.strip() for tag in tags if tag.strip())
    return Details(**said, tags=kept, country=country)


def _person(
    row: reading.Row,
    table: reading.Table,
    consent: Consent,
    *,
    country: str,
    by: Actor,
    via: Source,
) -> bool:
    now = timezone.now()
    found = people.identify(
        details=_details(row, table, country), by=by, via=via, at=now
    )
    said_yes = consent.agreed is Agreed.ALL or (
        consent.agreed is Agreed.COLUMN
        and reading.value(row, table, "agreed").lower() in YES
    )
    if said_yes and reading.value(row, table, "email"):
        _agree(found.person.pk, consent, by=by, via=via, at=now)
    return found.is_new


def _agree(
    person_id: int, consent: Consent, *, by: Actor, via: Source, at: dt.datetime
) -> None:
    asked = consents.Asked(wording=consent.wording, basis=ConsentEntry.Basis.IMPORTED)
    try:
        consents.give_consent(person_id=person_id, asked=asked, by=by, via=via, at=at)
    except consents.WithdrawnBefore:
        return  # they left by their own choice: they are brought in and stay out of emails


def import_people(
    *,
    content: bytes,
    name: str,
    consent: Consent,
    country: str,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Done:
    """
    Read a file and bring it in at once; for the shell.

    :raises Refused, FileTooBig, NotACsv, ReasonMissing: as `read_file` and `begin`.
    """
    file = read_file(content=content, name=name, by=by, via=via, at=at)
    begin(import_id=file.pk, consent=consent, by=by, via=via, at=at)
    file = run(import_id=file.pk, country=country, via=via)
    refused = RefusedRow.objects.filter(import_file=file).order_by("line")
    return Done(
        import_id=file.pk,
        created_count=file.created_count,
        updated_count=file.updated_count,
        refused_count=file.refused_count,
        refusals=[dict(row) for row in refused.values("line", "reason")],
    )
