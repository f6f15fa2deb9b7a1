"""Where Wagtail has a screen of one's own settings, the platform's screen of the account is."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


def own_settings(request: HttpRequest) -> HttpResponse:
    """Lead to the one place where people change what is theirs: names, ways in, sessions."""
    return HttpResponseRedirect(
        f"{settings.SCHEME}://{settings.PLATFORM_DOMAIN}/account/"
    )
