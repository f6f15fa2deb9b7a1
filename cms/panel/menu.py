"""The panel's menu: the nine words, what lies under each, and what can be made."""

import dataclasses

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from kernel.menu import HOOK, MenuItem
from kernel.permissions import allows
from tenants.requests import actor_of

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


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One of the nine words, with its items and which of them is shown."""

    key: str
    label: str | Promise
    items: list[tuple[MenuItem, bool]]
    is_open: bool

    @property
    def url(self) -> str:
        """Where the word itself leads: to its first item; Settings has a screen of its own."""
        return "/settings/" if self.key == "settings" else self.items[0][0].url


def items(request: HttpRequest, *, hook: str = HOOK) -> list[MenuItem]:
    """Return what slices offer under a hook and this person may use, in order."""
    by = actor_of(request)
    offered: list[MenuItem] = [
        item for make in hooks.get_hooks(hook) for item in make()
    ]
    allowed = [
        item
        for item in offered
        if item.permission is None or allows(by, item.permission)
    ]
    return sorted(allowed, key=lambda item: item.order)


# Wagtail's own screens stand where ours of the same matter do.
_UNDER = (("/pages/", "/website/"), ("/documents/", "/images/"))


def _path_of(request: HttpRequest) -> str:
    for theirs, ours in _UNDER:
        if request.path.startswith(theirs):
            return ours
    return request.path


def _is_here(item: MenuItem, path: str) -> bool:
    return path == item.url or (item.url != "/" and path.startswith(item.url))


def sections(request: HttpRequest) -> list[Section]:
    """Return the sections this person may use, each with whether it is open."""
    offered, path = items(request), _path_of(request)
    here = [item for item in offered if _is_here(item, path)]
    current = max(here, key=lambda item: len(item.url), default=None)
    open_key = current.section if current else path.split("/")[1]
    menu = []
    for key, label in SECTIONS:
        inside = [(item, item is current) for item in offered if item.section == key]
        if inside:
            menu.append(
                Section(key=key, label=label, items=inside, is_open=open_key == key)
            )
    return menu


_HELP = {
    "home": _(
        "Home shows what waits for you, soonest first. Every number opens its people."
    ),
    "people": _(
        "People are everyone the campaign knows. They are supporters only once they have joined."
    ),
    "website": _(
        "Pages are kept as you type. Nobody sees a change until you publish the page."
    ),
    "settings": _(
        "Settings hold who you are, and what the law asks every page to say."
    ),
}


def help_of(request: HttpRequest) -> str:
    """Return what the open section is for, in a sentence."""
    found = next((section.key for section in sections(request) if section.is_open), "")
    return str(_HELP.get(found, "")) or _now("Type / to find anything.")
