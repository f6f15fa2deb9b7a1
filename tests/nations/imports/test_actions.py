import datetime as dt
import random

import pytest
import time_machine
from django.core.files.storage import default_storage

from kernel.actor import Actor, Channel, Source
from kernel.jobs import running
from kernel.jobs.models import Job
from kernel.permissions import PERMISSIONS_OF, Refused, Role
from nations.consents.actions import (
    Asked,
    give_consent,
    leave_mailbox,
    withdraw_consent,
)
from nations.consents.models import ConsentEntry
from nations.consents.selectors import has_consent
from nations.imports import actions, bringing, columns, reading
from nations.imports.consent import Consent
from nations.imports.models import ImportFile, RefusedRow
from nations.people.actions import PersonChange, edit_person
from nations.people.models import Person
from tests.conftest import NOON
from tests.nations.imports.test_undo import PEOPLE, kill, known, state, take_back

pytestmark = pytest.mark.usefixtures("nation")

BY = Actor.system(name="tests")
VIA = Source(channel=Channel.IMPORT)
HEAD = b"Email,First name,Last name,Phone,Postcode,Tags\n"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


ALL = actions.Consent(agreed=actions.Agreed.ALL, day="2027-01-01", reason="stall")
NONE = actions.Consent(agreed=actions.Agreed.NONE)
HOW = {"by": BY, "via": VIA, "at": NOON}


def read(content):
    return actions.read_file(content=content, name="list.csv", **HOW)


def begin(file, goes_to=None, consent=NONE):
    actions.choose(
        import_id=file.pk, goes_to=goes_to or file.goes_to, consent=consent, **HOW
    )
    return actions.begin(import_id=file.pk, **HOW)


def bring(content, consent=None):
    return actions.import_people(
        content=content,
        name="list.csv",
        consent=consent or NONE,
        country="GB",
        by=BY,
        via=VIA,
        at=NOON,
    )


def leave(person):
    """Let somebody leave the emails on the site."""
    withdraw_consent(
        person_id=person.pk,
        asked=Asked(wording="Leave the emails"),
        by=Actor.supporter(person_id=person.pk),
        via=Source(channel=Channel.WEB, device_id=7),
        at=NOON,
    )


