"""Where a request comes from, as a counter may know it."""

import hashlib

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """
    Return the visitor's network address.

    Behind ``PROXY_COUNT`` proxies of ours it is what the outermost of them saw; what stands to
    the left of that in X-Forwarded-For, the visitor may have written.
    """
    seen = str(request.META.get("REMOTE_ADDR", ""))
    if settings.PROXY_COUNT:
        hops = [
            hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")
        ]
        if len(hops) >= settings.PROXY_COUNT and hops[-settings.PROXY_COUNT]:
            return hops[-settings.PROXY_COUNT]
    return seen


def fingerprint(request: HttpRequest) -> str:
    """Return a name for the address in a counter's key; hashed, so that keys name nobody."""
    salted = f"{settings.SECRET_KEY}{address_of(request)}".encode()
    return hashlib.sha256(salted).hexdigest()[:20]
