"""Home: what needs you, this week, happening now; and the list of pages."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from cms.models import HomePage
from cms.panel.guard import needs
from kernel.permissions import Permission, allows
from nations.activity import selectors as activity
from nations.people import selectors as people
from tenants.models import Nation
from tenants.requests import actor_of
from themes.selectors import current_brand


def _greeting(now: dt.datetime) -> str:
    if now.hour < 12:
        return _("Good morning")
    return _("Good afternoon") if now.hour < 18 else _("Good evening")


def _needs_you(
    request: HttpRequest, nation: Nation, supporters: int
) -> list[dict[str, str]]:
    brand, rows = current_brand(), []
    by = actor_of(request)
    if not nation.is_live and allows(by, Permission.CAMPAIGN_GO_LIVE):
        rows.append(
            {
                "sign": "eye",
                "title": _("Only you can see your site"),
                "text": _(
                    "Go live when you’re ready. It takes your code and your imprint."
                ),
                "label": _("Go live"),
                "url": "/go-live/",
            }
        )
    if not brand.imprint_name and allows(by, Permission.CAMPAIGN_EDIT):
        rows.append(
            {
                "sign": "settings",
                "title": _("Who’s responsible?"),
                "text": _(
                    "The law asks for a name and a postal address on every page."
                ),
                "label": _("Give your imprint"),
                "url": "/settings/campaign/",
            }
        )
    if supporters == 0 and allows(by, Permission.PEOPLE_IMPORT):
        rows.append(
            {
                "sign": "people",
                "title": _("Nobody is here yet"),
                "text": _("Bring the people you know, from a spreadsheet."),
                "label": _("Bring a list"),
                "url": "/people/import/",
            }
        )
    return rows[:5]


@require_admin_access
def home(request: HttpRequest) -> HttpResponse:
    """Show the panel's home."""
    nation: Nation = request.nation  # type: ignore[attr-defined]
    now = timezone.now().astimezone(ZoneInfo(nation.time_zone))
    monday = (now - dt.timedelta(days=now.weekday())).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    shown: dict[str, object] = {
        "greeting": _greeting(now),
        "name": request.user.get_short_name(),  # type: ignore[union-attr]
        "now": now,
        "nation": nation,
    }
    by = actor_of(request)
    if allows(by, Permission.PEOPLE_VIEW):
        shown["counts"] = people.counts(by=by)
        shown["joined_this_week"] = people.joined_since(monday)
        shown["latest"] = activity.latest()
    shown["needs_you"] = _needs_you(request, nation, people.supporters_count())
    return render(request, "cms/panel/home.html", shown)


@needs(Permission.PAGES_EDIT)
def pages(request: HttpRequest) -> HttpResponse:
    """Show the campaign's pages, and what can be added."""
    front = HomePage.objects.get()
    below = Page.objects.descendant_of(front).order_by("path").specific()
    kinds = [
        {
            "name": _("Page"),
            "says": _("Words, pictures, questions and answers."),
            "url": f"/pages/add/cms/contentpage/{front.pk}/",
            "group": _("Tell people something"),
        },
        {
            "name": _("Sign-up page"),
            "says": _("A promise of its own and the form to join under it."),
            "url": f"/pages/add/cms/signuppage/{front.pk}/",
            "group": _("Ask people to act"),
        },
    ]
    shown = {"pages": [front, *below], "kinds": kinds}
    return render(request, "cms/panel/pages.html", shown)
