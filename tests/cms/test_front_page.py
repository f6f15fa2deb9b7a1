"""The front page stays: at its address, published, and whatever becomes of its draft."""

import pytest
from django.test import Client

from cms import drafts
from cms.models import HomePage
from tenants import slugs
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated, sent_by_the_panel

STAYS = (
    "Your site begins at its front page, so it can’t be unpublished, deleted, moved or copied."
    " What stands on it can be changed."
)
FORM = {"title": "Springfield", "sections-count": "0"}


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


@pytest.fixture
def front(springfield, owner):
    with in_nation(springfield):
        return HomePage.objects.get()


def front_now(nation):
    """Return its place, its slug and whether it is published."""
    with in_nation(nation):
        page = HomePage.objects.get()
        return page.path, page.slug, page.live


def site_answers():
    return Client(headers={"host": slugs.host_of(SLUG)}).get("/").status_code


class TestAFrontPage:
    @pytest.mark.parametrize(
        "act", ["unpublish", "delete", "move", "move/1/confirm", "copy"]
    )
    def test_stays_where_it_is(self, springfield, owner, front, act):
        before = front_now(springfield)

        answers = [
            owner.get(f"/pages/{front.pk}/{act}/"),
            owner.post(f"/pages/{front.pk}/{act}/"),
        ]

        for answer in answers:
            assert answer.status_code == 403
            assert STAYS in answer.content.decode()
        assert front_now(springfield) == before
        assert site_answers() == 200

    @pytest.mark.parametrize("act", ["unpublish", "delete"])
    def test_stays_where_it_is_among_many(self, springfield, owner, front, act):
        before = front_now(springfield)

        owner.post(f"/bulk/wagtailcore/page/{act}/?id={front.pk}")

        assert front_now(springfield) == before
        assert site_answers() == 200

    def test_is_offered_nothing_of_that_in_its_editor(self, owner, front):
        html = owner.get(f"/pages/{front.pk}/edit/").content.decode()

        for act in ("unpublish", "delete", "move", "copy"):
            assert f"/pages/{front.pk}/{act}/" not in html

    def test_has_no_address_to_choose(self, springfield, owner, front):
        before = front_now(springfield)

        shown = owner.get(f"/pages/{front.pk}/edit/")
        kept = owner.post(
            f"/pages/{front.pk}/edit/",
            FORM | {"slug": "front2", "action-publish": "1"},
        )

        assert "slug" not in shown.context["form"].fields
        assert kept.status_code == 302
        assert front_now(springfield) == before
        with in_nation(springfield):
            revision = HomePage.objects.get().get_latest_revision()
            assert revision.content["slug"] == front.slug


class TestAnotherPage:
    @pytest.mark.parametrize("act", ["unpublish", "delete", "move", "copy"])
    def test_may_go(self, springfield, owner, front, act):
        with in_nation(springfield):
            about = front.get_children().get(slug="about")

        assert owner.get(f"/pages/{about.pk}/{act}/").status_code == 200


class TestADraftOfTheFrontPageWithAnotherAddress:
    """Kept before its form had none to choose."""

    @pytest.fixture(autouse=True)
    def _draft(self, springfield, front):
        with in_nation(springfield):
            page = HomePage.objects.get()
            page.slug = "front2"
            page.save_revision()

    def test_is_shown_in_a_colour(self, owner):
        assert owner.get("/website/look/preview/").status_code == 200

    def test_is_shown_as_a_draft(self, owner, front):
        assert owner.get(f"/pages/{front.pk}/view_draft/").status_code == 200

    def test_is_previewed_beside_its_editor(self, owner, front):
        address = f"/pages/{front.pk}/edit/preview/"

        assert owner.post(address, FORM).json()["is_valid"] is True
        assert owner.get(f"{address}?mode=").status_code == 200

    def test_is_looked_at_on_the_site(self, springfield, front):
        with in_nation(springfield):
            path = drafts.path_to(front.pk)

        assert sent_by_the_panel(springfield).get(path).status_code == 200

    def test_may_be_published_and_the_pages_under_it_stay(
        self, springfield, owner, front
    ):
        with in_nation(springfield):
            below = front.get_children().live()
            paths = [f"/{page.slug}/" for page in below]
        site = Client(headers={"host": slugs.host_of(SLUG)})
        before = [site.get(path).status_code for path in paths]

        owner.post(f"/pages/{front.pk}/edit/", FORM | {"action-publish": "1"})

        assert site_answers() == 200
        assert 200 in before
        assert [site.get(path).status_code for path in paths] == before