class TestImportPeople:
    def test_brings_in_every_column(self):
        bring(HEAD + b"ada@example.org,Ada,Abara,07700 900123,TM2 4AB,bus;doors\n")

        person = Person.objects.get()
        assert person.full_name == "Ada Abara"
        assert person.phones.get().number == "+447700900123"
        assert person.addresses.get().postcode == "TM2 4AB"
        assert len(person.tag_ids) == 2
        assert person.joined_at is None

    def test_matches_who_is_known(self):
        done = bring(HEAD + b"ada@example.org,Ada,,,,\nADA@example.org,Ada,Abara,,,\n")

        assert (done.created_count, done.updated_count) == (1, 1)
        assert Person.objects.count() == 1

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            (b"not an email,A,,,,", "That email address isn’t complete."),
            (b"a@example.org,=cmd(),,,,", "A cell begins like a formula."),
            (b'a@example.org,"A,,,,', "A quotation mark is opened and never closed."),
            (
                b"a@example.org," + b"x" * 10_000_000 + b",,,,",
                "A cell is far too long.",
            ),
            (
                b'a@example.org,"' + b"\n".join([b"x" * 70_000] * 2) + b'",,,,',
                "A cell is far too long.",
            ),
            (
                b"a@example.org,A\x00B,,,,",
                "It holds a NUL character, which no text has.",
            ),
            (
                b"a@example.org,\xe9va,,,,",
                "Some letters don’t fit the file’s encoding.",
            ),
        ],
        ids=[
            "email",
            "formula",
            "quote",
            "huge",
            "huge of several lines",
            "nul",
            "encoding",
        ],
    )
    def test_refuses_a_bad_line_with_its_reason_and_brings_in_the_rest(
        self, line, reason
    ):
        good = [f"p{n}@example.org,Zoë,Diaz {n},,,".encode() for n in range(2)]

        done = bring(HEAD + good[0] + b"\n" + line + b"\n" + good[1] + b"\n")

        assert (done.created_count, done.refused_count) == (2, 1)
        refused = RefusedRow.objects.get()
        assert refused.line == 3
        assert refused.reason.startswith(reason)

    def test_reads_a_file_of_another_encoding_whole(self):
        bring("Email;Name\nzoe@example.org;Zoë Müller\n".encode("cp1252"))

        assert Person.objects.get().full_name == "Zoë Müller"

    def test_refuses_a_file_that_is_no_text(self):
        noise = random.Random(7).randbytes(5_000).replace(b"\x00", b"x")

        with pytest.raises(reading.NotACsv, match="doesn’t look like a CSV"):
            read(noise)

        assert not ImportFile.objects.exists()

    def test_refuses_a_file_without_a_table(self):
        with pytest.raises(reading.NotACsv):
            bring(b"hello\nworld\n")

        assert not ImportFile.objects.exists()

    def test_refuses_more_columns_than_a_page_can_ask_about(self):
        wide = ",".join(f"c{at}" for at in range(reading.MOST_COLUMNS + 1))

        with pytest.raises(reading.NotACsv) as refusal:
            read(f"{wide}\n".encode())

        assert refusal.value.sentence.startswith("This file has 201 columns.")
        assert not ImportFile.objects.exists()

    def test_reads_as_many_as_it_can(self):
        others = (f"c{at}" for at in range(1, reading.MOST_COLUMNS))
        wide = ",".join(["Email", *others])

        assert len(read(f"{wide}\n".encode()).headings) == 200

    def test_keeps_no_nul_of_a_reason(self):
        said = {"agreed": "ALL", "day": "2027-01-\x0001", "reason": "they\x00 asked"}

        consent = Consent.from_json(said)

        assert (consent.day, consent.reason) == ("2027-01-01", "they asked")

    @time_machine.travel(NOON, tick=False)
    def test_never_subscribes_who_left_after_a_list_was_taken_back(self):
        ada = known(email="ada@example.org", full_name="Ada")
        bring(HEAD + b"ada@example.org,Ada,,,,\n", consent=ALL)
        take_back(Job.objects.get())
        leave(ada)

        bring(HEAD + b"ada@example.org,Ada,,,,\n", consent=ALL)

        assert not has_consent(ada.pk)

    def test_never_subscribes_a_mailbox_whose_owner_left_under_another_name(self):
        leave(known(email="Liz@example.org", full_name="Elizabeth Windsor"))

        bring(HEAD + b"liz@example.org,Liz,Mountbatten,,,\n", consent=ALL)

        liz = Person.objects.get(full_name="Liz Mountbatten")
        assert not has_consent(liz.pk)
        assert not ConsentEntry.objects.filter(is_given=True).exists()

    def test_never_subscribes_a_mailbox_that_was_left_before_staff_changed_it(self):
        ada = known(email="Ada@example.org")
        leave_mailbox(
            person_id=ada.pk,
            is_proved=False,
            asked=Asked(wording="Leave the emails"),
            by=Actor.supporter(person_id=ada.pk),
            via=Source(channel=Channel.WEB),
            at=NOON,
        )
        edit_person(
            person_id=ada.pk, change=PersonChange(email="new@example.org"), **HOW
        )

        bring(HEAD + b"ada@example.org,Ada,,,,\n", consent=ALL)

        again = Person.objects.get(emails__address="ada@example.org")
        assert again != ada
        assert not has_consent(again.pk)
        assert not ConsentEntry.objects.filter(is_given=True).exists()

    def test_never_subscribes_again_who_left(self):
        bring(HEAD + b"ada@example.org,Ada,,,,\n")
        person = Person.objects.get()
        themselves = Actor.supporter(person_id=person.pk)
        said = {
            "person_id": person.pk,
            "asked": Asked(wording="Email me"),
            "by": themselves,
        }
        web = Source(channel=Channel.WEB)
        give_consent(**said, via=web, at=NOON)
        withdraw_consent(**said, via=web, at=NOON)

        bring(HEAD + b"ada@example.org,Ada,,,,\nmo@example.org,Mo,,,,\n", ALL)

        assert not has_consent(person.pk)
        assert ConsentEntry.objects.filter(basis="IMPORTED").count() == 1

    @pytest.mark.parametrize(
        ("consent", "goes_to", "refusal"),
        [
            (actions.Consent(), ["email"], actions.ConsentUnanswered),
            (
                actions.Consent(agreed=actions.Agreed.ALL, day="2027-01-01"),
                ["email"],
                actions.ReasonMissing,
            ),
            (
                actions.Consent(
                    agreed=actions.Agreed.ALL, day="2999-01-01", reason="at our stall"
                ),
                ["email"],
                actions.DayToCome,
            ),
            (
                actions.Consent(agreed=actions.Agreed.COLUMN),
                ["email"],
                actions.NoConsentColumn,
            ),
            (NONE, ["", "tags"], columns.NothingChosen),
        ],
        ids=["unanswered", "no reason", "day to come", "no column", "nobody known by"],
    )
    def test_waits_for_what_has_to_be_chosen(self, consent, goes_to, refusal):
        file = read(HEAD + b"ada@example.org,Ada,,,,\n")

        with pytest.raises(refusal):
            begin(file, goes_to, consent)

        assert not Job.objects.exists()
        assert not Person.objects.exists()

    def test_refuses_a_file_that_was_begun(self):
        file = read(HEAD + b"ada@example.org,Ada,,,,\n")
        begin(file)

        with pytest.raises(actions.NotReading):
            begin(file)

        assert Job.objects.count() == 1

    def test_refuses_a_name_longer_than_can_be_kept(self):
        done = bring(HEAD + b"a@example.org," + b"x" * 151 + b",,,,\n")

        assert (done.created_count, done.refused_count) == (0, 1)
        assert not Person.objects.exists()

    def test_writes_nothing_for_an_unchanged_file_brought_in_twice(self):
        content = (
            HEAD
            + b"ada@example.org,Ada,Abara,07700 900123,TM2 4AB,bus;doors\n"
            + b"bo@example.org,Bo,,,,\n"
        )
        bring(content, ALL)
        before = state((*PEOPLE, "consents_consententry", "changes_change"))

        done = bring(content, ALL)

        assert (done.created_count, done.updated_count) == (0, 2)
        assert state((*PEOPLE, "consents_consententry", "changes_change")) == before

    @pytest.mark.parametrize(
        "point", ["imports.brought_in", "jobs.before_commit", "jobs.after_chunk"]
    )
    def test_goes_on_where_a_killed_worker_stopped(self, point):
        lines = b"".join(f"p{n}@example.org,P{n},,,,\n".encode() for n in range(1200))
        job = begin(read(HEAD + lines + b"bad,,,,,\n"))

        kill(point, job, bringing.Bringing(country="GB", via=VIA))
        running.work(job_id=job.pk, step=bringing.Bringing(country="GB", via=VIA))

        job.refresh_from_db()
        assert (job.state, job.done, job.refused) == ("DONE", 1201, 1)
        assert job.counts == {"created": 1200, "matched": 0}
        assert Person.objects.count() == 1200
        assert RefusedRow.objects.count() == 1

    def test_stops_after_the_rows_it_is_at(self):
        lines = b"".join(f"p{n}@example.org,P{n},,,,\n".encode() for n in range(700))
        job = begin(read(HEAD + lines))
        step = bringing.Bringing(country="GB", via=VIA)

        def stop_after(job):
            goes_on = step(job)
            job.is_stop_asked = True
            return goes_on

        running.work(job_id=job.pk, step=stop_after)

        job.refresh_from_db()
        assert (job.state, job.done) == ("STOPPED", 500)
        assert Person.objects.count() == 500

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.TREASURER, Role.FIELD])
    def test_refuses_roles_that_may_not_import(self, role):
        by = Actor.staff(account_id=1, user_id=1, permissions=PERMISSIONS_OF[role])

        with pytest.raises(Refused):
            actions.read_file(content=HEAD, name="l", by=by, via=VIA, at=NOON)

        assert not ImportFile.objects.exists()


