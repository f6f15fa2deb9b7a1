"""People in the panel: the list, one person, their details, and tags."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kernel.actor import Channel, Source
from kernel.jobs.actions import UndoneBefore
from kernel.jobs.models import Job
from kernel.permissions import Permission, Refused, allows, require
from nations.people import actions, contact_points, edits, panels, selectors
from nations.people.models import Person, Tag
from nations.people.selectors import Order, Wanted
from tenants.requests import actor_of, nation_of

PANEL = Source(channel=Channel.PANEL)
CONFLICT, UNPROCESSABLE = 409, 422
_STAYS = (actions.ChangedSince, actions.NothingToKnowThemBy, UndoneBefore)
# What of a list's choices its links carry on.
CHOICES = ("joined", "q", "tag", "place", "reach", "brought", "since", "list", "order")


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Say that a screen isn't this role's."""
    shown = {"sentence": refusal.sentence}
    return render(request, "cms/panel/refused.html", shown, status=403)


def _number(said: str) -> int | None:
    # More digits than any id has are nobody's.
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None


def _midnight(said: str, zone: str) -> dt.datetime | None:
    try:
        day = dt.date.fromisoformat(said)
    except ValueError:
        return None
    return dt.datetime.combine(day, dt.time(), tzinfo=ZoneInfo(zone))


def _wanted(request: HttpRequest) -> Wanted:
    # No name, place or number holds a NUL, and Postgres takes none.
    said = {key: request.GET.get(key, "").replace("\x00", "") for key in CHOICES}
    joined, reach = said.get("joined", ""), said.get("reach", "")
    return Wanted(
        asked=said.get("q", "")[:100],
        joined=joined if joined in {"yes", "no"} else "",
        tag_id=_number(said.get("tag", "")),
        place=said.get("place", "").upper()[:8],
        reach=reach if reach in {"email", "phone", "post"} else "",
        is_brought=said.get("brought") == "yes",
        since=_midnight(said.get("since", ""), nation_of(request).time_zone),
        list_job_id=_number(said.get("list", "")),
    )


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Show who is wanted, fifty at a time."""
    by, said, wanted = actor_of(request), request.GET, _wanted(request)
    order = Order.NAME if said.get("order") == Order.NAME else Order.NEWEST
    try:
        listing = selectors.everyone(
            by=by,
            wanted=wanted,
            order=order,
            after=_number(said.get("after", "")),
            before=_number(said.get("before", "")),
        )
        counts = selectors.counts(by=by)
    except Refused as refusal:
        return refused(request, refusal)
    kept = {key: said[key] for key in CHOICES if said.get(key)}
    tags = selectors.all_tags()
    by_id = {tag.pk: tag for tag in tags}
    shown = {
        "rows": [
            {"person": one, "tags": [by_id[pk] for pk in one.tag_ids if pk in by_id]}
            for one in listing.people
        ],
        "wanted": wanted,
        "order": order.value,
        "counts": counts,
        "matching": None
        if wanted.is_everyone
        else selectors.matching_count(by=by, wanted=wanted),
        "list_begun_at": selectors.list_begun_at(wanted.list_job_id),
        "tags": tags,
        "places": selectors.places(),
        "newer_query": _beside(kept, before=listing.newer),
        "older_query": _beside(kept, after=listing.older),
        "may_import": allows(by, Permission.PEOPLE_IMPORT),
        "may_edit": allows(by, Permission.PEOPLE_EDIT),
    }
    return render(request, "people/list.html", shown)


def _beside(kept: dict[str, str], **place: int | None) -> str:
    known = {side: str(pk) for side, pk in place.items() if pk}
    return urlencode({**kept, **known}) if known else ""


def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show one person: History, how to reach them, consent and tags."""
    try:
        found = selectors.get_person(person_id, by=actor_of(request))
    except Refused as refusal:
        return refused(request, refusal)
    except Person.DoesNotExist as unknown:
        raise Http404 from unknown
    return _person(request, found)


def _person(
    request: HttpRequest, found: Person, *, error: str = "", status: int = 200
) -> HttpResponse:
    all_tags = selectors.all_tags()
    shown: dict[str, Any] = {
        "person": found,
        "tags": [tag for tag in all_tags if tag.pk in found.tag_ids],
        "all_tags": all_tags,
        "proposals": selectors.proposals_of(found),
        "brought": selectors.brought_by(found),
        "panels": panels.panels_of(found),
        "may_edit": allows(actor_of(request), Permission.PEOPLE_EDIT),
        "toast": _toast(request.GET.get("done", ""), found),
        "error": error,
    }
    return render(request, "people/person.html", shown, status=status)


