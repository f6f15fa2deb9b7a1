"""
Where a public form was posted from.

Public pages carry no CSRF token, so that they can be kept whole and work without script. What a
browser says of itself takes its place (Fetch Metadata, W3C; Origin, RFC 6454 section 7).
"""

import enum

from django.http import HttpRequest


class Origin(enum.StrEnum):
    """Whose page a post came from."""

    OURS = "OURS"
    OTHER = "OTHER"
    UNSAID = "UNSAID"


def origin_of(request: HttpRequest) -> Origin:
    """Return whose page posted this, as far as the browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return Origin.OURS if site == "same-origin" else Origin.OTHER
    origin = request.headers.get("Origin")
    if origin is None:
        return Origin.UNSAID
    own = f"{request.scheme}://{request.get_host()}"
    return Origin.OURS if origin == own else Origin.OTHER
