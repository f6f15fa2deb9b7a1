import pytest

from tests.support.editing import (
    FOCUSED,
    OPEN,
    PREVIEW,
    TOGGLES,
    hear_keeping,
    wait_until_kept,
)
from tests.support.working import open_panel

pytestmark = pytest.mark.browser


class TestEditor:
    def test_shows_what_is_typed_as_others_will_see_it(self, editor):
        promise = editor.locator("[name$='-value-promise']")

        promise.fill("Ferries at night.")

        preview = editor.frame_locator(PREVIEW)
        preview.get_by_role("heading", name="Ferries at night.").wait_for()
        promise.fill("Ferries all day.")
        preview.get_by_role("heading", name="Ferries all day.").wait_for()
        assert editor.troubles == []

    def test_shows_and_keeps_what_a_quick_hand_typed(
        self, instance, browser_page, slug
    ):
        page = browser_page(1280)
        panel = open_panel(instance, page, slug)
        page.goto(f"{panel}/pages/3/edit/")
        promise = page.locator("[name$='-value-promise']")

        promise.fill("Before anything stood there.")

        preview = page.frame_locator(PREVIEW)
        preview.get_by_role("heading", name="Before anything stood there.").wait_for()
        page.get_by_text("Changes nobody sees yet · kept at").wait_for()
        page.reload()
        promise.wait_for()
        assert promise.input_value() == "Before anything stood there."
        assert page.troubles == []

    def test_keeps_by_itself_what_is_typed_and_says_when(self, editor):
        editor.locator("[name$='-value-promise']").fill("Kept by itself.")

        editor.get_by_text("Changes nobody sees yet · kept at").wait_for()
        editor.reload()

        kept = editor.locator("[name$='-value-promise']")
        kept.wait_for()
        assert kept.input_value() == "Kept by itself."
        assert editor.get_by_text("1 change nobody sees yet").is_visible()

    def test_says_that_nothing_is_kept_once_another_window_changed_the_page(
        self, phone_editor
    ):
        page, promise = phone_editor, "[name$='-value-promise']"
        page.wait_for_load_state("networkidle")
        # Both windows show a page that was never kept: neither has a draft to begin with.
        other = page.context.new_page()
        other.goto(page.url)
        other.wait_for_load_state("networkidle")
        other.locator(promise).fill("From the other window.")
        other.get_by_text("Changes nobody sees yet · kept at").wait_for()

        page.bring_to_front()
        page.locator(promise).fill("From this one.")

        state = page.locator("[data-kept]")
        state.filter(has_text="You changed this page in another window").wait_for()
        publish = page.get_by_role("button", name="Publish page").bounding_box()
        assert publish["x"] + publish["width"] <= 360
        assert page.evaluate("document.documentElement.scrollWidth") == 360

    def test_leads_to_the_site_with_what_was_typed_just_now(self, editor):
        editor.locator("[name$='-value-promise']").fill("Typed just now.")
        with editor.context.expect_page() as opened:
            editor.get_by_role("link", name="Look at it").click()

        site = opened.value
        site.get_by_role("heading", name="Typed just now.").wait_for()
        assert site.get_by_text("Nobody sees this yet.").is_visible()
        assert site.evaluate("window.opener") is None
        assert editor.troubles == []

    def test_says_the_hour_it_was_kept_at_as_the_panel_does(self, editor):
        editor.clock.set_fixed_time("2026-11-26T19:13:00")
        editor.locator("[name$='-value-promise']").fill("Kept in the evening.")

        editor.get_by_text("Changes nobody sees yet · kept at 19:13").wait_for()

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


# Where the middle of something in the preview is on the screen, once it is scrolled to. The frame
# is drawn smaller than it is, and is asked from outside: whatever ran in it, the console would tell.
MIDDLE = """([frame, selector]) => {
  const inner = document.querySelector(frame);
  const part = inner.contentDocument.querySelector(selector);
  part.scrollIntoView({ block: "center", behavior: "instant" });
  const around = inner.getBoundingClientRect();
  const { left, top, width, height } = part.getBoundingClientRect();
  const scale = around.width / inner.contentWindow.innerWidth;
  return [around.left + (left + width / 2) * scale, around.top + (top + height / 2) * scale];
}"""


def press_in_preview(editor, selector):
    """Press where it is to be seen, as a hand does."""
    editor.mouse.click(*editor.evaluate(MIDDLE, [PREVIEW, selector]))