class TestForgetFiles:
    @staticmethod
    def forget(**later):
        return actions.forget_files(by=BY, via=VIA, at=NOON + dt.timedelta(**later))

    def test_deletes_after_a_week_what_nobody_brought_in(self):
        file = read(HEAD + b"ada@example.org,Ada,,,,\n")

        assert self.forget(days=7) == 0
        assert default_storage.exists(file.stored_as)

        assert self.forget(days=7, seconds=1) == 1
        assert not default_storage.exists(file.stored_as)
        assert not ImportFile.objects.exists()

    def test_keeps_counts_and_reasons_but_no_words_once_it_cant_be_undone(self):
        bring(HEAD + b"ada@example.org,Ada,,,,\nnot an email,Bea,,,,\n")
        Job.objects.update(undo_until=NOON + dt.timedelta(days=30))
        stored = ImportFile.objects.get().stored_as

        assert self.forget(days=30) == 0
        assert default_storage.exists(stored)

        assert self.forget(days=30, seconds=1) == 1
        assert not default_storage.exists(stored)
        refused = RefusedRow.objects.get()
        assert (refused.line, refused.text) == (3, "")
        assert refused.reason.startswith("That email address isn’t complete.")
        assert Job.objects.get().counts == {"created": 1, "matched": 0}
        assert self.forget(days=60) == 0

    def test_leaves_a_file_whose_job_is_open(self):
        file = read(HEAD + b"ada@example.org,Ada,,,,\n")
        begin(file)
        Job.objects.update(undo_until=NOON)

        assert self.forget(days=90) == 0
        assert default_storage.exists(file.stored_as)

    def test_is_the_systems_alone(self):
        file = read(HEAD + b"ada@example.org,Ada,,,,\n")
        owner = Actor.staff(
            account_id=1, user_id=1, permissions=PERMISSIONS_OF[Role.OWNER]
        )

        with pytest.raises(Refused):
            actions.forget_files(by=owner, via=VIA, at=NOON + dt.timedelta(days=90))

        assert default_storage.exists(file.stored_as)
        assert ImportFile.objects.get() == file
