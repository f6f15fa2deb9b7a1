"""People's screens in the panel."""

from collections.abc import Iterable

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from kernel.menu import HOOK, MenuItem
from kernel.permissions import Permission
from nations.people import views


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Offer the list, one person, and tags."""
    return [
        path("people/", views.people, name="people"),
        path("people/new/", views.add_person, name="people_new"),
        path("people/<int:person_id>/", views.person, name="person"),
        path("people/<int:person_id>/tags/", views.add_tag, name="person_add_tag"),
        path(
            "people/<int:person_id>/tags/<int:tag_id>/off/",
            views.remove_tag,
            name="person_remove_tag",
        ),
    ]


@hooks.register(HOOK)
def menu() -> Iterable[MenuItem]:
    """People, everyone."""
    return [
        MenuItem(
            section="people",
            label=_("Everyone"),
            url="/people/",
            order=10,
            permission=Permission.PEOPLE_VIEW,
        )
    ]
