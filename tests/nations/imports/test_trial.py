import csv
import io

import pytest

from kernel.actor import Actor, Channel, Source
from kernel.jobs import running
from kernel.permissions import PERMISSIONS_OF, Refused, Role
from nations.consents.actions import Asked, give_consent, withdraw_consent
from nations.consents.models import LeftMailbox
from nations.imports import actions, selectors
from nations.imports.bringing import Bringing
from nations.imports.models import ImportFile
from nations.people.actions import Details, identify
from nations.people.models import Person
from tests.conftest import NOON
from tests.nations.imports.test_undo import PEOPLE, state

pytestmark = pytest.mark.usefixtures("nation")

BY = Actor.system(name="tests")
VIA = Source(channel=Channel.PANEL)
HOW = {"by": BY, "via": VIA, "at": NOON}
COLUMN = actions.Consent(agreed=actions.Agreed.COLUMN)
HEAD = "Forename,Surname,Addr + PC,E-mail,Mob,ok email?,Dog\n"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def known(**said):
    return identify(details=Details(country="GB", **said), **HOW).person


def read(content, goes_to=None, consent=COLUMN):
    file = actions.read_file(content=content.encode(), name="list.csv", **HOW)
    return actions.choose(
        import_id=file.pk, goes_to=goes_to or file.goes_to, consent=consent, **HOW
    )


def tried(file):
    return selectors.reading_of(file, by=BY, country="GB")


class TestReading:
    def test_guesses_columns_and_shows_what_stands_in_them(self):
        file = read(
            HEAD + "Agnes,Moss,3 Kiln Row TM4 2LD,a@moss.example,07700 900148,y,\n"
        )

        found = tried(file).columns

        assert [(one.heading, one.goes_to, one.filled) for one in found] == [
            ("Forename", "given_name", 1),
            ("Surname", "family_name", 1),
            ("Addr + PC", "", 1),
            ("E-mail", "email", 1),
            ("Mob", "phone", 1),
            ("ok email?", "agreed", 1),
            ("Dog", "", 0),
        ]
        assert found[0].samples == ["Agnes"]

    def test_counts_each_answer_of_the_consent_column_where_there_is_an_address(self):
        rows = (
            "A,,,a@x.org,,Y,\nB,,,b@x.org,,n,\nC,,,c@x.org,,,\nD,,,,07700 900148,y,\n"
        )

        found = tried(read(HEAD + rows)).answers

        assert [(one.value, one.is_yes, one.count) for one in found] == [
            ("y", True, 1),
            ("n", False, 1),
            ("", False, 1),
        ]

    def test_takes_lines_from_a_chat_without_a_header(self):
        file = read("Ada Abara, ada@example.org\nBo, bo@example.org\n")

        assert (file.row_count, file.goes_to) == (2, ["full_name", "email"])
        assert file.headings == ["Column 1", "Column 2"]

    @pytest.mark.parametrize(
        ("heading", "agreed"),
        [("ok email?", actions.Agreed.COLUMN), ("Dog", None)],
    )
    def test_chooses_the_column_that_says_who_agreed_and_nothing_without_one(
        self, heading, agreed
    ):
        file = actions.read_file(
            content=f"Email,{heading}\nada@example.org,y\n".encode(), name="l", **HOW
        )

        assert actions.Consent.from_json(file.consent).agreed is agreed


