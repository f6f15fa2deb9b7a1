"""In which language an answer is written."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

from tenants.hosts import Surface

# Their language is the campaign's: a page is kept for everybody, whatever a browser asks for.
ONE_LANGUAGE = {Surface.SITE, Surface.FILES}


class LanguageMiddleware(LocaleMiddleware):
    """The browser's language for people who work; on a campaign's own hosts, the campaign's."""

    def process_request(self, request: HttpRequest) -> None:
        """Leave what the nation's middleware said; elsewhere ask the browser."""
        if getattr(request, "surface", None) not in ONE_LANGUAGE:
            super().process_request(request)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the language; only where the browser was asked does the answer vary by it."""
        if getattr(request, "surface", None) in ONE_LANGUAGE:
            return response
        return super().process_response(request, response)
