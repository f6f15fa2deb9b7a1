import datetime as dt

import pytest

from kernel import limits
from kernel.actor import Actor, Channel, Source
from kernel.mail.models import Message
from nations.consents.actions import Asked, leave_mailbox, withdraw_consent
from nations.consents.models import ConsentEntry
from nations.consents.selectors import has_consent
from nations.people import link_letters
from nations.people.actions import PersonChange, edit_person, name_myself
from nations.people.models import Device, Person
from nations.submissions.models import Submission
from tests.conftest import NOON
from tests.nations.submissions.support import (
    WEB,
    confirm,
    fill_up,
    form,
    hold,
    post,
    receive,
    stranger,
)

pytestmark = pytest.mark.usefixtures("brand")


LATER = NOON + dt.timedelta(hours=5)


class TestAYesToLettersTheyLeft:
    @pytest.fixture
    def left(self, nation):
        """Somebody who agreed and then left, by their own press."""
        email = stranger()
        first = receive(nation, form(email=email, agreed=True))
        withdraw_consent(
            person_id=first.person.pk,
            asked=Asked(wording="Stop"),
            by=Actor.supporter(person_id=first.person.pk),
            via=Source(channel=Channel.MAIL),
            at=NOON + dt.timedelta(hours=1),
        )
        return email, first

    def test_is_nobodys_until_the_address_is_proved(self, nation, left):
        email, first = left

        received = receive(
            nation, form(email=email, agreed=True, key="theirs"), at=LATER
        )

        assert received.person == first.person
        assert not has_consent(first.person.pk)
        assert ConsentEntry.objects.count() == 2
        assert Submission.objects.get(state="WAITING").data["email"] == email
        letter = Message.objects.get()
        assert (letter.to_address, letter.subject) == (
            email,
            "Emails from Ines Calloway again?",
        )

    def test_is_given_by_the_press_in_the_letter(self, nation, left):
        email, first = left
        receive(nation, form(email=email, agreed=True, key="theirs"), at=LATER)

        confirm(Submission.objects.get(state="WAITING"), at=LATER)

        assert has_consent(first.person.pk)

    def test_is_given_at_once_on_a_device_that_proved_the_address(self, nation, left):
        email, first = left
        first.device.proof = Device.Proof.LINK
        first.device.save(update_fields=["proof"])

        receive(
            nation,
            form(email=email, agreed=True, key="theirs"),
            device=first.device,
            at=LATER,
        )

        assert has_consent(first.person.pk)
        assert not Message.objects.exists()

    def test_shows_the_same_when_no_more_letters_go_out(self, nation, left):
        email, first = left
        posted = post()
        for _ in range(link_letters.PER_ADDRESS):
            limits.hit(
                "again.address",
                posted.address,
                limit=link_letters.PER_ADDRESS,
                per_seconds=link_letters.HOUR,
            )

        received = receive(
            nation, form(email=email, agreed=True, key="theirs"), posted, at=LATER
        )

        assert received.person == first.person
        assert not has_consent(first.person.pk)
        assert not Message.objects.exists()

    def test_sends_no_letter_of_a_campaign_that_is_not_live(self, nation, left):
        email, first = left
        nation.live_at = None

        receive(nation, form(email=email, agreed=True, key="theirs"), at=LATER)

        assert not has_consent(first.person.pk)
        assert not Message.objects.exists()


class TestAYesToAMailboxThatWasLeft:
    """Its row is gone: staff changed the address of whom it belonged to."""

    @pytest.fixture
    def address(self, nation):
        address = stranger()
        first = receive(nation, form(email=address, agreed=True))
        leave_mailbox(
            person_id=first.person.pk,
            is_proved=False,
            asked=Asked(wording="Leave the emails"),
            by=Actor.supporter(person_id=first.person.pk),
            via=Source(channel=Channel.WEB, device_id=first.device.pk),
            at=NOON + dt.timedelta(hours=1),
        )
        edit_person(
            person_id=first.person.pk,
            change=PersonChange(email=stranger("new")),
            by=Actor.system(name="tests"),
            via=Source(channel=Channel.PANEL),
            at=NOON + dt.timedelta(hours=2),
        )
        return address

    def test_is_asked_for_by_letter_where_it_was_only_typed(self, nation, address):
        received = receive(
            nation, form(email=address, agreed=True, key="theirs"), at=LATER
        )

        assert not ConsentEntry.objects.filter(person=received.person).exists()
        assert Submission.objects.get(state="WAITING").data["email"] == address
        letter = Message.objects.get()
        assert (letter.to_address, letter.subject) == (
            address,
            "Emails from Ines Calloway again?",
        )

    def test_is_given_by_the_press_in_that_letter(self, nation, address):
        received = receive(
            nation, form(email=address, agreed=True, key="theirs"), at=LATER
        )

        confirm(Submission.objects.get(state="WAITING"), at=LATER)

        assert has_consent(received.person.pk)


