"""Put a new campaign's own things into its schema: its look, its first pages, its owner's seat."""

import dataclasses
import datetime as dt
from typing import Any, Self

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from cms import privacy, samples
from cms.models import BasePage, ContentPage, HomePage, SignUpPage
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


def furnish(
    nation: Nation,
    *,
    owner: Owner,
    at: dt.datetime,
    asked_at: dt.datetime | None = None,
) -> None:
    """
    Complete a nation that was handed out; run again it changes nothing.

    `asked_at` is when somebody pressed; null: it isn't measured how long they waited.
    """
    slug = selectors.slug_of(nation)
    host = bare(selectors.addresses_of(slug).site.partition("://")[2])
    with in_nation(nation), transaction.atomic():
        home = HomePage.objects.select_for_update().get()
        if not home.live:
            _fill(home, nation, owner, host=host, at=at)
    with in_public():
        unfinished = Nation.objects.filter(pk=nation.pk, furnished_at=None)
        unfinished.update(furnished_at=at, built_in_ms=_ms_since(asked_at))


def _ms_since(asked_at: dt.datetime | None) -> int | None:
    if asked_at is None:
        return None
    return round((timezone.now() - asked_at).total_seconds() * 1000)


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
    user, is_new = User.objects.get_or_create(
        platform_account_id=owner.account_id,
        defaults={"email": owner.email, "name": owner.name},
    )
    group = Group.objects.get(name=group_name(role))
    if is_new:
        user.groups.add(group)
    else:
        user.groups.set([group])
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
    _under(HomePage.objects.get())


def _under(home: HomePage) -> dict[str, int]:
    """Return the pages a campaign begins with, by slug; what isn't there yet is made."""
    there = dict(home.get_children().values_list("slug", "pk"))
    for page_class, title, slug in _PAGES:
        if slug not in there:
            page = page_class(title=title, slug=slug, live=False)
            page.show_in_menus = slug == "about"
            there[slug] = home.add_child(instance=page).pk
    return {slug: there[slug] for _, _, slug in _PAGES}


def _pages(home: HomePage, nation: Nation, *, at: dt.datetime) -> None:
    under, kind = _under(home), Kind(nation.kind)
    # Past `save`: samples refer to nothing, the search knows the pages since they were laid out,
    # and asks nobody for the front page's title.
    Page.objects.filter(pk__in=[home.pk, *under.values()]).update(
        live=True, first_published_at=at, last_published_at=at
    )
    own = Page.objects.filter(pk=home.pk)
    own.update(title=nation.name, draft_title=nation.name)
    _write(HomePage, home.pk, samples.home(kind))
    for page_class, _, slug in _PAGES:
        _write(page_class, under[slug], _words(slug, nation))


def _words(slug: str, nation: Nation) -> list[dict[str, Any]]:
    """Return what a page under the front page begins with, as sections."""
    kind = Kind(nation.kind)
    if slug == "about":
        return samples.about(kind)
    if slug == "join":
        return [samples.promise(kind)]
    return privacy_notice(nation, name=nation.name)


def _write(page_class: type[BasePage], pk: int, sections: list[dict[str, Any]]) -> None:
    written = page_class(sections=sections).sections
    page_class.objects.filter(pk=pk).update(sections=written)


def privacy_notice(nation: Nation, *, name: str) -> list[dict[str, object]]:
    """Return the notice that a campaign of this name begins with, as sections."""
    return privacy.notice(
        name=name,
        contact="the address at the foot of this page",
        kind=Kind(nation.kind),
        country=nation.country,
    )


def has_imprint() -> bool:
    """Return whether the nation in force says who is responsible for it."""
    brand = themes_selectors.current_brand()
    return bool(brand.imprint_name and brand.imprint_address)
