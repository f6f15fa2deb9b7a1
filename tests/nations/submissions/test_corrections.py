"""Whoever goes back in their browser and posts the form once more, with other words or a tick."""

import pytest

from nations.consents.models import ConsentEntry
from nations.people.models import Person
from nations.submissions import actions
from nations.submissions.models import Submission
from tests.nations.submissions.support import fill_up, form, post, receive, stranger

pytestmark = pytest.mark.usefixtures("brand")

KEY = "0123456789abcdef0123456789abcdef"


class TestSameTicket:
    def test_takes_a_corrected_address_as_another_form(self, nation):
        mistyped = receive(nation, form(key=KEY, email="smar@example.org"))

        corrected = receive(
            nation, form(key=KEY, email="sam@example.org"), device=mistyped.device
        )

        assert not corrected.is_again
        assert corrected.person != mistyped.person
        assert [e.address for e in corrected.person.emails.all()] == ["sam@example.org"]
        # From now on the browser stands for whoever it said last.
        assert corrected.device.person == corrected.person

    def test_takes_a_tick_made_the_second_time(self, nation):
        first = receive(nation, form(key=KEY))

        ticked = receive(nation, form(key=KEY, agreed=True), device=first.device)

        assert (ticked.person, ticked.number) == (first.person, first.number)
        assert ConsentEntry.objects.get().is_given
        assert Person.objects.count() == 1

    def test_takes_the_first_words_once_however_late_they_come_again(self, nation):
        first = receive(nation, form(key=KEY, email="smar@example.org"))
        receive(nation, form(key=KEY, email="sam@example.org"))

        again = receive(nation, form(key=KEY, email="SMAR@example.org "))

        assert (again.is_again, again.submission) == (True, first.submission)
        assert Submission.objects.count() == 2

    def test_lets_each_address_wait_for_its_own_letter(self, nation):
        address = fill_up(nation)
        mistyped, corrected = stranger("smar"), stranger("sam")

        for email in (mistyped, corrected):
            with pytest.raises(actions.WaitsForClick):
                receive(nation, form(key=KEY, email=email), post(address=address))

        waiting = Submission.objects.filter(state="WAITING")
        assert {row.data["email"] for row in waiting} == {mistyped, corrected}
