"""Find: people, pages and settings under one field, best first."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail import hooks
from wagtail.models import Page

from cms.panel import menu
from cms.panel.guard import for_staff
from kernel.actor import Actor
from kernel.menu import FIND_HOOK, Found, FoundGroup
from kernel.permissions import Permission, allows
from tenants.requests import actor_of

LONGEST = 100
EACH = 6


def pages(asked: str, by: Actor) -> FoundGroup:
    """Find pages by their titles."""
    found: list[Found] = []
    if allows(by, Permission.PAGES_EDIT):
        titled = Page.objects.filter(depth__gt=1, title__icontains=asked)
        found = [
            Found(
                label=page.title,
                url=f"/pages/{page.pk}/edit/",
                sign="file",
                detail="" if page.live else _("Private"),
            )
            for page in titled.order_by("title")[:EACH]
        ]
    return FoundGroup(label=_("Pages"), rows=found, order=20, all_url="/website/")


def _screens(request: HttpRequest, asked: str) -> FoundGroup:
    word = asked.casefold()
    found = [
        Found(label=item.label, url=item.url, sign=item.section, detail=item.says)
        for item in menu.items(request)
        if word in f"{item.label} {item.words}".casefold()
    ]
    return FoundGroup(label=_("Screens and settings"), rows=found[:EACH], order=30)


def _groups(request: HttpRequest, asked: str) -> list[FoundGroup]:
    finders = hooks.get_hooks(FIND_HOOK)
    by = actor_of(request)
    groups = [find()(asked, by) for find in finders] if asked else []
    if asked:
        groups.append(_screens(request, asked))
    return sorted((g for g in groups if g.rows), key=lambda group: group.order)


@never_cache
@for_staff
@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Show what matches; one match alone, or the best when asked for, is opened at once."""
    typed = request.GET.get("q", "").replace("\x00", "")
    asked = " ".join(typed.split())[:LONGEST]
    groups = _groups(request, asked)
    shown = {"asked": asked, "groups": groups}
    if request.headers.get("X-Part"):
        return render(request, "cms/panel/_found.html", shown)
    rows = [row for group in groups for row in group.rows]
    if rows and (len(rows) == 1 or "best" in request.GET):
        return HttpResponseRedirect(rows[0].url)
    return render(request, "cms/panel/find.html", shown)
