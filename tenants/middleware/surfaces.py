"""What each kind of host may load: Content-Security-Policy and friends, by surface."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tenants.hosts import Surface

COMMON = "object-src 'none'; base-uri 'none'"


def _platform(request: HttpRequest) -> str:
    nonce = request.csp_nonce  # type: ignore[attr-defined]
    return (
        f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; "
        f"style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        f"frame-ancestors 'none'; {COMMON}"
    )


def _panel(request: HttpRequest) -> str:
    # Wagtail's choosers run inline scripts and its catalogue is a script of its own; everything
    # else a theme or an upload could bring stays out: the panel's origin serves none of it.
    origin = f"{request.scheme}://{request.get_host()}"
    return (
        f"default-src 'self'; script-src 'unsafe-inline' {origin}/static/ {origin}/jsi18n/; "
        f"style-src 'self' 'unsafe-inline'; img-src * data: blob:; font-src 'self' data:; "
        f"connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; {COMMON}"
    )


# A preview is a picture (docs/adr/0008): it stands on the panel's origin, so that nothing of a
# theme's may run, ask, frame or send there. The panel only looks into it.
PREVIEW_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data: https: http:; form-action 'none'; frame-ancestors 'self'; "
    f"sandbox allow-same-origin; {COMMON}"
)


# Addresses of our own on a site; some carry a token of a letter.
OWN_ADDRESSES = "/_/"


def _site(request: HttpRequest) -> str:
    pictures = "https: http:"
    if request.path.startswith(OWN_ADDRESSES):
        # A theme's picture from elsewhere would take the token with it, as its referrer.
        pictures = f"{request.scheme}://*.files.{settings.SITES_DOMAIN}"
    return (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: {pictures}; font-src 'self'; connect-src 'self'; "
        f"form-action 'self'; frame-ancestors 'none'; {COMMON}"
    )


def _files(request: HttpRequest) -> str:
    return "default-src 'none'; sandbox"


POLICIES: dict[Surface, Callable[[HttpRequest], str]] = {
    Surface.PLATFORM: _platform,
    Surface.PANEL: _panel,
    Surface.SITE: _site,
    Surface.FILES: _files,
}


class SurfaceHeadersMiddleware:
    """Outermost of all: sets the policy the surface's answer is shown under."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.csp_nonce = secrets.token_urlsafe(16)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if "Content-Security-Policy" in response:
            return response
        surface = getattr(request, "surface", None)
        if getattr(request, "is_dummy", False):
            response["Content-Security-Policy"] = PREVIEW_POLICY
        elif surface is not None:
            response["Content-Security-Policy"] = POLICIES[surface](request)
        if surface is not None:
            response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
            response["X-Content-Type-Options"] = "nosniff"
        return response
