"""The outermost of our middleware that touches the database: it says whose request this is."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import set_urlconf
from django.utils import translation

from tenants import schema_hash, selectors
from tenants.context import enter_nation, enter_nowhere, enter_public
from tenants.hosts import Surface, bare, place_of, urlconf_of
from tenants.models import Nation

Respond = Callable[[HttpRequest], HttpResponse]


def nobody(request: HttpRequest) -> HttpResponse:
    """Answer 404 in no campaign's name; in practice mode `localhost` reads where the platform is."""
    shown = {}
    if settings.PRACTICE_MODE and _is_this_machine(request):
        shown["platform"] = f"{settings.SCHEME}://{settings.PLATFORM_DOMAIN}/"
    return HttpResponse(render_to_string("tenants/nobody.html", shown), status=404)


def _is_this_machine(request: HttpRequest) -> bool:
    return bare(request.META.get("HTTP_HOST", "")) in {"localhost", "127.0.0.1"}


def being_updated(request: HttpRequest) -> HttpResponse:
    """Answer 503: the schema has migrations this code does not know, or lacks too many."""
    response = HttpResponse(render_to_string("tenants/being_updated.html"), status=503)
    response["Retry-After"] = "30"
    return response


class NationMiddleware:
    """
    Set the schema and the URLconf by the host, and never unset them.

    A streamed answer is read after this returns, so the next request does the unsetting. A
    dummy request (Wagtail's preview) stays in the nation that made it, whatever host it names:
    otherwise the rest of the outer request would run in whichever nation owns that host.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "is_dummy", False):
            return self._preview(request)
        enter_nowhere()
        try:
            host = request.get_host().partition(":")[0].lower()
        except DisallowedHost:
            return nobody(request)
        place = place_of(host)
        self._route(request, place.surface)
        if place.site_host is None:
            enter_public()
            request.nation = None  # type: ignore[attr-defined]
            return self.get_response(request)
        nation = selectors.nation_by_host(place.site_host)
        if nation is None or nation.state == Nation.State.CLOSED:
            return nobody(request)
        if not schema_hash.is_servable(nation.schema_name):
            return being_updated(request)
        return self._serve(request, nation)

    def _serve(self, request: HttpRequest, nation: Nation) -> HttpResponse:
        enter_nation(nation)
        request.nation = nation  # type: ignore[attr-defined]
        request.tenant = nation  # type: ignore[attr-defined]
        with translation.override(nation.locale or settings.LANGUAGE_CODE):
            return self.get_response(request)

    def _preview(self, request: HttpRequest) -> HttpResponse:
        nation = connection.tenant  # type: ignore[attr-defined]
        request.nation = request.tenant = nation  # type: ignore[attr-defined]
        self._route(request, Surface.SITE)
        try:
            return self.get_response(request)
        finally:
            # Django's inner handler put ROOT_URLCONF on the thread; the panel goes on after.
            set_urlconf(urlconf_of(Surface.PANEL))

    @staticmethod
    def _route(request: HttpRequest, surface: Surface) -> None:
        request.surface = surface  # type: ignore[attr-defined]
        request.urlconf = urlconf_of(surface)
        set_urlconf(request.urlconf)
