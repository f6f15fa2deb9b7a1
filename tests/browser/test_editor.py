import re

import pytest

from tests.support.working import new_campaign, open_panel

pytestmark = pytest.mark.browser

PREVIEW = "#w-preview-iframe"


SECTIONS = "#sections-root > * > [data-streamfield-child] > .w-panel"
TOGGLES = f"{SECTIONS} > .w-panel__header > [data-panel-toggle]"
# Whether each section is open, in the order they stand in.
OPEN = (
    f"[...document.querySelectorAll('{TOGGLES}')].map((one) => one.ariaExpanded).join()"
)
NAMES = (
    "[...document.querySelectorAll("
    f"'{SECTIONS} > .w-panel__header .c-sf-block__type')]"
    ".filter((one) => one.checkVisibility()).map((one) => one.textContent).join()"
)
FOCUSED = "document.activeElement.id"


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


class TestTheMenuOfASection:
    def test_is_opened_walked_and_left_by_keyboard(self, editor):
        more = editor.get_by_role("button", name="More", exact=True)
        button = more.and_(editor.locator(".section-more-button")).first
        said = "document.activeElement.textContent"

        button.focus()
        editor.keyboard.press("ArrowDown")

        assert button.get_attribute("aria-expanded") == "true"
        assert editor.evaluate(said) == "Add a section above"
        # The first one can't go further up, so that is passed over.
        editor.keyboard.press("ArrowDown")
        assert editor.evaluate(said) == "Move down"
        editor.keyboard.press("End")
        assert editor.evaluate(said) == "Delete"
        editor.keyboard.press("ArrowDown")
        assert editor.evaluate(said) == "Add a section above"
        editor.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false"
        assert button.evaluate("(one) => one === document.activeElement")
        assert editor.troubles == []

    def choose(self, editor, name, *, of):
        editor.locator(".section-more-button").nth(of).focus()
        editor.keyboard.press("Enter")
        editor.get_by_role("menuitem", name=name).press("Enter")

    def test_moves_a_section_and_keeps_hold_of_it(self, editor):
        self.choose(editor, "Move down", of=0)

        editor.wait_for_function(f"() => {NAMES} === 'Commitments,Promise,Text'")
        said = (
            "document.activeElement.closest('.w-panel').querySelector('h2').innerText"
        )
        assert editor.evaluate(said).startswith("Promise")

    def test_copies_and_deletes(self, editor):
        self.choose(editor, "Make a copy", of=0)
        editor.wait_for_function(
            f"() => {NAMES} === 'Promise,Promise,Commitments,Text'"
        )

        self.choose(editor, "Delete", of=0)

        editor.wait_for_function(f"() => {NAMES} === 'Promise,Commitments,Text'")

    def test_brings_a_deleted_section_back_to_its_place_with_its_words(self, editor):
        editor.locator(TOGGLES).nth(1).click()
        title = editor.locator("[name='sections-1-value-items-1-value-title']")
        title.fill("A bench at every stop")
        self.choose(editor, "Delete", of=1)
        toast = editor.get_by_role("status").filter(has_text="Section deleted.")
        toast.wait_for()
        editor.wait_for_function(f"() => {NAMES} === 'Promise,Text'")

        toast.get_by_role("button", name="Undo").click()

        editor.wait_for_function(f"() => {NAMES} === 'Promise,Commitments,Text'")
        assert not toast.is_visible()
        said = "document.activeElement.closest('.w-panel').innerText"
        assert editor.evaluate(said).startswith("Commitments")
        editor.get_by_text("Changes nobody sees yet · kept at").wait_for()
        editor.wait_for_timeout(2000)  # it may be kept more than once
        editor.reload()
        editor.wait_for_function(f"() => {NAMES} === 'Promise,Commitments,Text'")
        assert title.input_value() == "A bench at every stop"
        assert editor.troubles == []

    def test_brings_a_deleted_text_back_with_its_words(self, editor):
        editor.locator(TOGGLES).nth(2).click()
        words = "[data-contentpath=words] [contenteditable=true]"
        before = editor.locator(words).inner_text()
        self.choose(editor, "Delete", of=-1)

        editor.get_by_role("button", name="Undo", exact=True).last.click()

        editor.wait_for_function(f"() => {NAMES} === 'Promise,Commitments,Text'")
        again = editor.locator(f"{words}:visible")
        again.wait_for()
        assert again.inner_text() == before
        assert editor.troubles == []

    def test_adds_a_section_above(self, editor):
        self.choose(editor, "Add a section above", of=0)
        editor.get_by_role("option", name="Quote").click()

        editor.wait_for_function(f"() => {NAMES} === 'Quote,Promise,Commitments,Text'")

    def test_is_large_enough_for_a_thumb_on_a_phone(self, instance, browser_page, slug):
        page = browser_page(360)
        panel = open_panel(instance, page, slug)
        page.goto(f"{panel}/pages/3/edit/")

        page.locator(".section-more-button").first.click()

        for target in page.locator(".section-more-button, [role=menuitem]").all():
            if target.is_visible():
                box = target.bounding_box()
                assert min(box["width"], box["height"]) >= 44
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= 360
        assert page.troubles == []

    def test_opens_upwards_where_the_phones_bar_would_cover_it(self, phone_editor):
        more = phone_editor.locator(f"{SECTIONS} > .w-panel__header .section-more")
        button = more.last.locator(".section-more-button")
        bar = phone_editor.locator(".foot-bar").bounding_box()
        button.evaluate("(one) => scrollBy(0, one.getBoundingClientRect().top - 580)")

        button.click()

        menu = more.last.get_by_role("menu").bounding_box()
        assert menu["y"] + menu["height"] <= button.bounding_box()["y"]
        assert menu["y"] + menu["height"] <= bar["y"]
        more.last.get_by_role("menuitem", name="Delete").click(trial=True)


