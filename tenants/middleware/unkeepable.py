"""What no text of ours can hold: the NUL sign, which a person doesn't type."""

from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

# psycopg2 says the first of a text, Postgres the second of JSON.
SAID = ("cannot contain NUL", "unsupported Unicode escape sequence")


class UnkeepableMiddleware:
    """Answer 400 with a sentence where a form, an address or a cookie holds it; nothing is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Answer for the one kind of error that is a sign's; leave every other alone."""
        if not isinstance(error, (ValueError, DataError)):
            return None
        if not any(words in str(error) for words in SAID):
            return None
        return HttpResponse(render_to_string("tenants/unkeepable.html"), status=400)
