import datetime as dt

import pytest

from kernel import facts
from kernel.actor import Actor, Channel, Source
from kernel.changes.models import Change
from nations.activity import selectors
from nations.consents.actions import Asked, give_consent, withdraw_consent
from nations.people import actions
from nations.people.actions import Details, PersonChange, edit_person, undo_edit
from nations.submissions.facts import SignUpReceived
from tenants.accounts.models import User
from tests.conftest import NOON
from tests.support.panel import staff

pytestmark = pytest.mark.usefixtures("nation")

WEB = Source(channel=Channel.WEB)
PANEL = Source(channel=Channel.PANEL)
LATER = NOON + dt.timedelta(minutes=5)


@pytest.fixture
def sam():
    """Sam typed their address on the site, joined and said yes: one act."""
    visitor = Actor.visitor()
    person = actions.identify(
        details=Details(email="sam@example.org", full_name="Sam"),
        by=visitor,
        via=WEB,
        at=NOON,
    ).person
    supporter = Actor.supporter(person_id=person.pk)
    actions.join(person_id=person.pk, by=supporter, via=WEB, at=NOON)
    give_consent(
        person_id=person.pk,
        asked=Asked(wording="Email me."),
        by=supporter,
        via=WEB,
        at=NOON,
    )
    return person


def tag(person, name="bus", *, at=LATER, by=None):
    return actions.tag_person(
        person_id=person.pk, name=name, by=by or staff(), via=PANEL, at=at
    )


def said(person):
    person.refresh_from_db()
    return [(line.sentence, line.recorded_by) for line in selectors.history_of(person)]


class TestHistoryOf:
    def test_says_what_one_act_brought_about_in_one_line(self, sam):
        assert said(sam) == [("Joined. Said yes to email", "On the site")]

    def test_says_of_a_form_sent_again_only_once_where_that_was(self, sam):
        facts.publish(
            SignUpReceived(person_id=sam.pk, submission_id=1),
            by=Actor.supporter(person_id=sam.pk),
            via=WEB,
            at=LATER,
        )

        assert said(sam)[0] == ("Signed up on the site", "")

    def test_names_the_tag_and_who_put_it_on(self, sam):
        user = User.objects.create_user("priya@example.org", name="Priya Nair")
        by = Actor.staff(account_id=7, user_id=user.pk, permissions=staff().permissions)

        tag(sam, by=by)

        assert said(sam)[0] == ("Tagged bus", "By Priya Nair")

    def test_says_which_detail_changed(self, sam):
        change = PersonChange(called="Sammy", country="GB")
        edit_person(person_id=sam.pk, change=change, by=staff(), via=PANEL, at=LATER)

        assert said(sam)[0] == ("What to call them added: “Sammy”", "By the team")

    def test_offers_to_undo_the_newest_word_on_each_tag_and_nothing_else(self, sam):
        bus = tag(sam)
        sam.refresh_from_db()

        undos = [line.undo for line in selectors.history_of(sam)]

        off = f"/people/{sam.pk}/tags/{bus.pk}/off/"
        assert undos == [selectors.Undo(url=off), None]

    def test_offers_to_put_back_what_was_taken_off(self, sam):
        bus = tag(sam)
        after = LATER + dt.timedelta(minutes=1)
        actions.untag_person(
            person_id=sam.pk, tag_id=bus.pk, by=staff(), via=PANEL, at=after
        )
        sam.refresh_from_db()

        newest, before, *_ = selectors.history_of(sam)

        assert newest.sentence == "No longer tagged bus"
        assert newest.undo == selectors.Undo(url=f"/people/{sam.pk}/tags/", name="bus")
        assert before.undo is None

    def test_asks_no_more_queries_for_more_lines(self, sam, django_assert_num_queries):
        for number in range(30):
            tag(sam, f"tag {number}")
        sam.refresh_from_db()

        # The facts, the tags' names, and what lists did.
        with django_assert_num_queries(3):
            lines = selectors.history_of(sam)

        assert len(lines) == 31


class TestLatest:
    def test_tells_that_somebody_left_and_that_they_came_back(self, sam):
        how = {
            "person_id": sam.pk,
            "asked": Asked(wording="Leave the emails"),
            "by": Actor.supporter(person_id=sam.pk),
            "via": WEB,
        }
        withdraw_consent(**how, at=LATER)
        give_consent(**how, at=LATER + dt.timedelta(minutes=1))

        told = [line.sentence for line in selectors.latest()]

        assert told == ["Said yes to email", "Left the emails", "Joined"]

    def test_names_who_joined_and_who_brought_them(self, sam):
        mo = actions.identify(
            details=Details(full_name="Mo"), by=staff(), via=PANEL, at=LATER
        ).person
        via = Source(channel=Channel.WEB, recruiter_id=sam.pk)
        actions.join(
            person_id=mo.pk, by=Actor.supporter(person_id=mo.pk), via=via, at=LATER
        )

        newest = selectors.latest()[0]

        assert (newest.sentence, newest.person, newest.brought_by) == (
            "Joined",
            mo,
            sam,
        )


class TestEditsInHistory:
    def edit(self, person, *, at=LATER, **change):
        return edit_person(
            person_id=person.pk,
            change=PersonChange(country="GB", **change),
            by=staff(),
            via=PANEL,
            at=at,
        ).job_id

    def told(self, person):
        lines = selectors.history_of(person)
        return [(line.sentence, line.undo and line.undo.url) for line in lines]

    def test_say_what_was_and_what_is(self, sam):
        job_id = self.edit(sam, full_name="Sam Ortiz", phone="07700 900123")

        assert self.told(sam)[0] == (
            "Name changed from “Sam” to “Sam Ortiz”. Phone added: “07700 900123”",
            f"/people/{sam.pk}/edits/{job_id}/undo/",
        )

    def test_offer_undo_of_the_newest_of_a_detail_alone(self, sam):
        first = self.edit(sam, called="S")
        second = self.edit(sam, full_name="", at=LATER + dt.timedelta(hours=1))
        third = self.edit(sam, called="Sammy", at=LATER + dt.timedelta(hours=2))

        undos = [undo for _, undo in self.told(sam)]

        one = f"/people/{sam.pk}/edits"
        assert undos[:3] == [f"{one}/{third}/undo/", f"{one}/{second}/undo/", None]
        assert first not in (second, third)

    def test_that_were_undone_say_so(self, sam):
        job_id = self.edit(sam, full_name="Sam Ortiz")
        at = LATER + dt.timedelta(hours=1)
        undo_edit(person_id=sam.pk, job_id=job_id, by=staff(), via=PANEL, at=at)

        assert self.told(sam)[:2] == [
            ("Name put back to “Sam”", None),
            ("Name changed from “Sam” to “Sam Ortiz”", None),
        ]

    def test_say_which_detail_alone_once_the_values_are_cleared_away(self, sam):
        self.edit(sam, full_name="Sam Ortiz")
        Change.objects.all().delete()

        assert self.told(sam)[0] == ("Name changed", None)
