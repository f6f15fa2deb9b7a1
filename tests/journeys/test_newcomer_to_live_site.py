import re
import time

import pytest

from tests.support.pages import get, newest_code, open_nation, sideways

pytestmark = pytest.mark.browser


LIST = """Name,Email,Tags
Ada Abara,ada@example.org,bus
Bad,not an email,
=1+1,x@example.org,
Mo Diaz,mo@example.org,bus;doors
"""


def start_campaign(page, instance, name, email):
    page.goto(f"{instance.platform}/")
    page.fill("[name=name]", name)
    page.get_by_role("button", name="Build it").click()
    page.fill("[name=email]", email)
    page.get_by_text("✓ free").wait_for()
    page.get_by_role("button", name="Build it").click()
    page.wait_for_url("**campaigns.localhost**")
    return page


def give_imprint(page, panel):
    page.goto(f"{panel}/settings/campaign/")
    page.fill("[name=imprint_name]", "Jo Carter")
    page.fill("[name=imprint_address]", "1 Quay Street, Tarnmouth TM1 1AA")
    page.get_by_role("button", name="Put it on every page").click()
    page.get_by_text("Kept.").wait_for()


@pytest.mark.parametrize("width", [360, 1280])
class TestNewcomer:
    @pytest.mark.feature(
        "SITE-1", "SITE-4", "SITE-6", "CTL-1", "PRV-4", "CRM-1", "CRM-5"
    )
    def test_stands_on_an_own_site_goes_live_and_meets_the_first_supporter(
        self, browser_page, instance, pictures, width
    ):
        name, slug = (f"Millers Lane {width}", f"millers-lane-{width}")
        page = start_campaign(
            browser_page(width), instance, name, f"owner{width}@example.org"
        )
        assert page.get_by_text("Only you can see this").is_visible()
        assert page.get_by_text("Your promise goes here, in one line.").is_visible()
        assert sideways(page) == 0
        page.screenshot(path=pictures / f"new-site-{width}.png", full_page=True)

        stranger = browser_page(width)
        stranger.goto(f"{instance.site(slug)}/about/")
        assert stranger.locator("h1").inner_text() == f"{name} isn’t open yet"

        page.get_by_text("Open the panel").click()
        page.wait_for_url("**manage**")
        panel = instance.panel(slug)
        assert page.locator("h1").inner_text().endswith(f"Owner{width}")
        assert sideways(page) == 0
        page.screenshot(path=pictures / f"panel-home-{width}.png", full_page=True)

        page.goto(f"{panel}/pages/3/edit/")
        page.locator("[name$='-value-promise']").fill("Ferries at night.")
        page.get_by_role("button", name="Publish page").click()
        page.wait_for_url("**/website/")

        give_imprint(page, panel)
        code = newest_code(browser_page(1280), instance, f"owner{width}@example.org")
        page.goto(f"{panel}/go-live/")
        page.fill("[name=code]", code)
        page.get_by_role("button", name="That’s the code").click()
        page.get_by_role("button", name="Go live now").click()
        page.get_by_role("heading", name="You’re live.").wait_for()

        stranger.goto(f"{instance.site(slug)}/")
        assert (
            stranger.locator("h1").inner_text().replace("\n", " ")
            == "Ferries at night."
        )
        assert stranger.get_by_text("Sample").count() == 0
        assert stranger.get_by_text("Three sentences in your own words").count() == 0
        assert "Promoted by Jo Carter of 1 Quay Street" in stranger.inner_text("footer")
        stranger.screenshot(path=pictures / f"live-site-{width}.png", full_page=True)

        page.goto(f"{panel}/")
        page.get_by_text("When somebody joins, they appear here").wait_for()
        stranger.fill("[name=email]", "sam@example.org")
        stranger.fill("[name=postcode]", "TM2 4AB")
        stranger.check("[name=email_consent]")
        stranger.wait_for_timeout(
            1700
        )  # a person needs longer than the ticket's least age
        stranger.locator("form.join button").click()
        stranger.get_by_role("heading", name="Thank you. You’re number 1.").wait_for()
        stranger.fill("[name=called]", "Sam")
        stranger.get_by_role("button", name="That’s my name").click()
        stranger.get_by_text("Good to have you, Sam.").wait_for()
        assert sideways(stranger) == 0
        stranger.screenshot(path=pictures / f"thanks-{width}.png", full_page=True)

        # On the owner's screen, which nobody has touched meanwhile.
        page.locator(".happening").get_by_role("link", name="Sam").wait_for()
        page.goto(f"{panel}/people/")
        page.get_by_role("link", name="Sam").click()
        if width == 360:
            page.get_by_role("link", name="How to reach").click()
        page.get_by_text("Said yes on").wait_for()
        assert "sam@example.org" in page.inner_text("aside.card")
        page.screenshot(path=pictures / f"person-{width}.png", full_page=True)
        assert page.troubles == []
        assert stranger.troubles == []


