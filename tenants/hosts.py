"""The four kinds of host (DESIGN 4), told apart by name alone."""

import dataclasses
import enum

from django.conf import settings


class Surface(enum.StrEnum):
    """What a host serves."""

    PLATFORM = "platform"
    PANEL = "panel"
    SITE = "site"
    FILES = "files"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """What a host is: a surface and the host whose Domain row names the nation, or null."""

    surface: Surface
    site_host: str | None


def bare(domain: str) -> str:
    """Return a domain without its port."""
    return domain.partition(":")[0]


def place_of(host: str) -> Place:
    """Return what a host (lower case, without port) is; an unknown one is some site's or nobody's."""
    platform, sites = bare(settings.PLATFORM_DOMAIN), bare(settings.SITES_DOMAIN)
    if host == platform:
        return Place(surface=Surface.PLATFORM, site_host=None)
    for suffix, surface in (
        (f".manage.{platform}", Surface.PANEL),
        (f".files.{sites}", Surface.FILES),
    ):
        if host.endswith(suffix):
            slug = host.removesuffix(suffix)
            return Place(surface=surface, site_host=f"{slug}.{sites}")
    return Place(surface=Surface.SITE, site_host=host)


URLCONF_SETTINGS = {
    Surface.PLATFORM: "PLATFORM_URLCONF",
    Surface.PANEL: "PANEL_URLCONF",
    Surface.SITE: "ROOT_URLCONF",
    Surface.FILES: "FILES_URLCONF",
}


def urlconf_of(surface: Surface) -> str:
    """Return the URLconf that serves a surface."""
    return str(getattr(settings, URLCONF_SETTINGS[surface]))
