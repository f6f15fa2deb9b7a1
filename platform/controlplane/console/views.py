"""The platform's own screens: front page, Your campaigns, the outbox, is it working."""

import functools
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from controlplane import seats
from controlplane.console import codes
from kernel import limits
from kernel.mail import selectors as letters
from kernel.mail.models import Message
from tenants import selectors
from tenants.context import in_public
from tenants.models import Nation

View = Callable[..., HttpResponse]
UNPROCESSABLE = 422


@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """Show the front page: one field, and what there is."""
    with in_public():
        demo = Nation.objects.filter(
            is_demo=True, state=Nation.State.OPEN, live_at__isnull=False
        ).first()
    demo_url = selectors.addresses_of(selectors.slug_of(demo)).site if demo else ""
    return render(request, "controlplane/front.html", {"demo_url": demo_url})


@never_cache
@require_GET
def campaigns(request: HttpRequest) -> HttpResponse:
    """Show the campaigns an account works in."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect("/sign-in/?next=/campaigns/")
    memberships = selectors.memberships_of(int(request.user.pk or 0))
    selectors.learn_slugs(membership.nation for membership in memberships)
    rows = [
        {
            "nation": membership.nation,
            "role": membership.get_role_display().capitalize(),
            "site": selectors.addresses_of(selectors.slug_of(membership.nation)).site,
        }
        for membership in memberships
    ]
    return render(request, "controlplane/campaigns.html", {"rows": rows})


@never_cache
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Show how an account signs in: its address, its passkeys and its app."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect("/sign-in/?next=/account/")
    return _show_account(request)


def _show_account(
    request: HttpRequest, *, error: str = "", said: str = "", status: int = 200
) -> HttpResponse:
    theirs = list(Authenticator.objects.filter(user_id=request.user.pk).order_by("pk"))
    shown = {
        "passkeys": [a for a in theirs if a.type == Authenticator.Type.WEBAUTHN],
        "apps": [a for a in theirs if a.type == Authenticator.Type.TOTP],
        "error": error,
        "said": said,
    }
    return render(request, "controlplane/account.html", shown, status=status)


def proved_only(view: View) -> View:
    """Lead whoever hasn't proved their address to the screen that asks for it."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        user = request.user
        if user.is_authenticated and user.email_proved_at is None:
            return HttpResponseRedirect("/account/")
        return view(request, *args, **kwargs)

    return guarded


@never_cache
@require_POST
def send_proof(request: HttpRequest) -> HttpResponse:
    """Send six digits to the account's address."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect("/sign-in/?next=/account/")
    try:
        codes.send_code(account=request.user, request=request, at=timezone.now())
    except limits.TooOften as refusal:
        return _show_account(request, error=refusal.sentence, status=UNPROCESSABLE)
    return _show_account(request, said="The code is on its way.")


@never_cache
@require_POST
def prove(request: HttpRequest) -> HttpResponse:
    """Take the six digits; every other session of the account ends with them."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect("/sign-in/?next=/account/")
    typed = request.POST.get("code", "")
    try:
        codes.prove(account=request.user, typed=typed, at=timezone.now())
    except codes.WrongCode as refusal:
        return _show_account(request, error=refusal.sentence, status=UNPROCESSABLE)
    seats.begin(request)
    return HttpResponseRedirect("/account/")


def _only_in_practice() -> None:
    if not settings.PRACTICE_MODE or settings.EMAIL_URL:
        raise Http404


@never_cache
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """Show the letters of a practice installation's platform, newest first."""
    return _letters(request, "controlplane/outbox.html")


@never_cache
@require_GET
def campaign_outbox(request: HttpRequest) -> HttpResponse:
    """Show those of a campaign, in its panel."""
    return _letters(request, "controlplane/campaign_outbox.html")


@never_cache
@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one letter as it would be read."""
    return _letter(request, "controlplane/letter.html", pk)


@never_cache
@require_GET
def campaign_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one of a campaign's letters, in its panel."""
    return _letter(request, "controlplane/campaign_letter.html", pk)


def _letters(request: HttpRequest, template: str) -> HttpResponse:
    _only_in_practice()
    return render(request, template, {"messages_kept": letters.newest_messages()})


def _letter(request: HttpRequest, template: str, pk: int) -> HttpResponse:
    _only_in_practice()
    try:
        message = letters.get_message(pk)
    except Message.DoesNotExist as error:
        raise Http404 from error
    # Links leave the frame it is shown in; there nothing runs, and no form is sent.
    as_read = message.html.replace("<head>", '<head><base target="_blank">', 1)
    return render(request, template, {"message": message, "as_read": as_read})


@never_cache
@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Say that the process can serve: the database answers and its tables are there."""
    Nation.objects.exists()
    return HttpResponse("ready\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 in the platform's name."""
    return render(request, "controlplane/not_found.html", status=404)
