"""The operators' console: how the platform is, every campaign, and what can be done to one."""

import dataclasses
import functools
from collections.abc import Callable

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from controlplane.provisioning import campaigns
from kernel.actor import ActorKind, Channel, Source
from kernel.audit.writing import entries_about
from kernel.facts import relay
from kernel.mail import selectors as letters
from tenants import pool, selectors
from tenants.models import Membership, Nation
from tenants.requests import actor_of

View = Callable[..., HttpResponse]
PANEL = Source(channel=Channel.PANEL)


def operators_only(view: View) -> View:
    """Let operators in, ask strangers to sign in, and tell everybody else it isn't there."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"/sign-in/?next={request.path}")
        if actor_of(request).kind is not ActorKind.OPERATOR:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of the platform's health: a dot, words and a number."""

    label: str
    words: str
    is_well: bool


def _health() -> list[Line]:
    waiting = relay.has_waiting()
    ready = pool.ready_count()
    stuck = letters.stuck_count(at=timezone.now())
    return [
        Line(
            label="Mail",
            words=f"{stuck} letters are stuck" if stuck else "no letter is stuck",
            is_well=not stuck,
        ),
        Line(
            label="Ready schemas",
            words=f"{ready} wait to be handed out",
            is_well=ready > 0,
        ),
        Line(
            label="News",
            words="some waits for its relay" if waiting else "all relayed",
            is_well=not waiting,
        ),
    ]


def _sentence(lines: list[Line], total: int, today: int) -> str:
    trouble = [line for line in lines if not line.is_well]
    if trouble:
        things = "1 thing needs" if len(trouble) == 1 else f"{len(trouble)} things need"
        return f"{things} you: {trouble[0].label.lower()}, {trouble[0].words}."
    named = "campaign" if total == 1 else "campaigns"
    return f"All well. {total} {named}, {today} opened today."


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
    """Show one sentence on how the platform is, and its campaigns."""
    now = timezone.now()
    open_ones = Nation.objects.exclude(state=Nation.State.CLOSED)
    today = open_ones.filter(opened_at__date=now.date()).count()
    lines = _health()
    asked, page = _found(request)
    shown = {
        "sentence": _sentence(lines, open_ones.count(), today),
        "lines": lines,
        "asked": asked,
        "page": page,
        "to_look_at": open_ones.filter(look=Nation.Look.WAITING).order_by("opened_at")[
            :20
        ],
    }
    return render(request, "controlplane/console.html", shown)


def _nation(number: int) -> Nation:
    try:
        return Nation.objects.get(pk=number)
    except Nation.DoesNotExist as error:
        raise Http404 from error


@never_cache
@require_GET
@operators_only
def card(request: HttpRequest, number: int) -> HttpResponse:
    """Show one campaign: who owns it, where it is, what was done to it."""
    return _card(request, _nation(number))


def _card(
    request: HttpRequest, nation: Nation, *, sentence: str = "", status: int = 200
) -> HttpResponse:
    slug = "" if nation.state == Nation.State.CLOSED else selectors.slug_of(nation)
    shown = {
        "nation": nation,
        "addresses": selectors.addresses_of(slug) if slug else None,
        "owners": Membership.objects.filter(nation=nation).select_related("account"),
        "history": entries_about(f"nation:{nation.pk}"),
        "sentence": sentence,
    }
    return render(request, "controlplane/card.html", shown, status=status)


@never_cache
@require_http_methods(["POST"])
@operators_only
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Suspend, resume, or decide on a name; back to the campaign's card."""
    by, now = actor_of(request), timezone.now()
    nation = _nation(number)
    try:
        if what == "suspend":
            campaigns.suspend(
                number=number,
                reason=request.POST.get("reason", ""),
                by=by,
                via=PANEL,
                at=now,
            )
        elif what == "resume":
            campaigns.resume(number=number, by=by, via=PANEL, at=now)
        elif what in {"pass", "refuse"}:
            campaigns.decide_look(
                number=number, passes=what == "pass", by=by, via=PANEL, at=now
            )
        else:
            raise Http404
    except (campaigns.NoReason, campaigns.AlreadyClosed) as error:
        return _card(request, nation, sentence=error.sentence, status=422)
    return HttpResponseRedirect(f"/operators/{number}/")
