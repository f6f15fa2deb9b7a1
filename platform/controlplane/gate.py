"""Live or not yet (DESIGN 5.15), and suspended: what a stranger is shown of a campaign."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from controlplane import seats
from tenants import selectors
from tenants import signing as ours
from tenants.hosts import Surface
from tenants.models import Nation
from themes.models import Brand

COOKIE = "hustings_preview"
COOKIE_DAYS = 30
# Which eyes somebody of the campaign looks with: `?as=stranger`, until `?as=me`.
EYES_COOKIE, EYES, STRANGER = "hustings_as", "as", "stranger"
LOOK_PATH = "/_/preview/"
# These addresses and none below them: a page of the campaign's own may stand there.
LEAVE_PATHS = frozenset({"/_/leave/", "/_/leave/letter/", "/_/leave/back/"})
# What the cookie is signed for, so that nothing else that is signed here passes for it.
PURPOSE = "preview"


def may_preview(request: HttpRequest, nation: Nation) -> bool:
    """Return whether the browser was let in from this nation's panel."""
    try:
        number, account_id, began = ours.unsign(
            request.COOKIES.get(COOKIE, ""),
            purpose=PURPOSE,
            max_age_seconds=COOKIE_DAYS * 24 * 3600,
        )
    except (signing.BadSignature, TypeError, ValueError):
        return False
    if number != nation.pk:
        return False
    seat = seats.seat_of(account_id, nation.pk)
    # Whoever signs out of the panel hands this phone on: its site is a stranger's again.
    is_over = seat.valid_from is not None and began < seat.valid_from.timestamp()
    return seat.role is not None and seat.is_active and not is_over


def pass_for(nation: Nation, *, account_id: int, at: dt.datetime) -> str:
    """
    Return the cookie that lets an account see its campaign's site.

    It holds as long as the account has a role and none of its sessions was ended.
    """
    return ours.sign([nation.pk, account_id, at.timestamp()], purpose=PURPOSE)


def not_open_yet(request: HttpRequest, nation: Nation) -> HttpResponse:
    """Answer that the campaign isn't open yet, and nothing else of it."""
    panel = selectors.addresses_of(selectors.current_slug()).panel
    html = render_to_string(
        "controlplane/not_open_yet.html", {**_named(nation), "panel": panel}
    )
    response = HttpResponse(html)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


def _named(nation: Nation) -> dict[str, Any]:
    return {"nation": nation, "name": selectors.name_for_strangers(nation)}


def _is_always_answered(request: HttpRequest, nation: Nation) -> bool:
    # Whoever leaves its list can, whatever became of the campaign since strangers saw it; and who
    # comes from the panel is told so as one of its own.
    leaves = nation.was_live and request.path in LEAVE_PATHS
    return leaves or request.path == LOOK_PATH


def as_expected(response: HttpResponse) -> HttpResponse:
    """Return what a suspended site answers, which is no error: Django would log each as one."""
    response._has_been_logged = True  # type: ignore[attr-defined] # noqa: SLF001
    return response


def _contact_of(nation: Nation) -> str:
    """Return where visitors could write before, too; empty: nowhere, or they never saw the site."""
    is_known = nation.was_live and nation.look != Nation.Look.REFUSED
    brand = Brand.objects.filter(pk=1).first() if is_known else None
    return brand.contact_email if brand else ""


def closed_for_now(request: HttpRequest, nation: Nation) -> HttpResponse:
    """Answer 503 in the campaign's name; its own people also read that all others see this."""
    panel = selectors.addresses_of(selectors.current_slug()).panel
    is_ours = may_preview(request, nation)
    html = render_to_string(
        "controlplane/closed_for_now.html",
        {
            **_named(nation),
            "panel": panel,
            "is_ours": is_ours,
            "contact": _contact_of(nation),
        },
    )
    response = as_expected(HttpResponse(html, status=503))
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


class SiteGateMiddleware:
    """Stand before the site; previews of the panel (dummy requests) pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.may_preview = False  # type: ignore[attr-defined]
        request.looks_as_stranger = False  # type: ignore[attr-defined]
        surface = getattr(request, "surface", None)
        if surface is not Surface.SITE or getattr(request, "is_dummy", False):
            return self.get_response(request)
        nation: Nation = request.nation  # type: ignore[attr-defined]
        if nation.is_suspended and not _is_always_answered(request, nation):
            return closed_for_now(request, nation)
        request.may_preview = may_preview(request, nation)  # type: ignore[attr-defined]
        is_ours = request.may_preview  # type: ignore[attr-defined]
        if is_ours:
            return self._for_our_own(request)
        if nation.is_live or _is_always_answered(request, nation):
            return self.get_response(request)
        return not_open_yet(request, nation)

    def _for_our_own(self, request: HttpRequest) -> HttpResponse:
        """Answer somebody of the campaign: with everything, or as a stranger sees it."""
        chosen = request.GET.get(EYES)
        eyes = chosen or request.COOKIES.get(EYES_COOKIE, "")
        request.looks_as_stranger = eyes == STRANGER  # type: ignore[attr-defined]
        response = self.get_response(request)
        if chosen == STRANGER:
            secure = settings.SCHEME == "https"
            response.set_cookie(
                EYES_COOKIE, STRANGER, httponly=True, samesite="Lax", secure=secure
            )
        elif chosen:
            response.delete_cookie(EYES_COOKIE, samesite="Lax")
        return response
