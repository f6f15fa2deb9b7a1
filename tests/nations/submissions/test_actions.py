import datetime as dt
import hashlib
import time
import uuid

import pytest
from django.core.cache import caches

from kernel import limits, proof_of_work
from kernel.actor import Actor, Channel, Source
from kernel.mail.models import Message
from kernel.permissions import Refused
from nations.consents.actions import Asked, withdraw_consent
from nations.consents.models import ConsentEntry
from nations.consents.selectors import has_consent
from nations.people.actions import name_myself
from nations.people.models import Device, Person
from nations.submissions import actions, confirming, screening
from nations.submissions.models import Submission
from tenants.context import in_public
from tenants.models import Kind
from tests.conftest import NOON
from themes import actions as themes

pytestmark = pytest.mark.usefixtures("brand")


@pytest.fixture
def brand(nation):
    return themes.set_brand(
        name="Ines Calloway",
        kind=Kind.CANDIDATE,
        country="GB",
        by=Actor.system(name="tests"),
        via=Source(channel=Channel.SYSTEM),
        at=NOON,
    )


WEB = Source(channel=Channel.WEB, page_id=3)
ASKED = Asked(wording="Email me about the campaign.")


def form(**said):
    given = {
        "email": "sam@example.org",
        "postcode": "TM2 4AB",
        "country": "GB",
        "page_id": 3,
    }
    return actions.SignUp(**{**given, "asked": ASKED, **said})


def post(**said):
    given = {
        "honeypot": "",
        "opened": "",
        "address": uuid.uuid4().hex,
        "device_id": None,
    }
    return screening.Post(**{**given, **said})


def receive(nation, sent=None, posted=None, *, device=None, by=None, at=NOON):
    return actions.receive_sign_up(
        form=sent or form(),
        post=posted or post(),
        device=device,
        number=nation.pk,
        by=by or Actor.visitor(),
        via=WEB,
        at=at,
    )


def worked(nation, address):
    open_for = dt.timedelta(seconds=9 + uuid.uuid4().int % 9000)
    opened = screening.ticket(NOON - open_for, number=nation.pk)
    return post(opened=opened, work=proof_of_work.solve(opened), address=address)


def fill_up(nation):
    """Post as many forms as are taken from one network address; return it."""
    address = uuid.uuid4().hex
    for at in range(screening.PLAIN.per_address):
        receive(nation, form(email=f"p{at}@example.org"), post(address=address))
    return address


