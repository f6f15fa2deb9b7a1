import pytest

from tests.support.working import new_campaign, open_panel

pytestmark = pytest.mark.browser

PREVIEW = "#w-preview-iframe"


@pytest.fixture
def editor(instance, browser_page):
    """Open the front page of a campaign of one's own in the editor."""
    page = browser_page(1280)
    panel = open_panel(instance, page, new_campaign(instance))
    page.goto(f"{panel}/pages/3/edit/")
    page.frame_locator(PREVIEW).get_by_role("heading").first.wait_for()
    # Wagtail looks at the form two seconds after it opened, and keeps what differs from then on.
    page.locator("form[data-w-unsaved-has-edits-value]").wait_for()
    return page


class TestEditor:
    def test_shows_what_is_typed_as_others_will_see_it(self, editor):
        promise = editor.locator("[name$='-value-promise']")

        promise.fill("Ferries at night.")

        preview = editor.frame_locator(PREVIEW)
        preview.get_by_role("heading", name="Ferries at night.").wait_for()
        promise.fill("Ferries all day.")
        preview.get_by_role("heading", name="Ferries all day.").wait_for()
        assert editor.troubles == []

    def test_keeps_by_itself_what_is_typed_and_says_when(self, editor):
        editor.locator("[name$='-value-promise']").fill("Kept by itself.")

        editor.get_by_text("Changes nobody sees yet · kept at").wait_for()
        editor.reload()

        kept = editor.locator("[name$='-value-promise']")
        kept.wait_for()
        assert kept.input_value() == "Kept by itself."
        assert editor.get_by_text("1 change nobody sees yet").is_visible()

    def test_opens_one_section_at_a_time(self, editor):
        sections = editor.locator(
            "#sections-root > * > [data-streamfield-child] > .w-panel"
        )
        toggles = sections.locator("> .w-panel__header > [data-panel-toggle]")
        editor.wait_for_function(
            "document.querySelectorAll('#sections-root > * > * > .w-panel > "
            ".w-panel__header > [aria-expanded=true]').length === 1"
        )

        toggles.nth(1).click()

        editor.wait_for_function(
            "[...document.querySelectorAll('#sections-root > * > * > .w-panel > "
            ".w-panel__header > [data-panel-toggle]')]"
            ".map((one) => one.ariaExpanded).join() === 'false,true,false'"
        )

    def test_has_one_filled_button_and_none_of_what_is_not_used(self, editor):
        assert editor.get_by_role("button", name="Publish page").count() == 1
        for unused in ("Collapse all", "Toggle status", "Add comment", "Save draft"):
            assert editor.get_by_role("button", name=unused).count() == 0

    def test_names_its_button_for_another_section(self, editor):
        editor.get_by_role("button", name="Add a section").click()

        editor.get_by_text("Questions", exact=True).first.click()

        editor.locator("input[name$='-value-heading']").last.wait_for()
