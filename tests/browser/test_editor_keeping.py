import pytest

from tests.support.editing import FOCUSED
from tests.support.working import open_panel

pytestmark = pytest.mark.browser

PROMISE = "[name$='-value-promise']"
KEPT = "Changes nobody sees yet · kept at"
# "Look at it" opens an empty tab of its own only where it has to wait.
SPY_ON_OPENING = """
window.waited = false;
window.open = () => { window.waited = true; return null; };
"""


def publish(page):
    page.get_by_role("button", name="Publish page").click()


def told(page):
    """What stands beside the buttons."""
    return page.locator("[data-told]")


@pytest.fixture
def other(editor):
    """A second window on the same page."""
    page = editor.context.new_page()
    page.goto(editor.url)
    page.locator("form[data-w-unsaved-has-edits-value]").wait_for()
    return page


class TestLookAtIt:
    @pytest.fixture
    def spied(self, instance, browser_page, slug):
        page = browser_page(360)
        panel = open_panel(instance, page, slug)
        page.add_init_script(SPY_ON_OPENING)
        page.goto(f"{panel}/pages/3/edit/")
        page.wait_for_load_state("load")
        return page

    def look(self, page):
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="Look at it").click()
        opened.value.get_by_role("heading").first.wait_for()

    def test_waits_for_nothing_as_soon_as_the_editor_is_there(self, spied):
        self.look(spied)

        assert spied.evaluate("window.waited") is False

    def test_waits_for_nothing_once_all_is_kept(self, spied):
        spied.locator(PROMISE).fill("Kept before.")
        spied.get_by_text(KEPT).wait_for()

        self.look(spied)

        assert spied.evaluate("window.waited") is False

    def test_waits_for_nothing_where_what_was_typed_was_taken_back(self, spied):
        spied.locator("form[data-w-unsaved-has-edits-value]").wait_for()
        spied.locator(PROMISE).press("End")
        spied.locator(PROMISE).press("x")
        spied.locator(PROMISE).press("Backspace")

        self.look(spied)

        assert spied.evaluate("window.waited") is False

    def test_waits_for_what_is_not_kept_yet(self, spied):
        spied.locator("form[data-w-unsaved-has-edits-value]").wait_for()
        spied.locator(PROMISE).fill("Typed just now.")

        with spied.context.expect_page():
            spied.get_by_role("link", name="Look at it").click()

        assert spied.evaluate("window.waited") is True


class TestPublishingWithoutASignal:
    def test_stays_on_the_page_and_says_so_until_one_is_back(self, editor):
        editor.locator(PROMISE).fill("Written on a train.")
        editor.get_by_text(KEPT).wait_for()
        address = editor.url
        editor.context.set_offline(True)

        publish(editor)

        told(editor).get_by_text("You’re offline. Your words stay here").wait_for()
        assert editor.url == address
        assert editor.locator(PROMISE).input_value() == "Written on a train."
        editor.context.set_offline(False)
        told(editor).wait_for(state="hidden")
        publish(editor)
        editor.wait_for_url("**/website/")

    def test_stays_where_the_request_fails(self, editor):
        editor.route("**/pages/3/edit/", lambda route: route.abort())
        address = editor.url

        publish(editor)

        told(editor).get_by_text("You’re offline. Your words stay here").wait_for()
        assert editor.url == address
        editor.unroute("**/pages/3/edit/")
        publish(editor)
        editor.wait_for_url("**/website/")

    def test_says_that_the_words_are_kept_later_and_keeps_them(self, editor):
        editor.context.set_offline(True)
        editor.locator(PROMISE).fill("Written in a tunnel.")
        state = editor.locator("[data-kept]")
        state.filter(has_text="You’re offline. Your last words stay here").wait_for()

        editor.context.set_offline(False)

        editor.get_by_text(KEPT).wait_for()
        editor.reload()
        editor.locator(PROMISE).wait_for()
        assert editor.locator(PROMISE).input_value() == "Written in a tunnel."

    def test_is_refused_in_a_sentence_where_something_went_wrong(self, editor):
        editor.route(
            "**/pages/3/edit/", lambda route: route.fulfill(status=500, body="no")
        )
        address = editor.url

        publish(editor)

        told(editor).get_by_text("something went wrong on our side").wait_for()
        assert editor.url == address


