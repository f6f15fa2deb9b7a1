"""Every address the product answers, taken from its four URLconfs."""

import dataclasses
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail import hooks

from tenants.hosts import Surface, urlconf_of

OUR_PACKAGES = (
    "controlplane",
    "kernel",
    "tenants",
    "billing",
    "themes",
    "nations",
    "cms",
)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """An address: its surface, its pattern whole, whose it is (empty: ours), its view's module."""

    surface: Surface
    pattern: str
    name: str
    owner: str
    converters: tuple[tuple[str, str], ...]
    module: str


def routes() -> list[Route]:
    """Return every address of the four kinds of host."""
    return [
        route
        for surface in Surface
        for route in _walk(surface, get_resolver(urlconf_of(surface)), "", "", ())
    ]


def of_ours() -> list[Route]:
    """Return the addresses that this product's own code answers."""
    return [route for route in routes() if not route.owner]


def _hooked() -> set[int]:
    """Return the callbacks' patterns that our own hooks hand to Wagtail, by identity of place."""
    return {
        key
        for fn in hooks.get_hooks("register_admin_urls")
        if fn.__module__.split(".")[0] in OUR_PACKAGES
        for key in _places(fn())
    }


def _places(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[int]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            for below in pattern.url_patterns:
                yield hash((str(pattern.pattern) + str(below.pattern), below.name))
        else:
            yield hash((str(pattern.pattern), pattern.name))


def _walk(
    surface: Surface,
    resolver: URLResolver,
    before: str,
    owner: str,
    converters: tuple[tuple[str, str], ...],
) -> Iterator[Route]:
    hooked = _hooked() if owner == "wagtail" else set()
    for pattern in resolver.url_patterns:
        whole = before + str(pattern.pattern)
        seen = converters + tuple(
            (name, type(kind).__name__)
            for name, kind in pattern.pattern.converters.items()
        )
        if isinstance(pattern, URLResolver):
            theirs = owner or _owner(pattern)
            yield from _walk(surface, pattern, whole, theirs, seen)
            continue
        is_ours = not owner or hash((whole, pattern.name)) in hooked
        yield Route(
            surface=surface,
            pattern=whole,
            name=pattern.name or "",
            owner="" if is_ours else owner,
            converters=seen,
            module=getattr(pattern.callback, "__module__", ""),
        )


def _owner(resolver: URLResolver) -> str:
    named = getattr(resolver.urlconf_name, "__name__", "")
    package = named.split(".")[0]
    return "" if package in {*OUR_PACKAGES, ""} else package


def hosts_of(slug: str) -> dict[Surface, str]:
    """Return the host of each surface, for a campaign of this slug."""
    return {
        Surface.PLATFORM: settings.PLATFORM_DOMAIN,
        Surface.PANEL: f"{slug}.manage.{settings.PLATFORM_DOMAIN}",
        Surface.SITE: f"{slug}.{settings.SITES_DOMAIN}",
        Surface.FILES: f"{slug}.files.{settings.SITES_DOMAIN}",
    }