class TestBringingPeopleIn:
    @pytest.mark.feature("CRM-3", "CRM-4", "CRM-13")
    def test_takes_a_list_through_the_panel_and_says_what_it_left_out(
        self, browser_page, instance
    ):
        printed = open_nation(instance, "Old Tannery", "tannery", "tan@example.org")
        panel = instance.panel("tannery")
        assert printed.split() == [f"{instance.site('tannery')}/", f"{panel}/"]
        page = browser_page(1280)
        page.goto(instance.run("login-link", "tan@example.org").strip())
        page.wait_for_url("**/campaigns/")
        page.get_by_role("link", name="Open its panel").click()
        page.wait_for_url("**manage**")

        page.goto(f"{panel}/people/import/")
        page.fill("[name=pasted]", LIST)
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("button", name="Bring in 2 people").click()
        page.get_by_text("Say whether they agreed to get email.").first.wait_for()
        page.check("[value=NONE]")
        # The answer brings the button anew.
        page.locator("#choices:not(.htmx-request)").wait_for()
        page.get_by_role("button", name="Bring in 2 people").click()
        page.get_by_role("heading", name="They’re in").wait_for()

        said = page.inner_text("main")
        assert "2 new, 0 matched, 2 refused" in said
        assert re.findall(r"Row \d", said) == ["Row 3", "Row 4"]
        page.goto(f"{panel}/people/?q=abara")
        assert page.locator("table.people tbody tr").count() == 1
        assert "Ada Abara" in page.inner_text("table.people")

    def test_takes_a_list_from_the_shell(self, instance, tmp_path):
        open_nation(instance, "Kite Hill", "kitehill", "kite@example.org")
        file = tmp_path / "people.csv"
        file.write_text("email,name\nada@example.org,Ada\nbroken,Bo\n")

        printed = instance.run("import", "people", str(file), "--nation", "kitehill")

        assert printed.splitlines() == [
            "created 1, updated 0, refused 1",
            "line 3: That email address isn’t complete. It looks like name@example.org.",
        ]


class TestAddresses:
    def test_answer_in_the_name_of_whoever_they_are(self, instance):
        open_nation(instance, "Ward 7", "ward7", "a@example.org")

        status, body = get(instance, "ward7.campaigns.localhost")
        assert status == 200
        assert "Ward 7 isn’t open yet" in body
        assert get(instance, "nobody.campaigns.localhost")[0] == 404
        assert "Fares frozen." in get(instance, "calloway.campaigns.localhost")[1]

    def test_close_for_now_in_the_campaigns_name(self, instance):
        open_nation(instance, "Bridge End", "bridgeend", "b@example.org")

        instance.run("nation", "suspend", "bridgeend", "--reason", "Rule 4: hatred")
        status, body = _wait_for(instance, "bridgeend", 503)
        assert (status, "Bridge End’s site is closed for now" in body) == (503, True)
        instance.run("nation", "resume", "bridgeend")
        assert _wait_for(instance, "bridgeend", 200)[0] == 200

    def test_offer_free_ones_instead_of_a_taken_one(self, instance):
        with pytest.raises(AssertionError) as refusal:
            open_nation(instance, "X", "calloway", "c@example.org")

        assert str(refusal.value).splitlines()[1:] == [
            "calloway is taken.",
            "Free now: vote-calloway, calloway-campaign",
        ]


def _wait_for(instance, slug, status):
    for _ in range(30):
        answer = get(instance, f"{slug}.campaigns.localhost")
        if answer[0] == status:
            return answer
        time.sleep(0.1)
    return answer
