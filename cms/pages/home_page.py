"""The front page of a campaign's site."""

from typing import Any

from wagtail.models import PagePermissionTester

from cms.pages.base import BasePage, tabs


class StaysTester(PagePermissionTester):
    """What may be done with a front page: without it the site's own address leads nowhere."""

    def can_unpublish(self) -> bool:
        """Nobody may."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002 - Wagtail's signature
        """Nobody may; nor move it, which asks for the same right."""
        return False

    def can_copy(self) -> bool:
        """Nobody may: a site has one."""
        return False


class HomePage(BasePage):
    """The front page; its first promise carries the form to join."""

    edit_handler = tabs(is_front=True)

    liquid_template = "pages_show_home"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "front page"

    def permissions_for_user(self, user: Any) -> StaysTester:
        """Return what this person may do with it."""
        return StaysTester(user, self)
