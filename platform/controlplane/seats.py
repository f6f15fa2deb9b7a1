"""
Whose session this is, asked again with every request of people who work.

A session lasts a month; a role can end this second. So the platform account behind a panel's
user is looked up (and believed for a second), and its role becomes the request's actor.
"""

import dataclasses
import datetime as dt
import time
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from controlplane.console import tokens
from kernel.actor import Actor
from kernel.permissions import PERMISSIONS_OF, Role
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.hosts import Surface
from tenants.models import Membership

ENTERED_AT = "entered_at"
# Traces of the tokens by which the platform's session sent somebody into panels, and of the one
# by which a panel's session began: by them a proof in a panel spares the session it came from.
TRACES = "traces"
_TRACES_KEPT = 10
BELIEVED_SECONDS = 1.0
_KEPT_MOST = 5000


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """What an account may do in a nation now; `role` is null where it has no seat there."""

    role: str | None
    valid_from: dt.datetime | None
    is_active: bool


_kept: dict[tuple[int, int], tuple[float, Seat]] = {}


def begin(request: HttpRequest, *, at: dt.datetime | None = None) -> None:
    """
    Note when this session began; call it right after signing somebody in.

    `at` null: now. Who comes into a panel began when the platform sent them, so that whatever
    ended sessions while they were under way ends this one too.
    """
    request.session[ENTERED_AT] = (at or timezone.now()).timestamp()


def remember(request: HttpRequest, token: str) -> None:
    """Note the token by which this session sends somebody on, or began."""
    kept = request.session.get(TRACES, [])
    request.session[TRACES] = [*kept, tokens.trace_of(token)][-_TRACES_KEPT:]


def let_go_on(request: HttpRequest, account: User, *, at: dt.datetime) -> None:
    """Go on after the account's proof in this panel: here, and where on the platform it began."""
    begin(request)
    if account.sessions_valid_from == at:
        for trace in request.session.get(TRACES, []):
            tokens.let_go_on(trace, account_id=account.pk, at=at)


def _was_let_go_on(request: HttpRequest, account: User) -> bool:
    for trace in request.session.get(TRACES, []):
        try:
            proof = tokens.use(
                trace, tokens.Purpose.GOES_ON, nation_id=None, at=timezone.now()
            )
        except tokens.NotAWayIn:
            continue
        # Whatever ended sessions after that proof, such as signing out, ended this one too.
        if (
            proof.account_id == account.pk
            and proof.made_at == account.sessions_valid_from
        ):
            begin(request, at=proof.made_at)
            return True
    return False


def forget() -> None:
    """Forget what was believed of seats; after a change of roles."""
    _kept.clear()


def _look_up(account_id: int, nation_id: int) -> Seat:
    with in_public():
        of = Membership.objects.filter(account_id=account_id, nation_id=nation_id)
        membership = of.select_related("account").first()
    if membership is None:
        return Seat(role=None, valid_from=None, is_active=False)
    account = membership.account
    return Seat(
        role=membership.role,
        valid_from=account.sessions_valid_from,
        is_active=account.is_active,
    )


def seat_of(account_id: int, nation_id: int) -> Seat:
    """Return the account's seat in a nation, at most a second old."""
    key, now = (account_id, nation_id), time.monotonic()
    kept = _kept.get(key)
    if kept and now - kept[0] < BELIEVED_SECONDS:
        return kept[1]
    seat = _look_up(account_id, nation_id)
    if len(_kept) > _KEPT_MOST:
        _kept.clear()
    _kept[key] = (now, seat)
    return seat


def _is_over(request: HttpRequest, valid_from: dt.datetime | None) -> bool:
    if valid_from is None:
        return False
    began = request.session.get(ENTERED_AT)
    return began is None or began < valid_from.timestamp()


class SeatMiddleware:
    """Set ``request.actor``, and end sessions that are over or whose role is gone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = Actor.visitor()  # type: ignore[attr-defined]
        surface = getattr(request, "surface", None)
        if (
            surface in {Surface.PLATFORM, Surface.PANEL}
            and request.user.is_authenticated
        ):
            actor = (
                self._on_platform(request)
                if surface is Surface.PLATFORM
                else self._in_panel(request)
            )
            if actor is None:
                logout(request)
            else:
                request.actor = actor  # type: ignore[attr-defined]
        return self.get_response(request)

    @staticmethod
    def _on_platform(request: HttpRequest) -> Actor | None:
        account: User = request.user  # type: ignore[assignment]
        if not account.is_active:
            return None
        is_over = _is_over(request, account.sessions_valid_from)
        if is_over and not _was_let_go_on(request, account):
            return None
        pk = int(account.pk or 0)
        # An address nobody proved may be somebody else's session.
        if account.is_operator and account.email_proved_at is not None:
            return Actor.operator(account_id=pk)
        return Actor.staff(account_id=pk, user_id=None, permissions=())

    @staticmethod
    def _in_panel(request: HttpRequest) -> Actor | None:
        user = request.user
        account_id = user.platform_account_id  # type: ignore[union-attr]
        if account_id is None:
            return None
        seat = seat_of(account_id, request.nation.pk)  # type: ignore[attr-defined]
        if (
            seat.role is None
            or not seat.is_active
            or _is_over(request, seat.valid_from)
        ):
            return None
        return Actor.staff(
            account_id=account_id,
            user_id=user.pk,
            permissions=PERMISSIONS_OF[Role(seat.role)],
        )
