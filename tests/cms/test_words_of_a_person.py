import re

import pytest
from django.test import Client

from kernel.actor import Channel, Source
from nations.activity import selectors as activity
from nations.people.models import Email, Person
from tenants import slugs
from tenants.accounts.models import User
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

PANEL = Source(channel=Channel.PANEL)
OURS = {"host": slugs.host_of(SLUG), "sec-fetch-site": "same-origin"}


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


def person(nation, email="", **fields):
    with in_nation(nation):
        made = Person.objects.create(created_at=NOON, tag_ids=[], **fields)
        if email:
            Email.objects.create(person=made, address=email, created_at=NOON)
    return made


def letters_of(html):
    return re.findall(r'class="monogram".*?>([^<]*)</text>', html)


class TestMonogram:
    @pytest.mark.parametrize(
        ("known", "letters"),
        [
            ({"full_name": "Sam Ortiz", "called": "Sammy"}, "SO"),
            ({"called": "Ruth"}, "R"),
            ({"email": "mo@example.org"}, "M"),
            ({}, "·"),
        ],
    )
    def test_takes_its_letters_from_what_is_known(
        self, springfield, owner, known, letters
    ):
        somebody = person(springfield, **known)
        head = owner.get(f"/people/{somebody.pk}/").content.decode()

        assert letters_of(head.partition("person-head")[2])[0] == letters
        assert letters in letters_of(owner.get("/people/").content.decode())


class TestName:
    def test_is_not_said_twice(self, springfield, owner):
        somebody = person(springfield, called="Sam Ortiz")

        html = owner.get(f"/people/{somebody.pk}/").content.decode()

        assert "“Sam Ortiz”" not in html


class TestHistory:
    def test_tells_one_joining_in_one_line(self, springfield, owner):
        Client().post("/_/join/", {"email": "sam@example.org"}, headers=OURS)

        with in_nation(springfield):
            lines = activity.history_of(Person.objects.get(joined_at__isnull=False))

        assert [(line.sentence, line.recorded_by) for line in lines] == [
            ("Joined", "On the site")
        ]

    def test_names_who_recorded_it_without_their_address(self, springfield, owner):
        with in_nation(springfield):
            User.objects.update(name="", email="rowan@example.org")
        somebody = person(springfield, full_name="Sam Ortiz")
        owner.post(f"/people/{somebody.pk}/tags/", {"name": "bus"})

        with in_nation(springfield):
            lines = activity.history_of(somebody)

        assert [line.recorded_by for line in lines] == ["By rowan"]
