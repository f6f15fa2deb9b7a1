"""Pages behind a password: who has typed it, and how often one may be guessed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.models import Page
from wagtail.views import authenticate_with_password

from cms.answers import refused
from kernel import limits, network

TOO_MANY_REQUESTS = 429
# Wrong guesses at one password from one network. A hall that was told it types it wrong less often.
GUESSES, PER_SECONDS = 20, 3600


def is_open_to(page: Page, request: HttpRequest) -> bool:
    """Return whether a page's words may be read by whoever asks; anybody, where it has no password."""
    restrictions = page.get_view_restrictions()
    return all(one.accept_request(request) for one in restrictions)


@never_cache
def type_password(
    request: HttpRequest, page_view_restriction_id: int, page_id: int
) -> HttpResponse:
    """
    Take the password of a page, as Wagtail does; after too many wrong ones none is compared.

    :raises Http404: if the page isn't shown, or isn't behind this password.
    """
    page = get_object_or_404(Page.objects.live(), pk=page_id)
    theirs = page.get_view_restrictions()
    if page_view_restriction_id not in {one.pk for one in theirs}:
        raise Http404
    # By the password and not the page: it may stand before many.
    counter: dict[str, Any] = {
        "name": "page.password",
        "key": f"{page_view_restriction_id}:{network.fingerprint(request)}",
        "per_seconds": PER_SECONDS,
    }
    if request.method == "POST" and limits.is_used_up(**counter, limit=GUESSES):
        return refused(
            request,
            _("That was a lot of passwords from here. Try again in an hour."),
            status=TOO_MANY_REQUESTS,
        )
    answer: HttpResponse = authenticate_with_password(
        request, page_view_restriction_id, page_id
    )
    # The right one leads on to the page.
    if request.method == "POST" and "Location" not in answer:
        limits.hit(**counter, limit=GUESSES)
    return answer
