"""What every public form's answer shares: the theme around it, and where it may come from."""

import dataclasses
import datetime as dt
import hashlib
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cms import serving, site_context
from cms.models import HomePage
from cms.origins import Origin, origin_of
from tenants import signing as ours
from tenants.models import Nation
from tenants.requests import nation_of
from themes import rendering
from themes.selectors import current_brand

PRESSED = "pressed"
# The theme's files that a letter's token, or one of a second press, may be shown with.
HAVE_A_TOKEN = frozenset({"confirm_link", "confirm_press", "leave", "leave_done"})
# What the public forms ask, and how long each may be; nothing else is carried to a second press.
ASKED = {
    "email": 254,
    "postcode": 20,
    "email_consent": 8,
    "no_thanks": 8,
    "called": 200,
    "website": 200,
    "page": 20,
    "key": 32,
    "opened": 200,
    "work": 12,
    "for": 4000,
}
TEN_MINUTES = 600


def themed(
    request: HttpRequest,
    template: str,
    title: str,
    status: int = 200,
    *,
    has_token: bool = False,
    **shown: Any,
) -> HttpResponse:
    """
    Answer with a template of the campaign's theme; no search engine may keep it.

    A page that holds a token is the stock theme's, in the campaign's colours: code of its own
    could send what the page is shown with elsewhere, and the token acts for whoever got it. So is
    one of a site that is closed, for a closed site publishes nothing, and leads nowhere.
    """
    nation = nation_of(request)
    visit = serving.visit_of(request)
    home, brand = HomePage.objects.get(), current_brand()
    is_closed = _is_closed(request, nation)
    site = site_context.site_of(nation, home, visit, brand)
    context = {
        "site": site_context.closed(site, nation) if is_closed else site,
        "brand": site_context.brand_css(brand),
        "page": {
            "title": title,
            "headline": title,
            "url": "",
            "description": title,
            "has_form": False,
        },
        **shown,
    }
    html = rendering.render(
        template, context, theme=brand.theme, is_stock=has_token or is_closed
    ).html
    response = HttpResponse(html, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _is_closed(request: HttpRequest, nation: Nation) -> bool:
    """Return whether strangers see no page of the site, and whoever asks is no more than one."""
    is_ours = bool(getattr(request, "may_preview", False))
    return nation.is_suspended or not (nation.is_live or is_ours)


# --- Before the press -------------------------------------------------------------------


def _confirm(request: HttpRequest) -> HttpResponse:
    """Ask for one more press, with a token: the browser didn't say where it came from."""
    token = ours.sign(_content(request), purpose=PRESSED)
    return themed(
        request,
        "confirm_press",
        _("One more press"),
        has_token=True,
        confirm={
            "action": request.path,
            "fields": [{"name": k, "value": v} for k, v in _said(request)],
            "token": token,
        },
    )


def _said(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the forms' own fields, each no longer than it is read."""
    said = request.POST
    return [(name, said[name][:most]) for name, most in ASKED.items() if name in said]


def _content(request: HttpRequest) -> str:
    return hashlib.sha256(repr(_said(request)).encode()).hexdigest()


def _was_confirmed(request: HttpRequest) -> bool:
    try:
        signed = ours.unsign(
            request.POST.get(PRESSED, ""), purpose=PRESSED, max_age_seconds=TEN_MINUTES
        )
    except signing.BadSignature:
        return False
    return bool(signed == _content(request))


def stopped(request: HttpRequest) -> HttpResponse | None:
    """Return what answers a post that isn't from this site's own page, or null."""
    origin = origin_of(request)
    if origin is Origin.OURS or (origin is Origin.UNSAID and _was_confirmed(request)):
        return None
    if origin is Origin.UNSAID:
        return _confirm(request)
    return refused(
        request, _("This form was sent from another website, so we left it.")
    )


def refused(request: HttpRequest, sentence: str, *, status: int = 403) -> HttpResponse:
    """Answer that a post wasn't taken, and why."""
    return themed(
        request,
        "form_refused",
        _("We couldn’t take that"),
        status=status,
        refused={"sentence": sentence},
    )


# --- Links of letters -------------------------------------------------------------------


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A signed link: its token, as it goes on to the button, and what it was signed for."""

    token: str
    content: Any


def link_of(
    request: HttpRequest, *, purpose: str, valid_for: dt.timedelta
) -> Link | None:
    """
    Return the link that was followed (GET) or whose button was pressed (POST).

    Null where it isn't this campaign's, isn't for this purpose or is too old. Looking does
    nothing, for mail scanners look too: views act on POST alone.
    """
    # In the body once it is pressed, so that a second press is asked with all of it.
    said = request.POST if request.method == "POST" else request.GET
    token = said.get("for", "")
    try:
        content = ours.unsign(
            token, purpose=purpose, max_age_seconds=int(valid_for.total_seconds())
        )
    except signing.BadSignature:
        return None
    return Link(token=token, content=content)