def _toast(done: str, found: Person) -> dict[str, str] | None:
    """Say what was just done to them, and where its undoing is posted to."""
    what, _sep, pk = done.partition("-")
    if what == "edited":
        return _edit_toast(_number(pk) or 0, found)
    if what == "here" and pk == str(found.pk):
        return {
            "sentence": _("Already here. What was empty is filled in, nothing changed.")
        }
    if what == "added" and pk == str(found.pk):
        another = {"more_url": "/people/new/", "more": _("Add another")}
        return {"sentence": _("Added."), **another}
    tag = selectors.tag_named(_number(pk) or 0)
    return _tag_toast(what, tag, found) if tag else None


def _tag_toast(what: str, tag: Tag, found: Person) -> dict[str, str] | None:
    where = f"/people/{found.pk}/tags/"
    if what == "tagged" and tag.pk in found.tag_ids:
        sentence = _("Tagged %(tag)s.") % {"tag": tag.name}
        return {"sentence": sentence, "undo_url": f"{where}{tag.pk}/off/"}
    if what == "untagged" and tag.pk not in found.tag_ids:
        sentence = _("No longer tagged %(tag)s.") % {"tag": tag.name}
        return {"sentence": sentence, "undo_url": where, "undo_name": tag.name}
    return None


def _edit_toast(job_id: int, found: Person) -> dict[str, str] | None:
    edit = edits.edits_of(found.pk, [job_id]).get(job_id)
    if edit is None or not edit.is_open:
        return None
    changed = list(edit.details)
    what = changed[0].label if len(changed) == 1 else _("Details")
    return {
        "sentence": _("%(what)s changed.") % {"what": what},
        "undo_url": f"/people/{found.pk}/edits/{job_id}/undo/",
    }


@require_POST
def undo_edit(request: HttpRequest, person_id: int, job_id: int) -> HttpResponse:
    """Put back what an edit changed."""
    by = actor_of(request)
    try:
        actions.undo_edit(
            person_id=person_id, job_id=job_id, by=by, via=PANEL, at=timezone.now()
        )
    except Refused as refusal:
        return refused(request, refusal)
    except (Person.DoesNotExist, Job.DoesNotExist) as unknown:
        raise Http404 from unknown
    except _STAYS as trouble:
        found = selectors.get_person(person_id, by=by)
        return _person(request, found, error=trouble.sentence, status=CONFLICT)
    return HttpResponseRedirect(f"/people/{person_id}/")


@require_POST
def add_tag(request: HttpRequest, person_id: int) -> HttpResponse:
    """Put a tag on a person."""
    name = request.POST.get("name", "").strip()
    by, done = actor_of(request), ""
    try:
        if name:
            tag = actions.tag_person(
                person_id=person_id, name=name, by=by, via=PANEL, at=timezone.now()
            )
            done = f"?done=tagged-{tag.pk}" if tag else ""
    except Refused as refusal:
        return refused(request, refusal)
    except Person.DoesNotExist as unknown:
        raise Http404 from unknown
    except contact_points.NotAName as trouble:
        found = selectors.get_person(person_id, by=by)
        return _person(request, found, error=trouble.sentence, status=UNPROCESSABLE)
    return HttpResponseRedirect(f"/people/{person_id}/{done}")


@require_POST
def remove_tag(request: HttpRequest, person_id: int, tag_id: int) -> HttpResponse:
    """Take a tag off a person."""
    try:
        actions.untag_person(
            person_id=person_id,
            tag_id=tag_id,
            by=actor_of(request),
            via=PANEL,
            at=timezone.now(),
        )
    except Refused as refusal:
        return refused(request, refusal)
    except Person.DoesNotExist as unknown:
        raise Http404 from unknown
    return HttpResponseRedirect(f"/people/{person_id}/?done=untagged-{tag_id}")


_TYPED = (
    actions.NothingToKnowThemBy,
    contact_points.NotAnEmail,
    contact_points.NotAPhone,
    contact_points.NotAPostcode,
    contact_points.NotAName,
)


