import datetime as dt

import pytest

from kernel.changes.models import Change
from kernel.jobs.models import Job
from kernel.permissions import Refused, Role
from nations.people import selectors
from nations.people.models import Person, Tag
from nations.people.selectors import Order, Wanted
from tests.conftest import NOON
from tests.support.panel import staff

pytestmark = pytest.mark.usefixtures("nation")

BY = staff()


def person(name="", *, email="", phone="", postcode="", at=NOON, number=None, **fields):
    joined = {"joined_at": at, "supporter_number": number} if number else {}
    made = Person.objects.create(full_name=name, created_at=at, **joined, **fields)
    if email:
        made.emails.create(
            address=email, is_primary=True, source="PANEL", created_at=at
        )
    if phone:
        made.phones.create(number=phone, given=phone, source="PANEL", created_at=at)
    if postcode:
        made.addresses.create(postcode=postcode, source="PANEL", created_at=at)
    return made


def names(wanted=None, **said):
    listing = selectors.everyone(by=BY, wanted=wanted or Wanted(), **said)
    return [one.full_name for one in listing.people]


@pytest.fixture
def sixty():
    """Sixty people of the same moment: only their numbers tell them apart."""
    return [
        person(
            f"Person {number:02}", email=f"p{number}@example.org", postcode="TM1 1AA"
        )
        for number in range(60)
    ]


class TestEveryone:
    def test_pages_by_place_forwards_and_back_without_losing_anybody(self, sixty):
        newest = [one.pk for one in reversed(sixty)]

        first = selectors.everyone(by=BY, wanted=Wanted())
        second = selectors.everyone(by=BY, wanted=Wanted(), after=first.older)
        back = selectors.everyone(by=BY, wanted=Wanted(), before=second.newer)

        assert [one.pk for one in [*first.people, *second.people]] == newest
        assert (first.newer, second.older) == (None, None)
        assert [one.pk for one in back.people] == newest[:50]
        assert back.newer is None

    def test_pages_by_name_too(self, sixty):
        first = selectors.everyone(by=BY, wanted=Wanted(), order=Order.NAME)
        rest = selectors.everyone(
            by=BY, wanted=Wanted(), order=Order.NAME, after=first.older
        )

        shown = [one.full_name for one in [*first.people, *rest.people]]
        assert shown == [f"Person {number:02}" for number in range(60)]

    def test_asks_the_same_few_queries_for_one_as_for_fifty(
        self, sixty, django_assert_num_queries
    ):
        with django_assert_num_queries(4):
            listing = selectors.everyone(by=BY, wanted=Wanted())
        assert len(listing.people) == 50

    def test_begins_again_after_somebody_who_is_gone(self, sixty):
        assert len(names(after=10**9)) == 50

    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            (Wanted(joined="yes"), ["Ada"]),
            (Wanted(joined="no"), ["Çağla Öz", "Mo"]),
            (Wanted(place="TM2"), ["Ada"]),
            (Wanted(place="TM"), []),
            (Wanted(reach="email"), ["Ada"]),
            (Wanted(reach="phone"), ["Mo"]),
            (Wanted(reach="post"), ["Ada"]),
            (Wanted(asked="cagla"), ["Çağla Öz"]),
            (Wanted(asked="ada@"), ["Ada"]),
            (Wanted(asked="ada@ex"), ["Ada"]),
            (Wanted(asked="900123"), ["Mo"]),
            (Wanted(since=NOON + dt.timedelta(hours=1)), ["Çağla Öz"]),
        ],
    )
    def test_shows_those_who_are_wanted(self, wanted, expected):
        person("Ada", email="ada@example.org", postcode="TM2 4AB", number=1)
        person("Mo", phone="+447700900123")
        person("Çağla Öz", at=NOON + dt.timedelta(hours=2))

        assert sorted(names(wanted)) == sorted(expected)

    def test_never_counts_a_phone_that_must_not_ring(self):
        person("Ruth", phone="+447700900123", is_do_not_phone=True)

        assert names(Wanted(reach="phone")) == []

    def test_shows_those_with_a_tag_and_those_somebody_brought(self):
        bus = Tag.objects.create(name="bus", created_at=NOON)
        ada = person("Ada", tag_ids=[bus.pk])
        person("Mo", recruiter=ada)

        assert names(Wanted(tag_id=bus.pk)) == ["Ada"]
        assert names(Wanted(is_brought=True)) == ["Mo"]

    def test_shows_those_whom_a_list_brought_in_or_filled_in(self):
        new, filled, undone, _ = map(person, ("New", "Filled", "Undone", "Other"))
        work = {"task": "x", "began_at": NOON, "wake_at": NOON}
        job = Job.objects.create(kind="imports.people", **work)
        other = Job.objects.create(kind="people.edit", **work)
        for one in (new, filled, undone):
            Change.objects.create(
                job=job, model="people.Email", row_id=one.pk, root_id=one.pk, after={},
                undone_at=NOON if one == undone else None,
            )  # fmt: skip
        Change.objects.create(
            job=other, model="people.Person", row_id=new.pk, root_id=new.pk, after={}
        )

        assert names(Wanted(list_job_id=job.pk)) == ["Filled", "New"]
        assert names(Wanted(list_job_id=other.pk)) == []
        assert selectors.list_begun_at(job.pk) == NOON
        assert selectors.list_begun_at(other.pk) is None

    def test_refuses_those_who_may_not_see_people(self):
        with pytest.raises(Refused):
            selectors.everyone(by=staff(Role.EDITOR), wanted=Wanted())


