import pytest

from kernel.actor import Channel, Source
from kernel.facts.models import Fact
from kernel.permissions import Refused, Role
from nations.people import contact_points
from nations.people.actions import (
    Details,
    NothingToKnowThemBy,
    PersonChange,
    edit_person,
    identify,
)
from nations.people.models import Person
from tests.conftest import NOON
from tests.support.panel import staff

pytestmark = pytest.mark.usefixtures("nation")

PANEL = Source(channel=Channel.PANEL)


@pytest.fixture
def sam():
    return identify(
        details=Details(
            full_name="Sam Ortiz",
            email="sam@example.org",
            phone="07700 900123",
            postcode="TM2 4AB",
            country="GB",
        ),
        by=staff(),
        via=PANEL,
        at=NOON,
    ).person


def edit(person, by=None, **change):
    return edit_person(
        person_id=person.pk,
        change=PersonChange(country="GB", **change),
        by=by or staff(),
        via=PANEL,
        at=NOON,
    )


def edits():
    found = Fact.objects.filter(type="people.person_edited").order_by("pk")
    return [fact.payload["detail"] for fact in found]


def known_of(person):
    person = Person.objects.get(pk=person.pk)
    return (
        person.full_name,
        person.called,
        [email.address for email in person.emails.all()],
        [phone.number for phone in person.phones.all()],
        [address.postcode for address in person.addresses.all()],
    )


class TestEditPerson:
    def test_changes_each_detail_and_says_which(self, sam):
        edit(
            sam,
            full_name="Samuel Ortiz",
            called="Sam",
            email="samuel@example.org",
            phone="07700 900456",
            postcode="tm34ad",
        )

        assert known_of(sam) == (
            "Samuel Ortiz",
            "Sam",
            ["samuel@example.org"],
            ["+447700900456"],
            ["TM3 4AD"],
        )
        assert edits() == ["NAME", "CALLED", "EMAIL", "PHONE", "POSTCODE"]

    def test_leaves_what_was_not_said_and_tells_nobody(self, sam):
        before = known_of(sam)

        edit(sam)
        edit(sam, full_name="Sam Ortiz", email="sam@example.org", phone="07700 900123")

        assert known_of(sam) == before
        assert edits() == []

    def test_takes_an_emptied_detail_away(self, sam):
        edit(sam, email="", phone="", postcode="")

        assert known_of(sam) == ("Sam Ortiz", "", [], [], [""])
        assert edits() == ["EMAIL", "PHONE", "POSTCODE"]

    def test_forgets_where_the_old_name_split(self, sam):
        Person.objects.update(given_name="Sam", family_name="Ortiz")

        edit(sam, full_name="Samuel de la Ortiz")

        kept = Person.objects.get()
        assert (kept.given_name, kept.family_name) == ("", "")

    def test_makes_a_known_second_address_the_first(self, sam):
        sam.emails.create(address="work@example.org", source="PANEL", created_at=NOON)

        edit(sam, email="work@example.org")

        assert list(sam.emails.values_list("address", "is_primary")) == [
            ("work@example.org", True)
        ]

    def test_gives_an_address_to_somebody_without_one(self):
        person = Person.objects.create(full_name="Mo", created_at=NOON)

        edit(person, postcode="TM1 1AA")

        assert known_of(person)[4] == ["TM1 1AA"]

    @pytest.mark.parametrize(
        ("change", "refusal"),
        [
            ({"email": "sam@"}, contact_points.NotAnEmail),
            ({"phone": "12"}, contact_points.NotAPhone),
            ({"postcode": "nowhere"}, contact_points.NotAPostcode),
            ({"full_name": "a\x00b"}, contact_points.NotAName),
            ({"full_name": "", "email": "", "phone": ""}, NothingToKnowThemBy),
        ],
    )
    def test_refuses_what_cannot_be_kept_and_keeps_everything(
        self, sam, change, refusal
    ):
        before = known_of(sam)

        with pytest.raises(refusal):
            edit(sam, **{"called": "S", **change})

        assert known_of(sam) == before
        assert edits() == []

    def test_refuses_those_who_may_not_edit_people(self, sam):
        before = known_of(sam)

        with pytest.raises(Refused):
            edit(sam, by=staff(Role.EDITOR), full_name="Somebody Else")

        assert known_of(sam) == before
        assert edits() == []
