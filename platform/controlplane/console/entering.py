"""Ways from the platform into a panel, onto a private site, and onto the platform itself."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cms import drafts
from controlplane import gate, seats
from controlplane.console import tokens
from controlplane.console.start import BACKEND
from controlplane.provisioning import furnish
from kernel.permissions import Permission, Role, allows
from tenants import selectors
from tenants.accounts import sessions
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import Nation
from tenants.requests import actor_of, nation_of

PLATFORM = "platform"


def platform_origin() -> str:
    """Return the platform's origin, without a trailing slash."""
    return f"{settings.SCHEME}://{settings.PLATFORM_DOMAIN}"


def local_path(asked: str, default: str) -> str:
    """Return an address on this host only: a path, never somebody else's site."""
    fits = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if fits and asked.startswith("/") else default


# --- On the platform --------------------------------------------------------------------


@never_cache
@require_GET
def enter(request: HttpRequest, number: int) -> HttpResponse:
    """Hand a signed-in member on to their campaign's panel, by a posted one-time token."""
    then = local_path(request.GET.get("next", "/"), "/")
    if not request.user.is_authenticated:
        here = urlencode({"next": f"{request.path}?{urlencode({'next': then})}"})
        return HttpResponseRedirect(f"/sign-in/?{here}")
    account_id = int(request.user.pk or 0)
    role = selectors.role_of(account_id=account_id, nation_id=number)
    nation = Nation.objects.filter(pk=number).exclude(state=Nation.State.CLOSED).first()
    if role is None or nation is None:
        return render(request, "controlplane/not_yours.html", status=404)
    token = tokens.mint(
        tokens.Purpose.PANEL,
        account_id=account_id,
        nation_id=number,
        at=timezone.now(),
    )
    seats.remember(request, token)
    panel = selectors.addresses_of(selectors.slug_of(nation)).panel
    shown = {"action": f"{panel}/come-in/", "token": token, "then": then}
    response = render(
        request, "controlplane/entering.html", {**shown, "nation": nation}
    )
    # The one form of the platform that posts elsewhere: to this campaign's panel.
    response["Referrer-Policy"] = "strict-origin"
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest) -> HttpResponse:
    """Sign in by a printed link: one press (or none, with script) uses it up."""
    said = request.POST if request.method == "POST" else request.GET
    token, then = said.get("token", ""), local_path(said.get("next", ""), "/campaigns/")
    if request.method == "GET":
        shown = {"token": token, "then": then}
        return render(request, "controlplane/sign_in_link.html", shown)
    way_in = None
    for purpose in (tokens.Purpose.LOGIN_LINK, tokens.Purpose.START_LINK):
        try:
            way_in = tokens.use(token, purpose, nation_id=None, at=timezone.now())
            break
        except tokens.NotAWayIn:
            continue
    if way_in is None:
        sentence = tokens.NotAWayIn.sentence
        return render(
            request, "controlplane/link_used.html", {"sentence": sentence}, status=403
        )
    login(request, User.objects.get(pk=way_in.account_id), backend=BACKEND)
    seats.begin(request)
    return HttpResponseRedirect(then)


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out, of every panel too; who waits for a code gives it up by this."""
    if request.user.is_authenticated:
        sessions.end_all(int(request.user.pk or 0), at=timezone.now())
    logout(request)
    return HttpResponseRedirect(local_path(request.POST.get("next", "/"), "/"))


# --- On the panel -----------------------------------------------------------------------


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """
    Take the platform's token and seat its account, found by the account's id alone.

    A GET is somebody without a session: the platform asks who they are.
    """
    nation = nation_of(request)
    if request.method == "GET":
        query = urlencode({"next": local_path(request.GET.get("next", "/"), "/")})
        return HttpResponseRedirect(
            f"{platform_origin()}/campaigns/{nation.pk}/enter/?{query}"
        )
    then = local_path(request.POST.get("then", "/"), "/")
    if request.headers.get("Origin") != platform_origin():
        return render(request, "controlplane/press_again.html", status=403)
    try:
        way_in = tokens.use(
            request.POST.get("token", ""),
            tokens.Purpose.PANEL,
            nation_id=nation.pk,
            at=timezone.now(),
        )
    except tokens.NotAWayIn as error:
        shown = {"sentence": error.sentence}
        return render(request, "controlplane/link_used.html", shown, status=403)
    role = selectors.role_of(account_id=way_in.account_id, nation_id=nation.pk)
    if role is None:
        return render(request, "controlplane/not_yours.html", status=403)
    with in_public():
        account = User.objects.get(pk=way_in.account_id)
    owner = furnish.Owner.of(account)
    login(request, furnish.seat(owner, role=Role(role)), backend=BACKEND)
    seats.begin(request, at=way_in.made_at)
    seats.remember(request, request.POST.get("token", ""))
    return HttpResponseRedirect(then)


def _asked_for(request: HttpRequest) -> str:
    """Return the path on the site: of a page as it was last kept, for those who may write it."""
    number = request.GET.get("page", "")
    may_write = allows(actor_of(request), Permission.PAGES_EDIT)
    if may_write and number.isdecimal():
        return drafts.path_to(int(number)) or "/"
    return local_path(request.GET.get("path", "/"), "/")


@never_cache
@require_GET
def look(request: HttpRequest) -> HttpResponse:
    """Lead from the panel to the site, private or not; the site then knows its own people."""
    nation = nation_of(request)
    path = _asked_for(request)
    account_id = getattr(request.user, "platform_account_id", None)
    if account_id is None:
        return HttpResponseRedirect(
            f"/come-in/?{urlencode({'next': request.get_full_path()})}"
        )
    token = tokens.mint(
        tokens.Purpose.PREVIEW,
        account_id=account_id,
        nation_id=nation.pk,
        at=timezone.now(),
    )
    site = selectors.addresses_of(selectors.current_slug()).site
    query = urlencode({"token": token, "next": path})
    return HttpResponseRedirect(f"{site}{gate.LOOK_PATH}?{query}")


# --- On the site ------------------------------------------------------------------------


@never_cache
@require_GET
def preview(request: HttpRequest) -> HttpResponse:
    """Let a browser that comes from the panel see the private site; it grants nothing else."""
    nation = nation_of(request)
    asked = urlsplit(local_path(request.GET.get("next", "/"), "/"))
    then = asked.path
    is_stranger = asked.query == f"{gate.EYES}={gate.STRANGER}"
    if is_stranger or asked.query.startswith(f"{drafts.PARAMETER}="):
        then = f"{then}?{asked.query}"
    response = HttpResponseRedirect(then)
    try:
        way_in = tokens.use(
            request.GET.get("token", ""),
            tokens.Purpose.PREVIEW,
            nation_id=nation.pk,
            at=timezone.now(),
        )
    except tokens.NotAWayIn:
        return response
    response.set_cookie(
        gate.COOKIE,
        gate.pass_for(nation, account_id=way_in.account_id, at=way_in.made_at),
        max_age=gate.COOKIE_DAYS * 24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=settings.SCHEME == "https",
    )
    # Who comes anew looks with their own eyes, unless they ask for a stranger's.
    response.delete_cookie(gate.EYES_COOKIE, samesite="Lax")
    return response


@never_cache
@csrf_exempt
@require_POST
def stop_preview(request: HttpRequest) -> HttpResponse:
    """See the site as a stranger does from now on."""
    response = HttpResponseRedirect("/")
    response.delete_cookie(gate.COOKIE, samesite="Lax")
    return response
