"""Two windows on one page: neither goes past what the other kept."""

import datetime as dt
import re

import pytest
import time_machine
from wagtail.models import Revision

from cms.models import ContentPage
from cms.panel import windows
from kernel.permissions import Role
from tenants.context import in_nation
from tests.conftest import NOON
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


PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def colleague(springfield, owner):
    return seated(springfield, Role.EDITOR)


@pytest.fixture
def opened(springfield, about, keep):
    """What a window says of the draft that it was opened on."""
    number = keep("First").json()["revision_id"]
    with in_nation(springfield):
        draft = ContentPage.objects.get(pk=about.pk).latest_revision
    return {
        "loaded_revision_id": str(number),
        "loaded_revision_created_at": draft.created_at.isoformat(),
    }


class TestPublishingOverAnothersWords:
    @pytest.fixture
    def publish(self, owner, about):
        def published(title, headers, **more):
            said = FORM | {"title": title} | PUBLISH | more
            return owner.post(f"/pages/{about.pk}/edit/", said, headers=headers)

        return published

    def live_title(self, nation, page):
        with in_nation(nation):
            return ContentPage.objects.get(pk=page.pk).title

    @pytest.fixture
    def second(self, about, colleague, opened):
        """A colleague keeps the page, by a window that was opened on the same draft."""
        answer = colleague.post(
            f"/pages/{about.pk}/edit/",
            FORM | {"title": "Second"} | opened,
            headers=JSON,
        )
        assert answer.json()["success"] is True

    @pytest.mark.usefixtures("second")
    def test_is_refused_with_who_it_was_and_when(
        self, springfield, about, publish, opened
    ):
        answer = publish("Third", JSON, **opened)

        assert answer.status_code == 400
        said = answer.json()["error_message"]
        assert re.fullmatch(r"Editor Oak changed this page at \d\d:\d\d\.", said)
        assert self.live_title(springfield, about) == "About"
        assert titles_kept(springfield, about) == ["First", "Second"]

    @pytest.mark.usefixtures("second")
    def test_is_refused_above_the_words_that_were_sent(
        self, springfield, about, publish, opened
    ):
        answer = publish("Third", {}, **opened)

        [said] = answer.context["form"].non_field_errors()
        assert said.startswith("Editor Oak changed this page")
        assert answer.context["form"]["title"].value() == "Third"
        assert self.live_title(springfield, about) == "About"
        assert titles_kept(springfield, about) == ["First", "Second"]

    def test_is_not_refused_to_the_window_that_kept_it(
        self, springfield, about, publish, opened
    ):
        answer = publish("Third", JSON, **opened)

        assert answer.json() == {
            "success": True,
            "go_to": f"/website/?done={about.pk}",
        }
        assert self.live_title(springfield, about) == "Third"

    def test_is_not_refused_after_what_the_window_kept_itself(
        self, springfield, about, keep, publish, opened
    ):
        own = keep("Second", **opened).json()["revision_id"]

        publish("Third", JSON, **opened, overwrite_revision_id=str(own))

        assert self.live_title(springfield, about) == "Third"

    def test_is_refused_where_the_other_kept_over_the_very_draft(
        self, springfield, about, keep, publish, opened
    ):
        same = opened["loaded_revision_id"]
        keep("First, longer", overwrite_revision_id=same)

        answer = publish("Third", JSON, **opened)

        said = answer.json()["error_message"]
        assert said.startswith("You changed this page in another window")
        assert self.live_title(springfield, about) == "About"


class TestWhoWasFirst:
    @pytest.fixture
    def said(self, springfield):
        def sentence(*, days_ago):
            kept = Revision(created_at=NOON - dt.timedelta(days=days_ago))
            with in_nation(springfield), time_machine.travel(NOON, tick=False):
                return windows.who_was_first(kept, to=None)

        return sentence

    def test_says_the_hour_of_the_same_day(self, said):
        assert re.fullmatch(
            r"You changed this page in another window at \d\d:\d\d\.",
            said(days_ago=0),
        )

    def test_says_the_day_of_another(self, said):
        assert re.fullmatch(
            r"You changed this page in another window on \d+ [A-Z][a-z]+\.",
            said(days_ago=3),
        )
