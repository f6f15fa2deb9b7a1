"""Six digits by email: they prove an account's address."""

import datetime as dt
import enum
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from controlplane.console import known_browsers, proving
from controlplane.models import EmailCode
from kernel import limits, network
from kernel.mail.sending import Letter, post
from tenants.accounts.models import User
from themes import mail

VALID_FOR = dt.timedelta(hours=24)
TRIES = 5
# Letters of one purpose to one address in an hour, and how many of them one network may ask for:
# a stranger who knows the address must not use up what its owner needs.
PER_HOUR, PER_HOUR_OF_NETWORK = 5, 3
DIGITS = 6
# On a request that asks for a sign-in code: whether a letter with it may leave.
_ALLOWED = "_sign_in_code_is_allowed"


class Purpose(enum.StrEnum):
    """What a code is asked for; each is counted by itself."""

    SIGN_IN = "sign_in"
    PROOF = "proof"


class WrongCode(Exception):
    """The digits aren't the ones that were sent; the sentence says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _digest(account: User, code: str) -> str:
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{account.pk}:{code}".encode(), hashlib.sha256).hexdigest()


def new_code() -> str:
    """Return six digits."""
    return f"{secrets.randbelow(1_000_000):06d}"


def is_guessable(code: str) -> bool:
    """Return whether these are digits for people, and not the long text that replaces them."""
    return len(code) == DIGITS


def may_post(account: User, *, purpose: Purpose, request: HttpRequest) -> bool:
    """
    Count one more letter with a code, and return whether it is within the limits.

    The asking network's limit comes first: what it refuses isn't taken from the account's. A
    browser that signed in to the account before has a limit of its own, which no stranger reaches.
    """
    name = f"code.letter.{purpose}"
    if known_browsers.is_known(request, account_id=account.pk):
        return limits.hit(
            f"{name}.known", str(account.pk), limit=PER_HOUR, per_seconds=3600
        ).ok
    asker = f"{account.pk}:{network.fingerprint(request)}"
    return (
        limits.hit(
            f"{name}.network", asker, limit=PER_HOUR_OF_NETWORK, per_seconds=3600
        ).ok
        and limits.hit(name, str(account.pk), limit=PER_HOUR, per_seconds=3600).ok
    )


def allow_sign_in(request: HttpRequest, account: User) -> None:
    """Count a letter with a sign-in code, and note on the request whether it may leave."""
    allowed = may_post(account, purpose=Purpose.SIGN_IN, request=request)
    setattr(request, _ALLOWED, allowed)


def is_sign_in_allowed(request: HttpRequest | None) -> bool:
    """Return whether this request may send a sign-in code."""
    return bool(getattr(request, _ALLOWED, False))


def unguessable() -> str:
    """Return what stands in the place of a code that nobody was sent."""
    return secrets.token_urlsafe(32)


def spaced(code: str) -> str:
    """Return six digits as people read them: 123 456."""
    return f"{code[:3]} {code[3:]}"


def post_code(
    *, account: User, code: str, works_for: str, subject: str, at: dt.datetime
) -> None:
    """
    Write the letter with the code; call it in public, in the transaction of its cause.

    `works_for` is the sentence that says how long the code works.
    """
    said = {"code": spaced(code), "works_for": works_for}
    letter = mail.render_platform_mail(subject=subject, template="code", context=said)
    post(
        Letter(
            kind="account.code",
            to=account.email,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
        ),
        at=at,
    )


@transaction.atomic
def send_code(*, account: User, request: HttpRequest, at: dt.datetime) -> None:
    """
    Send a new code; the ones before it stop counting. Call it in public.

    :raises kernel.limits.TooOften: after five in an hour, or three from this network.
    """
    if not may_post(account, purpose=Purpose.PROOF, request=request):
        raise limits.TooOften
    code = new_code()
    EmailCode.objects.create(account=account, digest=_digest(account, code), made_at=at)
    post_code(
        account=account,
        code=code,
        works_for="It works for 24 hours.",
        subject=f"{spaced(code)} is your code",
        at=at,
    )


def prove(*, account: User, typed: str, at: dt.datetime) -> None:
    """
    Take typed digits as proof of the account's address. Call it in public.

    The first proof ends every session of the account; the caller begins its own anew.

    :raises WrongCode: if they don't fit, are old, used, or were tried too often.
    """
    # A wrong try is counted even though it is refused, so it isn't part of a rollback.
    problem = _try(account, "".join(c for c in typed if c.isdigit()), at)
    if problem:
        raise WrongCode(problem)


@transaction.atomic
def _try(account: User, code: str, at: dt.datetime) -> str:
    newest = (
        EmailCode.objects.select_for_update()
        .filter(account=account)
        .order_by("-made_at", "-pk")
        .first()
    )
    if newest is None:
        return "No code was sent yet. Press Send a new one."
    if newest.used_at or at - newest.made_at > VALID_FOR:
        return "That code is too old. We can send you a new one."
    if newest.tries_count >= TRIES:
        return "That was tried too often. We can send you a new code."
    newest.tries_count += 1
    if not hmac.compare_digest(newest.digest, _digest(account, code)):
        newest.save(update_fields=["tries_count"])
        return "Those aren’t the digits we sent. Look at the newest email."
    newest.used_at = at
    newest.save(update_fields=["tries_count", "used_at"])
    proving.take_as_proved(account, at=at)
    return ""
