"""Whether a post is a person's: honeypot, age, limits. Nothing here looks at who it is."""

import dataclasses
import datetime as dt
import enum

from django.core import signing

from kernel import limits

# A person needs longer than this to read two fields and press; a script doesn't.
YOUNGEST = dt.timedelta(seconds=1.5)
# Posts of one address or device in an hour that are taken without asking.
PER_DEVICE, PER_ADDRESS, PER_NATION = 20, 60, 3000
HOUR = 3600


class Suspicion(enum.StrEnum):
    """Why a post was refused or made to wait; stored, never shown as a code."""

    HONEYPOT = "HONEYPOT"
    TOO_FAST = "TOO_FAST"
    TOO_MANY = "TOO_MANY"
    OTHER_SITE = "OTHER_SITE"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """What is looked at; the address is the visitor's network address, hashed by the caller."""

    honeypot: str
    opened: str  # signed time from the uncached ticket; empty without script
    address: str
    device_id: int | None


def ticket(at: dt.datetime, *, number: int) -> str:
    """Return the signed time a form was opened at."""
    return signing.dumps(at.timestamp(), salt=f"hustings.opened.{number}")


def age(opened: str, at: dt.datetime, *, number: int) -> dt.timedelta | None:
    """Return how long the form was open, or null where no script said so or it was altered."""
    try:
        then = float(signing.loads(opened, salt=f"hustings.opened.{number}"))
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return at - dt.datetime.fromtimestamp(then, tz=dt.UTC)


def suspicion(post: Post, at: dt.datetime, *, number: int) -> Suspicion | None:
    """Return why this post looks like a machine's, or null."""
    if post.honeypot:
        return Suspicion.HONEYPOT
    open_for = age(post.opened, at, number=number)
    if open_for is not None and open_for < YOUNGEST:
        return Suspicion.TOO_FAST
    checks = [
        ("form.address", post.address, PER_ADDRESS),
        ("form.nation", "all", PER_NATION),
    ]
    if post.device_id is not None:
        checks.append(("form.device", str(post.device_id), PER_DEVICE))
    for name, key, most in checks:
        if not limits.hit(name, key, limit=most, per_seconds=HOUR).ok:
            return Suspicion.TOO_MANY
    return None
