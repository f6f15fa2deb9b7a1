"""Whether a post is a person's: honeypot, age, work, limits. Nothing here looks at who it is."""

import dataclasses
import datetime as dt
import enum
import hashlib

from django.core import signing

from kernel import limits, proof_of_work

# A person needs longer than this to read two fields and press, unless their browser fills them in.
# So it is one sign beside others: a form this young is believed where the browser did its work.
YOUNGEST = dt.timedelta(seconds=1.5)
# A page that stood open longer than a day is asked anew.
WORK_VALID_FOR = dt.timedelta(days=1)
# One piece of work covers a form sent, corrected and sent again.
POSTS_PER_WORK = 3
HOUR = 3600
# Refused forms that are kept in an hour: enough to see what a machine sends.
KEPT_PER_ADDRESS, KEPT_PER_NATION = 20, 500


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How many posts of one kind of origin in an hour are taken without an email click."""

    per_device: int
    per_address: int
    per_nation: int


# Where the browser did its work, a hall of people on one connection, and a campaign on the
# evening news. Without script nobody can tell a hall from a machine, so fewer.
WORKED = Limits(per_device=20, per_address=60, per_nation=60_000)
PLAIN = Limits(per_device=20, per_address=15, per_nation=3_000)


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
    work: str = ""  # the number that `opened` asked for; empty without script


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
    """
    Return why this post looks like a machine's, or null.

    TOO_FAST and TOO_MANY may be a person all the same; HONEYPOT is none.
    """
    if post.honeypot:
        return Suspicion.HONEYPOT
    open_for = age(post.opened, at, number=number)
    worked = open_for is not None and open_for < WORK_VALID_FOR and _has_worked(post)
    if open_for is not None and open_for < YOUNGEST and not worked:
        return Suspicion.TOO_FAST
    allowed, name = (WORKED, "worked") if worked else (PLAIN, "plain")
    checks = [(f"form.address.{name}", post.address, allowed.per_address)]
    if post.device_id is not None:
        checks.append(("form.device", str(post.device_id), allowed.per_device))
    checks.append((f"form.nation.{name}", "all", allowed.per_nation))
    # The narrowest first: what is over there uses up nothing that others need.
    for counter, key, most in checks:
        if not limits.hit(counter, key, limit=most, per_seconds=HOUR).ok:
            return Suspicion.TOO_MANY
    return None


def may_keep_refused(post: Post) -> bool:
    """Count one more refused form, and say whether it may still be kept."""
    # The narrowest first: what is over there uses up nothing that others need.
    return (
        limits.hit(
            "form.refused.address",
            post.address,
            limit=KEPT_PER_ADDRESS,
            per_seconds=HOUR,
        ).ok
        and limits.hit(
            "form.refused.nation", "all", limit=KEPT_PER_NATION, per_seconds=HOUR
        ).ok
    )


def _has_worked(post: Post) -> bool:
    if not proof_of_work.is_solved(post.opened, post.work):
        return False
    once = hashlib.sha256(post.opened.encode()).hexdigest()[:32]
    day = int(WORK_VALID_FOR.total_seconds())
    return limits.hit("form.work", once, limit=POSTS_PER_WORK, per_seconds=day).ok
