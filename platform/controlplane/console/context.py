"""What every screen of the platform's may name."""

from django.conf import settings
from django.http import HttpRequest


def platform(request: HttpRequest) -> dict[str, object]:
    """Return whether stand-ins run, and the platform's origin."""
    return {
        "practice_mode": settings.PRACTICE_MODE,
        "platform_origin": f"{settings.SCHEME}://{settings.PLATFORM_DOMAIN}",
    }
