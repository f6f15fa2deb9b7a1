"""The panel's shell: menu, campaign, and signs, for every screen of it."""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.icons import ICONS
from kernel.menu import HOOK, MenuItem
from kernel.permissions import allows
from tenants import selectors
from tenants.context import current_nation
from themes.models import Brand
from themes.printshop import pictures

register = template.Library()

# The nine words, in the order organisers think; what isn't built yet isn't there.
SECTIONS = (
    ("home", _("Home")),
    ("people", _("People")),
    ("messages", _("Messages")),
    ("events", _("Events")),
    ("money", _("Money")),
    ("community", _("Community")),
    ("website", _("Website")),
    ("insight", _("Insight")),
    ("settings", _("Settings")),
)


def _items(request: HttpRequest) -> list[MenuItem]:
    by = request.actor  # type: ignore[attr-defined]
    offered: list[MenuItem] = [
        item for make in hooks.get_hooks(HOOK) for item in make()
    ]
    seen = [
        item
        for item in offered
        if item.permission is None or allows(by, item.permission)
    ]
    return sorted(seen, key=lambda item: item.order)


def _is_here(item: MenuItem, path: str) -> bool:
    return path == item.url or (item.url != "/" and path.startswith(item.url))


@register.simple_tag(takes_context=True)
def panel_menu(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the sections this person may use, each with its items and whether it is open."""
    request = context["request"]
    items = _items(request)
    here = [item for item in items if _is_here(item, request.path)]
    current = max(here, key=lambda item: len(item.url), default=None)
    menu = []
    for key, label in SECTIONS:
        inside = [item for item in items if item.section == key]
        if inside:
            is_open = current is not None and current.section == key
            menu.append(
                {
                    "key": key,
                    "label": label,
                    "url": inside[0].url,
                    "is_open": is_open,
                    "items": [(item, item is current) for item in inside],
                }
            )
    return menu


@register.simple_tag(takes_context=True)
def panel_campaign(context: dict[str, Any]) -> dict[str, Any]:
    """Return the campaign's name, mark and colour, and where its site and the platform are."""
    nation = current_nation()
    brand = Brand.objects.filter(pk=1).first()
    mark = pictures.marks(nation.name)[0].svg
    return {
        "nation": nation,
        "color": brand.palette["light"]["brand"] if brand else "",
        "deep": brand.palette["light"]["deep"] if brand else "",
        "accent": brand.palette["light"]["accent"] if brand else "",
        "mark": mark_safe(mark),
        "site": selectors.addresses_of(selectors.current_slug()).site,
        "platform": f"{settings.SCHEME}://{settings.PLATFORM_DOMAIN}",
        "practice_mode": settings.PRACTICE_MODE,
    }


@register.simple_tag
def sign(name: str) -> SafeString:
    """Return one of the panel's line drawings; decoration beside a word."""
    return format_html(
        '<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" '
        'stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">{}</svg>',
        mark_safe(ICONS[name]),
    )


@lru_cache(maxsize=2000)
def _monogram(seed: int, name: str) -> SafeString:
    return mark_safe(pictures.monogram(seed=seed, name=name).svg)


@register.simple_tag
def monogram(seed: int, name: str) -> SafeString:
    """Return two letters on a pattern from the id; the same person looks the same everywhere."""
    return _monogram(seed, name)


@register.simple_tag
def scene(purpose: str) -> SafeString:
    """Return an empty state's picture."""
    return mark_safe(pictures.scene(purpose, seed=1).svg)
