import re

import pytest
from django.test import Client
from django.utils import timezone

from cms.models import ContentPage, HomePage
from controlplane import gate, seats
from tenants import selectors, slugs
from tenants.accounts import sessions
from tenants.context import in_nation, in_public
from tenants.models import Membership, Nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated, sent_by_the_panel

SITE = {"host": slugs.host_of(SLUG)}


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def panel(springfield):
    return seated(springfield)


@pytest.fixture
def owner(springfield, panel):
    """A browser that came to the site from the panel."""
    return sent_by_the_panel(springfield)


def html_of(browser, path="/"):
    return browser.get(path, headers=SITE).content.decode()


def menu_of(html):
    return set(re.findall(r'<a href="(/[a-z]*/?)"', html.partition("</header>")[0]))


class TestSamples:
    def test_lead_the_sites_own_people_to_their_fields(self, springfield, owner):
        with in_nation(springfield):
            home = HomePage.objects.get()
            ids = [section["id"] for section in home.sections.raw_data]

        found = re.findall(r'href="[^"]*(/pages/\d+/edit/\?[^"]*)"', html_of(owner))

        assert found == [f"/pages/{home.pk}/edit/?section={one}" for one in ids]

    def test_are_nowhere_on_a_strangers_page(self, owner):
        html = html_of(Client())

        assert "data-sample" not in html
        assert "/edit/" not in html


class TestEdit:
    def test_leads_its_own_people_to_a_page_that_strangers_cant_know(
        self, springfield, owner
    ):
        with in_nation(springfield):
            ContentPage.objects.filter(slug="privacy").update(live=False)

        assert Client().get("/privacy/edit/", headers=SITE).status_code == 404
        assert owner.get("/privacy/edit/", headers=SITE).status_code == 302
        assert Client().get("/join/edit/", headers=SITE).status_code == 302


class TestSigningOut:
    def test_leaves_a_strangers_site_behind(self, springfield, owner):
        assert "/edit/" in html_of(owner)
        with in_public():
            account_id = Membership.objects.get(nation=springfield).account_id

        sessions.end_all(account_id, at=timezone.now())
        seats.forget()

        html = html_of(owner)
        assert "/edit/" not in html
        assert "data-sample" not in html


class TestAsAStranger:
    def test_shows_neither_samples_nor_the_panels_links(self, owner):
        html = html_of(owner, "/?as=stranger")

        assert "data-sample" not in html
        assert "/edit/" not in html
        assert "Back to your view" in html

    def test_stays_from_page_to_page_until_one_goes_back(self, owner):
        owner.get("/?as=stranger")

        assert "data-sample" not in html_of(owner, "/join/")
        assert "data-sample" in html_of(owner, "/join/?as=me")
        assert "data-sample" in html_of(owner, "/join/")

    def test_ends_where_one_comes_from_the_panel_anew(self, panel, owner):
        owner.get("/?as=stranger")
        assert "Back to your view" in html_of(owner)

        owner.get(panel.get("/look/?path=/").headers["location"], headers=SITE)

        assert "Back to your view" not in html_of(owner)

    def test_says_that_they_will_see_it_once_it_is_live(self, springfield, owner):
        assert "As a stranger sees it." in html_of(owner, "/?as=stranger")
        with in_public():
            Nation.objects.filter(pk=springfield.pk).update(live_at=None)
        selectors.forget_hosts()

        html = html_of(owner, "/?as=stranger")

        assert "As strangers will see it once you’re live." in html
        assert "As a stranger sees it." not in html

    def test_is_never_kept_for_others(self, owner):
        assert not owner.get("/?as=stranger").has_header("X-Hustings-Page")

    def test_is_nothing_to_a_stranger(self, owner):
        answer = Client().get("/?as=stranger", headers=SITE)

        assert gate.EYES_COOKIE not in answer.cookies
        assert "Back to your view" not in answer.content.decode()

    def test_is_where_the_panel_leads_to_once_live(self, panel):
        assert "/look/?path=/%3Fas=stranger" in panel.get("/go-live/").content.decode()

        moved = panel.get("/look/?path=/%3Fas=stranger")
        landed = Client().get(moved.headers["location"], headers=SITE)

        assert landed.headers["location"] == "/?as=stranger"


class TestAnUntouchedPage:
    def test_is_in_its_own_peoples_menu_and_in_no_strangers(self, owner):
        assert "/about/" in menu_of(html_of(owner))
        assert "/about/" not in menu_of(html_of(Client()))

    def test_comes_into_the_menu_with_its_first_own_words(self, springfield, owner):
        with in_nation(springfield):
            about = ContentPage.objects.get(slug="about")
            about.sections = [("quote", {"words": "Well.", "who": "Ruth"})]
            about.save_revision().publish()

        assert "/about/" in menu_of(html_of(Client()))
        assert "Well." in html_of(Client(), "/about/")

    def test_is_no_page_to_a_stranger_and_the_campaigns_own_words_say_so(self, owner):
        answer = Client().get("/about/", headers=SITE)

        assert answer.status_code == 404
        html = answer.content.decode()
        assert "There’s no page here" in html
        assert "doorstep.css" in html
        assert "data-sample" in html_of(owner, "/about/")

    def test_is_no_page_to_its_own_people_who_look_as_a_stranger(self, owner):
        assert owner.get("/about/?as=stranger").status_code == 404

    @pytest.mark.usefixtures("panel")
    def test_that_asks_people_to_join_is_there_all_the_same(self):
        assert 'name="email"' in html_of(Client(), "/join/")

    def test_is_said_to_hold_only_samples(self, panel):
        assert panel.get("/website/").content.decode().count("Only samples") == 1
