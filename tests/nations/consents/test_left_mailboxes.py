"""A mailbox that was left stays left, whatever staff do with the row it stood in."""

import datetime as dt

import pytest
import time_machine
from django.template.loader import render_to_string

from kernel.actor import Actor, Channel, Source
from kernel.facts.models import Fact
from kernel.mail.models import Message
from nations.consents.actions import (
    Asked,
    WithdrawnBefore,
)
from nations.consents.models import ConsentEntry, LeftMailbox
from nations.consents.panels import consent
from nations.consents.selectors import has_consent, left_by_themselves
from nations.people.actions import undo_edit
from nations.people.models import Email
from tenants.models import Kind
from tests.conftest import NEXT_YEAR, NOON
from tests.nations.consents.support import (
    CODE,
    EVEN_LATER,
    LATER,
    LINK,
    PANEL,
    TYPED,
    device,
    leave,
    left_now,
    move,
    person,
    say_yes,
    undo,
    web,
)
from tests.nations.submissions.support import stranger
from tests.support.panel import staff
from themes import actions as themes

pytestmark = pytest.mark.usefixtures("nation")


class TestAMailboxThatWasLeft:
    def test_is_known_by_its_address_in_small_letters(self, ann):
        assert left_now() == ["ann@example.org"]

    def test_is_only_the_one_of_the_letter(self):
        two = person("two@example.org")
        Email.objects.create(person=two, address="b@example.org", created_at=NOON)

        leave(
            two,
            Source(channel=Channel.MAIL),
            address="b@example.org",
            is_proved=True,
        )

        assert left_now() == ["b@example.org"]

    def test_stays_left_when_staff_change_its_owners_address(self, ann):
        move(ann, "new@example.org")
        somebody = person("ann@example.org")

        assert left_by_themselves([somebody.pk]) == {somebody.pk}
        with pytest.raises(WithdrawnBefore):
            say_yes(
                somebody,
                PANEL,
                asked=Asked(wording="A list", basis="IMPORTED"),
                by=Actor.system(name="tests"),
            )
        assert not ConsentEntry.objects.filter(person=somebody).exists()

    def test_stays_left_when_the_device_undoes_it_after_that(self, ann):
        move(ann, "new@example.org")

        undo(ann, ann.left, ann.via)

        assert left_now() == ["ann@example.org"]

    def test_ends_the_yes_of_whom_staff_put_it_on(self, ann):
        eve = person("prize@example.org")
        say_yes(eve, web(device(eve)))

        move(eve, "ANN@example.org")

        assert not has_consent(eve.pk)
        with time_machine.travel(NEXT_YEAR):
            panel = consent(eve).shown
            shown = render_to_string("consents/panel.html", {"shown": panel})
        assert (
            "Whoever reads this address left the emails on 20 March 2027. "
            "Only they can say yes again."
        ) in " ".join(shown.split())
        assert "May not be emailed" in shown
        assert "Said yes on" not in shown

    def test_gives_that_yes_back_with_the_address_it_was_said_for(self, ann):
        eve = person("prize@example.org")
        say_yes(eve, web(device(eve)))
        edited = move(eve, "ann@example.org")

        undo_edit(
            person_id=eve.pk, job_id=edited.job_id, by=staff(), via=PANEL, at=LATER
        )

        assert has_consent(eve.pk)

    def test_is_no_reason_against_another_purpose(self, ann):
        asked = Asked(wording="Ask me for money.", purpose="FUNDRAISING")
        say_yes(ann, ann.via, asked=asked)

        assert has_consent(ann.pk, purpose="FUNDRAISING")

    @pytest.mark.parametrize(("is_left", "count"), [(True, 0), (False, 1)])
    def test_is_told_to_nobody_when_it_is_left_again(self, is_left, count, nation):
        themes.set_brand(
            name="Ines Calloway",
            kind=Kind.CANDIDATE,
            country="GB",
            by=Actor.system(name="tests"),
            via=Source(channel=Channel.SYSTEM),
            at=NOON,
        )
        eve = person(stranger())
        say_yes(eve, web(device(eve)))
        if is_left:
            LeftMailbox.objects.create(
                address=eve.emails.get().address, purpose="UPDATES", at=NOON
            )

        leave(eve, web(device(eve)))

        assert Message.objects.filter(kind="consents.left").count() == count


