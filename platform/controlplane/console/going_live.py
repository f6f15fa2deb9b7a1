"""Go live: the email, the imprint, then the address in large type; the way back; closed for now."""

from zoneinfo import ZoneInfo

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from cms.panel.guard import needs
from controlplane import seats
from controlplane.console import codes
from controlplane.provisioning import campaigns, furnish, operating
from kernel import limits
from kernel.actor import Channel, Source
from kernel.permissions import Permission
from nations.people import selectors as people
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import Nation
from tenants.requests import actor_of, nation_of
from themes.imprint import imprint_sentence
from themes.selectors import current_brand

PANEL = Source(channel=Channel.PANEL)
UNPROCESSABLE = 422


def _account(request: HttpRequest) -> User:
    with in_public():
        return User.objects.get(pk=actor_of(request).account_id or 0)


def _show_closed(
    request: HttpRequest, nation: Nation, *, error: str, said: str, status: int
) -> HttpResponse:
    since = nation.suspended_at
    shown = {
        "nation": nation,
        "since": since and since.astimezone(ZoneInfo(nation.time_zone)),
        "error": error,
        "said": said,
    }
    return render(request, "controlplane/suspended.html", shown, status=status)


def _show(
    request: HttpRequest,
    *,
    error: str = "",
    code_error: str = "",
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    nation = selectors.get_nation(nation_of(request).pk)
    if nation.is_suspended:
        told = error or code_error
        return _show_closed(request, nation, error=told, said=said, status=status)
    site = selectors.addresses_of(selectors.current_slug()).site
    if nation.is_live:
        qr = segno.make(f"{site}/", error="m").svg_inline(omitsize=True, border=0)
        live = {
            "site": site,
            "qr": mark_safe(qr),
            "share_text": f"{nation.name}: {site}/",
            "supporters": people.supporters_count(),
        }
        return render(request, "controlplane/live.html", live)
    account = _account(request)
    missing = campaigns.what_is_missing(
        nation, owner_is_proved=account.email_proved_at is not None
    )
    shown: dict[str, object] = {
        "account": account,
        "nation": nation,
        "has_imprint": furnish.has_imprint(),
        "imprint": imprint_sentence(current_brand()),
        "missing": missing,
        "error": error,
        "code_error": code_error,
        "typed": request.POST.get("code", "") if code_error else "",
        "said": said,
        "went_private": request.GET.get("done") == "private",
    }
    return render(request, "controlplane/go_live.html", shown, status=status)


@needs(Permission.CAMPAIGN_GO_LIVE)
@require_http_methods(["GET", "POST"])
def go_live(request: HttpRequest) -> HttpResponse:
    """Show what is missing; a press shows the site to everybody."""
    if request.method == "GET":
        return _show(request)
    try:
        campaigns.go_live(
            nation=nation_of(request),
            by=actor_of(request),
            via=PANEL,
            at=timezone.now(),
        )
    except (
        campaigns.NotReadyToGoLive,
        campaigns.ClosedForNow,
        operating.AlreadyClosed,
    ) as refusal:
        return _show(request, error=refusal.sentence, status=UNPROCESSABLE)
    return HttpResponseRedirect("/go-live/")


@needs(Permission.CAMPAIGN_GO_LIVE)
@require_POST
def make_private(request: HttpRequest) -> HttpResponse:
    """Show the site to strangers no longer; the next screen offers to undo it."""
    try:
        campaigns.make_private(
            nation=nation_of(request),
            by=actor_of(request),
            via=PANEL,
            at=timezone.now(),
        )
    except (campaigns.ClosedForNow, operating.AlreadyClosed) as refusal:
        return _show(request, error=refusal.sentence, status=UNPROCESSABLE)
    return HttpResponseRedirect("/go-live/?done=private")


@never_cache
@needs(Permission.CAMPAIGN_GO_LIVE)
@require_GET
def first(request: HttpRequest) -> HttpResponse:
    """Show how many have joined; a screen held up to people asks for it again and again."""
    shown = {"supporters": people.supporters_count()}
    return render(request, "controlplane/_first.html", shown)


@needs(Permission.CAMPAIGN_GO_LIVE)
@require_POST
def prove(request: HttpRequest) -> HttpResponse:
    """Take the six digits."""
    account, at = _account(request), timezone.now()
    try:
        with in_public():
            codes.prove(account=account, typed=request.POST.get("code", ""), at=at)
    except codes.WrongCode as refusal:
        return _show(request, code_error=refusal.sentence, status=UNPROCESSABLE)
    # Proving ended every session of before; this one goes on, and that which led here.
    seats.let_go_on(request, account, at=at)
    return HttpResponseRedirect("/go-live/")


@needs(Permission.CAMPAIGN_GO_LIVE)
@require_POST
def send_again(request: HttpRequest) -> HttpResponse:
    """Send a new code."""
    account = _account(request)
    try:
        with in_public():
            codes.send_code(account=account, request=request, at=timezone.now())
    except limits.TooOften as refusal:
        return _show(request, error=refusal.sentence, status=UNPROCESSABLE)
    return _show(request, said="A new code is on its way.")