class TestFind:
    def test_puts_whose_name_begins_so_first_then_whose_second_word_does(self):
        for name in ("Rosamund", "Jo Samson", "Sam Ortiz", "Bea"):
            person(name)

        found = [one.full_name for one in selectors.find("sam", by=BY)]

        assert found == ["Sam Ortiz", "Jo Samson", "Rosamund"]

    @pytest.mark.parametrize("asked", ["ort", "ORTIZ", "sam@e", "sam", "0123"])
    def test_finds_by_three_letters_of_anything_somebody_is_known_by(self, asked):
        person("S. Ortiz", email="sam@example.org", phone="+447700900123")
        person("Mo", email="mo@example.org", phone="+447700900456")

        assert [one.full_name for one in selectors.find(asked, by=BY)] == ["S. Ortiz"]

    def test_refuses_those_who_may_not_see_people(self):
        with pytest.raises(Refused):
            selectors.find("sam", by=staff(Role.EDITOR))


class TestGrowth:
    def test_counts_a_stretch_and_the_same_stretch_a_week_before(self):
        monday = NOON - dt.timedelta(days=5)
        ada = person("Ada", at=NOON - dt.timedelta(hours=1), number=1)
        person("Mo", at=NOON - dt.timedelta(hours=2), number=2, recruiter=ada)
        person("Bea", at=NOON - dt.timedelta(days=8), number=3)
        person("Jo", at=NOON - dt.timedelta(days=1))
        person("Al", at=NOON - dt.timedelta(days=90), number=5)
        Person.objects.filter(full_name="Al").update(joined_at=NOON - dt.timedelta(1))
        # After this moment of last week: no fair comparison yet.
        person("Late", at=NOON - dt.timedelta(days=6, hours=20), number=4)

        week = selectors.growth(by=BY, since=monday, until=NOON)

        assert week == selectors.Growth(
            joined=3,
            joined_before=1,
            added=1,
            added_before=0,
            brought=1,
            brought_before=0,
            known=3,
        )


class TestPlaces:
    def test_names_where_most_people_live_first_and_no_more_than_their_district(self):
        for postcode in ("TM2 4AB", "TM2 1AA", "TM10 1AA", "12345", ""):
            person("P", postcode=postcode)

        assert selectors.places() == ["TM2", "TM10"]
