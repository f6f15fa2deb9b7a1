"""What every page of a campaign's site shows around itself: names, menu, pictures, counts."""

import dataclasses
from typing import Any

from django.utils.formats import number_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.utils.translation import ngettext
from wagtail.models import Page

from cms import samples
from nations.people import public_count
from nations.people.public_count import PublicCount
from tenants import selectors as tenants
from tenants.models import Kind, Nation
from themes import selectors as themes
from themes.imprint import imprint_sentence
from themes.models import Brand
from themes.palette import palette
from themes.printshop import pictures
from themes.printshop.pictures import Picture

Shown = dict[str, Any]

# What the street counts up to: the next of these.
GOALS = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
WIDE, NARROW = 100, 50
_WHO = {
    Kind.CANDIDATE: _later("neighbours"),
    Kind.PARTY: _later("members and friends"),
    Kind.UNION: _later("colleagues"),
    Kind.CHARITY: _later("supporters"),
    Kind.ISSUE: _later("people"),
}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """How a page is looked at: by a stranger, or by its own people before it is live."""

    shows_samples: bool = False
    path: str = "/"


def goal_for(supporters: int) -> int:
    """Return the goal a number of supporters walks towards."""
    for goal in GOALS:
        if supporters < goal:
            return goal
    return (supporters // 100_000 + 1) * 100_000


def lit_windows(supporters: int, windows: int) -> int:
    """Return how many of the street's windows are lit; the first supporter lights one."""
    share = supporters * windows // goal_for(supporters)
    return max(share, 1) if supporters else 0


# Up to here a window says nothing yet: the first few are told in words.
FEW = 20


def _worth(supporters: int, windows: int) -> str:
    if supporters < FEW:
        return ngettext(
            "The first window is lit.",
            "The first windows are lit.",
            lit_windows(supporters, windows),
        )
    goal = goal_for(supporters)
    each = goal // windows
    if each == 1:
        return _("Each window is one of them.")
    return _("A window is %(each)s of them.") % {"each": _said(each)}


def _said(count: int) -> str:
    return str(number_format(count, use_l10n=True, force_grouping=True))


def _joined(shown: PublicCount) -> str:
    if not shown.is_exact:
        return _("More than %(count)s people have joined.") % {
            "count": _said(shown.count)
        }
    said = ngettext(
        "%(count)s person has joined.", "%(count)s people have joined.", shown.count
    )
    return said % {"count": _said(shown.count)}


def _amount(shown: PublicCount, goal: int) -> str:
    said = {"count": _said(shown.count), "goal": _said(goal)}
    if not shown.is_exact:
        return _("More than %(count)s of %(goal)s") % said
    return _("%(count)s of %(goal)s") % said


def counts(nation: Nation, shown: PublicCount) -> Shown:
    """Return what the street says about how many have joined."""
    supporters = shown.count
    goal = goal_for(supporters)
    said = _("%(who)s have joined.") % {
        "who": str(_WHO[Kind(nation.kind)]).capitalize()
    }
    if not supporters:
        said = _("Nobody has joined yet. The first one lights a window.")
    elif supporters < FEW:
        said = _joined(shown)
    return {
        "supporters": supporters,
        "goal": goal,
        "amount": "" if supporters < FEW else _amount(shown, goal),
        "joined": _joined(shown),
        "lit_wide": lit_windows(supporters, WIDE),
        "lit_narrow": lit_windows(supporters, NARROW),
        "windows_wide": WIDE,
        "windows_narrow": NARROW,
        "sentence": said,
        "worth_wide": _worth(supporters, WIDE),
        "worth_narrow": _worth(supporters, NARROW),
    }


def hero_drawing(nation: Nation, drawing: int | None) -> Picture:
    """
    Return what is drawn beside the promise; null: nobody has chosen, and the number decides.

    A person is drawn for the demonstration alone: she is its candidate, and nobody else's.
    """
    if drawing is None and nation.is_demo:
        return pictures.figure(seed=nation.pk)
    return pictures.vista(seed=nation.pk if drawing is None else drawing)


def street_pictures(
    nation: Nation, supporters: int, *, drawing: int | None = None
) -> Shown:
    """Return the drawings of a front page, seeded by the campaign's number."""
    return {
        "figure": _svg(hero_drawing(nation, drawing)),
        "bus": _svg(pictures.bus(seed=nation.pk)),
        "street_wide": _street(nation.pk, WIDE, supporters, prefix="w"),
        "street_narrow": _street(nation.pk, NARROW, supporters, prefix="n"),
    }


def _svg(picture: Picture) -> str:
    # The print shop draws from numbers and escapes the letters of a name.
    return mark_safe(picture.svg)


def _street(seed: int, windows: int, supporters: int, *, prefix: str) -> str:
    return _svg(
        pictures.street(
            seed=seed,
            windows=windows,
            lit=lit_windows(supporters, windows),
            marks_newest=True,
            prefix=prefix,
        )
    )


def lit_from_near(supporters: int, windows: int) -> int:
    """Return how many windows are lit from near: the visitor's, and never more than joined."""
    return max(lit_windows(supporters, windows), min(supporters, 9), 1)


def close_up(nation: Nation, supporters: int) -> str:
    """Return the street come closer, one window of it the visitor's."""
    windows = 24
    lit = lit_from_near(supporters, windows)
    return _svg(
        pictures.street(
            seed=nation.pk, windows=windows, lit=lit, yours_word=_("yours"), prefix="y"
        )
    )


def doors(sections: list[Shown]) -> None:
    """Give each commitment its door."""
    for section in sections:
        if section["kind"] == "commitments":
            for item in section["items"]:
                item["door"] = _svg(pictures.door(number=item["number"]))


def _menu(home: Page, visit: Visit) -> list[Shown]:
    path = visit.path
    pages = home.get_children().live().public().in_menu()
    menu = [{"title": home.title, "url": "/", "current": path == "/"}]
    menu[0]["title"] = _("Home")
    for title, slug, sections in pages.values_list(
        "title", "slug", "contentpage__sections"
    ):
        # A page of samples alone has nothing to show to a stranger.
        has_words = sections is None or not samples.are_all(list(sections.raw_data))
        if has_words or visit.shows_samples:
            url = f"/{slug}/"
            menu.append({"title": title, "url": url, "current": path == url})
    return menu


def site_of(nation: Nation, home: Page, visit: Visit, brand: Brand) -> Shown:
    """Return the `site` that every template may name; any form of the front page will do."""
    addresses = tenants.addresses_of(tenants.current_slug())
    mark = themes.mark_of(brand)
    return {
        "name": nation.name,
        "kind": nation.kind,
        "url": addresses.site,
        "home_url": "/",
        "language": nation.locale,
        "mark": mark_safe(mark),
        "nav": _menu(home, visit),
        "acts": [{"label": _("Join"), "url": "/#join"}],
        "imprint": imprint_sentence(brand),
        "privacy_url": "/privacy/",
        "leave_url": "/_/leave/",
        "contact_email": brand.contact_email,
        "is_demo": nation.is_demo,
        "is_preview": visit.shows_samples,
    }


def closed(site: Shown, nation: Nation) -> Shown:
    """Return the `site` of a campaign whose site is closed: its name, and nothing that it wrote."""
    return {
        **site,
        "name": tenants.name_for_strangers(nation),
        "nav": [],
        "acts": [],
        "imprint": "",
        "contact_email": "",
        "privacy_url": "",
    }


def brand_css(brand: Brand, tried: str = "") -> Shown:
    """
    Return the `brand` that the layout writes into its head; `tried` is a colour to look at first.

    :raises NotAColour: if what is tried isn't #RRGGBB.
    """
    css = (
        palette(tried, themes.stock_theme(brand.theme).tokens).css()
        if tried
        else brand.palette_css()
    )
    # Computed from hexadecimal digits alone.
    return {"css": mark_safe(css), "theme": brand.theme}


def supporters_now() -> PublicCount:
    """Return how many have joined the campaign in force, as strangers may read it."""
    return public_count.now()