class TestReceiveSignUp:
    def test_makes_a_supporter_a_device_and_one_submission(self, nation):
        received = receive(nation, form(agreed=True))

        person = Person.objects.get()
        assert (person.supporter_number, received.number) == (1, 1)
        assert [e.address for e in person.emails.all()] == ["sam@example.org"]
        assert Device.objects.get().proof == "TYPED"
        assert Submission.objects.get().state == "ACCEPTED"
        entry = ConsentEntry.objects.get()
        assert (entry.is_given, entry.wording) == (True, "Email me about the campaign.")

    def test_records_no_consent_without_the_tick(self, nation):
        receive(nation)

        assert not ConsentEntry.objects.exists()

    def test_takes_the_same_key_once(self, nation):
        first = receive(nation, form(key="k1"))
        again = receive(nation, form(key="k1", email="other@example.org"))

        assert (again.is_again, again.submission.pk) == (True, first.submission.pk)
        assert Person.objects.count() == 1

    def test_takes_the_same_words_once_within_ten_minutes_without_a_key(self, nation):
        receive(nation)
        again = receive(nation, at=NOON + dt.timedelta(minutes=9))

        assert again.is_again
        assert Submission.objects.count() == 1

    def test_takes_the_same_words_anew_after_ten_minutes(self, nation):
        receive(nation)
        receive(nation, at=NOON + dt.timedelta(minutes=11))

        assert Submission.objects.count() == 2
        assert Person.objects.count() == 1

    def test_gives_whoever_posts_the_same_words_a_device_of_their_own(self, nation):
        first = receive(nation)
        again = receive(nation, at=NOON + dt.timedelta(minutes=1))

        assert again.device.pk != first.device.pk
        assert again.device.typed_name == ""

    def test_shows_a_stranger_no_old_number_of_an_address_they_try(self, nation):
        receive(nation, form(email="old@example.org"))
        receive(nation, form(email="new@example.org"))

        tried = receive(nation, form(email="old@example.org", key="another"))
        unknown = receive(nation, form(email="never@example.org", key="third"))

        assert (tried.number, unknown.number) == (3, 3)

    def test_shows_it_no_other_number_when_it_posts_again(self, nation):
        receive(nation, form(email="old@example.org"))
        receive(nation, form(email="new@example.org"))
        sent = form(email="old@example.org", key="another")
        tried = receive(nation, sent)

        with_its_cookie = receive(
            nation, form(email="old@example.org", key="more"), device=tried.device
        )
        pressed_twice = receive(nation, sent)

        assert (with_its_cookie.number, pressed_twice.number) == (3, 3)

    def test_shows_the_same_words_from_another_browser_the_next_number(self, nation):
        receive(nation)

        assert receive(nation, at=NOON + dt.timedelta(minutes=1)).number == 2

    def test_shows_a_device_that_proved_the_address_its_own_number(self, nation):
        first = receive(nation, form(email="old@example.org"))
        receive(nation, form(email="new@example.org"))
        first.device.proof = Device.Proof.LINK
        first.device.save(update_fields=["proof"])

        back = receive(
            nation, form(email="old@example.org", key="more"), device=first.device
        )

        assert back.number == 1

    @pytest.mark.parametrize("email", ["known@example.org", "unknown@example.org"])
    def test_shows_nobody_a_number_once_the_count_moves_in_steps(self, nation, email):
        known = receive(nation, form(email="known@example.org")).person
        known.supporter_number = 57
        known.save(update_fields=["supporter_number"])

        tried = receive(nation, form(email=email, key="theirs"))

        assert tried.number == 0
        assert tried.submission.data["number"] == 0

    def test_overwrites_nothing_that_is_known(self, nation):
        receive(nation)
        receive(nation, form(postcode="SW1A 1AA", key="later"))

        person = Person.objects.get()
        assert person.addresses.get().postcode == "TM2 4AB"
        assert [p.value for p in person.proposals.all()] == ["SW1A 1AA"]

    def test_refuses_what_can_not_be_used_and_keeps_nothing(self, nation):
        with pytest.raises(actions.SignUpInvalid) as refusal:
            receive(nation, form(email="sam", postcode="nowhere"))

        assert set(refusal.value.errors) == {"email", "postcode"}
        assert not Submission.objects.exists()
        assert not Person.objects.exists()

    @pytest.mark.parametrize(
        ("sent", "reason"),
        [({"honeypot": "http://spam"}, "HONEYPOT"), ({"opened": "now"}, "TOO_FAST")],
    )
    def test_keeps_a_machines_post_as_refused_and_adds_nobody(
        self, nation, sent, reason
    ):
        if "opened" in sent:
            sent = {"opened": screening.ticket(NOON, number=nation.pk)}

        with pytest.raises(actions.LooksLikeSpam):
            receive(nation, posted=post(**sent))

        assert Submission.objects.get().reason == reason
        assert not Person.objects.exists()

    def test_takes_fifteen_forms_an_hour_from_one_address_that_did_no_work(
        self, nation
    ):
        address = fill_up(nation)

        with pytest.raises(actions.WaitsForClick):
            receive(nation, form(email="one@example.org"), post(address=address))

        assert Person.objects.count() == screening.PLAIN.per_address
        assert Submission.objects.filter(state="ACCEPTED").count() == 15

    def test_takes_sixty_where_the_browser_worked(self, nation):
        address = uuid.uuid4().hex
        for at in range(screening.WORKED.per_address):
            receive(nation, form(email=f"p{at}@example.org"), worked(nation, address))

        with pytest.raises(actions.WaitsForClick):
            receive(nation, form(email="one@example.org"), worked(nation, address))

        assert Person.objects.count() == 60

    def test_counts_one_piece_of_work_for_three_posts(self, nation):
        posted = worked(nation, uuid.uuid4().hex)

        trusted = [screening._has_worked(posted) for _ in range(4)]

        assert trusted == [True, True, True, False]

    def test_refuses_staff(self, nation):
        staff = Actor.staff(account_id=1, user_id=1, permissions=())

        with pytest.raises(Refused):
            receive(nation, by=staff)

        assert not Submission.objects.exists()


def stranger(name="one"):
    """Return an address no test wrote to before: counters outlive a test."""
    return f"{name}.{uuid.uuid4().hex}@example.org"


def hold(nation, sent, address, *, at=NOON):
    with pytest.raises(actions.WaitsForClick):
        receive(nation, sent, post(address=address), at=at)
    return Submission.objects.get(state="WAITING")


def confirm(waiting, *, at=NOON, by=None):
    return actions.confirm_sign_up(
        submission_id=waiting.pk,
        device=None,
        by=by or Actor.visitor(),
        via=Source(channel=Channel.MAIL),
        at=at,
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
                    limit=confirming.PER_RECIPIENT,
                    per_seconds=confirming.DAY,
                )
        address = fill_up(nation)
        hold(nation, form(email=email), address)
        caches["default"].delete(
            f"limit:confirm.email:{hashlib.sha256(email.encode()).hexdigest()[:32]}:"
            f"{int(time.time() // confirming.HOUR)}"
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
        for _ in range(confirming.PER_ADDRESS):
            limits.hit(
                "again.address",
                posted.address,
                limit=confirming.PER_ADDRESS,
                per_seconds=confirming.HOUR,
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


class TestForgetWaiting:
    def test_deletes_what_nobody_pressed_in_its_time(self, nation):
        hold(nation, form(email=stranger()), fill_up(nation))
        system, via = Actor.system(name="tests"), Source(channel=Channel.SYSTEM)

        at_three_days = NOON + dt.timedelta(days=3)
        kept = actions.forget_waiting(by=system, via=via, at=at_three_days)
        gone = actions.forget_waiting(
            by=system, via=via, at=at_three_days + dt.timedelta(seconds=1)
        )

        assert (kept, gone) == (0, 1)
        assert Submission.objects.count() == 15

    def test_is_the_platforms_alone(self, nation):
        with pytest.raises(Refused):
            actions.forget_waiting(
                by=Actor.visitor(), via=WEB, at=NOON + dt.timedelta(days=9)
            )
