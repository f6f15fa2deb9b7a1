import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from cms import drafts
from cms.models import ContentPage, HomePage
from kernel.permissions import Role
from tenants import signing, slugs
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated, sent_by_the_panel

SITE = {"host": slugs.host_of(SLUG)}
PUBLISHED, KEPT = "Ferries by day.", "Ferries at night."


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


@pytest.fixture
def about(springfield, panel):
    """A published page, with other words kept since."""
    with in_nation(springfield):
        page = ContentPage.objects.get(slug="about")
        page.sections = [("quote", {"words": PUBLISHED, "who": "Ruth"})]
        page.save_revision().publish()
        page.refresh_from_db()
        page.sections = [("quote", {"words": KEPT, "who": "Ruth"})]
        page.save_revision()
    return page


@pytest.fixture
def unpublished(springfield, about):
    """A page that was kept and never published."""
    page = ContentPage(title="Ferries", slug="ferries", live=False)
    with in_nation(springfield):
        HomePage.objects.get().add_child(instance=page)
        page.sections = [("quote", {"words": KEPT, "who": "Ruth"})]
        page.save_revision()
    return page


def link(nation, page):
    with in_nation(nation):
        return drafts.path_to(page.pk)


def html_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


class TestADraftOnTheSite:
    def test_shows_what_was_kept_and_says_that_nobody_sees_it(
        self, springfield, owner, about
    ):
        answer = owner.get(link(springfield, about))

        html = html_of(answer)
        assert KEPT in html
        assert PUBLISHED not in html
        assert "Nobody sees this yet." in html
        assert answer.headers["x-robots-tag"] == "noindex"
        assert answer.headers["cache-control"] == "no-store"
        assert not answer.has_header("X-Hustings-Page")

    def test_shows_a_page_that_was_never_published(
        self, springfield, owner, unpublished
    ):
        assert KEPT in html_of(owner.get(link(springfield, unpublished)))
        assert owner.get("/ferries/").status_code == 404

    def test_says_nothing_of_that_where_all_is_published(
        self, springfield, owner, about
    ):
        with in_nation(springfield):
            about.latest_revision.publish()

        html = html_of(owner.get(link(springfield, about)))

        assert KEPT in html
        assert "Nobody sees this yet." not in html

    def test_is_nothing_to_a_stranger_with_the_link(
        self, springfield, about, unpublished
    ):
        stranger = Client(headers=SITE)

        published = html_of(stranger.get(link(springfield, about)))

        assert PUBLISHED in published
        assert KEPT not in published
        assert "Nobody sees this yet." not in published
        assert stranger.get(link(springfield, unpublished)).status_code == 404

    def test_needs_a_key_of_that_very_page(
        self, springfield, owner, about, unpublished
    ):
        key = link(springfield, unpublished).partition("?")[2]
        with in_nation(springfield):
            other = signing.sign(about.pk, purpose="ticket")

        for query in (key, f"draft={other}", f"draft={about.pk}", "draft="):
            assert KEPT not in html_of(owner.get(f"/about/?{query}"))

    def test_is_over_after_an_hour(self, springfield, owner, about):
        address = link(springfield, about)
        later = timezone.now() + dt.timedelta(seconds=drafts.SECONDS_GOOD + 1)

        with time_machine.travel(later, tick=False):
            html = html_of(owner.get(address))

        assert PUBLISHED in html

    def test_is_not_what_a_stranger_sees(self, springfield, owner, about):
        answer = owner.get(f"{link(springfield, about)}&as=stranger")

        assert PUBLISHED in html_of(answer)


class TestLookAtIt:
    def test_leads_from_the_editor_to_what_was_kept(self, springfield, panel, about):
        editor = panel.get(f"/pages/{about.pk}/edit/").content.decode()
        assert f'href="/look/?page={about.pk}"' in editor

        moved = panel.get(f"/look/?page={about.pk}")
        browser = Client(headers=SITE)
        landed = browser.get(moved.headers["location"])

        assert landed.headers["location"].startswith("/about/?draft=")
        assert KEPT in html_of(browser.get(landed.headers["location"]))

    def test_leads_whoever_may_not_write_to_the_published_site(
        self, springfield, about
    ):
        treasurer = seated(springfield, Role.TREASURER)

        moved = treasurer.get(f"/look/?page={about.pk}")

        landed = Client(headers=SITE).get(moved.headers["location"])
        assert landed.headers["location"] == "/"

    @pytest.mark.parametrize("number", ["999999", "1", "x", ""])
    def test_leads_to_the_front_where_there_is_no_such_page(self, panel, number):
        moved = panel.get(f"/look/?page={number}")

        landed = Client(headers=SITE).get(moved.headers["location"])
        assert landed.headers["location"] == "/"
