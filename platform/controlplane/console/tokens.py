"""One-time ways in: into a panel, onto the platform, and a look at a private site."""

import dataclasses
import datetime as dt
import enum
import hashlib
import secrets
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone

from kernel.actor import Actor
from kernel.audit.writing import note
from kernel.clearing import clear_away
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import EntryToken


class Purpose(enum.StrEnum):
    """What a token is good for, once."""

    PANEL = "panel"
    LOGIN_LINK = "login_link"
    START_LINK = "start_link"  # printed by `hustings up`, practice mode only
    PREVIEW = "preview"
    GOES_ON = "goes_on"  # of a session of the platform's, after a proof in a panel


VALID_FOR = {
    Purpose.PANEL: dt.timedelta(seconds=60),
    Purpose.LOGIN_LINK: dt.timedelta(minutes=15),
    Purpose.START_LINK: dt.timedelta(hours=24),
    Purpose.PREVIEW: dt.timedelta(seconds=60),
    # As long as tokens are kept.
    Purpose.GOES_ON: dt.timedelta(days=2),
}


class NotAWayIn(Exception):
    """The token is unknown, old, used, or for something else."""

    sentence = "This link was used already, or is too old. Ask for a new one."


class NoSuchAccount(Exception):
    """Nobody signs in with this address."""

    sentence = "Nobody signs in with this email address."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class WayIn:
    """Whose token was used up, and since when it was good."""

    account_id: int
    made_at: dt.datetime


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def trace_of(token: str) -> str:
    """Return what both sessions remember of a token: enough to know each other by, no way in."""
    return _digest(f"trace of {token}")


def let_go_on(trace: str, *, account_id: int, at: dt.datetime) -> None:
    """Let the session of the platform's that sent somebody on by this token go on, once."""
    with in_public():
        EntryToken.objects.update_or_create(
            digest=_digest(trace),
            defaults={
                "purpose": Purpose.GOES_ON.value,
                "account_id": account_id,
                "made_at": at,
                "used_at": None,
            },
        )


def mint(
    purpose: Purpose, *, account_id: int, nation_id: int | None, at: dt.datetime
) -> str:
    """Return a new token; only its digest is kept."""
    token = secrets.token_urlsafe(32)
    with in_public():
        EntryToken.objects.create(
            digest=_digest(token),
            purpose=purpose.value,
            account_id=account_id,
            nation_id=nation_id,
            made_at=at,
        )
    return token


def use(
    token: str, purpose: Purpose, *, nation_id: int | None, at: dt.datetime
) -> WayIn:
    """
    Use a token up; return whose it was.

    :raises NotAWayIn: if it can't be used here and now.
    """
    with in_public():
        digest = _digest(token)
        used = EntryToken.objects.filter(
            digest=digest,
            purpose=purpose.value,
            nation_id=nation_id,
            used_at=None,
            made_at__gt=at - VALID_FOR[purpose],
        ).update(used_at=at)
        if used != 1:
            raise NotAWayIn
        row = EntryToken.objects.get(digest=digest)
        return WayIn(account_id=int(row.account_id or 0), made_at=row.made_at)


def sign_in_url(token: str, *, then: str = "/campaigns/") -> str:
    """Return the platform's address that uses a login token."""
    query = urlencode({"token": token, "next": then})
    return f"{settings.SCHEME}://{settings.PLATFORM_DOMAIN}/sign-in/link/?{query}"


def login_link(email: str) -> str:
    """
    Return an address that signs this account in once, within 15 minutes; it is audited.

    It leads operators to their console, anybody else to *Your campaigns*.

    :raises NoSuchAccount: if nobody signs in with it.
    """
    now = timezone.now()
    with in_public():
        account = User.objects.with_email(email.strip()).first()
        if account is None:
            raise NoSuchAccount
        note(
            "login_link.made",
            by=Actor.system(name="shell"),
            at=now,
            subject=f"account:{account.pk}",
        )
    token = mint(Purpose.LOGIN_LINK, account_id=account.pk, nation_id=None, at=now)
    return sign_in_url(
        token, then="/operators/" if account.is_operator else "/campaigns/"
    )


def forget_old(*, at: dt.datetime) -> int:
    """Delete tokens made before yesterday; return how many."""
    with in_public():
        old = EntryToken.objects.filter(made_at__lt=at - dt.timedelta(days=2))
        return clear_away(old)
