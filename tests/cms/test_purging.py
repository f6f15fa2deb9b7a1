"""What strangers are shown moves when a page does, and not a minute later."""

import pytest
import redis
from django.conf import settings
from django.test import Client

from cms.models import ContentPage, HomePage
from tenants import generations, slugs
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

HOST = slugs.host_of(SLUG)
FORM = {"title": "About", "slug": "about", "sections-count": "0"}


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


@pytest.fixture
def about(springfield, owner):
    with in_nation(springfield):
        return ContentPage.objects.get(slug="about")


PUBLISHED = FORM | {"action-publish": "action-publish"}
PASSWORD = {"restriction_type": "password", "password": "harbour"}


def rendered():
    """Return under which keys sections' rendered words are kept, whoever's they are."""
    server = settings.CACHES["default"]
    kept = redis.Redis.from_url(server["LOCATION"], **server["OPTIONS"])
    return set(kept.scan_iter(match="*:sections:*"))


class TestKeptPages:
    @pytest.mark.parametrize(
        ("path", "form"),
        [
            ("edit/", PUBLISHED),
            ("edit/", PUBLISHED | {"slug": "about-us"}),
            ("unpublish/", {}),
            ("delete/", {}),
            ("privacy/", PASSWORD),
        ],
        ids=["published", "at another address", "unpublished", "deleted", "private"],
    )
    def test_go_when_a_page_changes_for_strangers(
        self, owner, about, django_capture_on_commit_callbacks, path, form
    ):
        kept = generations.read(HOST)

        with django_capture_on_commit_callbacks(execute=True):
            answer = owner.post(f"/pages/{about.pk}/{path}", form)

        assert answer.status_code in {200, 302}
        assert generations.read(HOST) != kept

    def test_stay_while_only_a_draft_does(
        self, owner, about, django_capture_on_commit_callbacks
    ):
        kept = generations.read(HOST)

        with django_capture_on_commit_callbacks(execute=True):
            owner.post(f"/pages/{about.pk}/edit/", FORM)

        assert generations.read(HOST) == kept


class TestAJoin:
    def test_has_pages_made_anew_of_the_words_rendered_before(
        self, springfield, owner, django_capture_on_commit_callbacks
    ):
        stranger = Client(headers={"host": HOST, "sec-fetch-site": "same-origin"})
        assert stranger.get("/").status_code == 200
        pages, words = generations.read(HOST), rendered()

        with django_capture_on_commit_callbacks(execute=True):
            answer = stranger.post("/_/join/", {"email": "sam@example.org"})

        assert answer.status_code == 302
        assert generations.read(HOST) != pages
        assert Client(headers={"host": HOST}).get("/").status_code == 200
        assert rendered() == words != set()


class TestAPageBehindAPassword:
    def test_is_read_by_no_form_of_the_site(self, springfield, owner, about):
        with in_nation(springfield):
            page = ContentPage.objects.get(pk=about.pk)
            page.sections = [("quote", {"words": "For us alone.", "who": "Ruth"})]
            page.save_revision().publish()
        owner.post(f"/pages/{about.pk}/privacy/", PASSWORD)
        stranger = Client(headers={"host": HOST, "sec-fetch-site": "same-origin"})

        answer = stranger.post("/_/join/", {"page": about.pk, "email": "nobody"})

        assert answer.status_code == 422
        assert "For us alone." not in answer.content.decode()
        with in_nation(springfield):
            assert HomePage.objects.get().title in answer.content.decode()


class TestWagtailsOwnSignIn:
    def test_stands_on_no_site(self, owner):
        assert Client(headers={"host": HOST}).get("/_util/login/").status_code == 404
