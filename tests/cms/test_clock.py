"""The panel says days and hours as the campaign's own clock does."""

import datetime as dt

import pytest
import time_machine
from wagtail.users.models import UserProfile

from controlplane.provisioning import suspending
from kernel.actor import Actor, Channel, Source
from nations.imports import actions as imports
from nations.people.models import Person
from tenants import selectors
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

# Tuesday, eight in the morning in Sydney.
MONDAY_NIGHT = dt.datetime(2027, 6, 7, 22, 0, tzinfo=dt.UTC)
# In Sydney the year has begun.
LAST_EVENING = dt.datetime(2027, 12, 31, 22, 0, tzinfo=dt.UTC)


@pytest.fixture
def in_sydney(db):
    with in_public():
        Nation.objects.filter(pk=nation_of(SLUG).pk).update(
            time_zone="Australia/Sydney"
        )
    selectors.forget_hosts()
    return nation_of(SLUG)


def text_of(answer):
    return " ".join(answer.content.decode().split())


class TestCampaignClock:
    def test_says_the_day_it_is_there_beside_the_greeting(self, in_sydney):
        with time_machine.travel(MONDAY_NIGHT, tick=False):
            page = text_of(seated(in_sydney).get("/"))

        assert "Good morning" in page
        assert "Tuesday 8 June." in page

    def test_says_when_a_list_was_read(self, in_sydney):
        owner = seated(in_sydney)
        with in_nation(in_sydney):
            imports.read_file(
                content=b"name\nAda\n",
                name="people.csv",
                by=Actor.system(name="tests"),
                via=Source(channel=Channel.SYSTEM),
                at=MONDAY_NIGHT,
            )

        page = text_of(owner.get("/people/import/"))

        assert "8 June 2027, 08:00 · 1 row" in page

    def test_says_since_when_the_site_is_closed(self, in_sydney):
        with time_machine.travel(MONDAY_NIGHT, tick=False):
            owner = seated(in_sydney)
            suspending.suspend(
                number=in_sydney.pk,
                reason="Rule 3: no imprint",
                by=Actor.system(name="tests"),
                via=Source(channel=Channel.SHELL),
                at=MONDAY_NIGHT,
            )
            page = text_of(owner.get("/go-live/"))

        assert "Since Tuesday 8 June 2027, 08:00." in page

    def test_leaves_what_somebody_chose_of_wagtail_as_it_is(self, in_sydney):
        owner = seated(in_sydney)
        with in_nation(in_sydney):
            user_id = int(owner.session["_auth_user_id"])
            UserProfile.objects.create(user_id=user_id, theme="dark")

        page = owner.get("/")

        assert page.wsgi_request.user.wagtail_userprofile.theme == "dark"
        with in_nation(in_sydney):
            assert UserProfile.objects.get().current_time_zone == ""


class TestPeopleSince:
    def test_stays_the_same_day_with_each_choice(self, db):
        owner = seated(nation_of(SLUG))
        with in_nation(nation_of(SLUG)):
            Person.objects.create(full_name="Ada", created_at=MONDAY_NIGHT)

        page = text_of(owner.get("/people/?since=2026-06-08"))

        assert '<input type="hidden" name="since" value="2026-06-08">' in page


class TestDays:
    def test_have_no_year_where_the_campaign_began_it(self, in_sydney):
        with time_machine.travel(LAST_EVENING, tick=False):
            owner = seated(in_sydney)
            with in_nation(in_sydney):
                ada = Person.objects.create(full_name="Ada", created_at=LAST_EVENING)
            page = text_of(owner.get(f"/people/{ada.pk}/"))

        assert "<dd>1 January</dd>" in page
