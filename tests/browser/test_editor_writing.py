import pytest

from tests.support.editing import FOCUSED, NAMES, OPEN, SECTIONS

pytestmark = pytest.mark.browser

PROMISE = "[name$='-value-promise']"
# How many frames are drawn around what has the focus.
RINGS = """() => {
  const rings = [];
  for (let at = document.activeElement; !at.matches(".w-field"); at = at.parentElement) {
    const { outlineStyle, outlineColor } = getComputedStyle(at);
    if (outlineStyle !== "none" && outlineColor !== "rgba(0, 0, 0, 0)") rings.push(at.className);
  }
  return rings.length;
}"""


class TestPressingAnotherSection:
    def test_leaves_its_heading_where_it_was_pressed(self, phone_editor):
        heading = phone_editor.locator(f"{SECTIONS} > .w-panel__header").nth(1)
        heading.evaluate("(one) => scrollBy(0, one.getBoundingClientRect().top - 300)")
        before = heading.bounding_box()["y"]

        heading.click()

        phone_editor.wait_for_function(f"() => {OPEN} === 'false,true,false'")
        phone_editor.wait_for_timeout(200)  # what would move it comes after
        assert heading.bounding_box()["y"] == pytest.approx(before, abs=1)

    def test_brings_its_heading_under_the_bar_where_it_was_half_hidden(
        self, phone_editor
    ):
        phone_editor.set_viewport_size({"width": 360, "height": 400})
        heading = phone_editor.locator(f"{SECTIONS} > .w-panel__header").nth(1)
        heading.evaluate("(one) => scrollBy(0, one.getBoundingClientRect().top - 40)")
        assert heading.bounding_box()["y"] == pytest.approx(40, abs=1)
        bar = phone_editor.locator(".panel-top").bounding_box()

        phone_editor.mouse.click(150, bar["y"] + bar["height"] + 10)

        phone_editor.wait_for_function(f"() => {OPEN} === 'false,true,false'")
        phone_editor.wait_for_timeout(200)  # what would move it comes after
        assert heading.bounding_box()["y"] >= bar["y"] + bar["height"]


class TestTheFocus:
    @pytest.mark.parametrize(
        "field", [PROMISE, "[data-contentpath=under] [contenteditable=true]"]
    )
    def test_is_one_ring(self, editor, field):
        editor.locator(field).click()

        assert editor.evaluate(RINGS) == 1


class TestAddingASection:
    @pytest.mark.parametrize("width", [360, 1280])
    def test_offers_even_tiles_and_nothing_to_search(self, editor, width):
        editor.set_viewport_size({"width": width, "height": 740})

        editor.get_by_role("button", name="Add a section").click()

        options = editor.get_by_role("option")
        options.first.wait_for()
        boxes = [option.bounding_box() for option in options.all()]
        names = [name.strip() for name in options.all_inner_texts()]
        assert names == [
            "Promise",
            "Commitments",
            "Text",
            "Quote",
            "Questions",
            "Picture",
        ]
        assert len({round(box["width"]) for box in boxes}) == 1
        assert len({round(box["height"]) for box in boxes}) == 1
        assert min(box["height"] for box in boxes) >= 44
        assert editor.locator(".w-combobox__field").bounding_box()["width"] <= 1

    def test_stands_above_the_phones_bar_and_beside_its_button(self, phone_editor):
        button = phone_editor.get_by_role("button", name="Add a section")

        button.click()

        choice = phone_editor.locator("[data-tippy-root]:has(.w-combobox__option)")
        choice.wait_for()
        phone_editor.wait_for_timeout(200)  # the page is scrolled a frame later
        around = choice.bounding_box()
        bar = phone_editor.locator(".foot-bar").bounding_box()
        pressed = button.bounding_box()
        assert around["y"] + around["height"] <= bar["y"]
        assert around["width"] == 360
        assert pressed["y"] + pressed["height"] <= around["y"]

    def test_can_be_done_by_keyboard(self, editor):
        editor.get_by_role("button", name="Add a section").press("Enter")
        editor.get_by_role("option", name="Promise").wait_for()

        editor.keyboard.press("ArrowDown")
        editor.keyboard.press("ArrowDown")
        editor.keyboard.press("Enter")

        editor.wait_for_function(f"() => {OPEN} === 'false,false,false,true'")
        assert editor.evaluate(NAMES) == "Promise,Commitments,Text,Commitments"


class TestTheLineOfAPromise:
    def test_shows_all_of_it_on_a_phone(self, phone_editor):
        line = phone_editor.locator(PROMISE)

        line.fill("A bus every ten minutes, to the last house of the valley. " * 2)

        assert line.evaluate("(one) => one.scrollHeight - one.clientHeight") <= 0

    def test_stays_one_line(self, editor):
        line = editor.locator(PROMISE)
        line.fill("Night buses.")

        line.press("Enter")
        line.press_sequentially("All week.")

        assert line.input_value() == "Night buses.All week."
        assert editor.evaluate(FOCUSED) == "sections-0-value-promise"

    def test_makes_a_space_of_a_break_that_is_pasted(self, editor):
        line = editor.locator(PROMISE)

        line.fill("Night buses.\nAll week.")

        assert line.input_value() == "Night buses. All week."

    def test_counts_quietly_near_its_end_alone(self, editor):
        line = editor.locator(PROMISE)
        note = editor.locator(".letters-left")

        line.fill("b" * 119)
        assert note.count() == 0
        line.fill("b" * 138)
        assert note.inner_text() == "2 letters left"
        line.fill("b" * 139)
        assert note.inner_text() == "1 letter left"
        line.fill("b" * 140)
        assert note.inner_text() == "No more letters fit here"
        line.fill("b" * 20)
        assert not note.is_visible()
