"""The screens of bringing people in."""

from collections.abc import Iterable

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from kernel.menu import HOOK, MenuItem
from kernel.permissions import Permission
from nations.imports import views


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Offer the list of files, one file with its presses, and what was refused."""
    return [
        path("people/import/", views.imports, name="imports"),
        path("people/import/<int:import_id>/", views.import_file, name="import_file"),
        path("people/import/<int:import_id>/read/", views.choose, name="import_choose"),
        path("people/import/<int:import_id>/begin/", views.begin, name="import_begin"),
        path(
            "people/import/<int:import_id>/throw-away/",
            views.throw_away,
            name="import_throw_away",
        ),
        path(
            "people/import/<int:import_id>/progress/",
            views.progress,
            name="import_progress",
        ),
        path(
            "people/import/<int:import_id>/refused/",
            views.refused_list,
            name="import_refused",
        ),
        path(
            "people/import/<int:import_id>/refused.csv",
            views.refused_file,
            name="import_refused_file",
        ),
    ]


@hooks.register(HOOK)
def menu() -> Iterable[MenuItem]:
    """People, bring in."""
    return [
        MenuItem(
            section="people",
            label=_("Bring in"),
            url="/people/import/",
            order=15,
            permission=Permission.PEOPLE_IMPORT,
        )
    ]
