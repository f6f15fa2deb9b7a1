import pytest

pytestmark = pytest.mark.browser


class TestInstance:
    def test_serves_the_platform_and_a_new_campaign(self, instance, browser_page):
        site = instance.open_nation("instance-proof")
        page = browser_page(360)

        front = page.goto(f"{instance.platform}/")
        closed = page.goto(f"{site}/")

        assert (front.status, closed.status) == (200, 200)
        assert "isn’t open yet" in page.inner_text("body")
        assert page.troubles == []

    def test_says_what_went_wrong_on_a_page(self, instance, browser_page):
        page = browser_page(1280)
        page.goto(f"{instance.platform}/")
        page.evaluate("document.body.append(document.createElement('script'))")
        page.evaluate("console.error('A trouble of the test')")
        page.evaluate("fetch('http://elsewhere.invalid/').catch(() => 0)")

        for _ in range(120):
            told = "\n".join(page.troubles)
            if "CSP:" in told:
                break
            page.wait_for_timeout(250)

        assert "console: A trouble of the test" in told
        assert "console: CSP: connect-src refused http://elsewhere.invalid" in told


class TestStarting:
    def test_shows_the_whole_name_on_every_poster(self, instance, browser_page):
        page = browser_page(1280)
        page.goto(f"{instance.platform}/start/")

        page.fill("[name=name]", "Save Elm Lane Library for ever")

        cut = """cards => cards.filter(card =>
            card.scrollHeight > card.clientHeight + 8).length"""
        posters = page.locator("[data-card-name]")
        assert posters.first.inner_text() == "Save Elm Lane Library for ever"
        assert posters.evaluate_all(cut) == 0

    @pytest.mark.parametrize("width", [360, 1280])
    @pytest.mark.parametrize(
        "name",
        [
            "Reopen the Mill Lane Library",
            "Harbour and Haulage Workers of Great Tarnmouth and District",
        ],
    )
    def test_keeps_a_name_clear_of_what_is_drawn_below_it(
        self, instance, browser_page, width, name
    ):
        page = browser_page(width)
        page.goto(f"{instance.platform}/start/")

        page.fill("[name=name]", name)

        gaps = page.locator(".cards").evaluate(
            """cards => ["candidate", "party"].map(kind => {
                const face = cards.querySelector(`.card-face.${kind}`);
                const words = document.createRange();
                words.selectNodeContents(face.querySelector("b"));
                // The first path is the paper, the next what stands highest.
                const drawn = face.querySelectorAll("path")[1];
                return drawn.getBoundingClientRect().top
                    - words.getBoundingClientRect().bottom;
            })"""
        )
        assert all(gap >= 2 for gap in gaps), gaps

    def test_says_a_mistake_no_longer_once_one_types_at_it(
        self, instance, browser_page
    ):
        page = browser_page(360)
        page.goto(f"{instance.platform}/start/?name=Mistaken")
        page.fill("[name=email]", "nobody")
        page.get_by_role("button", name="Build it").click()
        page.locator("#e_email").wait_for()
        page.wait_for_load_state()

        page.fill("[name=email]", "nobody@example.org")

        page.locator("#e_email").wait_for(state="hidden")

    def test_marks_an_address_that_is_taken(self, instance, browser_page):
        page = browser_page(360)
        page.goto(f"{instance.platform}/start/")

        page.fill("[name=name]", "Calloway")

        page.locator("#e_slug", has_text="calloway is taken.").wait_for()
        assert page.get_by_text("Free now:").is_visible()
        assert page.locator("#id_slug").get_attribute("aria-invalid") == "true"


class TestThePracticePill:
    def test_opens_the_outbox_in_a_tab_of_its_own(self, instance, browser_page):
        page = browser_page(1280)
        page.goto(f"{instance.platform}/sign-in/")
        page.get_by_text("Practice mode").click()

        with page.expect_popup() as opened:
            page.get_by_role("link", name="See the outbox").click()

        assert opened.value.url == f"{instance.platform}/outbox/"
        assert page.url == f"{instance.platform}/sign-in/"

    @pytest.mark.parametrize("width", [360, 1280])
    def test_shows_the_way_to_the_outbox_above_itself(
        self, instance, browser_page, width
    ):
        page = browser_page(width)
        page.goto(f"{instance.platform}/sign-in/")
        pill = page.get_by_text("Practice mode")
        pill.scroll_into_view_if_needed()
        before = pill.bounding_box()

        pill.click()

        outbox = page.get_by_role("link", name="See the outbox").bounding_box()
        assert pill.bounding_box() == before
        assert outbox["y"] >= 0
        assert outbox["y"] + outbox["height"] < before["y"]
        assert before["y"] + before["height"] <= page.viewport_size["height"]
        assert page.evaluate("document.documentElement.scrollWidth") == width
