import pytest

from tests.support.editing import PREVIEW
from tests.support.working import new_campaign, open_panel


@pytest.fixture
def slug(instance):
    """A campaign of one's own."""
    return new_campaign(instance)


@pytest.fixture
def editor(instance, browser_page, slug):
    """Open the front page of a campaign of one's own in the editor."""
    page = browser_page(1280)
    panel = open_panel(instance, page, slug)
    page.goto(f"{panel}/pages/3/edit/")
    page.frame_locator(PREVIEW).get_by_role("heading").first.wait_for()
    # Wagtail looks at the form two seconds after it opened, and keeps what differs from then on.
    page.locator("form[data-w-unsaved-has-edits-value]").wait_for()
    return page


@pytest.fixture
def phone_editor(instance, browser_page, slug):
    """The same on a phone."""
    page = browser_page(360)
    panel = open_panel(instance, page, slug)
    page.goto(f"{panel}/pages/3/edit/")
    page.locator("form[data-w-unsaved-has-edits-value]").wait_for()
    return page
