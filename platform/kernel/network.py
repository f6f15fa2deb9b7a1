"""Where a request comes from, as a counter may know it."""

import hashlib
import ipaddress

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


def network_of(address: str) -> str:
    """
    Return what one visitor has to themselves: an IPv4 address, or the /64 of an IPv6 address.

    A /64 is the least that a household is given (RFC 6177); counted by address, each of its
    2^64 would be a stranger. What is no address is returned as it is.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((parsed.packed, 64), strict=False))


def fingerprint(request: HttpRequest) -> str:
    """Return a name for the visitor's network in a counter's key; hashed: keys name nobody."""
    salted = f"{settings.SECRET_KEY}{network_of(address_of(request))}".encode()
    return hashlib.sha256(salted).hexdigest()[:20]
