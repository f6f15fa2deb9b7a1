"""What home counts, and whom it asks for."""

import datetime as dt

import pytest
import time_machine

from nations.people.models import Person
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


class TestEveryone:
    def test_are_no_more_when_somebody_known_for_long_joins(self, springfield):
        with time_machine.travel(NOON, tick=False):
            owner = seated(springfield)
            with in_nation(springfield):
                Person.objects.create(
                    full_name="Ada",
                    created_at=NOON - dt.timedelta(days=90),
                    joined_at=NOON - dt.timedelta(hours=1),
                    supporter_number=1,
                )
            numbers = owner.get("/").context["numbers"]

        changes = {number.label: number.change for number in numbers}
        assert changes["New supporters"] == 1
        assert changes["Everyone"] == 0


class TestBringingPeople:
    def test_is_asked_for_until_anybody_is_there(self, springfield):
        owner = seated(springfield)
        before = [row.label for row in owner.get("/").context["needs_you"]]

        with in_nation(springfield):
            Person.objects.create(full_name="Brought", created_at=NOON)
        after = [row.label for row in owner.get("/").context["needs_you"]]

        assert "Bring a list" in before
        assert "Bring a list" not in after
