import datetime as dt
import json

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel import crash
from kernel.actor import Actor, Channel, Source
from kernel.facts.models import Fact
from kernel.jobs import actions as jobs
from kernel.jobs import running
from kernel.jobs.models import Job
from kernel.permissions import PERMISSIONS_OF, Refused, Role
from nations.consents.actions import Asked, give_consent
from nations.consents.models import ConsentEntry
from nations.consents.selectors import has_consent
from nations.imports import actions, bringing, selectors
from nations.imports.models import ImportFile
from nations.people.actions import Details, identify, tag_person, untag_person
from nations.people.models import Person, Tag
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("nation")

BY = Actor.system(name="tests")
VIA = Source(channel=Channel.IMPORT)
HEAD = "Email,First name,Last name,Phone,Postcode,Tags\n"
ALL = actions.Consent(agreed=actions.Agreed.ALL, day="2027-01-01", reason="stall")
PEOPLE = (
    "people_person",
    "people_email",
    "people_phone",
    "people_address",
    "people_externalid",
    "people_proposal",
    "people_tag",
    "people_tagging",
    "people_device",
)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def state(tables=PEOPLE):
    """Every row of these tables, as Postgres writes it."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT to_jsonb(t)::text FROM {table} t")
            found[table] = sorted(row for (row,) in cursor.fetchall())
    return found


def bring(content, consent=ALL):
    done = actions.import_people(
        content=content.encode(),
        name="list.csv",
        consent=consent,
        country="GB",
        by=BY,
        via=VIA,
        at=NOON,
    )
    return Job.objects.get(pk=ImportFile.objects.get(pk=done.import_id).job_id)


def take_back(job, by=BY):
    undo = jobs.undo(job_id=job.pk, by=by, via=VIA, at=NOON)
    running.work(job_id=undo.pk, step=bringing.TakingBack(via=VIA))
    undo.refresh_from_db()
    return undo


def known(**said):
    found = identify(details=Details(country="GB", **said), by=BY, via=VIA, at=NOON)
    return found.person


class TestUndo:
    def test_removes_whole_who_was_brought_in(self):
        before = state((*PEOPLE, "consents_consententry"))
        job = bring(HEAD + "ada@example.org,Ada,Abara,07700 900123,TM2 4AB,bus;doors\n")
        assert Person.objects.count() == 1

        undo = take_back(job)

        assert state((*PEOPLE, "consents_consententry")) == before
        assert undo.state == Job.State.DONE
        assert undo.counts == {"removed": 1, "restored": 0, "left": 0}

    def test_puts_back_the_fields_tags_and_emails_of_who_was_filled_in(self):
        ada = known(email="ada@example.org", tags=("bus",))
        known(full_name="Bo Diaz", phone="07700 900200", email="bo@example.org")
        before = state()
        job = bring(HEAD + "ada@example.org,Ada,Abara,07700 900123,TM2 4AB,bus;doors\n")
        ada.refresh_from_db()
        assert (ada.full_name, len(ada.tag_ids)) == ("Ada Abara", 2)

        undo = take_back(job)

        assert state() == before
        assert undo.counts == {"removed": 0, "restored": 1, "left": 0}

    def test_takes_consent_back_through_the_ledger_and_lets_a_list_give_it_again(self):
        ada = known(email="ada@example.org", full_name="Ada")
        job = bring(HEAD + "ada@example.org,Ada,,,,\n")
        assert has_consent(ada.pk)

        undo = take_back(job)

        rows = ConsentEntry.objects.order_by("pk")
        assert [(row.is_given, row.job_id) for row in rows] == [
            (True, job.pk),
            (False, undo.pk),
        ]
        assert not has_consent(ada.pk)
        bring(HEAD + "ada@example.org,Ada,,,,\n")
        assert has_consent(ada.pk)

    def test_leaves_a_yes_somebody_gave_themselves_afterwards(self):
        job = bring(
            HEAD + "ada@example.org,Ada,,,,\n",
            actions.Consent(agreed=actions.Agreed.NONE),
        )
        ada = Person.objects.get()
        themselves = Actor.supporter(person_id=ada.pk)
        give_consent(
            person_id=ada.pk,
            asked=Asked(wording="Email me"),
            by=themselves,
            via=Source(channel=Channel.WEB),
            at=NOON,
        )

        undo = take_back(job)

        assert undo.counts == {"removed": 0, "restored": 0, "left": 1}
        assert has_consent(ada.pk)

    @pytest.mark.parametrize(
        "touch",
        [
            lambda one: tag_person(
                person_id=one.pk, name="new", by=BY, via=VIA, at=NOON
            ),
            lambda one: Person.objects.filter(pk=one.pk).update(note="Rang twice"),
            lambda one: one.emails.update(address="new@example.org"),
            lambda one: one.phones.all().delete(),
            lambda one: one.devices.create(proof="TYPED", made_at=NOON, seen_at=NOON),
            lambda one: untag_person(
                person_id=one.pk, tag_id=one.tag_ids[0], by=BY, via=VIA, at=NOON
            ),
        ],
        ids=["tagged", "noted", "email", "phone gone", "device", "untagged"],
    )
    def test_leaves_whole_who_was_touched_since_and_says_so(self, touch):
        job = bring(
            HEAD
            + "ada@example.org,Ada,Abara,07700 900123,TM2 4AB,bus\n"
            + "bo@example.org,Bo,Bright,,,\n"
        )
        ada = Person.objects.get(full_name="Ada Abara")
        touch(ada)
        touched = state(("people_person", "people_email", "people_phone"))
        ours = {
            table: [row for row in rows if "bo@" not in row and "Bo Bright" not in row]
            for table, rows in touched.items()
        }

        undo = take_back(job)

        assert undo.counts == {"removed": 1, "restored": 0, "left": 1}
        assert undo.refused == 1
        assert state(("people_person", "people_email", "people_phone")) == ours
        left = selectors.left_alone(job, by=BY)
        assert [one.person for one in left] == [ada]
        assert not has_consent(ada.pk)

    def test_leaves_a_field_that_was_changed_since_and_puts_the_others_back(self):
        ada = known(email="ada@example.org")
        job = bring(HEAD + "ada@example.org,Ada,,07700 900123,TM2 4AB,\n")
        ada.addresses.update(postcode="TM9 9ZZ")

        undo = take_back(job)

        assert undo.counts == {"removed": 0, "restored": 0, "left": 1}
        assert ada.addresses.get().postcode == "TM9 9ZZ"
        assert not ada.phones.exists()
        ada.refresh_from_db()
        assert ada.full_name == ""

    def test_keeps_a_tag_it_made_that_somebody_uses_now(self):
        bo = known(full_name="Bo")
        job = bring(HEAD + "ada@example.org,Ada,,,,bus\n")
        tag_person(person_id=bo.pk, name="bus", by=BY, via=VIA, at=NOON)

        take_back(job)

        assert [tag.name for tag in Tag.objects.all()] == ["bus"]
        assert Person.objects.get().tag_ids == [Tag.objects.get().pk]

    def test_shows_in_the_list_of_files(self):
        kept = bring(HEAD + "bo@example.org,Bo,,,,\n")
        gone = bring(HEAD + "ada@example.org,Ada,,,,\n")

        take_back(gone)

        listed = selectors.newest_imports(by=BY)
        assert [(one.job, one.is_taken_back) for one in listed] == [
            (gone, True),
            (kept, False),
        ]

    def test_publishes_a_fact_per_chunk_and_none_per_person(self):
        job = bring(HEAD + "".join(f"p{n}@example.org,P{n},,,,\n" for n in range(5)))

        take_back(job)

        assert list(Fact.objects.order_by("pk").values_list("type", flat=True)) == [
            "imports.chunk_brought_in",
            "imports.people_imported",
            "imports.chunk_taken_back",
            "imports.import_undone",
        ]

    @pytest.mark.parametrize(
        "point",
        ["imports.taken_back", "jobs.before_commit", "jobs.after_chunk"],
    )
    def test_goes_on_where_a_killed_worker_stopped(self, point, monkeypatch):
        before = state()
        job = bring(HEAD + "".join(f"p{n}@example.org,P{n},,,,x\n" for n in range(700)))
        undo = jobs.undo(job_id=job.pk, by=BY, via=VIA, at=NOON)

        kill(point, undo, bringing.TakingBack(via=VIA))
        running.work(job_id=undo.pk, step=bringing.TakingBack(via=VIA))

        undo.refresh_from_db()
        assert state() == before
        assert undo.counts == {"removed": 700, "restored": 0, "left": 0}
        assert (undo.state, undo.done, undo.total) == ("DONE", 700, 700)


def kill(point, job, step):
    """Kill a worker at a point, and let its lease run out."""

    def die():
        raise KeyboardInterrupt

    with crash.armed(point, die), pytest.raises(KeyboardInterrupt):
        running.work(job_id=job.pk, step=step)
    Job.objects.filter(pk=job.pk).update(lease_until=NOON - dt.timedelta(days=365))


NAME = st.sampled_from(["", "Ada", "Bo", "Zoë", "Jo", "Joanna"])
CELL = {
    "email": st.sampled_from(["", "a@x.org", "A@x.org", "b@x.org", "c@x.org", "bad"]),
    "given": NAME,
    "family": st.sampled_from(["", "Abara", "Diaz"]),
    "phone": st.sampled_from(["", "07700 900123", "07700 900124", "12"]),
    "postcode": st.sampled_from(["", "TM2 4AB", "TM3 1AA"]),
    "tags": st.sampled_from(["", "bus", "Bus;doors", "doors"]),
}
ROWS = st.lists(st.tuples(*CELL.values()), min_size=1, max_size=8)


class TestUndoOfAnyList:
    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(first=ROWS, second=ROWS)
    def test_is_the_exact_state_before(self, first, second):
        bring(HEAD + "".join(",".join(row) + "\n" for row in first))
        before = state()

        job = bring(HEAD + "".join(",".join(row) + "\n" for row in second))
        take_back(job)

        assert state() == before
        assert json.dumps(state())  # and says something at all


class TestUndoIsRefused:
    @pytest.fixture
    def job(self):
        return bring(HEAD + "ada@example.org,Ada,,,,\n")

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.TREASURER, Role.FIELD])
    def test_to_roles_that_may_not(self, job, role):
        by = Actor.staff(account_id=1, user_id=1, permissions=PERMISSIONS_OF[role])

        with pytest.raises(Refused):
            jobs.undo(job_id=job.pk, by=by, via=VIA, at=NOON)

        assert Job.objects.count() == 1

    def test_a_second_time(self, job):
        take_back(job)

        with pytest.raises(jobs.UndoneBefore):
            jobs.undo(job_id=job.pk, by=BY, via=VIA, at=NOON)

        assert Job.objects.count() == 2

    def test_after_thirty_days(self, job):
        late = NOON + dt.timedelta(days=30, seconds=1)

        with pytest.raises(jobs.CantBeUndone):
            jobs.undo(job_id=job.pk, by=BY, via=VIA, at=late)

        assert Job.objects.count() == 1
        assert Person.objects.count() == 1

    def test_while_it_runs(self, job):
        Job.objects.filter(pk=job.pk).update(state="RUNNING", finished_at=None)

        with pytest.raises(jobs.CantBeUndone):
            jobs.undo(job_id=job.pk, by=BY, via=VIA, at=NOON)

        assert Person.objects.count() == 1
