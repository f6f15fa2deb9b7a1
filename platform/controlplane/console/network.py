"""Where a request comes from, as a counter may know it."""

import hashlib

from django.conf import settings
from django.http import HttpRequest


def of(request: HttpRequest) -> str:
    """Return a name for the visitor's network address; hashed, so that keys name nobody."""
    said = request.META.get("REMOTE_ADDR", "")
    return hashlib.sha256(f"{settings.SECRET_KEY}{said}".encode()).hexdigest()[:20]
