"""Settings: a card for each of its screens; and the way out of the panel."""

from django.conf import settings as installed
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from cms.panel import menu
from cms.panel.guard import for_staff, needs
from kernel.permissions import Permission
from tenants.accounts import sessions


@needs(Permission.SETTINGS_VIEW)
def settings(request: HttpRequest) -> HttpResponse:
    """Show what can be set, one card each."""
    cards = [item for item in menu.items(request) if item.section == "settings"]
    return render(request, "cms/panel/settings.html", {"cards": cards})


@for_staff
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out: of this panel, of the platform, and of every other panel."""
    account_id = getattr(request.user, "platform_account_id", None)
    if account_id is not None:
        sessions.end_all(account_id, at=timezone.now())
    logout(request)
    return HttpResponseRedirect(f"{installed.SCHEME}://{installed.PLATFORM_DOMAIN}/")
