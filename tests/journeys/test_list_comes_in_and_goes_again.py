import pytest

from tests.support.pages import open_nation, sideways

pytestmark = pytest.mark.browser

LIST = """Who,Mail,Postal,ok email?
Ada Abara,ada@example.org,TM2 4AB,y
Bo Bright,bo@example.org,TM4 2LD,n
Bad,not an email,TM4 2LD,y
=1+1,x@example.org,TM4 2LD,y
Mo Diaz,mo@example.org,TM4 2LD,y
"""


def enter_panel(page, instance, slug, owner):
    page.goto(instance.run("login-link", owner).strip())
    page.wait_for_url("**/campaigns/")
    page.get_by_role("link", name="Open its panel").click()
    page.wait_for_url("**manage**")
    return instance.panel(slug)


def numbers_of_trial(page):
    rows = page.locator(".tried-count").all()
    return {
        row.locator("dt").inner_text(): row.locator("dd").inner_text() for row in rows
    }


class TestList:
    @pytest.mark.feature("CRM-13")
    def test_comes_in_with_a_column_corrected_by_hand_and_is_taken_back(
        self, browser_page, instance, pictures
    ):
        open_nation(instance, "Cooper Row", "cooper", "cooper@example.org")
        page = browser_page(1280)
        panel = enter_panel(page, instance, "cooper", "cooper@example.org")
        page.goto(f"{panel}/people/import/")
        page.fill("[name=pasted]", LIST)
        page.get_by_role("button", name="Read it").click()

        page.get_by_text("2 of 4 recognised").wait_for()
        page.wait_for_load_state()
        page.select_option("#column_0", label="Full name")
        page.get_by_text("3 of 4 recognised").wait_for()
        page.select_option("#column_2", label="Postcode")
        page.get_by_text("4 of 4 recognised").wait_for()
        assert page.locator("[value=COLUMN]").is_checked()
        page.locator(".tried-count", has_text="may be emailed").get_by_text(
            "2", exact=True
        ).wait_for()
        assert numbers_of_trial(page) == {
            "new people": "3",
            "already here, will be filled in": "0",
            "can’t be read": "2",
            "may be emailed": "2",
            "said yes here, but left your emails before. They stay out": "0",
            "asked not to be phoned. That stays": "0",
        }
        assert page.locator(".import-refused th").all_inner_texts() == [
            "Row 4",
            "Row 5",
        ]
        page.screenshot(path=pictures / "import-trial-1280.png", full_page=True)

        page.get_by_role("button", name="Bring in 3 people").click()
        page.get_by_role("heading", name="They’re in").wait_for()
        assert "3 new, 0 matched, 2 refused" in page.inner_text("main")
        page.goto(f"{panel}/people/?q=abara")
        page.go_back()
        page.get_by_role("link", name="See the people").click()
        page.get_by_text("3 match").wait_for()
        page.get_by_role("link", name="Ada Abara").click()
        page.get_by_text("Said yes, says the list you brought in on").wait_for()
        assert "TM2 4AB" in page.inner_text("main")

        tray = page.locator("[data-jobs-tray]")
        tray.locator("summary").press("Enter")
        tray.get_by_text("Brought in Pasted list").wait_for()
        tray.get_by_role("button", name="Undo").click()
        page.get_by_role("heading", name="Taken back").wait_for()
        assert "3 removed, 0 put back as they were" in page.inner_text("main")
        page.goto(f"{panel}/people/")
        page.get_by_text("Nobody is here yet").wait_for()
        assert page.troubles == []

    def test_comes_in_and_goes_again_on_a_phone_without_script(
        self, browser_page, instance
    ):
        open_nation(instance, "Weir Lane", "weir", "weir@example.org")
        with_script = browser_page(360)
        panel = enter_panel(with_script, instance, "weir", "weir@example.org")
        page = browser_page(360, script=False)
        page.context.add_cookies(with_script.context.cookies())
        page.goto(f"{panel}/people/import/")
        page.fill("[name=pasted]", LIST)
        page.get_by_role("button", name="Read it").click()

        page.select_option("#column_0", label="Full name")
        page.get_by_role("button", name="Try again with these choices").click()
        page.get_by_text("3 of 4 recognised").wait_for()
        assert sideways(page) == 0
        page.check("[value=NONE]")
        page.get_by_role("button", name="Bring in 3 people").click()
        _look_again_until(page, "They’re in")
        page.goto(f"{panel}/jobs/")
        page.get_by_role("main").get_by_role("button", name="Undo").click()
        _look_again_until(page, "Taken back")

        assert "3 removed, 0 put back as they were" in page.inner_text("main")
        assert sideways(page) == 0


def _look_again_until(page, heading):
    for _ in range(60):
        if page.get_by_role("heading", name=heading).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(page.inner_text("main"))
