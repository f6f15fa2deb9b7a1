import datetime as dt
import hashlib

import pytest
from django.core.cache import caches

from kernel import limits
from kernel.actor import Actor, Channel, Source
from kernel.mail.models import Message
from kernel.permissions import Refused
from nations.consents.models import ConsentEntry
from nations.people import link_letters
from nations.people.actions import PersonChange, edit_person
from nations.people.models import Device, Person
from nations.submissions import actions
from nations.submissions.models import Submission
from tenants.context import in_public
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


def edit(person, **change):
    edit_person(
        person_id=person.pk,
        change=PersonChange(**change),
        by=Actor.system(name="tests"),
        via=Source(channel=Channel.PANEL),
        at=NOON,
    )


class TestWaitingForms:
    def test_adds_nobody_and_writes_to_the_address_typed(self, nation):
        address = fill_up(nation)

        waiting = hold(
            nation, form(email=(email := stranger("One")), agreed=True), address
        )

        letter = Message.objects.get()
        assert (letter.kind, letter.to_address) == (
            "submissions.confirm",
            email,
        )
        assert "/_/confirm/?for=" in letter.text
        assert waiting.person is None
        assert Person.objects.count() == 15
        assert not ConsentEntry.objects.exists()

    def test_writes_to_one_address_once_an_hour(self, nation):
        address = fill_up(nation)
        email = stranger()
        hold(nation, form(email=email), address)

        with pytest.raises(actions.WaitsForClick):
            receive(
                nation,
                form(email=email.upper(), postcode="TM1 1AA"),
                post(address=address),
            )

        assert Message.objects.count() == 1

    def test_writes_to_one_mailbox_once_an_hour_whatever_its_address_is_tagged_with(
        self, nation
    ):
        address = fill_up(nation)
        name, _, domain = stranger().partition("@")
        tagged = [f"{name}+{at}@{domain}" for at in range(3)]

        for email in tagged:
            with pytest.raises(actions.WaitsForClick):
                receive(nation, form(email=email), post(address=address))

        assert [letter.to_address for letter in Message.objects.all()] == tagged[:1]
        waiting = Submission.objects.filter(state="WAITING").order_by("pk")
        assert [row.data["email"] for row in waiting] == tagged

    def test_takes_with_a_link_the_words_its_letter_was_sent_for(self, nation):
        address = fill_up(nation)
        email = stranger()
        own = hold(nation, form(email=email), address)

        with pytest.raises(actions.WaitsForClick):
            receive(
                nation,
                form(email=email, postcode="TM1 1AA", agreed=True),
                post(address=address),
            )
        received = confirm(own)

        assert received.person.addresses.get().postcode == "TM2 4AB"
        assert not ConsentEntry.objects.exists()
        assert Submission.objects.get(state="WAITING").data["postcode"] == "TM1 1AA"

    def test_says_in_the_letter_what_was_ticked(self, nation):
        hold(nation, form(email=stranger(), agreed=True), fill_up(nation))

        assert "They ticked: “Email me about the campaign.”" in (
            Message.objects.get().text
        )

    def test_writes_to_nobody_for_a_campaign_that_is_not_live(self, nation):
        address = fill_up(nation)
        nation.live_at = None

        with pytest.raises(actions.LooksLikeSpam):
            receive(nation, form(email=stranger()), post(address=address))

        assert not Message.objects.exists()
        assert not Submission.objects.filter(state="WAITING").exists()

    def test_writes_to_one_mailbox_five_times_a_day_over_all_campaigns(self, nation):
        email = stranger()
        with in_public():
            for _ in range(4):
                limits.hit(
                    "confirm.recipient",
                    hashlib.sha256(email.encode()).hexdigest()[:32],
                    limit=link_letters.PER_RECIPIENT,
                    per_seconds=link_letters.DAY,
                )
        address = fill_up(nation)
        hold(nation, form(email=email), address)
        caches["default"].delete(
            limits._counter(
                "confirm.email",
                hashlib.sha256(email.encode()).hexdigest()[:32],
                link_letters.HOUR,
            )
        )

        with pytest.raises(actions.WaitsForClick):
            receive(
                nation, form(email=email, postcode="TM1 1AA"), post(address=address)
            )

        assert Message.objects.count() == 1

    def test_stops_writing_to_strangers_after_twenty_letters_an_hour(self, nation):
        address = fill_up(nation)
        for _ in range(20):
            with pytest.raises(actions.WaitsForClick):
                receive(nation, form(email=stranger()), post(address=address))

        with pytest.raises(actions.LooksLikeSpam) as refusal:
            receive(nation, form(email="last@example.org"), post(address=address))

        assert refusal.value.sentence == (
            "That was a lot of forms from here. Try again in an hour."
        )
        assert Message.objects.count() == 20


