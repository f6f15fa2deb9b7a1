"""Reads of the control plane's rows about campaigns."""

import dataclasses
import time
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from django.conf import settings

from tenants.context import current_nation, in_public
from tenants.models import Domain, Membership, Nation

# How long a host's nation is believed, in seconds: a suspension is seen within it.
HOST_SECONDS = 1.0
HOSTS_KEPT = 4096


class _Hosts:
    """Host to nation, kept for a second per process: one query less on every request."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[float, Nation | None]] = OrderedDict()
        self._lock = Lock()

    def get(self, host: str) -> Nation | None:
        now = time.monotonic()
        with self._lock:
            kept = self._kept.get(host)
        if kept and now - kept[0] < HOST_SECONDS:
            return kept[1]
        nation = _nation_by_host(host)
        with self._lock:
            self._kept[host] = (now, nation)
            self._kept.move_to_end(host)
            while len(self._kept) > HOSTS_KEPT:
                self._kept.popitem(last=False)
        return nation

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


_HOSTS = _Hosts()


def _nation_by_host(host: str) -> Nation | None:
    with in_public():
        row = Domain.objects.select_related("tenant").filter(domain=host).first()
    if row is None:
        return None
    nation: Nation = row.tenant
    nation.slug_kept = _slug_in(host)
    return nation


def _suffix() -> str:
    return "." + settings.SITES_DOMAIN.partition(":")[0]


def _slug_in(host: str) -> str | None:
    """Return the slug that a host of the platform's begins with; null: a host of their own."""
    return host.removesuffix(_suffix()) if host.endswith(_suffix()) else None


def nation_by_host(host: str) -> Nation | None:
    """Return the nation whose site answers at this host (without port), or null."""
    return _HOSTS.get(host)


def forget_hosts() -> None:
    """Forget what hosts were believed to be; after a change of domains or of a state."""
    _HOSTS.forget()


def get_nation(number: int) -> Nation:
    """
    Return a nation by its number.

    :raises Nation.DoesNotExist: if there is none.
    """
    with in_public():
        return Nation.objects.get(pk=number)


def get_nation_by_slug(slug: str) -> Nation:
    """
    Return the nation with this address.

    :raises Nation.DoesNotExist: if there is none.
    """
    from tenants.slugs import host_of

    nation = _nation_by_host(host_of(slug))
    if nation is None:
        raise Nation.DoesNotExist(f"No campaign has the address {slug}.")
    return nation


def slug_of(nation: Nation) -> str:
    """
    Return the nation's slug: the first label of its host under SITES_DOMAIN.

    Kept on the object, as it never changes.

    :raises Nation.DoesNotExist: if it has no such host (any more).
    """
    if nation.slug_kept is None:
        with in_public():
            ours = Domain.objects.filter(
                tenant_id=nation.pk, domain__endswith=_suffix()
            )
            host = ours.order_by("pk").values_list("domain", flat=True).first()
        if host is None:
            raise Nation.DoesNotExist(f"{nation} has no address of the platform's.")
        nation.slug_kept = _slug_in(host)
    return str(nation.slug_kept)


def learn_slugs(nations: Iterable[Nation]) -> None:
    """Have `slug_of` know the slugs of all of these, by one query; one without a host has none."""
    unknown = {nation.pk: nation for nation in nations if nation.slug_kept is None}
    with in_public():
        hosts = Domain.objects.filter(
            tenant_id__in=unknown, domain__endswith=_suffix()
        ).order_by("-pk")
        # The first of each comes last.
        for number, host in hosts.values_list("tenant_id", "domain"):
            unknown[number].slug_kept = _slug_in(host)


def current_slug() -> str:
    """Return the slug of the nation in force."""
    return slug_of(current_nation())


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Addresses:
    """A campaign's addresses, each an origin without a trailing slash."""

    site: str
    panel: str
    files: str


def addresses_of(slug: str) -> Addresses:
    """Return the origins of a campaign's site, panel and files."""
    scheme = settings.SCHEME
    return Addresses(
        site=f"{scheme}://{slug}.{settings.SITES_DOMAIN}",
        panel=f"{scheme}://{slug}.manage.{settings.PLATFORM_DOMAIN}",
        files=f"{scheme}://{slug}.files.{settings.SITES_DOMAIN}",
    )


def name_for_strangers(nation: Nation) -> str:
    """Return what a closed site is called: its name, or its host where an operator refused that."""
    if nation.look == Nation.Look.REFUSED:
        return addresses_of(slug_of(nation)).site.partition("://")[2]
    return nation.name


def memberships_of(account_id: int) -> list[Membership]:
    """Return the account's memberships in campaigns that aren't closed, by name."""
    with in_public():
        return list(
            Membership.objects.filter(account_id=account_id)
            .exclude(nation__state=Nation.State.CLOSED)
            .select_related("nation")
            .order_by("nation__name", "pk")
        )


def role_of(*, account_id: int, nation_id: int) -> str | None:
    """Return the account's role in the nation, or null where it has none."""
    with in_public():
        return (
            Membership.objects.filter(account_id=account_id, nation_id=nation_id)
            .values_list("role", flat=True)
            .first()
        )
