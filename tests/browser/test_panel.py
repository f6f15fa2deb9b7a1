import pytest

from tests.support.pages import sideways
from tests.support.sweeping.looking import axe_of
from tests.support.working import new_campaign, open_panel

pytestmark = pytest.mark.browser


@pytest.fixture
def panel_of(instance, browser_page):
    """Open the panel of a campaign of one's own in a window of a width."""

    def open_at(width, *, dark=False):
        page = browser_page(width, dark=dark)
        return page, open_panel(instance, page, new_campaign(instance))

    return open_at


def add(page, panel, name):
    page.goto(f"{panel}/people/new/")
    page.fill("[name=full_name]", name)
    page.get_by_role("button", name="Add this person").click()
    page.get_by_role("heading", name=name).wait_for()


class TestFind:
    def test_opens_a_person_by_a_slash_three_letters_and_enter(self, panel_of):
        page, panel = panel_of(1280)
        add(page, panel, "Delphine Marchetti")
        page.goto(f"{panel}/website/")

        page.keyboard.press("/")
        page.keyboard.type("del")
        page.keyboard.press("Enter")

        page.get_by_role("heading", name="Delphine Marchetti").wait_for()
        assert page.troubles == []

    def test_suggests_as_one_types(self, panel_of):
        page, panel = panel_of(1280)
        page.goto(f"{panel}/people/")

        page.keyboard.press("/")
        page.keyboard.type("imprint")

        page.locator("#find-suggestions").get_by_text("Campaign and imprint").wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url("**/settings/campaign/")


class TestUndo:
    def test_takes_back_a_tag_by_the_toast_and_says_it_in_history(self, panel_of):
        page, panel = panel_of(1280)
        add(page, panel, "Sam Ortiz")

        page.locator(".person-acts summary").click()
        page.fill("#tag_name", "bus")
        page.locator(".person-acts").get_by_role("button", name="Tag").click()
        toast = page.locator(".toast")
        toast.get_by_text("Tagged bus.").wait_for()
        page.wait_for_url(lambda url: "done=" not in url)
        toast.get_by_role("button", name="Undo").click()

        toast.get_by_text("No longer tagged bus.").wait_for()
        history = page.locator(".history li")
        assert history.nth(0).locator("p").inner_text() == "No longer tagged bus"
        assert history.nth(1).locator("p").inner_text() == "Tagged bus"
        assert page.troubles == []


class TestALongTag:
    def test_breaks_no_phone(self, panel_of):
        page, panel = panel_of(360)
        add(page, panel, "Delphine Marchetti")
        long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
        page.locator(".person-acts summary").click()
        page.fill("#tag_name", long)

        page.locator(".person-acts").get_by_role("button", name="Tag").click()

        page.locator(".toast").get_by_text(f"Tagged {long}.").wait_for()
        page.wait_for_load_state()
        assert sideways(page) == 0
        page.get_by_role("link", name="How to reach").click()
        page.get_by_role("link", name=long).wait_for()
        assert sideways(page) == 0
        undo = page.locator(".toast").get_by_role("button", name="Undo").bounding_box()
        assert undo["x"] + undo["width"] <= 360
        assert undo["width"] > undo["height"]


class TestAPersonsPage:
    def test_shows_a_phone_one_part_at_a_time(self, panel_of):
        page, panel = panel_of(360)
        add(page, panel, "Delphine Marchetti")
        history, reach = page.locator("#history"), page.locator("#reach")
        reach.wait_for(state="hidden")
        assert history.is_visible()

        page.get_by_role("link", name="How to reach").click()

        reach.wait_for()
        assert not history.is_visible()
        chosen = page.locator("[data-tabs] [aria-current]")
        assert chosen.all_inner_texts() == ["How to reach"]
        page.go_back()
        history.wait_for()
        assert not reach.is_visible()
        assert chosen.all_inner_texts() == ["History"]
        assert page.troubles == []

    def test_shows_all_of_it_at_a_desk_and_without_script(self, panel_of):
        page, panel = panel_of(1280)
        add(page, panel, "Delphine Marchetti")
        plain = page.context.browser.new_context(
            java_script_enabled=False,
            storage_state=page.context.storage_state(),
            viewport={"width": 360, "height": 740},
        ).new_page()
        plain.goto(page.url)

        for shown in (page, plain):
            assert shown.locator("#history").is_visible()
            assert shown.locator("#reach").is_visible()
        assert not page.locator("[data-tabs]").is_visible()
        plain.context.close()


