"""The front page of a campaign's site."""

from cms.pages.base import BasePage, tabs


class HomePage(BasePage):
    """The front page; its first promise carries the form to join."""

    edit_handler = tabs(is_front=True)

    liquid_template = "pages_show_home"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "front page"
