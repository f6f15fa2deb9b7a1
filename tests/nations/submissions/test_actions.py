import datetime as dt
import uuid

import pytest

from kernel import proof_of_work
from kernel.actor import Actor, Channel, Source
from kernel.permissions import Refused
from nations.consents.models import ConsentEntry
from nations.people.actions import PersonChange, edit_person
from nations.people.models import Device, Person
from nations.submissions import actions, screening
from nations.submissions.models import Submission
from tests.conftest import NOON
from tests.nations.submissions.support import (
    WEB,
    fill_up,
    form,
    post,
    receive,
    stranger,
    worked,
)

pytestmark = pytest.mark.usefixtures("brand")


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
        again = receive(nation, form(key="k1"))

        assert (again.is_again, again.submission.pk) == (True, first.submission.pk)
        assert Person.objects.count() == 1

    def test_takes_the_same_words_once_within_ten_minutes_without_a_key(self, nation):
        receive(nation)
        again = receive(nation, at=NOON + dt.timedelta(minutes=9))

        assert again.is_again
        assert Submission.objects.count() == 1

    def test_takes_the_same_words_for_somebody_new_once_the_address_was_changed(
        self, nation
    ):
        first = receive(nation, form(agreed=True))
        edit_person(
            person_id=first.person.pk,
            change=PersonChange(email="new@example.org"),
            by=Actor.system(name="tests"),
            via=Source(channel=Channel.PANEL),
            at=NOON,
        )

        other = receive(nation, form(agreed=True), at=NOON + dt.timedelta(minutes=9))

        assert other.person != first.person
        assert ConsentEntry.objects.filter(person=first.person).count() == 1

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

    def test_keeps_a_machines_post_as_refused_and_adds_nobody(self, nation):
        with pytest.raises(actions.LooksLikeSpam):
            receive(nation, posted=post(honeypot="http://spam"))

        assert Submission.objects.get().reason == "HONEYPOT"
        assert not Person.objects.exists()

    def test_keeps_twenty_of_a_machines_posts_an_hour_and_refuses_the_others_as_well(
        self, nation
    ):
        trapped = post(honeypot="x")

        for at in range(25):
            with pytest.raises(actions.LooksLikeSpam):
                receive(nation, form(email=f"p{at}@example.org"), trapped)

        assert Submission.objects.filter(state="REFUSED").count() == 20
        assert not Person.objects.exists()

    def test_keeps_no_more_of_many_machines_posts_than_a_campaign_can_look_at(
        self, nation, monkeypatch
    ):
        monkeypatch.setattr(screening, "KEPT_PER_NATION", 3)

        for at in range(5):
            with pytest.raises(actions.LooksLikeSpam):
                receive(nation, form(email=f"p{at}@x.example"), post(honeypot="x"))

        assert Submission.objects.count() == 3

    def test_uses_up_nothing_of_a_campaigns_by_posts_of_a_noisy_machine(
        self, nation, monkeypatch
    ):
        monkeypatch.setattr(screening, "KEPT_PER_ADDRESS", 1)
        monkeypatch.setattr(screening, "KEPT_PER_NATION", 2)
        noisy = post(honeypot="x")

        for posted in (noisy, noisy, noisy, post(honeypot="x")):
            with pytest.raises(actions.LooksLikeSpam):
                receive(nation, form(email=stranger()), posted)

        assert Submission.objects.count() == 2

    def test_takes_a_form_its_browser_filled_in_at_once_and_worked_for(self, nation):
        opened = screening.ticket(NOON, number=nation.pk)
        filled_in = post(opened=opened, work=proof_of_work.solve(opened))

        receive(nation, posted=filled_in)

        assert Person.objects.get().supporter_number == 1

    @pytest.mark.parametrize("work", ["", "1"], ids=["no work", "wrong work"])
    def test_lets_one_as_fast_without_work_wait_for_a_click(self, nation, work):
        opened = screening.ticket(NOON, number=nation.pk)
        sent = form(email=stranger())

        with pytest.raises(actions.WaitsForClick):
            receive(nation, sent, post(opened=opened, work=work))

        assert Submission.objects.get().state == "WAITING"
        assert not Person.objects.exists()

    def test_refuses_one_as_fast_where_no_letter_may_be_written(self, nation):
        nation.live_at = None
        opened = screening.ticket(NOON, number=nation.pk)

        with pytest.raises(actions.LooksLikeSpam):
            receive(nation, posted=post(opened=opened))

        assert Submission.objects.get().reason == "TOO_FAST"
        assert not Person.objects.exists()

    def test_lets_no_work_undo_a_filled_trap(self, nation):
        opened = screening.ticket(NOON, number=nation.pk)
        worked_for = {"opened": opened, "work": proof_of_work.solve(opened)}

        with pytest.raises(actions.LooksLikeSpam):
            receive(nation, posted=post(honeypot="x", **worked_for))

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


class TestForgetOld:
    @pytest.fixture
    def refused(self, nation):
        with pytest.raises(actions.LooksLikeSpam):
            receive(nation, posted=post(honeypot="x"))
        return Submission.objects.get()

    def test_deletes_what_was_refused_thirty_days_ago_and_nothing_else(
        self, nation, refused
    ):
        receive(nation)
        system, via = Actor.system(name="tests"), Source(channel=Channel.SYSTEM)
        month = NOON + dt.timedelta(days=30)

        kept = actions.forget_old(by=system, via=via, at=month)
        gone = actions.forget_old(
            by=system, via=via, at=month + dt.timedelta(seconds=1)
        )

        assert (kept, gone) == (0, 1)
        assert [row.state for row in Submission.objects.all()] == ["ACCEPTED"]

    def test_is_the_platforms_alone(self, refused):
        with pytest.raises(Refused):
            actions.forget_old(
                by=Actor.visitor(), via=WEB, at=NOON + dt.timedelta(days=99)
            )

        assert Submission.objects.get() == refused
