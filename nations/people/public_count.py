"""
How many have joined, as strangers may read it: exact while few, then "more than" in steps.

An exact count answers whether an address that somebody tries was known: it moves or it stays.
So it moves in steps, each at a point inside it that nobody outside knows. Whoever tries an
address and then their own ones until the next step learns nothing from how many that took.
"""

import dataclasses

from django.utils.crypto import salted_hmac

from nations.people.selectors import supporters_count
from tenants.context import current_number

# A campaign's first people are seen to arrive, one by one (EXPERIENCE 1.1).
EXACT_TO = 20
STEP = 10


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PublicCount:
    """How many have joined: exactly these, or more than these."""

    count: int
    is_exact: bool


def of(joined: int) -> PublicCount:
    """Return what strangers read where so many have joined the campaign in force."""
    if joined <= EXACT_TO:
        return PublicCount(count=joined, is_exact=True)
    step = joined // STEP
    while step * STEP > EXACT_TO and joined < step * STEP + _late(step):
        step -= 1
    return PublicCount(count=max(step * STEP, EXACT_TO), is_exact=False)


def _late(step: int) -> int:
    """Return how many beyond a step have to join before it shows, 1 to STEP; a secret."""
    digest = salted_hmac(f"hustings.steps.{current_number()}", str(step)).digest()
    return int.from_bytes(digest[:8], "big") % STEP + 1


def now() -> PublicCount:
    """Return what strangers read of the campaign in force."""
    return of(supporters_count())
