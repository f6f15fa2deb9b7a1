"""Put a new campaign's own things into its schema: its look, its first pages, its owner's seat."""

import dataclasses
import datetime as dt
from typing import Any, Self

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Site

from cms import privacy, samples
from cms.models import ContentPage, HomePage, SignUpPage
from controlplane.provisioning.template import group_name
from kernel.actor import Actor, Channel, Source
from kernel.permissions import Role
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.hosts import bare
from tenants.models import Kind, Membership, Nation
from themes import actions as themes_actions
from themes import selectors as themes_selectors

SYSTEM = Source(channel=Channel.SYSTEM)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """The platform account that owns a campaign."""

    account_id: int
    email: str
    name: str

    @classmethod
    def of(cls, account: User) -> Self:
        """Return what a seat needs to know of a platform account."""
        return cls(account_id=account.pk, email=account.email, name=account.name)


def furnish(nation: Nation, *, owner: Owner, at: dt.datetime) -> None:
    """Complete a nation that was handed out; run again it changes nothing."""
    slug = selectors.slug_of(nation)
    host = bare(selectors.addresses_of(slug).site.partition("://")[2])
    with in_nation(nation), transaction.atomic():
        home = HomePage.objects.select_for_update().get()
        if not home.live:
            _fill(home, nation, owner, host=host, at=at)
    with in_public():
        Nation.objects.filter(pk=nation.pk).update(furnished_at=at)


def _fill(
    home: HomePage, nation: Nation, owner: Owner, *, host: str, at: dt.datetime
) -> None:
    _brand(nation, at=at)
    seat(owner, role=Role.OWNER)
    _pages(home, nation, at=at)
    Site.objects.filter(is_default_site=True).update(
        hostname=host, port=80, site_name=nation.name[:255]
    )
    Site.clear_site_root_paths_cache()


def finish_all(*, at: dt.datetime) -> int:
    """Complete campaigns whose opening was cut off after the hand-out; return how many."""
    with in_public():
        cut_off = list(
            Membership.objects.filter(
                role=Role.OWNER.value,
                nation__furnished_at=None,
                nation__state=Nation.State.OPEN,
                nation__opened_at__lt=at - dt.timedelta(seconds=30),
            ).select_related("nation", "account")
        )
    for seat_of in cut_off:
        furnish(seat_of.nation, owner=Owner.of(seat_of.account), at=at)
    return len(cut_off)


def _brand(nation: Nation, *, at: dt.datetime) -> None:
    themes_actions.set_brand(
        name=nation.name,
        kind=nation.kind,
        country=nation.country,
        by=Actor.system(name="furnish"),
        via=SYSTEM,
        at=at,
    )


def seat(owner: Owner, *, role: Role) -> User:
    """Make or change the nation's user of a platform account, found by its id alone."""
    user, _ = User.objects.get_or_create(
        platform_account_id=owner.account_id,
        defaults={"email": owner.email, "name": owner.name},
    )
    user.groups.set([Group.objects.get(name=group_name(role))])
    return user


# The pages every campaign begins with, under its front page: class, title, slug.
_PAGES: tuple[tuple[type[ContentPage | SignUpPage], str, str], ...] = (
    (ContentPage, "About", "about"),
    (SignUpPage, "Join", "join"),
    (ContentPage, "Privacy", "privacy"),
)


def lay_out() -> None:
    """
    Make the pages a campaign begins with in the schema in force, unpublished and without words.

    Done ahead, in the pool, because a page's place in the tree and in the search cost most of an
    opening; run again it changes nothing.
    """
    home = HomePage.objects.get()
    there = set(home.get_children().values_list("slug", flat=True))
    for page_class, title, slug in _PAGES:
        if slug not in there:
            page = page_class(title=title, slug=slug, live=False)
            page.show_in_menus = slug == "about"
            home.add_child(instance=page)


def _pages(home: HomePage, nation: Nation, *, at: dt.datetime) -> None:
    lay_out()
    kind = Kind(nation.kind)
    written = HomePage(sections=samples.home(kind)).sections
    # Past `save`, as the other pages: samples refer to nothing, and no search asks for its title.
    HomePage.objects.filter(pk=home.pk).update(
        title=nation.name,
        draft_title=nation.name,
        sections=written,
        live=True,
        first_published_at=at,
        last_published_at=at,
    )
    for slug, sections in (
        ("about", samples.about(kind)),
        ("join", [samples.promise(kind)]),
        ("privacy", privacy_notice(nation, name=nation.name)),
    ):
        _publish(slug, sections, at=at)


def privacy_notice(nation: Nation, *, name: str) -> list[dict[str, object]]:
    """Return the notice that a campaign of this name begins with, as sections."""
    return privacy.notice(
        name=name,
        contact="the address at the foot of this page",
        kind=Kind(nation.kind),
        country=nation.country,
    )


def _publish(slug: str, sections: list[dict[str, Any]], *, at: dt.datetime) -> None:
    page_class = next(cls for cls, _, named in _PAGES if named == slug)
    page = page_class(sections=sections)
    # Past `save`: the search knows the title since it was laid out, and samples refer to nothing.
    page_class.objects.filter(slug=slug, depth=3).update(
        sections=page.sections,
        live=True,
        first_published_at=at,
        last_published_at=at,
    )


def has_imprint() -> bool:
    """Return whether the nation in force says who is responsible for it."""
    brand = themes_selectors.current_brand()
    return bool(brand.imprint_name and brand.imprint_address)
