"""The operators' console: how the platform is, every campaign, and what can be done to one."""

import datetime as dt
import functools
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from controlplane.console import health
from controlplane.provisioning import campaigns, operating, renaming, suspending
from kernel.actor import ActorKind, Channel, Source
from kernel.audit import writing as audit
from tenants import selectors
from tenants.accounts.models import User
from tenants.models import Membership, Nation
from tenants.requests import actor_of

View = Callable[..., HttpResponse]
PANEL = Source(channel=Channel.PANEL)
LOOKED = "console.looked"
# Rows of a list on the console's first screen; its figures count all.
SHOWN = 20
LOOK_LASTS = dt.timedelta(minutes=10)
# What the audit's codes say on a card.
ACTS = {
    LOOKED: "opened this card",
    "campaign.suspended": "suspended it",
    "campaign.suspended.reason_changed": "changed why it’s suspended",
    "campaign.resumed": "opened it again",
    campaigns.LOOK_DECIDED: "decided on its name",
    renaming.RENAMED: "changed its name",
    "campaign.closed": "closed it",
    "campaign.purged": "deleted its people, pages and files",
}


def operators_only(view: View) -> View:
    """Let operators in, ask strangers to sign in, and tell everybody else it isn't there."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"/sign-in/?next={request.path}")
        if request.user.is_operator and request.user.email_proved_at is None:
            return HttpResponseRedirect("/account/")
        if actor_of(request).kind is not ActorKind.OPERATOR:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def _found(request: HttpRequest) -> tuple[str, object]:
    asked = request.GET.get("q", "").strip()[:100]
    found = Nation.objects.exclude(state=Nation.State.CLOSED).order_by(
        "-opened_at", "-pk"
    )
    if asked:
        found = found.filter(
            Q(name__icontains=asked)
            | Q(domains__domain__icontains=asked.lower())
            | Q(memberships__account__email__icontains=asked)
        ).distinct()
    return asked, Paginator(found, 50).get_page(request.GET.get("page"))


@never_cache
@require_GET
@operators_only
def console(request: HttpRequest) -> HttpResponse:
    """Show one sentence on how the platform is, what runs, and what waits for a look."""
    if "q" in request.GET or "page" in request.GET:
        return _campaigns(request)
    now = timezone.now()
    open_ones = Nation.objects.exclude(state=Nation.State.CLOSED)
    opened = open_ones.filter(opened_at__date=now.date())
    to_look_at = open_ones.filter(look=Nation.Look.WAITING)
    total, today = open_ones.count(), opened.count()
    lines = health.lines(at=now)
    verdict, rest = health.sentence(lines, total=total, today=today)
    shown = {
        "verdict": verdict,
        "rest": rest,
        "lines": lines,
        "total": total,
        "opened_today": opened.order_by("-opened_at")[:SHOWN],
        "last": _last_looked_at(request),
        "to_look_at": to_look_at.order_by("opened_at")[:SHOWN],
        "to_look_at_count": to_look_at.count(),
        "now": now,
    }
    return render(request, "controlplane/console.html", shown)


def _campaigns(request: HttpRequest) -> HttpResponse:
    asked, page = _found(request)
    shown = {"asked": asked, "page": page}
    return render(request, "controlplane/console_campaigns.html", shown)


def _nation(number: int) -> Nation:
    try:
        return Nation.objects.get(pk=number)
    except Nation.DoesNotExist as error:
        raise Http404 from error


def _subject(nation: Nation) -> str:
    return f"nation:{nation.pk}"


def _note_look(request: HttpRequest, nation: Nation) -> None:
    """Keep that this operator opened the card; once in ten minutes is enough to know."""
    by, now = actor_of(request), timezone.now()
    account_id, subject = by.account_id or 0, _subject(nation)
    newest = audit.newest_of_account(account_id, LOOKED, subject=subject)
    if newest is None or now - newest.at > LOOK_LASTS:
        audit.note(LOOKED, by=by, at=now, subject=subject)


def _last_looked_at(request: HttpRequest) -> dict[str, Any] | None:
    newest = audit.newest_of_account(actor_of(request).account_id or 0, LOOKED)
    if newest is None:
        return None
    nation = Nation.objects.filter(pk=newest.subject.partition(":")[2]).first()
    return _shown_of(nation) if nation else None


def _shown_of(nation: Nation) -> dict[str, Any]:
    """Return what a card says of a campaign: its people, its places, and who looked."""
    slug = "" if nation.state == Nation.State.CLOSED else selectors.slug_of(nation)
    entries = audit.entries_about(_subject(nation), count=12)
    accounts = User.objects.in_bulk(
        {entry.actor["account_id"] for entry in entries if "account_id" in entry.actor}
    )
    return {
        "nation": nation,
        "addresses": selectors.addresses_of(slug) if slug else None,
        "domains": nation.domains.order_by("domain"),
        "owners": Membership.objects.filter(nation=nation).select_related("account"),
        "history": [
            {
                "at": entry.at,
                "who": accounts.get(entry.actor.get("account_id", 0)),
                "what": ACTS.get(entry.action, entry.action),
                "why": entry.detail.get("reason", ""),
            }
            for entry in entries
        ],
    }


@never_cache
@require_GET
@operators_only
def card(request: HttpRequest, number: int) -> HttpResponse:
    """Show one campaign: who owns it, where it is, who looked and what was done to it."""
    nation = _nation(number)
    _note_look(request, nation)
    return _card(request, nation)


def _card(
    request: HttpRequest, nation: Nation, *, sentence: str = "", status: int = 200
) -> HttpResponse:
    shown = {**_shown_of(nation), "sentence": sentence}
    return render(request, "controlplane/card.html", shown, status=status)


@never_cache
@require_http_methods(["POST"])
@operators_only
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Suspend, resume, or decide on a name; back to the campaign's card."""
    by, now = actor_of(request), timezone.now()
    _nation(number)
    try:
        if what == "suspend":
            suspending.suspend(
                number=number,
                reason=request.POST.get("reason", ""),
                by=by,
                via=PANEL,
                at=now,
            )
        elif what == "resume":
            suspending.resume(number=number, by=by, via=PANEL, at=now)
        elif what in {"pass", "refuse"}:
            campaigns.decide_look(
                number=number,
                name=request.POST.get("name", ""),
                passes=what == "pass",
                by=by,
                via=PANEL,
                at=now,
            )
        else:
            raise Http404
    except (
        suspending.NoReason,
        operating.AlreadyClosed,
        campaigns.NameChanged,
    ) as error:
        # As it is now, not as it was when the press came in.
        return _card(request, _nation(number), sentence=error.sentence, status=422)
    return HttpResponseRedirect(f"/operators/{number}/")
