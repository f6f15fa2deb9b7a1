"""
Browsers that signed in before, each with the accounts it signed in to.

A stranger who knows an address can use up the letters that anybody may ask for; those of a browser
its owner has used before are counted apart. The cookie says so and grants nothing else.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from tenants import signing as ours

COOKIE, PURPOSE = "hustings_known", "known_browser"
SECONDS_KEPT = 400 * 24 * 3600
MOST_ACCOUNTS = 5


def _accounts_of(request: HttpRequest) -> list[int]:
    try:
        known = ours.unsign(
            request.COOKIES.get(COOKIE, ""),
            purpose=PURPOSE,
            max_age_seconds=SECONDS_KEPT,
        )
    except signing.BadSignature:
        return []
    return list(known)


def is_known(request: HttpRequest, *, account_id: int) -> bool:
    """Return whether this browser has signed in to the account before."""
    return account_id in _accounts_of(request)


def remember(request: HttpRequest, response: HttpResponse, *, account_id: int) -> None:
    """Have the browser remember that it signed in to the account; the newest five stay."""
    others = [known for known in _accounts_of(request) if known != account_id]
    response.set_cookie(
        COOKIE,
        ours.sign([account_id, *others][:MOST_ACCOUNTS], purpose=PURPOSE),
        max_age=SECONDS_KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
