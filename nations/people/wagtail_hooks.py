"""People's screens in the panel."""

from collections.abc import Iterable

from django.urls import URLPattern, path
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from kernel.actor import Actor
from kernel.menu import (
    FIND_HOOK,
    HOOK,
    NEW_HOOK,
    Finder,
    Found,
    FoundGroup,
    MenuItem,
)
from kernel.permissions import Permission, Refused
from nations.people import selectors, views
from nations.people.models import Person


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Offer the list, one person, their details, and tags."""
    one = "people/<int:person_id>/"
    return [
        path("people/", views.people, name="people"),
        path("people/new/", views.add_person, name="people_new"),
        path(one, views.person, name="person"),
        path(f"{one}details/", views.details, name="person_details"),
        path(
            f"{one}edits/<int:job_id>/undo/", views.undo_edit, name="person_undo_edit"
        ),
        path(f"{one}tags/", views.add_tag, name="person_add_tag"),
        path(
            f"{one}tags/<int:tag_id>/off/", views.remove_tag, name="person_remove_tag"
        ),
    ]


@hooks.register(HOOK)
def menu() -> Iterable[MenuItem]:
    """Offer People, everyone."""
    return [
        MenuItem(
            section="people",
            label=_("Everyone"),
            url="/people/",
            order=10,
            permission=Permission.PEOPLE_VIEW,
            words=_("people supporters list"),
        )
    ]


@hooks.register(NEW_HOOK)
def new() -> Iterable[MenuItem]:
    """Offer to add a person."""
    return [
        MenuItem(
            section="joined",
            label=_("Person"),
            url="/people/new/",
            order=10,
            permission=Permission.PEOPLE_EDIT,
        )
    ]


def _detail(person: Person) -> str:
    emails, addresses = list(person.emails.all()), list(person.addresses.all())
    parts = [emails[0].address if emails else ""]
    parts.append(addresses[0].postcode if addresses else "")
    return " · ".join(filter(None, parts))


def find(asked: str, by: Actor) -> FoundGroup:
    """Find people by three letters of a name, an email or a phone number."""
    try:
        people = selectors.find(asked, by=by)
    except Refused:
        people = []
    rows = [
        Found(
            label=person.listed,
            url=f"/people/{person.pk}/",
            detail=_detail(person),
            person_id=person.pk,
        )
        for person in people
    ]
    return FoundGroup(
        label=_("People"),
        rows=rows,
        order=10,
        all_url=f"/people/?{urlencode({'q': asked})}",
    )


@hooks.register(FIND_HOOK)
def finder() -> Finder:
    """Offer people to Find."""
    return find
