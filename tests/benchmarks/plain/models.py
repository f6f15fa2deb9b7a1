"""A page as a Wagtail site of one's own would have it; its table is made by the benchmark."""

from typing import Any

from django.http import HttpRequest
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import SectionsBlock


class PlainPage(Page):
    """The same sections as a ContentPage, through `plain/plain_page.html`."""

    sections = StreamField(SectionsBlock(required=False), blank=True)

    template = "plain/plain_page.html"

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the menu: the front page's children that stand in it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        home = self.get_site().root_page
        context["home"] = home
        context["menu"] = home.get_children().live().public().in_menu()
        return context
