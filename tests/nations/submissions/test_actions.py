import datetime as dt
import uuid

import pytest

from kernel.actor import Actor, Channel, Source
from kernel.permissions import Refused
from nations.consents.actions import Asked
from nations.consents.models import ConsentEntry
from nations.people.models import Device, Person
from nations.submissions import actions, screening
from nations.submissions.models import Submission
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("nation")

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

        assert tried.number == 2

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

    def test_refuses_after_sixty_forms_an_hour_from_one_address(self, nation):
        address = uuid.uuid4().hex
        for at in range(screening.PER_ADDRESS):
            receive(nation, form(email=f"p{at}@example.org"), post(address=address))

        with pytest.raises(actions.LooksLikeSpam):
            receive(nation, form(email="one@example.org"), post(address=address))

        assert Person.objects.count() == screening.PER_ADDRESS

    def test_refuses_staff(self, nation):
        staff = Actor.staff(account_id=1, user_id=1, permissions=())

        with pytest.raises(Refused):
            receive(nation, by=staff)

        assert not Submission.objects.exists()
