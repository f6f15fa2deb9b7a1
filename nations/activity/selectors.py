"""History: facts as sentences, newest first."""

import dataclasses
import datetime as dt

from django.utils.translation import gettext_lazy as _

from kernel.changes.selectors import touches_of
from kernel.facts import type_of
from kernel.facts.models import Fact
from nations.people.models import Person

# What a list did to somebody has no fact of its own: a job tells of a chunk at once.
_LISTS = ("imports.people",)
_CAME, _FILLED_IN = _("Came with a list"), _("Filled in by a list")


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What happened, when, to whom (null: nobody) and who recorded it (empty: they themselves)."""

    sentence: str
    at: dt.datetime
    person: Person | None
    recorded_by: str


_RECORDED_BY = {"STAFF": "recorded by the team", "SYSTEM": "by the platform"}


def _line(row: Fact, people: dict[int, Person]) -> Line:
    try:
        sentence = str(type_of(row.type).sentence)
    except TypeError:
        sentence = row.type
    return Line(
        sentence=sentence,
        at=row.happened_at,
        person=people.get(row.subject_id or 0),
        recorded_by=_RECORDED_BY.get(row.actor.get("kind", ""), ""),
    )


def history_of(person: Person, *, count: int = 100) -> list[Line]:
    """Return a person's History, newest first."""
    rows = Fact.objects.filter(subject_label="people.Person", subject_id=person.pk)
    told = [
        _line(row, {person.pk: person})
        for row in rows.order_by("-happened_at", "-pk")[:count]
    ]
    by_lists = [
        Line(
            sentence=str(_CAME if touch.is_made else _FILLED_IN),
            at=touch.at,
            person=person,
            recorded_by=_RECORDED_BY.get(touch.actor.get("kind", ""), ""),
        )
        for touch in touches_of(root="people.Person", root_id=person.pk, kinds=_LISTS)
    ]
    return sorted([*told, *by_lists], key=lambda line: line.at, reverse=True)[:count]


def latest(*, count: int = 6) -> list[Line]:
    """Return what people did last, one line a person."""
    wanted = (
        "people.supporter_joined",
        "consents.consent_withdrawn",
        "imports.people_imported",
    )
    rows = list(Fact.objects.filter(type__in=wanted).order_by("-pk")[:count])
    people = Person.objects.in_bulk([row.subject_id for row in rows if row.subject_id])
    return [_line(row, people) for row in rows]
