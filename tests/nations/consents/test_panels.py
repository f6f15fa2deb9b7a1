"""What a person's page says of whether they may be written to."""

import pytest
import time_machine
from django.template.loader import render_to_string

from nations.consents.models import ConsentEntry
from nations.consents.panels import consent
from nations.people.models import Person
from tests.conftest import NEXT_YEAR, NOON

pytestmark = pytest.mark.usefixtures("nation")

OWN, LIST = ConsentEntry.Basis.CONSENT, ConsentEntry.Basis.IMPORTED


@pytest.mark.parametrize(
    ("basis", "job_id", "is_given", "sentence"),
    [
        (OWN, None, True, "Said yes on 20 March 2027"),
        (OWN, None, False, "Left the emails on 20 March 2027"),
        # The day is that of the list: when they agreed stands in the words.
        (LIST, 7, True, "Said yes, says the list you brought in on 20 March 2027"),
        (
            LIST,
            7,
            False,
            "The list that said yes was taken back on 20 March 2027",
        ),
        # A list's words, changed by hand since: theirs.
        (LIST, None, False, "Left the emails on 20 March 2027"),
    ],
)
def test_says_who_said_it_and_when(basis, job_id, is_given, sentence):
    person = Person.objects.create(created_at=NOON)
    ConsentEntry.objects.create(
        person=person,
        channel=ConsentEntry.Channel.EMAIL,
        purpose=ConsentEntry.Purpose.UPDATES,
        is_given=is_given,
        basis=basis,
        wording="Email me.",
        source={},
        job_id=job_id,
        at=NOON,
    )

    with time_machine.travel(NEXT_YEAR):
        panel = consent(person).shown
        shown = render_to_string("consents/panel.html", {"shown": panel})

    assert sentence in " ".join(shown.split())


def test_says_that_somebody_never_said_anything():
    person = Person.objects.create(created_at=NOON)

    shown = render_to_string("consents/panel.html", {"shown": consent(person).shown})

    assert "Never said yes, so nobody may email them" in shown
