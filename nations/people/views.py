"""People in the panel: the list, one person, and tags."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from kernel.actor import Channel, Source
from kernel.permissions import Permission, Refused, allows
from nations.people import actions, contact_points, panels, selectors
from nations.people.models import Person
from tenants.requests import actor_of

PANEL = Source(channel=Channel.PANEL)
UNPROCESSABLE = 422


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Say that a screen isn't this role's."""
    shown = {"sentence": refusal.sentence}
    return render(request, "cms/panel/refused.html", shown, status=403)


def _country(request: HttpRequest) -> str:
    return str(request.nation.country)  # type: ignore[attr-defined]


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Show everyone, newest first, fifty at a time."""
    by, said = actor_of(request), request.GET
    tag = said.get("tag", "")
    tag_id = int(tag) if tag.isdigit() else None
    try:
        listing = selectors.everyone(
            by=by,
            asked=said.get("q", ""),
            joined=said.get("joined", ""),
            tag_id=tag_id,
            after=said.get("after", ""),
        )
        counts = selectors.counts(by=by)
    except Refused as refusal:
        return refused(request, refusal)
    kept = {key: said[key] for key in ("q", "joined", "tag") if said.get(key)}
    shown = {
        "people": listing.people,
        "counts": counts,
        "tags": selectors.all_tags(),
        "tag_id": tag_id,
        "asked": said.get("q", ""),
        "joined": said.get("joined", ""),
        "next_query": urlencode({**kept, "after": listing.next_after})
        if listing.next_after
        else "",
        "may_import": allows(by, Permission.PEOPLE_IMPORT),
        "may_edit": allows(by, Permission.PEOPLE_EDIT),
    }
    return render(request, "people/list.html", shown)


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
    shown: dict[str, Any] = {
        "person": found,
        "tags": selectors.tags_of(found),
        "all_tags": selectors.all_tags(),
        "proposals": selectors.proposals_of(found),
        "panels": [panel(found) for panel in panels.registered()],
        "may_edit": allows(actor_of(request), Permission.PEOPLE_EDIT),
        "error": error,
    }
    return render(request, "people/person.html", shown, status=status)


@require_POST
def add_tag(request: HttpRequest, person_id: int) -> HttpResponse:
    """Put a tag on a person."""
    name = request.POST.get("name", "").strip()
    try:
        if name:
            actions.tag_person(
                person_id=person_id,
                name=name,
                by=actor_of(request),
                via=PANEL,
                at=timezone.now(),
            )
    except Refused as refusal:
        return refused(request, refusal)
    except Person.DoesNotExist as unknown:
        raise Http404 from unknown
    except contact_points.NotAName as trouble:
        found = selectors.get_person(person_id, by=actor_of(request))
        return _person(request, found, error=trouble.sentence, status=UNPROCESSABLE)
    return HttpResponseRedirect(f"/people/{person_id}/")


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
    return HttpResponseRedirect(f"/people/{person_id}/")


_TYPED = (
    actions.NothingToKnowThemBy,
    contact_points.NotAnEmail,
    contact_points.NotAPhone,
    contact_points.NotAPostcode,
    contact_points.NotAName,
)


def add_person(request: HttpRequest) -> HttpResponse:
    """Type somebody in."""
    by, said = actor_of(request), request.POST
    if not allows(by, Permission.PEOPLE_EDIT):
        return refused(request, Refused(allows(by, Permission.PEOPLE_EDIT).reason))
    error = ""
    if request.method == "POST":
        details = actions.Details(
            full_name=said.get("full_name", ""),
            email=said.get("email", ""),
            phone=said.get("phone", ""),
            postcode=said.get("postcode", ""),
            country=_country(request),
        )
        try:
            found = actions.identify(
                details=details, by=by, via=PANEL, at=timezone.now()
            )
            return HttpResponseRedirect(f"/people/{found.person.pk}/")
        except _TYPED as trouble:
            error = trouble.sentence
    status = UNPROCESSABLE if error else 200
    return render(
        request, "people/add.html", {"error": error, "said": said}, status=status
    )