class TestPressInThePreview:
    def test_opens_the_section_of_those_words_at_their_field(self, editor):
        press_in_preview(editor, ".doors li:nth-child(2) h3")

        editor.wait_for_function(f"() => {OPEN} === 'false,true,false'")
        assert editor.evaluate(FOCUSED) == "sections-1-value-items-1-value-title"
        assert editor.troubles == []

    def test_on_a_text_leads_to_the_text(self, editor):
        press_in_preview(editor, ".prose p")

        editor.wait_for_function(f"() => {OPEN} === 'false,false,true'")
        field = editor.locator("[data-contentpath=words] [contenteditable=true]")
        assert field.evaluate("(one) => one === document.activeElement")

    def test_on_the_picture_leads_to_drawing_another(self, editor):
        editor.locator(TOGGLES).nth(1).click()

        press_in_preview(editor, ".figure-box")

        editor.wait_for_function(f"() => {OPEN} === 'true,false,false'")
        drawer = editor.get_by_role("button", name="Draw another")
        assert drawer.evaluate("(one) => one === document.activeElement")

    def test_comes_back_from_another_tab_of_the_editor(self, editor):
        editor.get_by_role("tab", name="Sharing and search").click()

        press_in_preview(editor, ".promise h1")

        editor.wait_for_function(f"() => {FOCUSED} === 'sections-0-value-promise'")
        assert editor.locator("[name$='-value-promise']").is_visible()

    @pytest.mark.parametrize(
        "still", [".brand", ".menu-small summary", ".join .button", "#email"]
    )
    def test_leads_nowhere_on_links_menus_buttons_and_fields(self, editor, still):
        before = editor.evaluate(OPEN)

        press_in_preview(editor, still)
        editor.wait_for_timeout(300)  # nothing may come of it

        address = "document.querySelector('#w-preview-iframe').contentWindow.location.pathname"
        assert editor.evaluate(address) == "/pages/3/edit/preview/"
        opened = editor.frame_locator(PREVIEW).locator(".menu-small[open]")
        assert opened.count() == 0
        inside = (
            f"document.querySelector('{PREVIEW}').contentDocument.activeElement.tagName"
        )
        assert editor.evaluate(inside) == "BODY"
        assert editor.evaluate(OPEN) == before
        assert editor.troubles == []

    def test_is_said_under_the_phone(self, editor):
        assert editor.get_by_text("Press any words to change them").is_visible()


class TestTheSectionBeingEdited:
    def test_is_outlined_with_its_name(self, editor):
        outline = editor.frame_locator(PREVIEW).locator("#edited-here")
        outline.get_by_text("Promise").wait_for()

        around = outline.bounding_box()
        words = editor.frame_locator(PREVIEW).locator(".promise").bounding_box()
        assert around["y"] < words["y"]
        assert around["y"] + around["height"] > words["y"] + words["height"]

    def test_is_scrolled_to_when_another_is_opened(self, editor):
        editor.locator(TOGGLES).nth(1).click()

        preview = editor.frame_locator(PREVIEW)
        preview.locator("#edited-here", has_text="Commitments").wait_for()
        heading = preview.get_by_role("heading", name="doors down")
        heading.wait_for()
        editor.wait_for_function(
            "() => { const frame = document.querySelector('#w-preview-iframe');"
            " const { top } = frame.contentDocument.querySelector('.commitments')"
            ".getBoundingClientRect();"
            " return top > 0 && top < frame.contentWindow.innerHeight }"
        )

    def test_is_outlined_again_in_the_next_preview(self, editor):
        editor.locator("[name$='-value-promise']").fill("Ferries at night.")

        preview = editor.frame_locator(PREVIEW)
        preview.get_by_role("heading", name="Ferries at night.").wait_for()
        preview.locator("#edited-here", has_text="Promise").wait_for()
        assert preview.locator("#edited-here").count() == 1
        assert editor.troubles == []


class TestWhatIsChangedWhileThePageIsBeingKept:
    def test_is_kept_next(self, editor):
        hear_keeping(editor)
        promise = editor.locator("[name$='-value-promise']")
        held = []
        editor.route(
            "**/pages/3/edit/",
            lambda route: held.append(route) if not held else route.continue_(),
        )
        with editor.expect_request(lambda sent: sent.url.endswith("/pages/3/edit/")):
            promise.fill("First.")
        promise.fill("Second.")

        held[0].continue_()

        wait_until_kept(editor)
        editor.reload()
        promise.wait_for()
        assert promise.input_value() == "Second."


class TestTextToolbar:
    def test_stands_above_every_text_with_undo_at_the_end(self, editor):
        toolbar = editor.locator("[data-contentpath=under] [role=toolbar]")
        shown = toolbar.locator("button:visible")

        names = shown.evaluate_all("(all) => all.map((one) => one.name)")

        assert names[-1] == "undo"
        assert {"BOLD", "ITALIC", "LINK", "unordered-list-item"} <= set(names)
        assert not editor.get_by_text("to insert a block").is_visible()


# As if somebody had made every second word of a long text bold.
WRITE_BOLD = """(input, count) => {
  const every = [...Array(count).keys()];
  const ranges = every.map((at) => ({ offset: at * 9, length: 4, style: "BOLD" }));
  const paragraph = { key: "abcde", type: "unstyled", depth: 0, entityRanges: [],
    text: "bold not ".repeat(count), inlineStyleRanges: ranges };
  input.value = JSON.stringify({ blocks: [paragraph], entityMap: {} });
  input.form.submit();
}"""


class TestATextThatCannotBeKept:
    @pytest.mark.parametrize("width", [360, 1280])
    def test_is_shown_again_as_it_was_typed_under_what_is_wrong(
        self, instance, browser_page, slug, width
    ):
        page = browser_page(width)
        panel = open_panel(instance, page, slug)
        page.goto(f"{panel}/pages/3/edit/")
        words = page.locator("[name='sections-2-value-words']")
        words.wait_for(state="attached")

        with page.expect_navigation():
            words.evaluate(WRITE_BOLD, 401)

        said = page.locator(".error-message").filter(has_text="too much formatting")
        said.wait_for()
        text = page.locator("[data-contentpath=words] [contenteditable=true]")
        assert text.inner_text().strip() == ("bold not " * 401).strip()
        assert page.evaluate("document.documentElement.scrollWidth") == width
