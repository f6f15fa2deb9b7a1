"""Home: what needs you, this week, happening now."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access

from cms.panel import needs
from cms.panel.pages import changed_last
from kernel.actor import Actor
from kernel.permissions import Permission, allows
from nations.activity import selectors as activity
from nations.people import selectors as people
from tenants.requests import actor_of, nation_of
from themes.selectors import current_brand


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
    came = week.joined + week.added
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
            before=counts.everyone - came,
            url="/people/",
        ),
    ]


@require_admin_access
def home(request: HttpRequest) -> HttpResponse:
    """Show the panel's home."""
    nation, by = nation_of(request), actor_of(request)
    now = timezone.now().astimezone(ZoneInfo(nation.time_zone))
    monday = (now - dt.timedelta(days=now.weekday())).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
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
        shown["numbers"] = _numbers(by, monday, now)
        shown["latest"] = activity.latest()
    if allows(by, Permission.PAGES_EDIT):
        shown["pages"] = changed_last()
    return render(request, "cms/panel/home.html", shown)
