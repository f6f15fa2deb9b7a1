"""A page that tells something."""

from cms.pages.base import BasePage


class ContentPage(BasePage):
    """Words, pictures, questions."""

    liquid_template = "pages_show_basic"
    parent_page_types = ["cms.HomePage", "cms.ContentPage"]

    class Meta:
        verbose_name = "page"