# The field that each is about; the others are said at the top.
_AT: dict[type[Exception], str] = {
    contact_points.NotAnEmail: "email",
    contact_points.NotAPhone: "phone",
    contact_points.NotAPostcode: "postcode",
}


def _troubles(trouble: Exception | None) -> dict[str, Any]:
    """Return what a form says of what can't be kept: at its field, or above all of them."""
    if trouble is None:
        return {}
    sentence, field = getattr(trouble, "sentence", ""), _AT.get(type(trouble), "")
    return {"errors": {field: sentence}} if field else {"error": sentence}


def add_person(request: HttpRequest) -> HttpResponse:
    """Type somebody in."""
    by, said = actor_of(request), request.POST
    if not allows(by, Permission.PEOPLE_EDIT):
        return refused(request, Refused(allows(by, Permission.PEOPLE_EDIT).reason))
    wrong: Exception | None = None
    if request.method == "POST":
        details = actions.Details(
            full_name=said.get("full_name", ""),
            email=said.get("email", ""),
            phone=said.get("phone", ""),
            postcode=said.get("postcode", ""),
            country=nation_of(request).country,
        )
        try:
            found = actions.identify(
                details=details, by=by, via=PANEL, at=timezone.now()
            )
            what = "added" if found.is_new else "here"
            here = f"?done={what}-{found.person.pk}"
            return HttpResponseRedirect(f"/people/{found.person.pk}/{here}")
        except _TYPED as trouble:
            wrong = trouble
    status = UNPROCESSABLE if wrong else 200
    shown = {"said": said, "types_at_once": wrong is None, **_troubles(wrong)}
    return render(request, "people/add.html", shown, status=status)


# What a form of details holds; beside each field stands what it showed when it was opened.
DETAILS = ("full_name", "called", "email", "phone", "postcode")


def details(request: HttpRequest, person_id: int) -> HttpResponse:
    """Change a person's name, what to call them, and how to reach them."""
    by = actor_of(request)
    try:
        require(by, Permission.PEOPLE_EDIT)
        found = selectors.get_person(person_id, by=by)
        if request.method != "POST":
            return _details(request, found)
        edited = _edit(request, person_id)
    except Refused as refusal:
        return refused(request, refusal)
    except Person.DoesNotExist as unknown:
        raise Http404 from unknown
    except actions.ChangedMeanwhile as overtaken:
        found = selectors.get_person(person_id, by=by)
        return _details(request, found, wrong=overtaken, status=CONFLICT)
    except _TYPED as trouble:
        return _details(request, found, wrong=trouble, status=UNPROCESSABLE)
    done = f"?done=edited-{edited.job_id}" if edited.job_id else ""
    return HttpResponseRedirect(f"/people/{person_id}/{done}")


def _was_shown(request: HttpRequest) -> dict[str, str]:
    said = request.POST
    shown = {field: said.get(f"shown_{field}") for field in DETAILS}
    return {field: value for field, value in shown.items() if value is not None}


def _edit(request: HttpRequest, person_id: int) -> actions.Edited:
    said = request.POST
    change = actions.PersonChange(
        **{field: said.get(field) for field in DETAILS},
        country=nation_of(request).country,
    )
    return actions.edit_person(
        person_id=person_id,
        change=change,
        shown=_was_shown(request),
        by=actor_of(request),
        via=PANEL,
        at=timezone.now(),
    )


def _details(
    request: HttpRequest,
    found: Person,
    *,
    wrong: Exception | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the form: as it is kept, or with what was typed where that can't be kept."""
    now = selectors.details_of(found)
    said, shown, troubles = now, now, _troubles(wrong)
    if wrong is not None:
        was = _was_shown(request)
        said = {field: request.POST.get(field, "") for field in DETAILS}
        shown = now | was
        if isinstance(wrong, actions.ChangedMeanwhile):
            # Pressed again it is no accident any more; what nobody touched is shown anew.
            untouched = {at for at in was if said[at] == was[at]}
            said, shown = said | {at: now[at] for at in untouched}, now
            troubles = {"errors": wrong.sentences}
    return render(
        request,
        "people/details.html",
        {
            "person": found,
            "said": said,
            "shown": [(f"shown_{at}", shown[at]) for at in DETAILS],
            **troubles,
        },
        status=status,
    )
