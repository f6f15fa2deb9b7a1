import pytest

from controlplane import cli
from nations.people.models import Person
from tenants.context import in_nation
from tests.support.nations import nation_of


@pytest.fixture
def bring(public, tmp_path, capsys):
    """Bring this text in; return what it ended with, said, and said beside it."""

    def bring_in(text):
        file = tmp_path / "people.csv"
        file.write_text(text)
        ended = cli.main(["import", "people", str(file), "--nation", "springfield"])
        return ended, *capsys.readouterr()

    return bring_in


@pytest.fixture
def count(db):
    """How many people there are."""

    def people():
        with in_nation(nation_of("springfield")):
            return Person.objects.count()

    return people


class TestImportPeople:
    def test_brings_in_what_it_can_read_and_says_nothing_beside_it(self, bring, count):
        before = count()

        assert bring("name,email\nAda,ada@example.org\n") == (
            0,
            "created 1, updated 0, refused 0\n",
            "",
        )
        assert count() == before + 1

    def test_names_the_columns_it_did_not_read(self, bring):
        ended, out, err = bring(
            "name,email,shoe size,,opt in\nAda,ada@example.org,39,x,yes\n"
        )

        assert (ended, out) == (0, "created 1, updated 0, refused 0\n")
        assert err == "Not read: shoe size, Column 4, opt in.\n"

    def test_says_which_columns_it_reads_where_it_knows_none(self, bring, count):
        before = count()

        ended, out, err = bring("navn,nummer\nAda,12\n")

        assert (ended, out) == (1, "")
        assert err == (
            "No column says who anybody is: it takes a name, an email or a phone. The first "
            "line names the columns; these are read: email, name, first name, last name, phone, "
            "postcode, address, town, tags.\n"
        )
        assert count() == before

    def test_ends_with_1_where_every_row_was_refused(self, bring, count):
        before = count()

        ended, out, _ = bring("name,email\nAda,ada@\nBo,bo@\n")

        assert ended == 1
        assert out.splitlines()[0] == "created 0, updated 0, refused 2"
        assert [line[:7] for line in out.splitlines()[1:]] == ["line 2:", "line 3:"]
        assert count() == before

    def test_ends_with_0_where_some_came(self, bring):
        ended, out, _ = bring("name,email\nAda,ada@example.org\nBo,bo@\n")

        assert ended == 0
        assert out.splitlines()[0] == "created 1, updated 0, refused 1"