MORE = ".tippy-box[data-theme=dropdown]"
# How far a colour is from black, of 3 times 255.
LIGHT = """(one, name) => getComputedStyle(one)[name].match(/\\d+/g).slice(0, 3)
  .reduce((sum, part) => sum + Number(part), 0)"""


class TestWhatIsChangedWhileThePageIsBeingKept:
    def test_is_kept_next(self, editor):
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

        editor.get_by_text("Changes nobody sees yet · kept at").wait_for()
        with editor.expect_response(lambda got: got.url.endswith("/pages/3/edit/")):
            pass
        editor.reload()
        promise.wait_for()
        assert promise.input_value() == "Second."


class TestTheMenuOfThePage:
    @pytest.mark.parametrize("width", [360, 1280])
    def test_is_dark_on_light_by_day_and_light_on_dark_by_night(
        self, instance, browser_page, slug, width
    ):
        for dark in (False, True):
            page = browser_page(width, dark=dark)
            panel = open_panel(instance, page, slug)
            page.goto(f"{panel}/pages/3/edit/")

            page.get_by_role("button", name="Actions").click()

            item = page.get_by_role("link", name="History")
            item.wait_for()
            words = item.evaluate(LIGHT, "color")
            ground = page.locator(MORE).evaluate(LIGHT, "backgroundColor")
            assert (words - ground > 400) if dark else (ground - words > 400)

    def test_has_what_can_be_done_with_a_whole_page_and_no_more(self, editor):
        editor.get_by_role("button", name="Actions").click()

        items = editor.locator(MORE).locator("a, button")
        items.first.wait_for()
        said = [text.strip() for text in items.all_inner_texts()]
        assert said == ["Move", "Copy", "Make private", "History"]


