"""The panel's shell: menu, campaign, and signs, for every screen of it."""

import datetime as dt
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.urls import resolve
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _now
from wagtail.admin.widgets.button import Button, ButtonWithDropdown
from wagtail.models import Page

from cms.icons import ICONS
from cms.pages.base import BasePage
from cms.pages.home_page import HomePage
from cms.panel import menu as menus
from cms.panel.changes import unseen_changes
from kernel.menu import NEW_HOOK, MenuItem
from kernel.permissions import Permission, allows
from tenants import selectors
from tenants.context import current_nation
from tenants.requests import actor_of
from themes.models import Brand
from themes.printshop import pictures
from themes.selectors import mark_of

register = template.Library()

# What can be done with a whole page from its editor, by the names of Wagtail's addresses.
PAGE_ACTS = {"move", "copy", "delete", "unpublish", "history"}


@register.simple_tag(takes_context=True)
def panel_menu(context: dict[str, Any]) -> list[menus.Section]:
    """Return the sections this person may use, each with its items and whether it is open."""
    return menus.sections(context["request"])


@register.simple_tag(takes_context=True)
def panel_new(context: dict[str, Any]) -> list[MenuItem]:
    """Return what this person may make."""
    return menus.items(context["request"], hook=NEW_HOOK)


@register.simple_tag(takes_context=True)
def panel_help(context: dict[str, Any]) -> str:
    """Return what this screen is for, in a sentence."""
    return menus.help_of(context["request"])


@register.simple_tag(takes_context=True)
def panel_campaign(context: dict[str, Any]) -> dict[str, Any]:
    """
    Return the campaign's name, mark and colour, and where its site and the platform are.

    `reads_letters` is whether this person may read what a practice installation keeps.
    """
    nation = current_nation()
    brand = Brand.objects.filter(pk=1).first()
    mark = mark_of(brand) if brand else pictures.marks(nation.name)[0].svg
    return {
        "nation": nation,
        "color": brand.palette["light"]["brand"] if brand else "",
        "on_color": brand.palette["light"]["on-brand"] if brand else "",
        "night": brand.palette["night"]["brand"] if brand else "",
        "deep": brand.palette["light"]["deep"] if brand else "",
        "accent": brand.palette["light"]["accent"] if brand else "",
        "paper": brand.palette["light"]["paper"] if brand else "",
        "mark": mark_safe(mark),
        "site": selectors.addresses_of(selectors.current_slug()).site,
        "platform": f"{settings.SCHEME}://{settings.PLATFORM_DOMAIN}",
        "practice_mode": settings.PRACTICE_MODE,
        "reads_letters": bool(
            allows(actor_of(context["request"]), Permission.CAMPAIGN_EDIT)
        ),
    }


@register.simple_tag
def page_changes(page: BasePage) -> int:
    """Return how many changes to a page nobody sees yet."""
    return unseen_changes(page)


@register.simple_tag
def only_samples(page: Page) -> bool:
    """Return whether a page has nothing yet that a stranger would be shown."""
    return isinstance(page, BasePage) and page.is_left_out


@register.simple_tag
def sign(name: str) -> SafeString:
    """Return one of the panel's line drawings; decoration beside a word."""
    return format_html(
        '<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" '
        'stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">{}</svg>',
        mark_safe(ICONS[name]),
    )


@register.simple_tag
def symbol(name: str, drawn: str) -> SafeString:
    """Return one of the line drawings under the name by which Wagtail's screens ask for it."""
    return format_html(
        '<svg id="icon-{}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
        'stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">{}</svg>',
        name,
        mark_safe(ICONS[drawn]),
    )


@register.simple_tag
def drawing_start(page: Page) -> int | str:
    """Return the number from which another drawing is drawn; empty where a page shows none."""
    return current_nation().pk if isinstance(page, HomePage) else ""


