"""A supporter who comes back to the site, and leaves its list, with script and without."""

import pytest
from playwright.sync_api import expect

from tests.support.instance import RunningInstance

pytestmark = pytest.mark.browser


class TestASupporterWhoComesBack:
    @pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
    def test_is_told_that_they_are_in_and_may_say_that_it_is_not_them(
        self, instance: RunningInstance, browser_page, script: bool
    ):
        page = browser_page(360, script=script)
        site = instance.site("calloway")
        page.goto(f"{site}/")
        page.get_by_label("Email", exact=True).fill(f"back.{script}@example.org")
        page.get_by_role("button", name="Join", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you.")

        page.goto(f"{site}/")
        expect(page.locator(".recognised")).to_contain_text("You’re in.")
        expect(page.get_by_label("Email", exact=True)).to_have_count(0)

        page.get_by_role("button", name="Not you?").click()
        expect(page.get_by_label("Email", exact=True)).to_be_visible()
        assert page.troubles == []

    def test_sees_the_form_again_where_the_cookie_stands_for_nobody(
        self, instance: RunningInstance, browser_page
    ):
        page = browser_page(360)
        site = instance.site("calloway")
        page.context.add_cookies(
            [{"name": "hustings_device", "value": "x", "url": f"{site}/"}]
        )

        page.goto(f"{site}/")

        expect(page.get_by_label("Email", exact=True)).to_be_visible()
        assert page.context.cookies() == []

    @pytest.mark.parametrize("status", [204, 503], ids=["nobody", "away"])
    def test_is_not_loaded_without_end_where_the_cookie_stays(
        self, instance: RunningInstance, browser_page, status: int
    ):
        page = browser_page(360)
        site, sent = instance.site("calloway"), []
        cookie = {"name": "hustings_device", "value": "x", "url": f"{site}/"}
        page.context.add_cookies([cookie])
        page.route("**/_/me/", lambda route: route.fulfill(status=status))
        page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 - Playwright takes no method of a list

        def asked_for() -> int:
            # Not what has loaded: a page that goes at once is never done.
            return sum(request.is_navigation_request() for request in sent)

        wanted = 2 if status == 204 else 1

        page.goto(f"{site}/")
        for _ in range(40):
            if asked_for() >= wanted:
                break
            page.wait_for_timeout(250)
        # Long enough for one more to come.
        page.wait_for_timeout(1500)

        assert asked_for() == wanted


class TestASupporterWhoLeaves:
    @pytest.mark.feature("PRV-4")
    def test_leaves_from_the_foot_of_a_page_and_is_put_back_without_script(
        self, instance: RunningInstance, browser_page
    ):
        page = browser_page(360, script=False)
        site = instance.site("calloway")
        page.goto(f"{site}/")
        page.get_by_label("Email", exact=True).fill("leaver@example.org")
        page.get_by_text("Email me about the campaign.").click()
        page.get_by_role("button", name="Join", exact=True).click()

        page.wait_for_url("**/_/thanks/**")
        page.get_by_role("link", name="Leave this list").click()
        page.get_by_role("button", name="Leave the emails").click()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("You’ve left the emails")

        page.get_by_role("button", name="Put me back").click()
        expect(heading).to_have_text("That’s undone")
        assert page.troubles == []


class TestSomebodyWhoTypesNothing:
    def test_reads_what_is_missing_in_the_sites_own_words(
        self, instance: RunningInstance, browser_page
    ):
        page = browser_page(360)
        page.goto(f"{instance.site('calloway')}/")

        page.get_by_role("button", name="Join", exact=True).click()

        expect(page.locator("#email-error")).to_contain_text("Type your email address.")
        expect(page.get_by_label("Email", exact=True)).to_have_attribute(
            "aria-invalid", "true"
        )


class TestABrowserThatFillsTheFormIn:
    def test_is_taken_however_soon_the_button_is_pressed(
        self, instance: RunningInstance, browser_page
    ):
        page = browser_page(360)
        page.goto(f"{instance.site('calloway')}/", wait_until="load")

        page.evaluate(
            """() => {
                document.querySelector("[name=email]").value = "filled@example.org";
                document.querySelector("[name=postcode]").value = "TM2 4AB";
                document.querySelector(".join .button").click();
            }"""
        )

        expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you.")
        assert page.troubles == []