class TestLook:
    def test_shows_a_picture_of_the_site_that_leads_nowhere(self, panel_of):
        page, panel = panel_of(1280)
        page.goto(f"{panel}/website/look/")

        link = page.frame_locator("[data-look-preview]").locator("a.brand")

        assert link.evaluate("(one) => getComputedStyle(one).pointerEvents") == "none"


class TestSomebodyWithoutAName:
    def test_fits_a_phone(self, panel_of):
        page, panel = panel_of(360)
        page.goto(f"{panel}/people/new/")
        long = "alexandrina.featherstonehaugh-cholmondeley@example.org"
        page.fill("[name=email]", long)
        page.get_by_role("button", name="Add this person").click()
        page.get_by_role("heading", name=long).wait_for()

        assert sideways(page) == 0
        page.goto(f"{panel}/people/")
        assert sideways(page) == 0


class TestANewPageWithoutAName:
    def test_counts_its_mistake_until_one_types(self, panel_of):
        page, panel = panel_of(360)
        page.goto(f"{panel}/pages/add/cms/contentpage/3/")
        page.get_by_role("button", name="Publish page").click()
        page.get_by_text("Give the page a name.").wait_for()
        counts = page.locator(".w-tabs__errors:visible")
        box = counts.bounding_box()
        assert counts.count() == 1
        assert (box["width"], box["height"]) == (20, 20)

        page.fill("#id_title", "Buses")

        assert page.get_by_text("Give the page a name.").count() == 0
        assert counts.count() == 0


class TestPagesNobodyHas:
    def test_are_answered_in_the_panels_own_frame(self, panel_of):
        page, panel = panel_of(1280)

        page.goto(f"{panel}/no-such-thing/")

        assert page.locator("h1").inner_text() == "There’s no page here"
        page.locator("main").get_by_role("link", name="Go to Home").click()
        page.wait_for_url(f"{panel}/")

    def test_ask_a_stranger_at_the_platforms_door_never_for_a_password(
        self, instance, browser_page
    ):
        page = browser_page(360)

        for path in ("/no-such-thing/", "/login/?next=/people/"):
            page.goto(f"{instance.panel('calloway')}{path}")
            assert page.url.startswith(f"{instance.platform}/sign-in/")
            assert page.locator("[type=password]").count() == 0


class TestBanner:
    def test_can_be_read(self, panel_of):
        page, panel = panel_of(1280)

        # The root of all pages can't be deleted, and Wagtail says so in a banner.
        page.goto(f"{panel}/pages/1/delete/")

        banner = page.locator(".messages li.error")
        assert banner.inner_text().strip() == "Your role doesn’t include that."
        assert axe_of(page) == []


class TestScreens:
    @pytest.mark.parametrize("dark", [False, True])
    @pytest.mark.parametrize("width", [360, 1280])
    def test_fit_their_window_and_report_nothing(self, panel_of, width, dark):
        page, panel = panel_of(width, dark=dark)

        for path in (
            "/",
            "/people/",
            "/people/new/",
            "/find/?q=a",
            "/website/",
            "/website/new/",
            "/website/look/",
            "/settings/",
            "/settings/campaign/",
            "/pages/3/edit/",
        ):
            page.goto(f"{panel}{path}")
            assert (path, sideways(page)) == (path, 0)

        assert page.troubles == []

    def test_reach_everything_on_a_phone_from_the_bottom_bar(self, panel_of):
        page, panel = panel_of(360)
        page.goto(f"{panel}/")

        page.locator(".foot-bar summary", has_text="More").click()
        page.locator(".foot-bar").get_by_role("link", name="Pages").click()

        page.wait_for_url("**/website/")
        page.locator(".foot-bar summary", has_text="New").click()
        page.locator(".foot-bar").get_by_role("link", name="Person").click()
        page.wait_for_url("**/people/new/")


class TestListOfPages:
    @pytest.mark.parametrize("width", [360, 1280])
    def test_is_as_wide_as_the_window_and_opens_its_status(self, panel_of, width):
        page, panel = panel_of(width)
        page.goto(f"{panel}/pages/3/")
        assert sideways(page) == 0

        page.get_by_role("button", name="Toggle status").click()

        page.get_by_role("heading", name="Visible to all").wait_for()
        assert sideways(page) == 0
        assert page.troubles == []
