import re

import pytest

from tests.support.editing import (
    NAMES,
    PREVIEW,
    SECTIONS,
    TOGGLES,
    hear_keeping,
    wait_until_kept,
)
from tests.support.working import open_panel

pytestmark = pytest.mark.browser


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
        hear_keeping(editor)
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
        wait_until_kept(editor)
        editor.get_by_text("Changes nobody sees yet · kept at").wait_for()
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


COMMITMENTS = "[data-contentpath=items] [data-streamfield-child]"
# What each commitment that isn't deleted says, in the order they stand in.
TITLES = (
    f"[...document.querySelectorAll('{COMMITMENTS}')]"
    ".filter((one) => one.checkVisibility())"
    ".map((one) => one.querySelector('[name$=-value-title]').value).join('|')"
)


class TestTheMenuOfAThingInAList:
    @pytest.fixture
    def commitments(self, editor):
        """Open the commitments and write three of them."""
        hear_keeping(editor)
        editor.locator(TOGGLES).nth(1).click()
        titles = editor.locator(f"{COMMITMENTS} [name$='-value-title']")
        for at, title in enumerate(["Night buses", "Dry homes", "Benches"]):
            titles.nth(at).fill(title)
        editor.wait_for_function(f"() => {TITLES} === 'Night buses|Dry homes|Benches'")
        return editor

    def delete(self, editor, title):
        holder = editor.locator(COMMITMENTS).filter(visible=True)
        at = editor.evaluate(TITLES).split("|").index(title)
        holder.nth(at).locator(".section-more-button").focus()
        editor.keyboard.press("Enter")
        editor.get_by_role("menuitem", name="Delete").press("Enter")
        toast = editor.get_by_role("status").filter(has_text="Deleted.")
        toast.wait_for()
        return toast

    @pytest.mark.parametrize("title", ["Night buses", "Dry homes", "Benches"])
    def test_brings_what_was_deleted_back_to_its_place_with_its_words(
        self, commitments, title
    ):
        toast = self.delete(commitments, title)
        left = "|".join(
            one for one in ["Night buses", "Dry homes", "Benches"] if one != title
        )
        commitments.wait_for_function(f"() => {TITLES} === '{left}'")

        toast.get_by_role("button", name="Undo").click()

        commitments.wait_for_function(
            f"() => {TITLES} === 'Night buses|Dry homes|Benches'"
        )
        assert not toast.is_visible()
        said = (
            "document.activeElement.closest('[data-streamfield-child]')"
            ".querySelector('[name$=-value-title]').value"
        )
        assert commitments.evaluate(said) == title
        wait_until_kept(commitments)
        commitments.get_by_text("Changes nobody sees yet · kept at").wait_for()
        commitments.reload()
        commitments.locator(TOGGLES).nth(1).click()
        commitments.wait_for_function(
            f"() => {TITLES} === 'Night buses|Dry homes|Benches'"
        )
        assert commitments.troubles == []

    def test_can_be_deleted_again_once_it_is_back(self, commitments):
        toast = self.delete(commitments, "Dry homes")
        commitments.wait_for_function(f"() => {TITLES} === 'Night buses|Benches'")
        toast.get_by_role("button", name="Undo").click()
        commitments.wait_for_function(
            f"() => {TITLES} === 'Night buses|Dry homes|Benches'"
        )
        assert commitments.evaluate(NAMES) == "Promise,Commitments,Text"

        self.delete(commitments, "Dry homes")

        commitments.wait_for_function(f"() => {TITLES} === 'Night buses|Benches'")
        assert commitments.troubles == []


MORE = ".tippy-box[data-theme=dropdown]"
# How far a colour is from black, of 3 times 255.
LIGHT = """(one, name) => getComputedStyle(one)[name].match(/\\d+/g).slice(0, 3)
  .reduce((sum, part) => sum + Number(part), 0)"""


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
        # The front page stays where it is.
        assert said == ["History"]


class TestDrawAnother:
    HERO = "contentDocument.querySelector('.figure-box svg').innerHTML"
    PREVIEWED = f"document.querySelector('{PREVIEW}').{HERO}"

    def test_is_seen_at_once_and_on_the_site_once_published(
        self, editor, instance, slug
    ):
        first = editor.evaluate(self.PREVIEWED)
        thumbnail = editor.locator("[data-drawing-shown]")
        editor.locator("form[data-w-unsaved-has-edits-value]").wait_for()

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
