"""Put a new campaign's own things into its schema: its look, its first pages, its owner's seat."""

import dataclasses
import datetime as dt
from typing import Self

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


def _pages(home: HomePage, nation: Nation, *, at: dt.datetime) -> None:
    kind = Kind(nation.kind)
    home.title = nation.name
    home.draft_title = nation.name
    home.sections = samples.home(kind)
    home.live, home.first_published_at, home.last_published_at = True, at, at
    home.save(clean=False)
    _child(
        home, ContentPage(title="About", slug="about", sections=samples.about(kind)), at
    )
    _child(
        home,
        SignUpPage(title="Join", slug="join", sections=[samples.promise(kind)]),
        at,
    )
    _child(
        home,
        ContentPage(
            title="Privacy",
            slug="privacy",
            sections=privacy.notice(
                name=nation.name,
                contact="the address at the foot of this page",
                kind=kind,
                country=nation.country,
            ),
        ),
        at,
    )


def _child(home: HomePage, page: ContentPage | SignUpPage, at: dt.datetime) -> None:
    page.live, page.first_published_at, page.last_published_at = True, at, at
    page.show_in_menus = page.slug == "about"
    home.add_child(instance=page)


def has_imprint() -> bool:
    """Return whether the nation in force says who is responsible for it."""
    brand = themes_selectors.current_brand()
    return bool(brand.imprint_name and brand.imprint_address)
