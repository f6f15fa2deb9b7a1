"""Each line of `hustings doctor` that isn't ok, with what brings it about."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from controlplane import cli
from controlplane.commands import doctor
from tenants import schema_hash
from tenants.context import in_public
from tenants.models import ReadySchema, SchemaState
from tests.conftest import NOON
from tests.support.nations import nation_of


@pytest.fixture
def asked(public, capsys):
    """Ask; return what it ended with and its lines."""

    def ask():
        ended = cli.main(["doctor"])
        return ended, capsys.readouterr().out.splitlines()

    return ask


@pytest.fixture
def _pool():
    ReadySchema.objects.create(number=999_999, built_at=NOON)


def behind(nation):
    SchemaState.objects.filter(schema_name=nation.schema_name).update(hash="0" * 64)


@pytest.mark.usefixtures("public", "_pool")
class TestDoctor:
    def test_calls_what_is_well_ok_and_ends_with_0(self, asked):
        ended, lines = asked()

        assert ended == 0
        assert [line[:6] for line in lines] == ["ok    "] * 9
        assert lines[-2:] == [
            "ok    every schema is up to date",
            "ok    1 schema waits to be handed out",
        ]

    def test_fails_where_a_schema_is_behind(self, asked):
        behind(nation_of("springfield"))

        ended, lines = asked()

        assert ended == 1
        assert "FAIL  1 schema is behind this code: hustings migrate" in lines

    def test_counts_the_schemas_that_are_behind_the_platforms_own_among_them(
        self, asked
    ):
        behind(nation_of("springfield"))
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM django_migrations WHERE app = 'tenants' AND name = '0001_initial'"
            )

        ended, lines = asked()

        assert ended == 1
        assert "FAIL  2 schemas are behind this code: hustings migrate" in lines

    def test_notes_a_stale_snapshot_which_is_slow_and_never_wrong(
        self, asked, tmp_path, monkeypatch
    ):
        older = tmp_path / "hashes.txt"
        older.write_text(f"{'1' * 64}\n{'2' * 64}\n")
        monkeypatch.setattr(schema_hash, "HASHES", older)

        ended, lines = asked()

        assert ended == 0
        assert (
            "note  the snapshot lacks migrations, so loading it takes longer: make snapshot"
            in lines
        )

    def test_notes_an_empty_pool(self, asked):
        ReadySchema.objects.all().delete()

        ended, lines = asked()

        assert ended == 0
        assert lines[-1] == (
            "note  no schema waits to be handed out, so a new campaign takes longer. A worker "
            "builds them: keep one running (make run)"
        )

    def test_notes_a_machine_without_setpriv(self, asked, tmp_path, monkeypatch):
        monkeypatch.setenv("PATH", str(tmp_path))

        ended, lines = asked()

        assert ended == 0
        assert lines[1].startswith("note  no setpriv (Debian: util-linux)")

    def test_fails_where_the_checkout_is_not_whole(self, asked, tmp_path, monkeypatch):
        monkeypatch.setattr(doctor, "REPOSITORY", tmp_path)

        ended, lines = asked()

        assert ended == 1
        assert (
            "FAIL  no font of the themes is there, so the checkout isn't whole: "
            "git checkout themes"
        ) in lines

    def test_fails_where_the_broker_is_away(self, asked, cache_away):
        ended, lines = asked()

        assert ended == 1
        said = [line for line in lines if line.startswith("FAIL")]
        assert len(said) == 1
        assert said[0].startswith("FAIL  the broker and the cache don't answer: ")

    def test_notes_a_database_in_which_nothing_ever_ran(self, asked):
        with in_public(), connection.cursor() as cursor:
            cursor.execute("ALTER TABLE tenants_nation RENAME TO elsewhere")

        ended, lines = asked()

        assert ended == 0
        assert lines[-1].startswith("note  Nothing has run in ")

    def test_fails_where_the_database_does_not_answer_and_asks_it_no_more(
        self, tmp_path
    ):
        told = subprocess.run(
            [sys.executable, "-m", "controlplane.cli", "doctor"],
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "controlplane.settings.dev",
                "HUSTINGS_HOME": str(tmp_path),
                "DATABASE_URL": "postgresql://nobody@/none?host=/nowhere",
                "REDIS_URL": "unix:///nowhere.sock?db=0",
            },
            capture_output=True,
            text=True,
            check=False,
        )

        assert told.returncode == 1, told.stderr
        failed = [line for line in told.stdout.splitlines() if line[:4] == "FAIL"]
        assert failed[0] == (
            "FAIL  the broker and the cache don't answer: look at REDIS_URL"
        )
        assert failed[1].startswith(
            "FAIL  the database doesn't answer: look at DATABASE_URL (connection to "
        )
        assert told.stdout.splitlines()[-1] == failed[1]

    def test_says_in_its_help_what_the_words_mean(self, capsys):
        with pytest.raises(SystemExit):
            cli.main(["doctor", "--help"])

        help_text = " ".join(capsys.readouterr().out.split())
        assert "'note' works, but slower or less safely than it could" in help_text
        assert "Ends with 1 where a line says FAIL, else with 0." in help_text
