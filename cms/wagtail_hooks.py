"""What the panel is made of: Wagtail's screens in our shell, and our own beside them."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.panel import (
    campaign,
    drawing,
    find,
    home,
    look,
    pages,
    settings,
    tray,
    windows,
)
from kernel.menu import FIND_HOOK, HOOK, NEW_HOOK, Finder, MenuItem
from kernel.permissions import Permission

STYLES = (
    "panel",
    "panel-shell",
    "panel-parts",
    "panel-screens",
    "panel-editor",
    "panel-editor-parts",
    "panel-wagtail",
)
SCRIPTS = ("panel", "panel-wagtail")
EDITOR_SCRIPTS = (
    "panel-preview",
    "panel-section-menu",
    "panel-drawing",
    "panel-editor",
    "panel-editor-keeping",
    "panel-editor-mistakes",
    "panel-editor-lines",
)


@hooks.register("insert_global_admin_css")
def our_css() -> str:
    """Add the panel's style sheets to every screen."""
    return format_html_join(
        "\n",
        '<link rel="stylesheet" href="{}">',
        ((static(f"cms/{name}.css"),) for name in STYLES),
    )


@hooks.register("insert_global_admin_js")
def our_js() -> str:
    """Add the panel's keys and Find to every screen, and names to Wagtail's nameless fields."""
    return format_html_join(
        "\n",
        '<script src="{}" defer></script>',
        ((static(f"cms/{name}.js"),) for name in SCRIPTS),
    )


@hooks.register("insert_editor_js")
def editor_js() -> str:
    """Add what brings Wagtail's editor into our frame."""
    return format_html_join(
        "\n",
        '<script src="{}" defer></script>',
        ((static(f"cms/{name}.js"),) for name in EDITOR_SCRIPTS),
    )


class _Undo(Feature):
    """Undo at the end of a text's toolbar."""

    def construct_options(self, options: dict[str, Any]) -> None:
        options["showUndoControl"] = {"icon": "#icon-undo", "description": _now("Undo")}


@hooks.register("register_rich_text_features")
def our_features(features: FeatureRegistry) -> None:
    """Add what the toolbar of a text has besides Wagtail's own."""
    features.register_editor_plugin("draftail", "undo", _Undo())


@hooks.register("register_icons")
def our_icons(icons: list[str]) -> list[str]:
    """Add signs that Wagtail has none of; those of its names are overridden as templates."""
    return [*icons, "wagtailadmin/icons/undo.svg"]


@hooks.register("register_admin_urls")
def our_urls() -> list[URLPattern]:
    """Our own screens."""
    return [
        path("find/", find.find, name="panel_find"),
        path("leave/", settings.leave, name="panel_leave"),
        path("website/", pages.pages, name="panel_pages"),
        path("website/new/", pages.choose, name="panel_choose_page"),
        path("website/drawing/", drawing.drawing, name="panel_drawing"),
        path("website/look/", look.look, name="panel_look"),
        path("website/look/preview/", look.look_preview, name="panel_look_preview"),
        path("website/look/notes/", look.look_notes, name="panel_look_notes"),
        path("website/code/", look.files, name="panel_theme_files"),
        path("website/code/publish/", look.publish, name="panel_theme_publish"),
        path("website/code/revert/", look.revert, name="panel_theme_revert"),
        path("website/code/<slug:name>/", look.file, name="panel_theme_file"),
        path(
            "website/code/<slug:name>/restore/",
            look.restore,
            name="panel_theme_restore",
        ),
        path("happening/", home.happening, name="panel_happening"),
        path("settings/", settings.settings, name="panel_settings"),
        path("settings/campaign/", campaign.campaign, name="panel_campaign"),
        path("jobs/", tray.jobs, name="panel_jobs"),
        path("jobs/tray/", tray.tray, name="panel_jobs_tray"),
        path("jobs/<int:job_id>/stop/", tray.stop, name="panel_job_stop"),
        path("jobs/<int:job_id>/undo/", tray.undo, name="panel_job_undo"),
    ]


