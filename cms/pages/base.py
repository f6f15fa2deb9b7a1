"""What every page of ours shares: absolute addresses in the panel, and the theme around it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import get_urlconf
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import SlugInput
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms import drafts, page_addresses
from cms.blocks import SectionsBlock
from cms.pages.form import PageForm
from tenants.selectors import addresses_of, current_slug


def tabs(*extra: Panel, is_front: bool = False) -> TabbedInterface:
    """
    Return the editor's tabs, in the panel's words; `extra` stands under the title.

    A front page begins with its promise: its own name is hardly ever changed. Its address is the
    site's, so it has none to choose.
    """
    # The title of any other page proposes its address.
    title = (
        FieldPanel("title", classname="title", heading=_("Name of this page"))
        if is_front
        else TitleFieldPanel("title", heading=_("Name of this page"), placeholder=False)
    )
    name = [title, *extra]
    sections = [FieldPanel("sections")]
    write = [*sections, *name] if is_front else [*name, *sections]
    address = FieldPanel(
        "slug",
        heading=_("Address of this page"),
        widget=SlugInput(
            attrs={"data-w-slug-formatters-value": page_addresses.FORMATTERS}
        ),
        help_text=_("What stands behind your site’s own address: about, night-buses."),
    )
    sharing = [
        *([] if is_front else [address]),
        FieldPanel(
            "seo_title",
            heading=_("Title in search and in chats"),
            help_text=_("Left empty it is the page’s name."),
        ),
        FieldPanel(
            "search_description",
            heading=_("What it says under the title"),
            help_text=_("One sentence. Left empty it is the page’s promise."),
        ),
        FieldPanel(
            "show_in_menus",
            heading=_("Show in the site’s menu"),
            help_text=_("The menu has the order of Pages."),
        ),
    ]
    return TabbedInterface(
        [
            ObjectList(write, heading=_("Write")),
            ObjectList(sharing, heading=_("Sharing and search")),
        ]
    )


class BasePage(Page):
    """A page that renders through the campaign's published theme."""

    sections = StreamField(SectionsBlock(required=False), blank=True)

    edit_handler = tabs()
    base_form_class = PageForm

    # Who makes a page wants it found; whoever doesn't takes the tick away.
    show_in_menus_default = True

    # Supporters sign in nowhere, so nobody could be let in by who they are.
    private_page_options = ["password"]

    # What the preview beside the editor can be looked at in.
    preview_sizes = [
        {
            "name": "mobile",
            "icon": "mobile-alt",
            "device_width": 375,
            "label": _("On a phone"),
        },
        {
            "name": "desktop",
            "icon": "desktop",
            "device_width": 1280,
            "label": _("On a desktop"),
        },
    ]
    default_preview_size = "mobile"

    # The Liquid template, named as NationBuilder names it.
    liquid_template = "pages_show_basic"

    # Whether it is shown as it was last kept, and not as it was published.
    is_draft = False

    class Meta:
        abstract = True

    @property
    def is_left_out(self) -> bool:
        """Whether it has nothing yet that a stranger would be shown; a form is something."""
        return False

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Check the page; one without an address gets it from its name."""
        self._take_address()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Check what even a draft needs; without an address it gets one from its name."""
        self._take_address()
        super().minimal_clean()

    def _take_address(self) -> None:
        # As long as it stands nowhere there is nothing beside it to be told from.
        slug: str = getattr(self, "slug", "")
        if slug or not self.path:
            return
        self.slug = page_addresses.free(
            page_addresses.guess(self.title), under=self.get_parent(), but=self
        )

    def get_url(
        self, request: HttpRequest | None = None, current_site: Any = None
    ) -> str | None:
        """Return the address; absolute in the panel, whose host is not the site's."""
        if get_urlconf() == settings.PANEL_URLCONF:
            return self.get_full_url(request)  # type: ignore[no-any-return]
        return super().get_url(request, current_site)  # type: ignore[no-any-return]

    url = property(get_url)

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Return (site id, origin, path); the origin is the platform's word, port and all."""
        parts = super().get_url_parts(request)
        if parts is None:
            return None
        site_id, _, path = parts
        return site_id, addresses_of(current_slug()).site, path

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """
        Find the page of an address; those who write it may ask for it as it was last kept.

        :raises Http404: if there is none, or none that is published.
        """
        if not path_components and drafts.is_asked_for(request, self):
            draft = self.get_latest_revision_as_object()
            draft.is_draft = True
            return RouteResult(draft)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Render the page for whoever asks."""
        from cms.serving import serve_page

        return serve_page(self, request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render the page as it would be, its samples tagged."""
        return self.serve(request)