class TestPublishing:
    def test_takes_along_what_was_typed_just_now(self, editor):
        editor.locator(PROMISE).fill("Typed and published at once.")

        publish(editor)

        editor.wait_for_url("**/website/")
        editor.go_back()
        editor.locator(PROMISE).wait_for()
        assert editor.locator(PROMISE).input_value() == "Typed and published at once."
        assert not editor.get_by_text("change nobody sees yet").is_visible()
        assert editor.troubles == []


class TestTwoWindows:
    def test_tells_the_second_what_happened_and_leads_to_the_others_words(
        self, editor, other
    ):
        other.locator(PROMISE).fill("From the other window.")
        other.get_by_text(KEPT).wait_for()

        editor.locator(PROMISE).fill("From this one.")

        state = editor.locator("[data-kept]")
        state.filter(has_text="You changed this page in another window at").wait_for()
        with editor.context.expect_page() as opened:
            editor.get_by_role("link", name="Open it anew").click()
        words = opened.value.locator(PROMISE)
        words.wait_for()
        assert words.input_value() == "From the other window."
        assert editor.locator(PROMISE).input_value() == "From this one."

    def test_publishes_nothing_over_what_the_other_kept(self, editor, other):
        other.locator(PROMISE).fill("From the other window.")
        other.get_by_text(KEPT).wait_for()
        address = editor.url
        editor.locator(PROMISE).fill("From this one.")

        publish(editor)

        told(editor).get_by_text("You changed this page in another window").wait_for()
        assert editor.url == address
        assert editor.locator(PROMISE).input_value() == "From this one."
        other.reload()
        other.locator(PROMISE).wait_for()
        assert other.locator(PROMISE).input_value() == "From the other window."
        assert other.get_by_text("1 change nobody sees yet").is_visible()


class TestWhatCannotBeKept:
    @pytest.fixture
    def page_editor(self, instance, editor):
        """Open a page with a name and an address of its own."""
        panel = editor.url.removesuffix("/pages/3/edit/")
        editor.goto(f"{panel}/pages/add/cms/contentpage/3/")
        editor.locator("#id_title").press_sequentially("Nocne autobusy: Łódź–Quay")
        editor.get_by_text("kept at").wait_for()
        return editor

    def test_without_a_name_says_that_it_is_the_name(self, page_editor):
        page_editor.locator("#id_title").fill("")

        page_editor.get_by_text(
            "Your last words aren’t kept: the page needs a name."
        ).wait_for()

    def test_for_another_reason_leads_to_the_field(self, page_editor):
        page_editor.get_by_role("tab", name="Sharing and search").click()
        # As a field that says nothing of how much it holds.
        page_editor.locator("#id_seo_title").evaluate("(one) => (one.maxLength = 999)")
        page_editor.locator("#id_seo_title").fill("b" * 300)
        page_editor.get_by_text("one field can’t be kept as it is").wait_for()

        page_editor.get_by_role("button", name="Show me which").click()

        page_editor.wait_for_function(f"() => {FOCUSED} === 'id_seo_title'")
        assert page_editor.locator("#id_seo_title").is_visible()

    def test_has_an_address_of_plain_letters(self, page_editor):
        slug = page_editor.locator("#id_slug")

        assert slug.input_value() == "nocne-autobusy-lodz-quay"


class TestPublishingWithAnEmptyField:
    @pytest.fixture
    def refused(self, editor):
        """Add a quote without words, and press "Publish page"."""
        editor.get_by_role("button", name="Add a section").click()
        editor.get_by_role("option", name="Quote").click()
        editor.locator("[name$='-value-who']").wait_for()
        publish(editor)
        told(editor).wait_for()
        return editor

    def test_names_the_field_and_its_section_and_goes_there(self, refused):
        assert told(refused).inner_text().strip() == (
            "Not published yet: “What they said” in Quote is empty."
        )
        refused.wait_for_function(f"() => {FOCUSED} === 'sections-3-value-words'")
        words = refused.locator("[name$='-value-words']").last.bounding_box()
        head = refused.locator(".editor-head").bounding_box()
        assert words["y"] > head["y"] + head["height"]
        assert not refused.get_by_text("something below needs a word").is_visible()

    def test_is_over_once_all_is_filled(self, refused):
        refused.locator("[name='sections-3-value-words']").fill("It works.")
        assert told(refused).inner_text().strip() == (
            "Not published yet: “Who said it” in Quote is empty."
        )

        refused.locator("[name='sections-3-value-who']").fill("Ada")

        assert not told(refused).is_visible()
        publish(refused)
        refused.wait_for_url("**/website/")