class TestTrialRun:
    def test_counts_what_bringing_in_would_come_to(self):
        left = known(full_name="Lee Left", email="left@x.org")
        speaks = {
            "person_id": left.pk,
            "asked": Asked(wording="Email me"),
            "by": Actor.supporter(person_id=left.pk),
            "via": Source(channel=Channel.WEB),
            "at": NOON,
        }
        give_consent(**speaks)
        withdraw_consent(**speaks)
        quiet = known(full_name="Quinn Quiet", email="quinn@x.org")
        Person.objects.filter(pk=quiet.pk).update(is_do_not_phone=True)
        file = read(
            HEAD
            + "Lee,Left,,left@x.org,,y,\n"
            + "Quinn,Quiet,,quinn@x.org,07700 900148,n,\n"
            + "Ada,New,,ada@x.org,,y,\n"
            + "Ada,New,,ADA@x.org,,y,\n"
            + "Bo,Bad,,bad,,y,\n"
        )

        trial = tried(file).trial

        assert (trial.new.count, trial.known.count, len(trial.refused)) == (1, 2, 1)
        assert [(line.line, line.who) for line in trial.twice.lines] == [(5, "Ada New")]
        assert trial.people == 3
        assert (trial.may_email.count, trial.left_before.count) == (1, 1)
        assert (trial.not_phoned.count, trial.with_email) == (1, 4)
        assert [line.person_id for line in trial.left_before.lines] == [left.pk]
        assert trial.refused[0].line == 6

    def test_counts_nobody_new_at_a_mailbox_that_was_left(self):
        LeftMailbox.objects.create(address="ada@x.org", purpose="UPDATES", at=NOON)

        trial = tried(read(HEAD + "Ada,New,,ADA@x.org,,y,\n")).trial

        assert (trial.new.count, trial.may_email.count) == (1, 0)
        assert [line.person_id for line in trial.left_before.lines] == [None]

    def test_writes_nobody(self):
        known(full_name="Ada Abara", email="ada@x.org")
        before = state((*PEOPLE, "consents_consententry", "facts_fact", "jobs_job"))
        file = read(HEAD + "Ada,Abara,,ada@x.org,07700 900148,y,\nBo,New,,,,y,\n")

        tried(file)

        after = state((*PEOPLE, "consents_consententry", "facts_fact", "jobs_job"))
        assert after == before

    def test_is_what_then_happens(self):
        known(full_name="Ada Abara", email="ada@x.org")
        content = HEAD + "Ada,,,ada@x.org,,y,\nBo,,,bo@x.org,,n,\nBad,,,bad,,,\n"
        trial = tried(read(content)).trial

        done = actions.import_people(
            content=content.encode(), name="l", consent=COLUMN, country="GB", **HOW
        )

        assert (trial.new.count, trial.known.count, len(trial.refused)) == (
            done.created_count,
            done.updated_count,
            done.refused_count,
        )

    def test_follows_a_column_corrected_by_hand(self):
        content = HEAD + 'Agnes,Moss,"3 Kiln Row, TM4 2LD",,,,\n'
        file = read(
            content, ["given_name", "family_name", "address", "", "", "", ""],
            actions.Consent(agreed=actions.Agreed.NONE),
        )  # fmt: skip
        job = actions.begin(import_id=file.pk, **HOW)
        running.work(job_id=job.pk, step=Bringing(country="GB", via=VIA))

        address = Person.objects.get().addresses.get()
        assert (address.line1, address.postcode) == ("3 Kiln Row", "TM4 2LD")


class TestChoose:
    @pytest.mark.parametrize("role", [Role.EDITOR, Role.TREASURER, Role.FIELD])
    def test_is_refused_to_roles_that_may_not_import(self, role):
        file = read(HEAD + "Ada,,,ada@x.org,,y,\n")
        by = Actor.staff(account_id=1, user_id=1, permissions=PERMISSIONS_OF[role])

        with pytest.raises(Refused):
            actions.choose(
                import_id=file.pk, goes_to=[], consent=COLUMN, by=by, via=VIA, at=NOON
            )

        assert ImportFile.objects.get().goes_to == file.goes_to

    def test_leaves_out_fields_that_do_not_exist(self):
        file = read(HEAD + "Ada,,,ada@x.org,,y,\n", ["full_name", "is_admin"])

        assert file.goes_to == ["full_name", "", "", "", "", "", ""]


class TestRefusedAsCsv:
    def test_gives_row_reason_and_cells_that_no_spreadsheet_runs(self):
        file = read(HEAD + '=cmd(),Moss,,,,,\n"@x, y",+Moss,,bad,,y,"\tz"\n')
        refused = tried(file).trial.refused

        text = selectors.refused_as_csv(file, refused, by=BY)

        lines = text.splitlines()
        assert (
            lines[0] == "Row,Reason,Forename,Surname,Addr + PC,E-mail,Mob,ok email?,Dog"
        )
        assert lines[1].startswith("2,A cell begins like a formula.")
        assert lines[1].endswith("'=cmd(),Moss,,,,,")
        assert lines[2].endswith("\"'@x, y\",'+Moss,,bad,,y,'\tz")

    @pytest.mark.parametrize(
        "before",
        [
            "\r",
            "\n",
            "\r\n",
            "\t",
            " ",
            "\v\f",
            "\u2028",
            "\xa0",
            "\ufeff",
            "\u200b",
            "\x85",
        ],
    )
    @pytest.mark.parametrize("sign", ["=1", "+1", "-1", "@SUM(1)"])
    def test_looks_through_what_stands_unseen_before_a_formula(self, before, sign):
        file = read(HEAD + f'Ada,Moss,,bad,,y,"{before}{sign}"\n')
        refused = tried(file).trial.refused

        text = selectors.refused_as_csv(file, refused, by=BY)

        (row,) = list(csv.reader(io.StringIO(text)))[1:]
        assert row[-1].startswith("'")
        assert row[-1].endswith(sign)

    def test_leaves_a_sign_within_a_cell_alone(self):
        file = read(HEAD + "Ada,Moss-Reed,,bad,,y,a = b\n")
        refused = tried(file).trial.refused

        text = selectors.refused_as_csv(file, refused, by=BY)

        assert text.splitlines()[1].endswith("Ada,Moss-Reed,,bad,,y,a = b")

    def test_is_refused_to_roles_that_may_not_import(self):
        file = read(HEAD + "Ada,,,ada@x.org,,y,\n")
        by = Actor.staff(
            account_id=1, user_id=1, permissions=PERMISSIONS_OF[Role.EDITOR]
        )

        with pytest.raises(Refused):
            selectors.refused_as_csv(file, [], by=by)
