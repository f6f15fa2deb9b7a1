"""What is answered when something is wrong with a request."""

import sys

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kernel.files.keeping import NotKept


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a post whose token is missing or old: press once more, nothing is lost."""
    html = render_to_string("controlplane/press_again.html", request=request)
    return HttpResponse(html, status=403)


def _is_away(error: BaseException | None) -> bool:
    # Of a line that breaks in the middle of an answer psycopg2 knows no more than the base class.
    return (
        isinstance(error, OperationalError | InterfaceError)
        or type(error) is DatabaseError
    )


def _plain(status: int, template: str, **shown: object) -> HttpResponse:
    html = render_to_string(f"controlplane/{template}.html", shown)
    response = HttpResponse(html, status=status)
    response["Cache-Control"] = "no-store"
    return response


def not_read(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400 what no browser sends by itself, with its sentence where it has one."""
    return _plain(400, "not_read", sentence=getattr(exception, "sentence", ""))


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Answer 503 where the database is away, 507 where a file has no room, and 500 otherwise."""
    error = sys.exc_info()[1]
    if _is_away(error):
        response = _plain(503, "away")
        response["Retry-After"] = "30"
        return response
    if isinstance(error, NotKept):
        return _plain(507, "not_kept", sentence=error.sentence)
    return _plain(500, "went_wrong")
