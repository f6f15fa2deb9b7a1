"""Where a form's own address leads whoever opens it: the page that the form stands on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

# What is under it is the platform's own; no page stands at it.
OWN = "/_/"


class PostsOnlyMiddleware:
    """
    Answer a browser that opens a form's own address, instead of 405 with nothing to read.

    A form refused is shown again at the address that it was posted to, where it is opened once
    more out of the address bar, or sent to somebody. Programs go on getting 405.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        wants_page = request.method == "GET" and "text/html" in request.headers.get(
            "Accept", ""
        )
        if answer.status_code == 405 and wants_page:
            return HttpResponseRedirect(_page_around(request))
        return answer


def _page_around(request: HttpRequest) -> str:
    """Return the nearest address above the request's own that somebody answers at."""
    path = "/" if request.path.startswith(OWN) else request.path
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path, urlconf=getattr(request, "urlconf", None))
        except Resolver404:
            continue
        return path
    return "/"
