"""What is answered when something is wrong with a request."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a post whose token is missing or old: press once more, nothing is lost."""
    html = render_to_string("controlplane/press_again.html", request=request)
    return HttpResponse(html, status=403)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Answer 503 where the database is away, and 500 otherwise; in no campaign's name."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = HttpResponse(render_to_string("controlplane/away.html"), status=503)
        response["Retry-After"] = "30"
    else:
        response = HttpResponse(
            render_to_string("controlplane/went_wrong.html"), status=500
        )
    response["Cache-Control"] = "no-store"
    return response
