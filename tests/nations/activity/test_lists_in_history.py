import pytest

from kernel.actor import Actor, Channel, Source
from kernel.jobs import actions as jobs
from kernel.jobs import running
from kernel.jobs.models import Job
from nations.activity.selectors import history_of, latest
from nations.imports import actions
from nations.imports.bringing import TakingBack
from nations.people.actions import Details, identify
from nations.people.models import Person
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("nation")

BY = Actor.system(name="tests")
HOW = {"by": BY, "via": Source(channel=Channel.IMPORT), "at": NOON}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def bring(content):
    actions.import_people(
        content=content,
        name="l",
        consent=actions.Consent(agreed=actions.Agreed.NONE),
        country="GB",
        **HOW,
    )


def sentences(person):
    return [line.sentence for line in history_of(person)]


class TestHistoryOf:
    def test_says_who_came_with_a_list_and_who_was_filled_in_by_it(self):
        ada = identify(details=Details(email="ada@example.org"), **HOW).person

        bring(b"Email,Phone\nada@example.org,07700 900123\nbo@example.org,\n")

        bo = Person.objects.exclude(pk=ada.pk).get()
        assert sentences(ada) == ["Added to the campaign", "Filled in by a list"]
        assert sentences(bo) == ["Came with a list"]

    def test_says_nothing_of_a_list_that_was_taken_back(self):
        ada = identify(details=Details(email="ada@example.org"), **HOW).person
        bring(b"Email,Phone\nada@example.org,07700 900123\n")
        undo = jobs.undo(job_id=Job.objects.get().pk, **HOW)

        running.work(job_id=undo.pk, step=TakingBack(via=HOW["via"]))

        assert sentences(ada) == ["Added to the campaign"]


class TestLatest:
    def test_says_of_a_list_that_it_came_in_and_that_it_was_taken_back(self):
        bring(b"Email\nada@example.org\n")
        undo = jobs.undo(job_id=Job.objects.get().pk, **HOW)

        running.work(job_id=undo.pk, step=TakingBack(via=HOW["via"]))

        said = [(line.sentence, line.sign) for line in latest()]
        assert said == [
            ("Took back a list", "bring-in"),
            ("Brought in a list", "bring-in"),
        ]
