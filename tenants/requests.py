"""What our middleware put on a request, with its type."""

from django.http import HttpRequest

from kernel.actor import Actor
from tenants.models import Nation


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks; a visitor where nobody is signed in."""
    return request.actor  # type: ignore[attr-defined, no-any-return]


def nation_of(request: HttpRequest) -> Nation:
    """Return whose host this is; call it on a campaign's hosts alone."""
    return request.nation  # type: ignore[attr-defined, no-any-return]
