"""History: facts as sentences, newest first."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel.actor import ActorKind, Channel
from kernel.changes.selectors import Touch, touches_of
from kernel.facts import type_of
from kernel.facts.models import Fact
from nations.people.edits import Edit, Values, edits_of
from nations.people.facts import Detail
from nations.people.models import Person, Tag


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Undo:
    """Where undoing is posted to; `name` goes with it where something is put back."""

    url: str
    name: str = ""


# What a list did to somebody has no fact of its own: a job tells of a chunk at once.
_LISTS = ("imports.people",)
_CAME = gettext_lazy("Came with a list")
_FILLED_IN = gettext_lazy("Filled in by a list")


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """
    What happened, when, to whom (null: nobody) and who recorded it (empty: nobody in particular).

    `brought_by` is the person whose invitation it followed; `undo` is null where it can't be
    undone, or was already.
    """

    sentence: str
    sign: str
    at: dt.datetime
    person: Person | None
    recorded_by: str
    brought_by: Person | None = None
    undo: Undo | None = None


_SIGNS = {
    "people.supporter_joined": "joined",
    "people.person_added": "person",
    "people.person_tagged": "tag",
    "people.person_untagged": "tag",
    "people.person_edited": "pencil",
    "people.person_edit_undone": "pencil",
    "people.name_given": "person",
    "consents.consent_given": "mail",
    "consents.consent_withdrawn": "mail-off",
    "imports.people_imported": "bring-in",
    "imports.import_undone": "bring-in",
}
_ON_ITS_OWN = {"people.person_tagged", "people.person_untagged"}
_SIGNED_UP = "submissions.sign_up_received"
_UNSAID = {"people.person_added", _SIGNED_UP}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Names:
    """What the ids in facts are called, and what the edits among them changed."""

    tags: Mapping[int, str]
    users: Mapping[int, str]
    edits: Mapping[int, Edit] = dataclasses.field(default_factory=dict)


def _names_in(rows: Iterable[Fact], users: Iterable[int | None] = ()) -> _Names:
    tags = {row.payload.get("tag_id") for row in rows} - {None}
    users = {*users, *(row.actor.get("user_id") for row in rows)} - {None}
    found = get_user_model().objects.filter(pk__in=users) if users else []
    return _Names(
        tags=dict(Tag.objects.filter(pk__in=tags).values_list("pk", "name")),
        # Somebody without a name is known by the part of their address before the @.
        users={user.pk: user.get_full_name().partition("@")[0] for user in found},
    )


def _sentence(row: Fact, names: _Names) -> str:
    try:
        sentence = str(type_of(row.type).sentence)
    except TypeError:
        return row.type
    said: dict[str, Any] = dict(row.payload)
    if "tag_id" in said:
        said["tag_id"] = names.tags.get(said["tag_id"], _("with a tag since removed"))
    detail = said.get("detail")
    edit = names.edits.get(said.get("job_id") or 0)
    if detail and edit and detail in edit.details:
        return _edit_sentence(row.type, Detail(detail), edit.details[Detail(detail)])
    said["detail"] = Detail(detail).label if detail else _("Details")
    return sentence.format_map(said)


_EDITED, _UNDONE = "people.person_edited", "people.person_edit_undone"


def _edit_sentence(kind: str, detail: Detail, values: Values) -> str:
    said = {"what": detail.label, "old": values.before, "new": values.after}
    if kind == _UNDONE:
        words = (
            _("%(what)s put back to “%(old)s”")
            if values.before
            else _("%(what)s taken away again")
        )
    elif not values.before:
        words = _("%(what)s added: “%(new)s”")
    elif not values.after:
        words = _("%(what)s taken away: “%(old)s”")
    else:
        words = _("%(what)s changed from “%(old)s” to “%(new)s”")
    return words % said


def _staff(actor: Mapping[str, Any], names: _Names) -> str:
    if actor.get("kind") != ActorKind.STAFF:
        return ""
    who = names.users.get(actor.get("user_id") or 0)
    return _("By %(who)s") % {"who": who} if who else _("By the team")


def _recorded_by(row: Fact, names: _Names) -> str:
    channel = row.source.get("channel", "")
    if row.actor.get("kind") == ActorKind.STAFF:
        return _staff(row.actor, names)
    by_channel = {
        Channel.WEB: _("On the site"),
        Channel.MAIL: _("From an email"),
        Channel.IMPORT: _("From a list"),
        Channel.PANEL: _("By the team"),
    }
    return by_channel.get(channel, "")


def _act_of(row: Fact, acts: Sequence[list[Fact]]) -> list[Fact] | None:
    """Return the act a row belongs to: of the same moment, come by the same way; or null."""
    for act in reversed(acts):
        first = act[0]
        if first.happened_at != row.happened_at:
            return None
        # A visitor becomes a supporter within one act, so who and which device may differ.
        is_same_way = first.source.get("channel") == row.source.get("channel")
        if is_same_way and first.type not in _ON_ITS_OWN:
            return act
    return None


def _together(rows: Sequence[Fact]) -> list[list[Fact]]:
    """Put what one act brought about side by side: joined, and said yes to email."""
    acts: list[list[Fact]] = []
    for row in rows:
        act = None if row.type in _ON_ITS_OWN else _act_of(row, acts)
        if act is None:
            acts.append([row])
        else:
            act.append(row)
    return acts


def _act(rows: Sequence[Fact], person: Person, names: _Names) -> Line:
    inside = sorted(rows, key=lambda row: row.pk)
    if len(inside) > 1:
        # Whoever joined was added by it, and sent the form: that goes without saying.
        inside = [row for row in inside if row.type not in _UNSAID] or inside[-1:]
    return Line(
        sentence=". ".join(_sentence(row, names) for row in inside),
        sign=_SIGNS.get(inside[0].type, "check"),
        at=inside[0].happened_at,
        person=person,
        # Of a form the sentence itself says where.
        recorded_by=""
        if inside[0].type == _SIGNED_UP
        else _recorded_by(inside[0], names),
        undo=None,
    )


def _undo_of(row: Fact, person: Person, names: _Names, seen: set[Any]) -> Undo | None:
    if row.type == _EDITED:
        return _undo_of_edit(row, person, names, seen)
    tag_id = row.payload.get("tag_id")
    if row.type not in _ON_ITS_OWN or tag_id in seen:
        return None
    seen.add(tag_id)
    is_on = tag_id in person.tag_ids
    if row.type == "people.person_tagged" and is_on:
        return Undo(url=f"/people/{person.pk}/tags/{tag_id}/off/")
    if row.type == "people.person_untagged" and not is_on and tag_id in names.tags:
        return Undo(url=f"/people/{person.pk}/tags/", name=names.tags[tag_id])
    return None


def _undo_of_edit(
    row: Fact, person: Person, names: _Names, seen: set[Any]
) -> Undo | None:
    job_id = row.payload.get("job_id") or 0
    edit = names.edits.get(job_id)
    if edit is None or not edit.is_open:
        return None
    is_newest = seen.isdisjoint(edit.details)
    seen.update(edit.details)
    return Undo(url=f"/people/{person.pk}/edits/{job_id}/undo/") if is_newest else None


def history_of(person: Person, *, count: int = 100) -> list[Line]:
    """Return a person's History, newest first; what one act brought about is one line."""
    rows = list(
        Fact.objects.filter(
            subject_label="people.Person", subject_id=person.pk
        ).order_by("-happened_at", "-pk")[:count]
    )
    touches = touches_of(root="people.Person", root_id=person.pk, kinds=_LISTS)
    by = {touch.actor.get("user_id") for touch in touches}
    names, seen = _names_in(rows, by), set[Any]()
    edited = {row.payload.get("job_id") for row in rows} - {None}
    names = dataclasses.replace(names, edits=edits_of(person.pk, edited))
    told = [
        dataclasses.replace(
            _act(act, person, names), undo=_undo_of(act[0], person, names, seen)
        )
        for act in _together(rows)
    ]
    by_lists = [_by_list(touch, person, names) for touch in touches]
    return sorted([*told, *by_lists], key=lambda line: line.at, reverse=True)[:count]


