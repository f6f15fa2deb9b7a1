"""Starting a campaign: three questions, one press."""

import dataclasses
import datetime as dt
import logging
import secrets
from urllib.parse import urlencode

from django import forms
from django.contrib.auth import login
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from controlplane import seats
from controlplane.console import codes, phone_preview, proof_of_work, tokens
from controlplane.models import WaitingStart
from controlplane.provisioning import campaigns, names, waiting
from controlplane.provisioning.countries import COUNTRIES, guess
from kernel import limits, network
from kernel.actor import Actor, Channel, Source
from kernel.links import NameHoldsAddress
from nations.consents import wording
from nations.people import contact_points
from tenants import selectors, slugs
from tenants.accounts.models import User
from tenants.models import Kind, Nation
from themes.actions import NameMissing

logger = logging.getLogger(__name__)

ANSWERS = "start_answers"
# Campaigns started from one network address in an hour; fewer where no work was done.
PER_HOUR, PER_HOUR_WITHOUT_WORK = 30, 5
ASKS_AGAIN_SECONDS = 1
BACKEND = "django.contrib.auth.backends.ModelBackend"

CARDS = (
    (Kind.CANDIDATE, "A candidate"),
    (Kind.PARTY, "A party or branch"),
    (Kind.UNION, "A union"),
    (Kind.CHARITY, "A charity"),
    (Kind.ISSUE, "An issue campaign"),
)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What the form said, cleaned."""

    name: str
    kind: str
    email: str
    slug: str
    country: str
    charity_number: str


NO_CHARITY_NUMBER = (
    "That isn’t a charity number. It looks like 1234567, SC012345 or NIC101234; "
    "leave it empty if you have none."
)


class StartForm(forms.Form):
    """The three questions, and the two guesses under them."""

    name = forms.CharField(
        error_messages={"required": "Type what it’s called."},
    )
    kind = forms.ChoiceField(
        choices=CARDS, error_messages={"required": "Choose what it is."}
    )
    email = forms.CharField(
        max_length=254, error_messages={"required": "Type your email address."}
    )
    slug = forms.CharField(max_length=60, required=False)
    country = forms.ChoiceField(
        choices=[(code, place.name) for code, place in COUNTRIES.items()],
        required=False,
    )
    charity_number = forms.CharField(max_length=20, required=False)
    challenge = forms.CharField(max_length=300, required=False)
    answer = forms.CharField(max_length=20, required=False)

    def clean_name(self) -> str:
        """Return the name as it is kept."""
        try:
            return names.checked(self.cleaned_data["name"])
        except (
            NameMissing,
            names.NameTooLong,
            contact_points.NotAName,
            NameHoldsAddress,
        ) as error:
            raise forms.ValidationError(error.sentence) from error

    def clean_email(self) -> str:
        """Return the address in its kept form."""
        try:
            return contact_points.email(self.cleaned_data["email"])
        except contact_points.NotAnEmail as error:
            raise forms.ValidationError(error.sentence) from error

    def clean_slug(self) -> str:
        """Return the address asked for, or one guessed from the name; lower case."""
        given = self.cleaned_data["slug"].strip().lower()
        return given or slugs.guess(self.cleaned_data.get("name", ""))

    def clean(self) -> None:
        """Refuse a number that stands in no register: what may be sent without asking rests on it."""
        said = self.cleaned_data
        number = said.get("charity_number", "")
        is_british = said.get("kind") == "CHARITY" and said.get("country") in {"GB", ""}
        if is_british and number and not wording.is_charity_number(number):
            self.add_error("charity_number", NO_CHARITY_NUMBER)

    def answers(self) -> Answers:
        """Return what was said; only after the form was found valid."""
        said = self.cleaned_data
        return Answers(
            name=said["name"],
            kind=said["kind"],
            email=said["email"],
            slug=said["slug"],
            country=said["country"] or "GB",
            charity_number=said["charity_number"],
        )


@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask the three questions, and build what they describe."""
    pressed_at = timezone.now()
    if request.method == "GET":
        return _show(request, StartForm(initial=_initial(request)))
    form = StartForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    if not _may_start(request, form):
        form.add_error(None, limits.TooOften.sentence)
        return _show(request, form)
    answers = form.answers()
    try:
        # Before anybody is looked up or made: what is refused tells nothing of the address
        # (docs/adr/0010), and leaves nothing behind.
        slugs.check(answers.slug)
    except slugs.SlugRefused as error:
        return _refuse_slug(request, form, error)
    account = _account_for(request, answers)
    if account is None:
        request.session[ANSWERS] = dataclasses.asdict(answers)
        return HttpResponseRedirect("/sign-in/?next=/start/finish/")
    return _build(request, form, answers, account, pressed_at)


