import re

import pytest

from kernel.actor import Channel, Source
from kernel.facts.models import Fact
from kernel.jobs import selectors as jobs
from kernel.jobs.actions import UndoneBefore
from kernel.jobs.models import Job
from kernel.permissions import Refused, Role
from nations.people import contact_points
from nations.people.actions import (
    ChangedSince,
    Details,
    NothingToKnowThemBy,
    PersonChange,
    edit_person,
    identify,
    undo_edit,
)
from nations.people.models import Person
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.panel import seated, staff

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


def undo(person, edited, by=None):
    return undo_edit(
        person_id=person.pk,
        job_id=edited.job_id,
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
        [email.address for email in person.emails.order_by("pk")],
        [phone.number for phone in person.phones.order_by("pk")],
        [address.postcode for address in person.addresses.order_by("pk")],
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

    def test_keeps_the_row_of_an_address_whose_capitals_alone_change(self, sam):
        row = sam.emails.get()
        row.verified_at = NOON
        row.save(update_fields=["verified_at"])

        edit(sam, email="Sam@example.org")

        kept = sam.emails.get()
        assert (kept.pk, kept.address) == (row.pk, "Sam@example.org")
        assert (kept.is_primary, kept.verified_at) == (True, NOON)
        assert edits() == ["EMAIL"]

    @pytest.mark.parametrize(
        ("change", "proof"),
        [
            ({"email": "new@example.org"}, "TYPED"),
            ({"email": "SAM@example.org"}, "LINK"),
            ({"full_name": "Sam"}, "LINK"),
        ],
    )
    def test_leaves_no_device_the_proof_of_an_address_that_went(
        self, sam, change, proof
    ):
        device = sam.devices.create(proof="LINK", made_at=NOON, seen_at=NOON)

        edit(sam, **change)

        device.refresh_from_db()
        assert device.proof == proof

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


class TestUndoEdit:
    @pytest.mark.parametrize(
        "change",
        [
            {"full_name": "Samuel Ortiz"},
            {"called": "Sammy"},
            {"email": "samuel@example.org"},
            {"email": "SAM@example.org"},
            {"email": ""},
            {"phone": "07700 900456"},
            {"phone": ""},
            {"postcode": "TM3 4AD"},
            {"full_name": "", "called": "S", "phone": "", "postcode": ""},
        ],
        ids=repr,
    )
    def test_puts_back_what_was(self, sam, change):
        Person.objects.filter(pk=sam.pk).update(given_name="Sam", family_name="Ortiz")
        sam.refresh_from_db()
        before = known_of(sam)

        undo(sam, edit(sam, **change))

        assert known_of(sam) == before
        again = Person.objects.get(pk=sam.pk)
        assert (again.given_name, again.family_name) == ("Sam", "Ortiz")
        assert all(email.is_primary for email in again.emails.all())

    @pytest.mark.parametrize(
        ("address", "proof"),
        [("new@example.org", "TYPED"), ("SAM@example.org", "LINK")],
    )
    def test_leaves_no_device_the_proof_of_an_address_that_went(
        self, sam, address, proof
    ):
        edited = edit(sam, email=address)
        device = sam.devices.create(proof="LINK", made_at=NOON, seen_at=NOON)

        undo(sam, edited)

        device.refresh_from_db()
        assert device.proof == proof

    def test_takes_away_what_was_added(self, sam):
        edit(sam, phone="", postcode="")

        undo(sam, edit(sam, phone="07700 900456"))

        assert known_of(sam)[3] == []

    def test_makes_the_first_of_two_addresses_the_first_again(self, sam):
        sam.emails.create(
            address="old@example.org", is_primary=False, source="WEB", created_at=NOON
        )

        undo(sam, edit(sam, email="old@example.org"))

        assert sam.emails.get(is_primary=True).address == "sam@example.org"
        assert sam.emails.count() == 2

    def test_tells_of_each_detail_that_is_as_it_was(self, sam):
        undo(sam, edit(sam, called="Sammy", phone=""))

        told = Fact.objects.filter(type="people.person_edit_undone").order_by("pk")
        assert [fact.payload["detail"] for fact in told] == ["CALLED", "PHONE"]

    @pytest.mark.parametrize(
        ("first", "since"),
        [
            ({"called": "Sammy"}, {"called": "Samson"}),
            ({"phone": "07700 900456"}, {"phone": "07700 900789"}),
            ({"phone": ""}, {"phone": "07700 900789"}),
            ({"called": "Sammy", "phone": ""}, {"phone": "07700 900789"}),
        ],
        ids=repr,
    )
    def test_changes_nothing_once_it_was_changed_since(self, sam, first, since):
        edited = edit(sam, **first)
        edit(sam, **since)
        before = known_of(sam)

        with pytest.raises(ChangedSince):
            undo(sam, edited)

        assert known_of(sam) == before
        assert not Fact.objects.filter(type="people.person_edit_undone").exists()

    def test_is_done_once(self, sam):
        edited = edit(sam, called="Sammy")
        undo(sam, edited)

        with pytest.raises(UndoneBefore):
            undo(sam, edited)

    def test_leaves_nobody_whom_nothing_is_known_of(self, sam):
        edit(sam, full_name="", phone="")
        named = edit(sam, full_name="Sam")
        edit(sam, email="")

        with pytest.raises(NothingToKnowThemBy):
            undo(sam, named)

        assert known_of(sam)[0] == "Sam"

    def test_is_of_this_person_alone(self, sam):
        other = identify(
            details=Details(full_name="Ruth Oak"), by=staff(), via=PANEL, at=NOON
        ).person
        edited = edit(sam, called="Sammy")

        with pytest.raises(Job.DoesNotExist):
            undo(other, edited)

        assert known_of(sam)[1] == "Sammy"

    def test_refuses_who_may_not_edit_people(self, sam):
        edited = edit(sam, called="Sammy")

        with pytest.raises(Refused):
            undo(sam, edited, by=staff(Role.EDITOR))

        assert known_of(sam)[1] == "Sammy"

    def test_stands_in_no_list_of_jobs(self, sam):
        edit(sam, called="Sammy")

        assert Job.objects.count() == 1
        assert jobs.ended_jobs(by=staff()) == []


class TestOnTheirPage:
    def test_a_change_says_so_and_one_press_undoes_it(self, nation, sam):
        client = seated(nation)
        with in_nation(nation):
            page = client.post(
                f"/people/{sam.pk}/details/", {"called": "Sammy"}, follow=True
            )
            html = page.content.decode()
            (where, *_) = re.findall(r'action="(/people/\d+/edits/\d+/undo/)"', html)

            client.post(where)

            sam.refresh_from_db()
        assert "What to call them changed." in html
        assert sam.called == ""

    @pytest.mark.parametrize(
        ("field", "typed"),
        [("email", "sam@"), ("phone", "12"), ("postcode", "nowhere")],
    )
    def test_what_can_not_be_kept_is_said_at_its_field(self, nation, sam, field, typed):
        client = seated(nation)

        page = client.post(f"/people/{sam.pk}/details/", {field: typed})

        html = page.content.decode()
        assert page.status_code == 422
        assert f'id="{field}_error" role="alert"' in html
        assert f'value="{typed}"' in html
        assert html.count('role="alert"') == 1


class TestAPostcodeThatIsNone:
    @pytest.mark.parametrize(
        ("country", "typed", "sentence"),
        [
            ("US", "LS1 4AB", "There’s no such postcode in the United States."),
            ("GB", "90210", "There’s no such postcode in the United Kingdom."),
            ("DE", "??", "There’s no such postcode."),
        ],
    )
    def test_is_refused_by_the_country_it_was_looked_for_in(
        self, country, typed, sentence
    ):
        with pytest.raises(contact_points.NotAPostcode) as refusal:
            contact_points.postcode(typed, country=country)

        assert refusal.value.sentence == f"{sentence} Look at it once more."
