"""The site's forms: what visitors post, and what they see next."""

import dataclasses
import uuid
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page

from cms import restricted, serving, site_context
from cms.answers import refused, stopped, themed
from cms.models import HomePage
from kernel import network
from kernel.actor import Actor, Channel, Source
from nations.consents import wording
from nations.consents.actions import Asked
from nations.consents.models import ConsentEntry
from nations.people import actions as people
from nations.people import contact_points, devices
from nations.people.devices import Recognised
from nations.people.public_count import PublicCount
from nations.submissions import actions as submissions
from nations.submissions import screening
from nations.submissions.actions import (
    LooksLikeSpam,
    Received,
    SignUp,
    SignUpInvalid,
    WaitsForClick,
)
from tenants import generations, selectors
from tenants import signing as ours
from tenants.models import Nation
from tenants.requests import nation_of

# A page's number is a bigint's: one of more digits is none.
LONGEST_NUMBER = 18


def _page_named(request: HttpRequest) -> Any:
    named = request.POST.get("page", "")
    is_number = named.isdecimal() and len(named) <= LONGEST_NUMBER
    # A page behind a password is read by none of the site's forms.
    open_to_all = Page.objects.live().public()
    page = open_to_all.filter(pk=named).first() if is_number else None
    specific = page.specific if page else None
    return specific if hasattr(specific, "liquid_template") else HomePage.objects.get()


@never_cache
@require_GET
def ticket(request: HttpRequest) -> JsonResponse:
    """Give a form its key and the time it was opened; the page itself is the same for all."""
    opened = screening.ticket(timezone.now(), number=nation_of(request).pk)
    return JsonResponse({"key": uuid.uuid4().hex, "opened": opened})


@never_cache
@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """
    Give the part of a page that is this visitor's: empty for a stranger.

    A cookie that stands for nobody any more is taken away, so that the form is there again.
    """
    known = devices.recognise(request, nation_number=nation_of(request).pk)
    if known is None:
        nobody = HttpResponse("", status=204)
        if devices.COOKIE in request.COOKIES:
            devices.forget_cookie(nobody)
        return nobody
    html = render_to_string("cms/site/me.html", {"known": known}, request=request)
    return HttpResponse(html)


# --- The press --------------------------------------------------------------------------


def _asked(nation: Nation) -> Asked:
    basis = ConsentEntry.Basis
    soft = wording.may_use_soft_opt_in(nation)
    return Asked(
        wording=wording.email_sentence(nation),
        basis=basis.SOFT_OPT_IN if soft else basis.CONSENT,
    )


def _text(request: HttpRequest, name: str) -> str:
    # A NUL is in no text, and Postgres keeps none.
    return request.POST.get(name, "").replace("\x00", "")


def _email(request: HttpRequest) -> str:
    # Left out, a NUL would make another address of what was typed: this one is refused.
    return request.POST.get("email", "").replace("\x00", "\ufffd")[:254]


def _sign_up_of(request: HttpRequest, page_id: int) -> SignUp:
    nation = nation_of(request)
    soft = wording.may_use_soft_opt_in(nation)
    return SignUp(
        email=_email(request),
        postcode=_text(request, "postcode")[:20],
        country=nation.country,
        page_id=page_id,
        key=_text(request, "key")[:32],
        asked=_asked(nation),
        agreed=(
            not _text(request, "no_thanks")
            if soft
            else bool(_text(request, "email_consent"))
        ),
    )


@csrf_exempt
@require_POST
def join(request: HttpRequest) -> HttpResponse:
    """Take the form to join."""
    early = stopped(request)
    if early is not None:
        return early
    nation, page = nation_of(request), _page_named(request)
    form = _sign_up_of(request, page.pk)
    device = devices.device_of(request, nation_number=nation.pk)
    post = screening.Post(
        honeypot=request.POST.get("website", ""),
        opened=request.POST.get("opened", ""),
        address=network.fingerprint(request),
        device_id=device.pk if device else None,
        work=request.POST.get("work", "")[:12],
    )
    try:
        received = submissions.receive_sign_up(
            form=form,
            post=post,
            device=device,
            number=nation.pk,
            by=Actor.visitor(),
            via=Source(channel=Channel.WEB, page_id=page.pk),
            at=timezone.now(),
        )
    except SignUpInvalid as error:
        # The front page may be behind a password too: then its words stay there.
        if not restricted.is_open_to(page, request):
            return refused(request, error.sentence, status=serving.UNPROCESSABLE)
        values = {"email": form.email, "postcode": form.postcode}
        state = serving.FormState(
            values=values, errors=error.errors, agreed=form.agreed
        )
        return serving.serve_page(page, request, state)
    except LooksLikeSpam as error:
        return refused(request, error.sentence)
    except WaitsForClick as error:
        shown = {"sentence": error.sentence, "email": form.email.strip()}
        return themed(request, "look_in_mail", _("Look in your email"), waiting=shown)
    return welcomed(nation, received)