class TestConfirmSignUp:
    def test_takes_the_form_as_it_was_typed(self, nation):
        waiting = hold(
            nation, form(email=(email := stranger()), agreed=True), fill_up(nation)
        )

        received = confirm(waiting)

        assert received.person.emails.get().address == email
        assert received.person.addresses.get().postcode == "TM2 4AB"
        assert received.device.proof == "LINK"
        entry = ConsentEntry.objects.get()
        assert (entry.wording, entry.is_given) == ("Email me about the campaign.", True)

    def test_keeps_nothing_typed_in_the_row_afterwards(self, nation):
        waiting = hold(nation, form(email=stranger()), fill_up(nation))

        confirm(waiting)

        waiting.refresh_from_db()
        assert (waiting.state, waiting.data) == (
            "ACCEPTED",
            {"agreed": False, "number": 16},
        )

    def test_takes_it_once_however_often_it_is_pressed(self, nation):
        waiting = hold(nation, form(email=stranger()), fill_up(nation))
        first = confirm(waiting)

        second = confirm(waiting)

        assert (second.is_again, second.person.pk) == (True, first.person.pk)
        assert Person.objects.count() == 16

    def test_refuses_after_three_days_and_adds_nobody(self, nation):
        waiting = hold(nation, form(email=stranger()), fill_up(nation))

        with pytest.raises(actions.ConfirmationTooOld):
            confirm(waiting, at=NOON + dt.timedelta(days=3, seconds=1))

        assert Person.objects.count() == 15

    def test_refuses_what_was_refused_before(self, nation):
        with pytest.raises(actions.LooksLikeSpam):
            receive(nation, posted=post(honeypot="x"))

        with pytest.raises(actions.ConfirmationTooOld):
            confirm(Submission.objects.get())

        assert not Person.objects.exists()

    def test_refuses_staff(self, nation):
        waiting = hold(nation, form(email=stranger()), fill_up(nation))

        with pytest.raises(Refused):
            confirm(waiting, by=Actor.staff(account_id=1, user_id=1, permissions=()))

        assert Person.objects.count() == 15


class TestALinkPressedAfterTheAddressWasChanged:
    @pytest.fixture
    def old(self):
        return stranger("old")

    @pytest.fixture
    def waiting(self, nation, old):
        """A form that was confirmed; then staff wrote a name and another address."""
        waiting = hold(nation, form(email=old, agreed=True), fill_up(nation))
        received = confirm(waiting)
        waiting.person = received.person
        edit(received.person, called="Secretname", email=f"new.{old}")
        return waiting

    def test_proves_nobody(self, waiting):
        devices = set(Device.objects.values_list("pk", "proof"))

        with pytest.raises(actions.ConfirmationOvertaken) as refusal:
            confirm(waiting)

        assert refusal.value.sentence == (
            "This link was sent to an address we no longer have, so it does nothing now. "
            "Join once more: it takes ten seconds."
        )
        assert set(Device.objects.values_list("pk", "proof")) == devices
        assert ConsentEntry.objects.count() == 1

    def test_proves_somebody_else_at_the_old_address_no_more(self, nation, waiting):
        old = waiting.data["email"]
        other = receive(nation, form(email=old, key="theirs")).person

        with pytest.raises(actions.ConfirmationOvertaken):
            confirm(waiting)

        assert [one.proof for one in other.devices.all()] == ["TYPED"]

    def test_proves_them_again_once_the_address_is_put_back(self, waiting):
        edit(waiting.person, email=waiting.data["email"])

        assert confirm(waiting).device.proof == "LINK"

    def test_proves_them_still_where_its_capitals_alone_changed(self, waiting):
        edit(waiting.person, email=waiting.data["email"].title())

        assert confirm(waiting).device.proof == "LINK"

    def test_takes_a_form_that_still_waited_for_somebody_new(self, nation, old):
        waiting = hold(nation, form(email=old, agreed=True), fill_up(nation))
        known = receive(nation, form(email=old, key="theirs")).person
        edit(known, full_name="Sam Secretname", email=f"new.{old}")

        received = confirm(waiting)

        assert received.person != known
        assert received.person.full_name == ""
        assert not ConsentEntry.objects.filter(person=known).exists()

    def test_takes_no_form_that_waits_for_another_address(self, nation, old):
        waiting = hold(nation, form(email=old), fill_up(nation))

        with pytest.raises(actions.ConfirmationTooOld):
            confirm(waiting, address=f"new.{old}")

        assert Person.objects.count() == 15


class TestForgetOld:
    def test_deletes_what_nobody_pressed_in_its_time(self, nation):
        hold(nation, form(email=stranger()), fill_up(nation))
        system, via = Actor.system(name="tests"), Source(channel=Channel.SYSTEM)

        at_three_days = NOON + dt.timedelta(days=3)
        kept = actions.forget_old(by=system, via=via, at=at_three_days)
        gone = actions.forget_old(
            by=system, via=via, at=at_three_days + dt.timedelta(seconds=1)
        )

        assert (kept, gone) == (0, 1)
        assert Submission.objects.count() == 15

    def test_is_the_platforms_alone(self, nation):
        with pytest.raises(Refused):
            actions.forget_old(
                by=Actor.visitor(), via=WEB, at=NOON + dt.timedelta(days=9)
            )