def _by_list(touch: Touch, person: Person, names: _Names) -> Line:
    return Line(
        sentence=str(_CAME if touch.is_made else _FILLED_IN),
        sign="bring-in",
        at=touch.at,
        person=person,
        recorded_by=_staff(touch.actor, names),
    )


_JOINED, _YES = "people.supporter_joined", "consents.consent_given"
_NEWS = (
    _JOINED,
    _YES,
    "consents.consent_withdrawn",
    "imports.people_imported",
    "imports.import_undone",
)


def _news(count: int) -> list[Fact]:
    """Return the newest facts that are news; a yes said while joining is told by that."""
    # Of two facts of one joining one is left out, so twice as many hold enough.
    rows = list(Fact.objects.filter(type__in=_NEWS).order_by("-pk")[: 2 * count])
    joined = {(row.subject_id, row.happened_at) for row in rows if row.type == _JOINED}
    return [
        row
        for row in rows
        if row.type != _YES or (row.subject_id, row.happened_at) not in joined
    ][:count]


def latest(*, count: int = 6) -> list[Line]:
    """Return what people did last, one line each."""
    rows = _news(count)
    named = {row.subject_id for row in rows} | {
        row.source.get("recruiter_id") for row in rows
    }
    people = Person.objects.prefetch_related("emails", "addresses").in_bulk(
        pk for pk in named if pk
    )
    names = _names_in(rows)
    return [
        Line(
            sentence=_sentence(row, names),
            sign=_SIGNS.get(row.type, "check"),
            at=row.happened_at,
            person=people.get(row.subject_id or 0),
            recorded_by=_recorded_by(row, names),
            brought_by=people.get(row.source.get("recruiter_id") or 0),
        )
        for row in rows
    ]