@register.simple_tag
def page_acts(buttons: list[Button]) -> list[Button]:
    """Return the editor's buttons, with only those acts in their menus that aren't elsewhere."""
    for button in buttons:
        if isinstance(button, ButtonWithDropdown):
            button.dropdown_buttons = [
                act
                for act in button.dropdown_buttons
                if resolve(urlsplit(act.url).path).url_name in PAGE_ACTS
            ]
    return buttons


@lru_cache(maxsize=2000)
def _monogram(seed: int, name: str) -> SafeString:
    return mark_safe(pictures.monogram(seed=seed, name=name).svg)


@register.simple_tag
def monogram(seed: int, name: str) -> SafeString:
    """Return two letters on a pattern from the id; the same person looks the same everywhere."""
    return _monogram(seed, name)


@register.simple_tag
def drawn_mark(name: str, number: int) -> SafeString:
    """Return one of the marks drawn from a campaign's name."""
    return mark_safe(pictures.marks(name)[number].svg)


@register.simple_tag
def scene(purpose: str) -> SafeString:
    """Return an empty state's picture."""
    return mark_safe(pictures.scene(purpose, seed=1).svg)


def _zoned(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(ZoneInfo(current_nation().time_zone))


@register.filter
def changed_when(moment: dt.datetime) -> str:
    """Return when a page was changed, in a sentence: just now, 4 min ago, at 10:42, on Tue."""
    now = timezone.now()
    gone, days = now - moment, (_zoned(now).date() - _zoned(moment).date()).days
    short = {"when": ago(moment)}
    if gone < dt.timedelta(minutes=1):
        return _now("Changed just now")
    if gone < dt.timedelta(hours=12):
        return _now("Changed %(when)s ago") % short
    if days == 0:
        return _now("Changed at %(when)s") % short
    if days == 1:
        return _now("Changed %(when)s") % short
    return _now("Changed on %(when)s") % short


@register.filter
def ago(moment: dt.datetime) -> str:
    """Return how long ago, as short as it can be said: now, 4 min, 2 h, Tue, 12 Mar."""
    now = _zoned(timezone.now())
    gone, day = now - moment, _zoned(moment)
    days = (now.date() - day.date()).days
    if gone < dt.timedelta(minutes=1):
        return _now("now")
    if gone < dt.timedelta(hours=1):
        return _now("%(count)s min") % {"count": gone.seconds // 60}
    if gone < dt.timedelta(hours=12):
        return _now("%(count)s h") % {"count": gone.seconds // 3600}
    if days < 2:
        return _now("yesterday") if days else date_format(day, "H:i")
    if days < 7:
        return date_format(day, "D")
    return _short_day(day, now)


def _short_day(day: dt.datetime, now: dt.datetime) -> str:
    return date_format(day, "j M" if day.year == now.year else "j M Y")


@register.filter
def on_day(moment: dt.datetime) -> str:
    """Return the day in the campaign's own zone: Today, Yesterday, 12 Mar, 12 Mar 2024."""
    now, day = _zoned(timezone.now()), _zoned(moment)
    days = (now.date() - day.date()).days
    if days == 0:
        return _now("Today")
    return _now("Yesterday") if days == 1 else _short_day(day, now)


@register.filter
def at_hour(moment: dt.datetime) -> str:
    """Return the time of day in the campaign's own zone."""
    return date_format(_zoned(moment), "H:i")


@register.filter
def long_day(moment: dt.datetime) -> str:
    """Return a day in words: 9 March, or 9 March 2024 of another year."""
    now, day = _zoned(timezone.now()), _zoned(moment)
    return date_format(day, "j F" if day.year == now.year else "j F Y")


@register.filter
def kept_when(moment: dt.datetime) -> str:
    """Return when a page was kept: at 10:42 today, on another day its date."""
    if on_day(moment) == _now("Today"):
        return _now("kept at %(hour)s") % {"hour": at_hour(moment)}
    return _now("kept on %(day)s") % {"day": long_day(moment)}


@register.filter
def bare_address(url: str) -> str:
    """Return an address as one says it: without the scheme, and no slash at its end."""
    return url.partition("://")[2].rstrip("/") or url