@never_cache
@require_GET
def finish(request: HttpRequest) -> HttpResponse:
    """Go on after signing in: the answers are still there, one press is left."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect("/sign-in/?next=/start/finish/")
    kept = request.session.get(ANSWERS)
    if not kept:
        return HttpResponseRedirect("/campaigns/")
    return _show(request, StartForm(initial={**kept, "email": request.user.email}))


def _initial(request: HttpRequest) -> dict[str, str]:
    name = request.GET.get("name", "")[:120]
    place = guess(request.headers.get("Accept-Language", ""))
    email = request.user.email if request.user.is_authenticated else ""
    return {
        "name": name,
        "kind": request.GET.get("kind", Kind.CANDIDATE.value),
        "slug": slugs.guess(name) if name else "",
        "country": place.code,
        "email": email,
    }


def _may_start(request: HttpRequest, form: StartForm) -> bool:
    said = form.cleaned_data
    worked = proof_of_work.take(said["challenge"], said["answer"])
    most = PER_HOUR if worked else PER_HOUR_WITHOUT_WORK
    name = "start.worked" if worked else "start.plain"
    return limits.hit(
        name, network.fingerprint(request), limit=most, per_seconds=3600
    ).ok


def _account_for(request: HttpRequest, answers: Answers) -> User | None:
    """Return who opens it, signed in; null where the address is known and isn't theirs yet."""
    if request.user.is_authenticated:
        return User.objects.get(pk=request.user.pk)
    if User.objects.with_email(answers.email).exists():
        return None
    try:
        with transaction.atomic():
            account = User.objects.create_user(answers.email)
    except IntegrityError:  # the same address, a moment earlier
        return None
    login(request, account, backend=BACKEND)
    seats.begin(request)
    return account


def _build(
    request: HttpRequest,
    form: StartForm,
    answers: Answers,
    account: User,
    pressed_at: dt.datetime,
) -> HttpResponse:
    now = timezone.now()
    try:
        opened = _open(answers, account, now, pressed_at)
    except slugs.SlugRefused as error:
        return _refuse_slug(request, form, error)
    request.session.pop(ANSWERS, None)
    if account.email_proved_at is None:
        _send_first_code(request, account, now)
    if isinstance(opened, WaitingStart):
        return HttpResponseRedirect(f"/start/building/{opened.pk}/")
    return _to_the_site(answers.slug, account_id=account.pk, nation_id=opened.pk)


def _refuse_slug(
    request: HttpRequest, form: StartForm, error: slugs.SlugRefused
) -> HttpResponse:
    form.add_error("slug", error.sentence)
    return _show(request, form, free=error.free)


def _to_the_site(slug: str, *, account_id: int, nation_id: int) -> HttpResponse:
    token = tokens.mint(
        tokens.Purpose.PREVIEW,
        account_id=account_id,
        nation_id=nation_id,
        at=timezone.now(),
    )
    site = selectors.addresses_of(slug).site
    return HttpResponseRedirect(f"{site}/_/preview/?token={token}")


def _open(
    answers: Answers, account: User, now: dt.datetime, pressed_at: dt.datetime
) -> Nation | WaitingStart:
    """Open it from the pool; where none is ready, or others stand in line, put it in line."""
    opening = campaigns.Opening(
        name=answers.name,
        kind=Kind(answers.kind),
        slug=answers.slug,
        country=answers.country,
        charity_number=answers.charity_number,
    )
    by = Actor.staff(account_id=account.pk, user_id=None, permissions=())
    via = Source(channel=Channel.WEB)
    if not waiting.is_anyone():
        try:
            return campaigns.open_campaign(
                opening=opening,
                owner=account,
                by=by,
                via=via,
                at=now,
                asked_at=pressed_at,
                may_build=False,
            )
        except campaigns.NoneReady:
            logger.info("start.none_ready", extra={"account": account.pk})
    return waiting.ask(opening=opening, owner=account, by=by, via=via, at=now)


