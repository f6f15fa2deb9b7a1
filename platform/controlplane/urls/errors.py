"""What is answered when something is wrong with a request."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a post whose token is missing or old: press once more, nothing is lost."""
    html = render_to_string("controlplane/press_again.html", request=request)
    return HttpResponse(html, status=403)