class TestDrawAnother:
    HERO = "contentDocument.querySelector('.figure-box svg').innerHTML"
    PREVIEWED = f"document.querySelector('{PREVIEW}').{HERO}"

    def test_is_seen_at_once_and_on_the_site_once_published(
        self, editor, instance, slug
    ):
        first = editor.evaluate(self.PREVIEWED)
        thumbnail = editor.locator("[data-drawing-shown]")
        editor.wait_for_timeout(2600)  # as above: a person is slower

        editor.get_by_role("button", name="Draw another").click()

        editor.wait_for_function(f"(first) => {self.PREVIEWED} !== first", arg=first)
        drawn = editor.evaluate(self.PREVIEWED)
        number = editor.locator("[name$='-value-drawing']").input_value()
        assert re.search(rf"\?number={number}$", thumbnail.get_attribute("src"))
        assert thumbnail.evaluate(
            "(one) => one.decode().then(() => one.naturalWidth > 0)"
        )
        editor.get_by_role("button", name="Publish page").click()
        editor.wait_for_url("**/website/**")
        editor.goto(f"{instance.panel(slug)}/look/?path=/")
        editor.wait_for_url(f"{instance.site(slug)}/**")
        shown = editor.locator(".figure-box svg").evaluate("(one) => one.innerHTML")
        assert shown == drawn
        assert editor.troubles == []

    def test_goes_back_to_the_one_before(self, editor):
        number = editor.locator("[name$='-value-drawing']")
        back = editor.get_by_role("button", name="Back to the one before")
        assert not back.is_visible()
        editor.get_by_role("button", name="Draw another").click()
        editor.get_by_role("button", name="Draw another").click()
        second = number.input_value()

        back.click()
        assert int(number.input_value()) == int(second) - 1
        back.click()

        assert number.input_value() == ""
        assert not back.is_visible()
        drawer = editor.get_by_role("button", name="Draw another")
        assert drawer.evaluate("(one) => one === document.activeElement")

    def test_keeps_its_buttons_inside_the_section_on_a_phone(self, phone_editor):
        phone_editor.get_by_role("button", name="Draw another").click()

        back = phone_editor.get_by_role("button", name="Back to the one before")
        box = back.bounding_box()
        section = phone_editor.locator(SECTIONS).first.bounding_box()
        assert box["x"] + box["width"] <= section["x"] + section["width"] - 8
        assert box["height"] >= 44
        assert phone_editor.evaluate("document.documentElement.scrollWidth") == 360

    def test_is_offered_for_the_first_promise_alone_and_choosing_for_each(self, editor):
        editor.locator(".section-more-button").first.click()
        editor.get_by_role("menuitem", name="Make a copy").click()
        editor.wait_for_function(
            f"() => {NAMES} === 'Promise,Promise,Commitments,Text'"
        )

        editor.locator(TOGGLES).nth(0).click()
        editor.locator(TOGGLES).nth(1).click()

        second = editor.locator(SECTIONS).nth(1)
        second.get_by_role("button", name="Choose one").wait_for()
        assert not second.get_by_role("button", name="Draw another").is_visible()

    def test_is_offered_only_where_a_page_shows_a_drawing(self, editor, instance, slug):
        editor.goto(f"{instance.panel(slug)}/pages/add/cms/signuppage/3/")
        editor.get_by_role("button", name="Add a section").click()
        editor.get_by_role("option", name="Promise").click()

        editor.get_by_role("button", name="Choose one").wait_for()

        assert not editor.get_by_role("button", name="Draw another").is_visible()


class TestTextToolbar:
    def test_stands_above_every_text_with_undo_at_the_end(self, editor):
        toolbar = editor.locator("[data-contentpath=under] [role=toolbar]")
        shown = toolbar.locator("button:visible")

        names = shown.evaluate_all("(all) => all.map((one) => one.name)")

        assert names[-1] == "undo"
        assert {"BOLD", "ITALIC", "LINK", "unordered-list-item"} <= set(names)
        assert not editor.get_by_text("to insert a block").is_visible()
