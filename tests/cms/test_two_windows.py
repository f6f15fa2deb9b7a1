"""Two windows on one page: neither goes past what the other kept."""

import pytest

from cms.models import ContentPage
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

FORM = {"slug": "about", "sections-count": "0"}
JSON = {"accept": "application/json"}


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


@pytest.fixture
def about(springfield, owner):
    """A page that was never kept."""
    with in_nation(springfield):
        page = ContentPage.objects.get(slug="about")
        assert page.latest_revision_id is None
    return page


@pytest.fixture
def keep(owner, about):
    """Keep the page by itself, as an open editor does."""

    def kept(title, **more):
        address = f"/pages/{about.pk}/edit/"
        return owner.post(address, FORM | {"title": title} | more, headers=JSON)

    return kept


def titles_kept(nation, page):
    with in_nation(nation):
        drafts = ContentPage.objects.get(pk=page.pk).revisions.order_by("pk")
        return [draft.content["title"] for draft in drafts]


class TestAPageThatWasNeverKept:
    def test_is_kept_by_the_first_window(self, springfield, about, keep):
        answer = keep("First")

        assert answer.json()["success"] is True
        assert titles_kept(springfield, about) == ["First"]

    def test_is_not_kept_over_it_by_a_second(self, springfield, about, keep):
        keep("First")

        answer = keep("Second")

        assert answer.status_code == 400
        assert answer.json()["error_code"] == "invalid_revision"
        assert titles_kept(springfield, about) == ["First"]

    def test_is_kept_again_by_the_first(self, springfield, about, keep):
        first = keep("First").json()["revision_id"]

        answer = keep("First, longer", overwrite_revision_id=str(first))

        assert answer.json()["success"] is True
        assert titles_kept(springfield, about) == ["First, longer"]
