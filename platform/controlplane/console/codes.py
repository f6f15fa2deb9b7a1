"""Six digits by email: they prove an account's address."""

import datetime as dt
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import transaction

from controlplane.models import EmailCode
from kernel import limits
from kernel.mail.sending import Letter, post
from tenants.accounts.models import User
from themes import mail

VALID_FOR = dt.timedelta(hours=24)
TRIES = 5
# Letters of codes to one address in an hour.
PER_HOUR = 5


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


def may_post(account: User) -> bool:
    """Count one more letter with a code, and return whether it is still within the limit."""
    return limits.hit(
        "code.letter", str(account.pk), limit=PER_HOUR, per_seconds=3600
    ).ok


def spaced(code: str) -> str:
    """Return six digits as people read them: 123 456."""
    return f"{code[:3]} {code[3:]}"


def post_code(*, account: User, code: str, subject: str, at: dt.datetime) -> None:
    """Write the letter with the code; call it in public, in the transaction of its cause."""
    letter = mail.render_platform_mail(
        subject=subject, template="code", context={"code": spaced(code)}
    )
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
def send_code(*, account: User, at: dt.datetime) -> None:
    """
    Send a new code; the ones before it stop counting. Call it in public.

    :raises kernel.limits.TooOften: after five in an hour.
    """
    if not may_post(account):
        raise limits.TooOften
    code = new_code()
    EmailCode.objects.create(account=account, digest=_digest(account, code), made_at=at)
    post_code(account=account, code=code, subject=f"{spaced(code)} is your code", at=at)


def prove(*, account: User, typed: str, at: dt.datetime) -> None:
    """
    Take typed digits as proof of the account's address. Call it in public.

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
    if newest is None or newest.used_at or at - newest.made_at > VALID_FOR:
        return "That code is too old. We can send you a new one."
    if newest.tries_count >= TRIES:
        return "That was tried too often. We can send you a new code."
    newest.tries_count += 1
    if not hmac.compare_digest(newest.digest, _digest(account, code)):
        newest.save(update_fields=["tries_count"])
        return "Those aren’t the digits we sent. Look at the newest email."
    newest.used_at = at
    newest.save(update_fields=["tries_count", "used_at"])
    if account.email_proved_at is None:
        account.email_proved_at = at
        account.save(update_fields=["email_proved_at"])
    return ""