def welcomed(nation: Nation, received: Received) -> HttpResponse:
    """Send somebody who was taken to their thanks, the device remembered."""
    generations.bump_counts(nation)
    shown = ours.sign([received.device.pk, received.number], purpose="thanks")
    response = HttpResponseRedirect(f"/_/thanks/?for={shown}")
    devices.remember(
        response,
        received.device,
        nation_number=nation.pk,
        is_secure=devices.is_secure(),
    )
    return response


# --- After the press --------------------------------------------------------------------


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Thanked:
    """Who is thanked, and with which number (0: none to show)."""

    known: Recognised
    number: int


def _thanked(request: HttpRequest) -> Thanked | None:
    known = devices.recognise(request, nation_number=nation_of(request).pk)
    if known is None:
        return None
    try:
        device_id, number = ours.unsign(
            request.GET.get("for", ""), purpose="thanks", max_age_seconds=24 * 3600
        )
    except (signing.BadSignature, ValueError, TypeError):
        return Thanked(known=known, number=0)
    return Thanked(known=known, number=number if device_id == known.device_id else 0)


@never_cache
@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """Thank somebody who joined; never a dead end."""
    thanked = _thanked(request)
    if thanked is None:
        return HttpResponseRedirect("/")
    nation = nation_of(request)
    supporters = site_context.supporters_now()
    return themed(
        request,
        "thanks",
        _("Thank you"),
        thanks=_thanks_of(nation, thanked, request.GET.get("for", ""), supporters),
        count=site_context.counts(nation, supporters),
    )


def _numbered(thanked: Thanked, supporters: PublicCount) -> tuple[int, str]:
    """Return the number to thank with, and its words; 0: none."""
    if thanked.number or supporters.is_exact:
        number, words = thanked.number, _("Thank you. You’re number %(number)s.")
    else:
        number = supporters.count
        words = _("Thank you. You’re one of more than %(number)s.")
    said = number_format(number, use_l10n=True, force_grouping=True)
    return number, words % {"number": said}


def _thanks_of(
    nation: Nation, thanked: Thanked, token: str, supporters: PublicCount
) -> Any:
    name = thanked.known.greeting
    url = selectors.addresses_of(selectors.current_slug()).site
    number, heading = _numbered(thanked, supporters)
    text = _("I’ve joined %(name)s. You?") % {"name": nation.name}
    return {
        "number": number,
        "heading": heading,
        "name": name,
        "greeting": _("Good to have you, %(name)s.") % {"name": name} if name else "",
        "asks_name": not name,
        "name_action": f"/_/name/?{urlencode({'for': token})}",
        "forget_action": "/_/forget/",
        "not_you": _("Not %(name)s?") % {"name": name} if name else _("Not you?"),
        "share_url": url,
        "share_text": text,
        "whatsapp": f"https://wa.me/?{urlencode({'text': f'{text} {url}'})}",
        "street": site_context.close_up(nation, supporters.count),
    }


@csrf_exempt
@require_POST
def name(request: HttpRequest) -> HttpResponse:
    """Keep what they asked to be called."""
    early = stopped(request)
    if early is not None:
        return early
    known = devices.recognise(request, nation_number=nation_of(request).pk)
    if known is None:
        return HttpResponseRedirect("/")
    try:
        people.name_myself(
            device_id=known.device_id,
            called=request.POST.get("called", "")[:200],
            by=known.actor,
            via=Source(channel=Channel.WEB, device_id=known.device_id),
            at=timezone.now(),
        )
    except contact_points.NotAName as error:
        return refused(request, error.sentence)
    back = request.GET.get("for", "")
    return HttpResponseRedirect(f"/_/thanks/?for={back}" if back else "/")


@csrf_exempt
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Let this browser stand for nobody from now on: "Not Sam?" was pressed."""
    early = stopped(request)
    if early is not None:
        return early
    response = HttpResponseRedirect("/")
    devices.forget(request, response, nation_number=nation_of(request).pk)
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 in the campaign's own theme."""
    if getattr(request, "nation", None) is None:
        return HttpResponse(render_to_string("tenants/nobody.html"), status=404)
    return themed(request, "error_404", _("There’s no page here"), status=404)
