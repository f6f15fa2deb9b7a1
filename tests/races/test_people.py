"""What two write about one person, or under one word, at the same moment."""

import threading

import pytest
from django.db import transaction

from kernel.actor import Actor, Channel, Source
from kernel.jobs.actions import note_done
from nations.people.actions import (
    Details,
    PersonChange,
    clean,
    edit_person,
    identify,
    join,
    tag_person,
)
from nations.people.lists import bring_in
from nations.people.models import Address, Person, Tag
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.racing import race
from tests.support.waiting import until_somebody_waits

HOW = {
    "by": Actor.system(name="tests"),
    "via": Source(channel=Channel.IMPORT),
    "at": NOON,
}


def details(**said):
    return Details(email="home@example.org", country="GB", **said)


def bring_list(rows):
    job = note_done(kind="tests", subject_id=1, **HOW)
    return bring_in([(clean(row), row) for row in rows], job_id=job.pk, **HOW)


def one_after_the_other(nation, first, second):
    """Run `second` while `first` has written and not committed; `first` ends once it waits."""
    written = threading.Event()

    def turn(number):
        with transaction.atomic():
            if number:
                assert written.wait(30), "the first never wrote"
                return second()
            found = first()
            written.set()
            until_somebody_waits()
            return found

    return race(2, turn, nation=nation)


@pytest.fixture
def at_home(disposable_nation):
    """Somebody without a name at an address that others may share."""
    with in_nation(disposable_nation):
        return identify(details=details(town="Tarnmouth"), **HOW).person


class TestAnEditorsWords:
    @pytest.mark.parametrize(
        "bring",
        [lambda said: identify(details=said, **HOW), lambda said: bring_list([said])],
        ids=["identify", "a list"],
    )
    def test_stay_where_somebody_else_is_typed_meanwhile(
        self, disposable_nation, at_home, bring
    ):
        change = PersonChange(full_name="Joanna Ortiz")

        outcome = one_after_the_other(
            disposable_nation,
            lambda: edit_person(person_id=at_home.pk, change=change, **HOW),
            lambda: bring(details(full_name="Sam Ortiz", given_name="Sam")),
        )

        assert outcome.errors == []
        with in_nation(disposable_nation):
            names = Person.objects.order_by("pk").values_list("full_name", "given_name")
            assert list(names) == [("Joanna Ortiz", ""), ("Sam Ortiz", "Sam")]

    def test_stay_in_an_address(self, disposable_nation, at_home):
        change = PersonChange(postcode="TM2 4AB", country="GB")

        outcome = one_after_the_other(
            disposable_nation,
            lambda: edit_person(person_id=at_home.pk, change=change, **HOW),
            lambda: identify(details=details(postcode="SW1A 1AA"), **HOW),
        )

        assert outcome.errors == []
        with in_nation(disposable_nation):
            assert Address.objects.get().postcode == "TM2 4AB"


class TestANewTag:
    @pytest.fixture
    def others(self, disposable_nation):
        with in_nation(disposable_nation):
            return [Person.objects.create(created_at=NOON) for _ in range(2)]

    def tag(self, person, word):
        return tag_person(person_id=person.pk, name=word, **HOW)

    def test_is_one_for_two_organisers(self, disposable_nation, others):
        one, other = others

        outcome = one_after_the_other(
            disposable_nation,
            lambda: self.tag(one, "bus"),
            lambda: self.tag(other, "Bus"),
        )

        assert outcome.errors == []
        assert len({tag.pk for tag in outcome.results}) == 1
        with in_nation(disposable_nation):
            assert Tag.objects.get().name == "bus"

    def test_is_one_for_an_organiser_and_a_list(self, disposable_nation, others):
        one, _ = others

        outcome = one_after_the_other(
            disposable_nation,
            lambda: bring_list([details(tags=("bus", "doors"))]),
            lambda: self.tag(one, "BUS"),
        )

        assert outcome.errors == []
        with in_nation(disposable_nation):
            assert sorted(Tag.objects.values_list("name", flat=True)) == [
                "bus",
                "doors",
            ]

    def test_is_one_for_a_list_and_an_organiser(self, disposable_nation, others):
        one, _ = others

        outcome = one_after_the_other(
            disposable_nation,
            lambda: self.tag(one, "bus"),
            lambda: bring_list([details(tags=("doors", "BUS"))]),
        )

        assert outcome.errors == []
        with in_nation(disposable_nation):
            assert sorted(Tag.objects.values_list("name", flat=True)) == [
                "bus",
                "doors",
            ]


class TestJoin:
    def test_waits_for_nobody_whose_form_is_taken_meanwhile(
        self, disposable_nation, at_home
    ):
        """Whoever recruited somebody is known, and typed their own form again."""
        with in_nation(disposable_nation):
            one = Person.objects.create(created_at=NOON)
        recruited = {**HOW, "via": Source(channel=Channel.WEB, recruiter_id=at_home.pk)}

        def take_a_form():
            found = identify(details=details(), **HOW).person
            return join(person_id=found.pk, **HOW)

        outcome = one_after_the_other(
            disposable_nation,
            lambda: join(person_id=one.pk, **recruited),
            take_a_form,
        )

        assert outcome.errors == []
        assert sorted(outcome.results) == [1, 2]