@hooks.register(HOOK)
def our_menu() -> Iterable[MenuItem]:
    """Home and Website."""
    return [
        MenuItem(section="home", label=_("Home"), url="/", order=0),
        MenuItem(
            section="website",
            label=_("Pages"),
            url="/website/",
            order=70,
            permission=Permission.PAGES_EDIT,
            says=_("What people see on your site."),
            words=_("website home write edit"),
        ),
        MenuItem(
            section="website",
            label=_("Look"),
            url="/website/look/",
            order=72,
            permission=Permission.LOOK_EDIT,
            says=_("Your colour and your mark."),
            words=_("colour color theme logo mark brand design"),
        ),
        MenuItem(
            section="website",
            label=_("Pictures and files"),
            url="/images/",
            order=73,
            permission=Permission.PAGES_EDIT,
            words=_("images photographs documents upload"),
        ),
        MenuItem(
            section="website",
            label=_("Theme code"),
            url="/website/code/",
            order=79,
            permission=Permission.THEME_CODE_EDIT,
            words=_("liquid html template developers"),
        ),
        MenuItem(
            section="settings",
            label=_("Campaign and imprint"),
            url="/settings/campaign/",
            order=90,
            permission=Permission.CAMPAIGN_EDIT,
            says=_("Who is responsible, and where visitors write to."),
            words=_("settings imprint law address contact responsible promoted by"),
        ),
    ]


@hooks.register(NEW_HOOK)
def new() -> Iterable[MenuItem]:
    """Offer to make a page, and to bring a list."""
    return [
        MenuItem(
            section="file",
            label=_("Page"),
            url="/website/new/",
            order=20,
            permission=Permission.PAGES_EDIT,
        ),
        MenuItem(
            section="bring-in",
            label=_("Import"),
            url="/people/import/",
            order=60,
            permission=Permission.PEOPLE_IMPORT,
        ),
    ]


@hooks.register(FIND_HOOK)
def page_finder() -> Finder:
    """Offer pages to Find."""
    return find.pages


@hooks.register("before_edit_page")
def nobody_was_first(request: HttpRequest, page: Page) -> HttpResponse | None:
    """
    Refuse to keep or publish what another window's words would vanish behind; say whose.

    Wagtail compares only where it keeps by itself, and there with the draft a window was opened
    on: where there was none yet, or at "Publish page", two windows would go past each other.
    """
    if request.method != "POST":
        return None
    is_screen = request.accepts("text/html")
    began = {"loaded_revision_id", "overwrite_revision_id"} & set(request.POST)
    if is_screen and not began:
        return None
    if not windows.began_behind(page, request.POST):
        return None
    sentence = windows.who_was_first(page.latest_revision, to=request.user)
    if is_screen:
        # The form says it, above the words it shows again.
        page.kept_elsewhere = sentence
        return None
    said = {
        "success": False,
        "error_code": "invalid_revision",
        "error_message": sentence,
    }
    return JsonResponse(said, status=400)


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def back_to_our_list(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead from a published page back to our own list of pages, which says it in our words."""
    if not request.POST.get("action-publish"):
        return None
    # Wagtail has said it in its own: taken out by reading them.
    for _message in messages.get_messages(request):
        pass
    address = f"/website/?done={page.pk}"
    if request.accepts("text/html"):
        return HttpResponseRedirect(address)
    return JsonResponse({"success": True, "go_to": address})


@hooks.register("after_delete_page")
@hooks.register("after_unpublish_page")
@hooks.register("after_move_page")
def our_list(request: HttpRequest, page: Page) -> HttpResponse:
    """Lead to our own list of pages, where Wagtail would show its tree."""
    return HttpResponseRedirect("/website/")


@hooks.register("after_copy_page")
def our_list_with_the_copy(
    request: HttpRequest, page: Page, copy: Page
) -> HttpResponse:
    """Lead to our own list of pages, the copy in it."""
    return HttpResponseRedirect("/website/")


@hooks.register("construct_page_action_menu")
def publish_first(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Make publishing the editor's one filled button, for those who may."""
    for item in items:
        if isinstance(item, PublishMenuItem):
            item.label = _("Publish page")
    items.sort(key=lambda item: not isinstance(item, PublishMenuItem))
