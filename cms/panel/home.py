"""Home: what needs you, this week, happening now."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cms.panel import needs
from cms.panel.guard import for_staff
from cms.panel.guard import needs as needs_permission
from cms.panel.pages import changed_last
from kernel.actor import Actor
from kernel.permissions import Permission, allows
from nations.activity import selectors as activity
from nations.people import selectors as people
from tenants.models import Nation
from tenants.requests import actor_of, nation_of
from themes.selectors import current_brand

# The same for everybody who may see people, so it is made once for all who ask meanwhile.
HAPPENING = "panel.happening"
HAPPENING_SECONDS = 2


def _greeting(now: dt.datetime) -> str:
    if now.hour < 12:
        return _("Good morning")
    return _("Good afternoon") if now.hour < 18 else _("Good evening")


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number of this week, how it moved against the week before, and the people behind it."""

    label: str
    value: int
    url: str
    before: int

    @property
    def change(self) -> int:
        """How many more than in the same days of the week before."""
        return self.value - self.before

    @property
    def moved(self) -> int:
        """The change without its sign."""
        return abs(self.change)


def _numbers(by: Actor, monday: dt.datetime, now: dt.datetime) -> list[Number]:
    week = people.growth(by=by, since=monday, until=now)
    counts = people.counts(by=by)
    since = f"since={monday:%Y-%m-%d}"
    return [
        Number(
            label=_("New supporters"),
            value=week.joined,
            before=week.joined_before,
            url=f"/people/?joined=yes&{since}",
        ),
        Number(
            label=_("Brought by a friend"),
            value=week.brought,
            before=week.brought_before,
            url=f"/people/?joined=yes&brought=yes&{since}",
        ),
        Number(
            label=_("Added by the team"),
            value=week.added,
            before=week.added_before,
            url=f"/people/?joined=no&{since}",
        ),
        Number(
            label=_("Everyone"),
            value=counts.everyone,
            before=counts.everyone - week.known,
            url="/people/",
        ),
    ]


def _now_and_monday(nation: Nation) -> tuple[dt.datetime, dt.datetime]:
    now = timezone.now().astimezone(ZoneInfo(nation.time_zone))
    monday = (now - dt.timedelta(days=now.weekday())).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    return now, monday


def _whats_new(by: Actor, monday: dt.datetime, now: dt.datetime) -> dict[str, object]:
    return {"numbers": _numbers(by, monday, now), "latest": activity.latest()}


@require_GET
@needs_permission(Permission.PEOPLE_VIEW)
def happening(request: HttpRequest) -> HttpResponse:
    """Say what is new; one answer for all who look at the same moment."""
    html = cache.get(HAPPENING)
    if html is None:
        now, monday = _now_and_monday(nation_of(request))
        shown = _whats_new(actor_of(request), monday, now)
        html = render_to_string("cms/panel/happening.html", shown)
        cache.set(HAPPENING, html, timeout=HAPPENING_SECONDS)
    return HttpResponse(html)


@for_staff
def home(request: HttpRequest) -> HttpResponse:
    """Show the panel's home."""
    nation, by = nation_of(request), actor_of(request)
    now, monday = _now_and_monday(nation)
    waiting = needs.needs_you(nation=nation, brand=current_brand(), by=by)
    shown: dict[str, object] = {
        "greeting": _greeting(now),
        "name": request.user.get_short_name(),  # type: ignore[union-attr]
        "now": now,
        "nation": nation,
        "needs_you": waiting,
        "suggestion": None
        if waiting
        else needs.suggestion(nation=nation, now=now, by=by),
    }
    if allows(by, Permission.PEOPLE_VIEW):
        shown |= _whats_new(by, monday, now)
    if allows(by, Permission.PAGES_EDIT):
        shown["pages"] = changed_last()
    return render(request, "cms/panel/home.html", shown)
