"""A page that tells something."""

from cms import samples
from cms.pages.base import BasePage


class ContentPage(BasePage):
    """Words, pictures, questions."""

    liquid_template = "pages_show_basic"
    parent_page_types = ["cms.HomePage", "cms.ContentPage"]

    class Meta:
        verbose_name = "page"

    @property
    def is_left_out(self) -> bool:
        """Whether every section of it still is the sample it was given."""
        return samples.are_all(list(self.sections.raw_data))
