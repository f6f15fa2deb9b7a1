"""A site that is closed publishes nothing, though whoever is on its list can leave."""

import pytest
from django.conf import settings

from cms.models import ContentPage, HomePage
from kernel.actor import Actor, Channel, Source
from tenants import selectors
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.conftest import NOON
from tests.support.leaving import joined, press, site
from tests.support.panel import SLUG, sent_by_the_panel
from themes import actions as themes
from themes.models import ThemeVersion

OURS = "SEND MONEY TO 12-34-56"
HOST = f"{SLUG}.{settings.SITES_DOMAIN}"
LEAVING = ["/_/leave/", "/_/leave/letter/", "/_/leave/back/"]
PRIVATE = {"live_at": None, "first_live_at": NOON}
SUSPENDED = {"state": Nation.State.SUSPENDED, "suspended_reason": "Phishing"}


def change(nation, **fields):
    with in_public():
        Nation.objects.filter(pk=nation.pk).update(**fields)
    selectors.forget_hosts()


@pytest.fixture(params=[PRIVATE, SUSPENDED], ids=["private", "suspended"])
def closed(request, visited):
    """A campaign whose every file, menu and imprint say one thing; called to close it."""
    with in_nation(visited):
        names = (
            "layout leave leave_said leave_done form_refused confirm_press error_404"
        )
        ThemeVersion.objects.create(
            number=1,
            theme="doorstep",
            files=dict.fromkeys(names.split(), f"{OURS} {{{{ content }}}}"),
            digest="closed-sites",
            published_at=NOON,
        )
        themes.change_brand(
            change=themes.BrandChange(
                imprint_name=OURS, imprint_address=OURS, contact_email="a@evil.example"
            ),
            by=Actor.system(name="tests"),
            via=Source(channel=Channel.SYSTEM),
            at=NOON,
        )
        home = HomePage.objects.get()
        page = ContentPage(title=OURS, slug="money", show_in_menus=True)
        home.add_child(instance=page)
    selectors.forget_hosts()

    def close():
        change(visited, **request.param)
        return visited

    return close


def says_nothing(answer):
    html = answer.content.decode()
    assert html.startswith("<!doctype html>")
    return not any(said in html for said in (OURS, "evil.example", 'class="menu"'))


class TestAClosedSite:
    def test_is_its_own_as_long_as_it_is_open(self, closed):
        assert OURS in site().get("/_/leave/").content.decode()

    @pytest.mark.parametrize("path", LEAVING)
    def test_shows_nothing_of_its_own_where_somebody_leaves(self, closed, path):
        closed()

        assert says_nothing(site().get(path))
        assert says_nothing(site().post(path, {"email": "nobody@example.org"}))

    def test_shows_nothing_of_its_own_to_a_post_from_elsewhere(self, closed):
        closed()

        answer = site().post("/_/leave/", headers={"sec-fetch-site": "cross-site"})

        assert answer.status_code == 403
        assert says_nothing(answer)

    def test_lets_a_known_device_leave_and_come_back(self, closed, email):
        browser = joined(email)
        closed()

        left = browser.post("/_/leave/")
        back = press(browser, left, "/_/leave/back/")

        assert says_nothing(left)
        assert says_nothing(back)
        assert "That’s undone" in back.content.decode()

    def test_keeps_its_name(self, closed):
        closed()

        assert "<b>Springfield</b>" in site().get("/_/leave/").content.decode()

    def test_answers_with_no_page_below_those_addresses(self, closed):
        nation = closed()
        with in_nation(nation):
            above = HomePage.objects.get()
            for slug in ("_", "leave", "give"):
                page = ContentPage(title=OURS, slug=slug)
                above = above.add_child(instance=page)

        answer = site().get("/_/leave/give/")

        assert "closed for now" in answer.content.decode()
        assert OURS not in answer.content.decode()


class TestAPrivateSite:
    def test_is_shown_to_its_own_people_in_its_own_theme(self, visited):
        with in_nation(visited):
            ThemeVersion.objects.create(
                number=1,
                theme="doorstep",
                files={"leave": OURS},
                digest="closed-sites",
                published_at=NOON,
            )
        change(visited, **PRIVATE)

        with in_nation(visited):
            browser = sent_by_the_panel(visited)
        html = browser.get("/_/leave/").content.decode()

        assert OURS in html


class TestANameThatAnOperatorRefused:
    @pytest.fixture
    def refused(self, visited):
        change(visited, look=Nation.Look.REFUSED, **PRIVATE)
        return visited

    @pytest.mark.parametrize("path", ["/", "/_/leave/"])
    def test_is_shown_to_no_stranger(self, refused, path):
        html = site().get(path).content.decode()

        assert "Springfield" not in html
        assert HOST in html

    def test_is_shown_to_no_stranger_of_a_suspended_campaign(self, refused):
        change(refused, **SUSPENDED)

        html = site().get("/").content.decode()

        assert "Springfield" not in html
        assert f"{HOST}’s site is closed for now" in html
