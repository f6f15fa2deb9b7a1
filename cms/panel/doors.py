"""Wagtail's own screens: for those who edit pages, and for nobody else."""

from collections.abc import Callable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cms.models import HomePage
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

# What would leave the site's own address leading nowhere (cms.pages.home_page), or make a second.
NOT_OF_A_FRONT_PAGE = {
    f"wagtailadmin_pages:{name}"
    for name in ("unpublish", "delete", "move", "move_confirm", "copy")
}
OF_NO_ROLE = _("Your role doesn’t include this.")
STAYS = _(
    "Your site begins at its front page, so it can’t be unpublished, deleted, moved or copied."
    " What stands on it can be changed."
)


def _is_front(kwargs: Mapping[str, object]) -> bool:
    page_id = kwargs.get("page_id", kwargs.get("page_to_move_id"))
    return bool(HomePage.objects.filter(pk=page_id).exists())


class WagtailDoorsMiddleware:
    """
    Ask for the right to edit pages before any view of Wagtail's; a front page stays where it is.

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
        if verdict and not (
            found.view_name in NOT_OF_A_FRONT_PAGE and _is_front(kwargs)
        ):
            return None
        sentence = STAYS if verdict else verdict.reason or OF_NO_ROLE
        shown = {"sentence": sentence}
        return render(request, "cms/panel/refused.html", shown, status=403)