class TestAYesOfADeviceThatProvedAnotherOfTheirAddresses:
    @pytest.fixture
    def theirs(self, nation):
        """A device of somebody with two addresses, the first of which was left by letter."""
        first = receive(nation, form(email=stranger(), agreed=True))
        address = first.person.emails.get().address
        first.person.emails.create(address=stranger("b"), created_at=NOON)
        leave_mailbox(
            person_id=first.person.pk,
            address=address,
            is_proved=True,
            asked=Asked(wording="Leave the emails"),
            by=Actor.supporter(person_id=first.person.pk),
            via=Source(channel=Channel.MAIL),
            at=NOON + dt.timedelta(hours=1),
        )
        return first.person.devices.create(proof="LINK", made_at=NOON, seen_at=NOON)

    @pytest.fixture
    def received(self, nation, theirs):
        address = theirs.person.emails.get(is_primary=True).address
        sent = form(email=address, agreed=True, key="theirs")
        return receive(nation, sent, device=theirs, at=LATER)

    def test_waits_for_a_press_in_a_letter_there(self, received):
        assert received.waits_for_proof
        assert not has_consent(received.person.pk)
        assert ConsentEntry.objects.count() == 2

    def test_is_given_by_that_press(self, received):
        confirm(Submission.objects.get(state="WAITING"), at=LATER)

        assert has_consent(received.person.pk)


class TestAYesInTheSameWords:
    def test_of_another_browser_is_its_own(self, nation):
        first = receive(nation, form(agreed=True))

        other = receive(nation, form(agreed=True))

        said = ConsentEntry.objects.order_by("pk").values_list("source", flat=True)
        assert [one["device_id"] for one in said] == [first.device.pk, other.device.pk]

    def test_answers_no_no_that_was_said_in_between(self, nation):
        first = receive(nation, form(agreed=True))
        withdraw_consent(
            person_id=first.person.pk,
            asked=Asked(wording="Stop"),
            by=Actor.supporter(person_id=first.person.pk),
            via=Source(channel=Channel.MAIL),
            at=NOON,
        )

        receive(nation, form(agreed=True))

        assert not has_consent(first.person.pk)

    def test_and_proved_by_a_press_is_kept_beside_a_strangers(self, nation):
        address = fill_up(nation)
        email = stranger()
        theirs = receive(nation, form(email=email, agreed=True))
        waiting = hold(nation, form(email=email, agreed=True), address)

        owner = confirm(waiting)

        rows = ConsentEntry.objects.filter(person=theirs.person).order_by("pk")
        assert [(one.source["device_id"], one.proof) for one in rows] == [
            (theirs.device.pk, "TYPED"),
            (owner.device.pk, "LINK"),
        ]


class TestANameTyped:
    def name(self, received, called):
        name_myself(
            device_id=received.device.pk,
            called=called,
            by=Actor.supporter(person_id=received.person.pk),
            via=WEB,
            at=LATER,
        )
        received.person.refresh_from_db()
        received.device.refresh_from_db()
        return received.person

    def test_is_the_persons_where_this_device_made_them(self, nation):
        person = self.name(receive(nation), "Sam")

        assert person.called == "Sam"
        assert not person.proposals.exists()

    def test_is_another_devices_own_and_waits_as_a_proposal(self, nation):
        receive(nation)
        other = receive(nation, form(key="theirs"), at=LATER)

        person = self.name(other, "Rat")

        assert person.called == ""
        assert other.device.typed_name == "Rat"
        assert [p.value for p in person.proposals.all()] == ["Rat"]

    def test_of_the_first_device_of_somebody_known_before_waits_too(self, nation):
        known = Person.objects.create(created_at=NOON - dt.timedelta(days=9))
        known.emails.create(
            address="sam@example.org", is_primary=True, source="IMPORT", created_at=NOON
        )

        person = self.name(receive(nation), "Rat")

        assert (person, person.called) == (known, "")
