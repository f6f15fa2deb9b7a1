"""Settings: a card for each of its screens; and the way out of the panel."""

from django.conf import settings as installed
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from cms.panel import menu
from cms.panel.guard import needs
from kernel.permissions import Permission


@needs(Permission.SETTINGS_VIEW)
def settings(request: HttpRequest) -> HttpResponse:
    """Show what can be set, one card each."""
    cards = [item for item in menu.items(request) if item.section == "settings"]
    return render(request, "cms/panel/settings.html", {"cards": cards})


@require_admin_access
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out of this panel, and lead to where one signs out of the platform."""
    logout(request)
    return HttpResponseRedirect(
        f"{installed.SCHEME}://{installed.PLATFORM_DOMAIN}/campaigns/"
    )
