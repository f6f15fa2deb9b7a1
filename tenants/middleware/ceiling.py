"""The most that one request may send."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class CeilingMiddleware:
    """
    Refuse a body that says it is too large before a byte of it is read or put on the disk.

    Django reads a form, files and all, before anybody asked who sends it. A body that says
    nothing of its size is not read at all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        is_number = said.isascii() and said.isdigit()
        if is_number and int(said) > settings.REQUEST_MOST_BYTES:
            most = settings.REQUEST_MOST_BYTES // (1024 * 1024)
            sentence = f"This is more than {most} MB, the most that can be sent.\n"
            return HttpResponse(sentence, status=413, content_type="text/plain")
        return self.get_response(request)
