"""The control plane's own screens on a panel."""

from collections.abc import Iterable

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from controlplane.console import going_live, renaming
from kernel.menu import HOOK, MenuItem
from kernel.permissions import Permission


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Go live, and private again; the campaign's name."""
    return [
        path("go-live/", going_live.go_live, name="go_live"),
        path("go-live/first/", going_live.first, name="go_live_first"),
        path("go-live/private/", going_live.make_private, name="go_live_private"),
        path("go-live/code/", going_live.prove, name="go_live_code"),
        path("go-live/code/again/", going_live.send_again, name="go_live_code_again"),
        path("settings/campaign/name/", renaming.rename, name="rename_campaign"),
    ]


@hooks.register(HOOK)
def menu() -> Iterable[MenuItem]:
    """Offer Settings, live or not yet."""
    return [
        MenuItem(
            section="settings",
            label=_("Live or private"),
            url="/go-live/",
            order=92,
            permission=Permission.CAMPAIGN_GO_LIVE,
            says=_("Whether strangers see your site, and what it still takes."),
            words=_("go live publish launch private code"),
        )
    ]