class TestAMailboxIsOpenAgain:
    @pytest.mark.parametrize("proof", [LINK, CODE])
    def test_by_a_yes_of_a_device_that_proved_it(self, ann, proof):
        theirs = web(device(ann, proof))

        say_yes(ann, theirs, address="ANN@example.org", at=EVEN_LATER)

        assert left_now() == []
        assert has_consent(ann.pk)

    def test_by_such_a_yes_of_whom_staff_put_it_on(self, ann):
        eve = person("prize@example.org")
        say_yes(eve, web(device(eve, LINK)))
        move(eve, "ann@example.org")
        theirs = web(device(eve, LINK))

        entry = say_yes(eve, theirs, address="ann@example.org", at=EVEN_LATER)

        assert has_consent(eve.pk)
        assert (entry.at, entry.proof) == (EVEN_LATER, LINK)

    def test_by_undoing_it(self, ann):
        undo(ann, ann.left, ann.via)

        assert left_now() == []
        assert has_consent(ann.pk)

    def test_by_the_letter_whatever_strangers_did_in_between(self, ann):
        leave(ann, web(device(ann)), at=LATER + dt.timedelta(minutes=1))

        undo(ann, ann.left, Source(channel=Channel.MAIL))

        assert left_now() == []
        assert has_consent(ann.pk)

    def test_not_by_the_letter_once_its_reader_left_on_a_device_of_theirs(self, ann):
        theirs = device(ann, LINK)
        leave(ann, web(theirs), is_proved=True, at=LATER + dt.timedelta(minutes=1))
        move(ann, "new@example.org")
        move(ann, "ann@example.org")

        undo(ann, ann.left, Source(channel=Channel.MAIL))

        assert left_now() == ["ann@example.org"]
        assert not has_consent(ann.pk)

    def test_not_by_a_device_that_only_typed_it(self, ann):
        say_yes(ann, web(device(ann)), address="ann@example.org", at=EVEN_LATER)

        assert left_now() == ["ann@example.org"]
        assert not has_consent(ann.pk)

    def test_not_by_a_yes_to_something_else(self, ann):
        asked = Asked(wording="Ring me.", channel="PHONE")

        say_yes(
            ann,
            web(device(ann, LINK)),
            address="ann@example.org",
            asked=asked,
            at=EVEN_LATER,
        )

        assert left_now() == ["ann@example.org"]

    def test_not_by_a_device_that_may_have_proved_another_of_theirs(self, ann):
        Email.objects.create(person=ann, address="b@example.org", created_at=NOON)

        say_yes(ann, web(device(ann, LINK)), address="ann@example.org", at=EVEN_LATER)

        assert left_now() == ["ann@example.org"]
        assert not has_consent(ann.pk)

    def test_by_a_press_in_a_letter_there_whatever_else_is_theirs(self, ann):
        Email.objects.create(person=ann, address="b@example.org", created_at=NOON)
        theirs = web(device(ann, LINK))

        say_yes(ann, theirs, address="ann@example.org", is_read=True, at=EVEN_LATER)

        assert left_now() == []
        assert has_consent(ann.pk)

    def test_not_by_a_proof_of_another_mailbox(self, ann):
        eve = person("prize@example.org")
        theirs = web(device(eve, LINK))
        move(eve, "ann@example.org")

        say_yes(eve, theirs, address="ann@example.org", at=EVEN_LATER)

        assert left_now() == ["ann@example.org"]
        assert not has_consent(eve.pk)

    def test_not_by_another_persons_device(self, ann):
        eve = person("prize@example.org")

        say_yes(ann, web(device(eve, LINK)), address="ann@example.org", at=EVEN_LATER)

        assert left_now() == ["ann@example.org"]

    def test_not_by_undoing_a_later_leave_than_its_owners(self, ann):
        eve = person("prize@example.org")
        theirs = web(device(eve))
        say_yes(eve, theirs)
        move(eve, "ann@example.org")
        move(ann, "new@example.org")
        left = leave(eve, theirs, at=LATER + dt.timedelta(minutes=1))

        undo(eve, left, theirs)

        assert left_now() == ["ann@example.org"]
        assert not has_consent(eve.pk)


class TestAYesSaidAgain:
    @pytest.fixture
    def sam(self):
        return person("sam@example.org")

    def said(self):
        rows = ConsentEntry.objects.order_by("pk")
        return [(row.source.get("device_id"), row.proof) for row in rows]

    def test_by_the_same_device_adds_nothing(self, sam):
        theirs = device(sam)

        assert say_yes(sam, web(theirs)) == say_yes(sam, web(theirs), at=LATER)

        assert self.said() == [(theirs.pk, TYPED)]

    def test_by_another_device_is_its_own(self, sam):
        one, other = device(sam), device(sam)
        say_yes(sam, web(one))

        say_yes(sam, web(other), at=LATER)
        say_yes(sam, web(one), at=LATER)

        assert self.said() == [(one.pk, TYPED), (other.pk, TYPED)]

    def test_by_a_better_proof_is_its_own(self, sam):
        theirs = device(sam)
        say_yes(sam, web(theirs))
        theirs.proof = LINK
        theirs.save(update_fields=["proof"])

        say_yes(sam, web(theirs), at=LATER)
        say_yes(sam, web(theirs), at=LATER)

        assert self.said() == [(theirs.pk, TYPED), (theirs.pk, LINK)]

    def test_after_a_no_is_its_own(self, sam):
        theirs = device(sam, LINK)
        say_yes(sam, web(theirs))
        leave(sam, web(theirs), is_proved=True)

        say_yes(sam, web(theirs), address="sam@example.org", at=EVEN_LATER)

        assert [row.is_given for row in ConsentEntry.objects.order_by("pk")] == [
            True,
            False,
            True,
        ]

    def test_by_a_list_adds_nothing(self, sam):
        say_yes(sam, web(device(sam)))

        say_yes(
            sam,
            PANEL,
            asked=Asked(wording="A list", basis="IMPORTED"),
            by=Actor.system(name="tests"),
        )

        assert ConsentEntry.objects.count() == 1

    def test_is_no_news(self, sam):
        say_yes(sam, web(device(sam)))

        say_yes(sam, web(device(sam)), at=LATER)

        assert Fact.objects.filter(type="consents.consent_given").count() == 1