@never_cache
@require_GET
def building(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far a campaign in line has got; the page asks again until it leads to the site."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(f"/sign-in/?next=/start/building/{pk}/")
    account_id = int(request.user.pk or 0)
    try:
        asked = waiting.get_start(pk=pk, account_id=account_id)
    except WaitingStart.DoesNotExist:
        return HttpResponseRedirect("/campaigns/")
    if asked.nation_id is not None:
        waiting.forget(asked)
        return _to_the_site(
            asked.slug, account_id=account_id, nation_id=asked.nation_id
        )
    if asked.refused:
        return _refused(request, asked)
    # A wake-up that was lost is made good here, and not only within a minute.
    waiting.wake()
    before = waiting.count_before(asked)
    shown = {
        "asked": asked,
        "before": before,
        "done": max(0, asked.asked_behind - before),
        "of": asked.asked_behind + 1,
    }
    response = render(request, "controlplane/building.html", shown)
    # The browser asks again by itself, script or none.
    response["Refresh"] = str(ASKS_AGAIN_SECONDS)
    return response


def _refused(request: HttpRequest, asked: WaitingStart) -> HttpResponse:
    form = StartForm(
        {
            "name": asked.name,
            "kind": asked.kind,
            "email": asked.account.email,
            "slug": asked.slug,
            "country": asked.country,
            "charity_number": asked.charity_number,
        }
    )
    form.add_error("slug", asked.refused)
    waiting.forget(asked)
    return _show(request, form, free=slugs.alternatives(asked.slug))


def _send_first_code(request: HttpRequest, account: User, now: dt.datetime) -> None:
    try:
        codes.send_code(account=account, request=request, at=now)
    except limits.TooOften:
        # The campaign stands; a new code can be asked for where it is needed.
        logger.info("start.code_not_sent", extra={"account": account.pk})


def _show(
    request: HttpRequest, form: StartForm, *, free: list[str] | None = None
) -> HttpResponse:
    shown = {
        "form": form,
        "cards": CARDS,
        "countries": COUNTRIES.values(),
        "free": free or [],
        "phone_query": urlencode(
            {"name": form["name"].value() or "", "kind": form["kind"].value() or ""}
        ),
        "challenge": proof_of_work.challenge(secrets.token_urlsafe(12)),
        "sites_domain": selectors.addresses_of("x").site.partition("x.")[2],
    }
    status = 422 if form.is_bound else 200
    return render(request, "controlplane/start.html", shown, status=status)


@never_cache
@require_GET
def address(request: HttpRequest) -> JsonResponse:
    """Say whether an address is free, and what is free instead."""
    if not limits.hit(
        "start.address", network.fingerprint(request), limit=600, per_seconds=600
    ).ok:
        return JsonResponse({"sentence": limits.TooOften.sentence}, status=429)
    asked = request.GET.get("slug", "").strip().lower()[:60]
    slug = asked or slugs.guess(request.GET.get("name", "")[:120])
    try:
        slugs.check(slug)
    except slugs.SlugRefused as error:
        return JsonResponse(
            {"slug": slug, "ok": False, "sentence": error.sentence, "free": error.free}
        )
    return JsonResponse({"slug": slug, "ok": True, "sentence": "free", "free": []})


@never_cache
@require_GET
def phone(request: HttpRequest) -> HttpResponse:
    """Show the typed name in the real theme, as a phone would; framed by our own page alone."""
    name = request.GET.get("name", "")[:120].strip() or "Your campaign"
    kind = request.GET.get("kind", "")
    html = phone_preview.html_of(
        name, Kind(kind) if kind in Kind.values else Kind.CANDIDATE
    )
    response = HttpResponse(html)
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        "img-src 'self' data:; form-action 'none'; frame-ancestors 'self'"
    )
    return response
