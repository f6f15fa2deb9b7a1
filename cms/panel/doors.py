"""Wagtail's own screens: for those who edit pages, and for nobody else."""

from collections.abc import Callable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kernel.permissions import Permission, allows
from tenants.hosts import Surface

# What the shell itself loads, on every screen.
OF_THE_SHELL = {
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_home",
    "wagtailadmin_login",
    "wagtailadmin_logout",
}


# Formatting that one text may carry, and how a range of it begins in the editor's own notation.
# Turning it into HTML takes the square of it: 2,000 took twelve seconds.
MOST_RANGES, RANGE = 400, '"offset"'


def _is_too_formatted(request: HttpRequest) -> bool:
    return request.method == "POST" and any(
        said.count(RANGE) > MOST_RANGES
        for values in request.POST.lists()
        for said in values[1]
    )


class WagtailDoorsMiddleware:
    """
    Ask for the right to edit pages before any view of Wagtail's, and read no endless formatting.

    Its choosers and reports ask only for the right to enter the panel, which every role has.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[object],
        kwargs: Mapping[str, object],
    ) -> HttpResponse | None:
        """Refuse in a sentence, with 403; who isn't signed in is led to the door by the view."""
        found = request.resolver_match
        is_panel = getattr(request, "surface", None) is Surface.PANEL
        written_by = str(getattr(view, "view_class", view).__module__)
        if not is_panel or found is None or not written_by.startswith("wagtail."):
            return None
        if found.view_name in OF_THE_SHELL or not request.user.is_authenticated:
            return None
        verdict = allows(request.actor, Permission.PAGES_EDIT)  # type: ignore[attr-defined]
        if verdict and not _is_too_formatted(request):
            return None
        if verdict:
            sentence = _("One text has too much formatting to be kept. Cut it in two.")
            refused = {"sentence": sentence}
            return render(request, "cms/panel/refused.html", refused, status=422)
        shown = {"sentence": verdict.reason or _("Your role doesn’t include this.")}
        return render(request, "cms/panel/refused.html", shown, status=403)
