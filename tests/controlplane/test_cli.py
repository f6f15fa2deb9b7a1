import io

import pytest

from controlplane import cli
from controlplane.commands import nation as nation_command
from controlplane.commands import slice as slice_command
from controlplane.provisioning import names
from kernel.links import NameHoldsAddress
from nations.people.contact_points import NotAName
from tenants import selectors
from tenants.models import Kind, Nation
from themes.actions import NameMissing


class TestMain:
    def test_answers_a_known_situation_with_a_sentence(self, public, capsys):
        assert cli.main(["nation", "suspend", "nobody-here", "--reason", "Rule 3"]) == 1

        said = capsys.readouterr()
        assert said.err == "No campaign has the address nobody-here.\n"
        assert said.out == ""

    def test_offers_free_addresses_where_one_is_taken(self, public, capsys):
        arguments = ["--name", "Again", "--slug", "springfield"]

        answer = cli.main(
            ["nation", "open", *arguments, "--owner-email", "ann@example.org"]
        )

        assert answer == 1
        assert capsys.readouterr().err == (
            "springfield is taken.\nFree now: vote-springfield, springfield-campaign\n"
        )
        assert not Nation.objects.filter(name="Again").exists()

    def test_names_a_file_that_is_not_there(self, capsys):
        assert cli.main(["import", "people", "absent.csv", "--nation", "x"]) == 1
        assert capsys.readouterr().err == "There is no file absent.csv.\n"

    @pytest.mark.parametrize("name", [".", "..", "/tmp"])
    def test_says_of_a_folder_that_it_is_one(self, capsys, name):
        assert cli.main(["import", "people", name, "--nation", "x"]) == 1
        assert capsys.readouterr().err == f"{name} is a folder. Name a file in it.\n"

    def test_refuses_a_slice_that_python_could_not_import(self, tmp_path):
        with pytest.raises(slice_command.NotASliceName):
            slice_command.make("try", tmp_path)

        assert list(tmp_path.iterdir()) == []

    def test_does_not_hide_what_nobody_foresaw(self, monkeypatch):
        def broken(*_):
            raise ZeroDivisionError

        monkeypatch.setattr(slice_command, "make", broken)

        with pytest.raises(ZeroDivisionError):
            cli.main(["slice", "petitions"])


def opening(name="Better Streets", slug="better-streets", *more):
    return [
        "nation", "open", "--name", name, "--slug", slug,
        "--owner-email", "ann@example.org", *more,
    ]  # fmt: skip


class TestNationOpen:
    @pytest.mark.parametrize(
        ("name", "sentence"),
        [
            ("", NameMissing.sentence),
            ("   ", NameMissing.sentence),
            ("x" * 400, names.NameTooLong.sentence),
            ("Better\x07Streets", NotAName.sentence),
            ("better-streets.example", NameHoldsAddress.sentence),
        ],
        ids=["empty", "blank", "too long", "control character", "web address"],
    )
    def test_refuses_a_name_that_the_web_refuses(self, public, capsys, name, sentence):
        before = Nation.objects.count()

        assert cli.main(opening(name)) == 1

        said = capsys.readouterr()
        assert (said.out, said.err) == ("", f"{sentence}\n")
        assert Nation.objects.count() == before

    def test_keeps_a_name_on_one_line(self, public, capsys):
        assert cli.main(opening("Better\tStreets\n of Tarnmouth ")) == 0

        capsys.readouterr()
        cli.main(["nation", "list"])
        assert capsys.readouterr().out.endswith(
            "\tbetter-streets\tprivate\tBetter Streets of Tarnmouth\n"
        )

    def test_prints_the_two_addresses_and_says_who_signs_in_beside_them(
        self, public, capsys
    ):
        assert cli.main(opening()) == 0

        said = capsys.readouterr()
        addresses = selectors.addresses_of("better-streets")
        assert said.out == f"{addresses.site}/\n{addresses.panel}/\n"
        assert said.err == (
            "ann@example.org signs in at the second, by a code sent there.\n"
        )

    def test_says_that_a_name_like_anothers_waits_for_a_look(self, public, capsys):
        assert cli.main(opening("Springfields")) == 0

        said = capsys.readouterr()
        assert len(said.out.splitlines()) == 2
        assert said.err.splitlines()[1:] == [
            (
                "An operator looks at this name before it may go live, because it reads like "
                "Springfield."
            )
        ]
        cli.main(["nation", "list"])
        assert capsys.readouterr().out.endswith(
            "\tbetter-streets\twaits\tSpringfields\n"
        )

    def test_lowers_the_letters_of_an_address_as_the_start_form_does(
        self, public, capsys
    ):
        assert cli.main(opening(slug=" Caps-Ward ")) == 0

        site = capsys.readouterr().out.splitlines()[0]
        assert site == f"{selectors.addresses_of('caps-ward').site}/"

    @pytest.mark.parametrize("kind", ["union", "UNION"])
    def test_takes_a_kind_in_small_letters_and_large(self, public, kind):
        assert cli.main(opening("Better", "better", "--kind", kind)) == 0

        assert Nation.objects.get(name="Better").kind == Kind.UNION

    def test_offers_every_kind_there_is(self):
        assert [kind.upper() for kind in nation_command.KINDS] == Kind.values

    def test_answers_a_kind_that_is_none_about_what_was_typed(self, capsys):
        with pytest.raises(SystemExit) as ended:
            cli.main(opening("Better", "better", "--kind", "NonSense"))

        assert ended.value.code == 2
        assert capsys.readouterr().err.endswith(
            "argument --kind: 'NonSense' is none of candidate, party, union, charity, issue\n"
        )

    @pytest.mark.parametrize(
        ("country", "sentence"),
        [
            ("UK", "UK is GB here.\n"),
            ("usa", "usa is US here.\n"),
            (
                "XX",
                (
                    "Choose a country from the list, by its two letters: GB, IE, US, CA, AU, NZ, "
                    "FR, DE, ES, IT, NL, BE, PL, SE, NO, DK, FI, PT, ZA, IN, JP.\n"
                ),
            ),
        ],
    )
    def test_names_the_countries_there_are(self, public, capsys, country, sentence):
        assert cli.main(opening("Better", "better", "--country", country)) == 1

        assert capsys.readouterr().err == sentence
        assert not Nation.objects.filter(name="Better").exists()

    def test_explains_itself(self, capsys):
        with pytest.raises(SystemExit):
            cli.main(["nation", "open", "--help"])

        said = " ".join(capsys.readouterr().out.split())
        assert "Prints two lines, the addresses of its site and its panel" in said
        assert "3 to 40 letters, digits or single hyphens, a letter first" in said
        assert "two letters (default GB): GB, IE, US" in said
        assert "candidate, party, union, charity, issue (default candidate)" in said


class TestNationList:
    def test_gives_number_address_state_and_name(self, public, capsys):
        assert cli.main(["nation", "list"]) == 0

        rows = [row.split("\t") for row in capsys.readouterr().out.splitlines()]
        assert [
            row[1:] for row in rows if row[1] in {"springfield", "shelbyville"}
        ] == [
            ["springfield", "live", "Springfield"],
            ["shelbyville", "live", "Shelbyville"],
        ]
        assert rows[0] == ["number", "address", "state", "name"]

    def test_says_which_are_suspended(self, public, capsys):
        cli.main(["nation", "suspend", "springfield", "--reason", "Rule 3: spam"])
        capsys.readouterr()

        cli.main(["nation", "list"])

        listed = capsys.readouterr().out
        assert "\tspringfield\tsuspended\tSpringfield\n" in listed


class TestNationClose:
    @pytest.fixture
    def typed(self, monkeypatch):
        """What stands on the shell's input."""

        def type_in(line):
            monkeypatch.setattr("sys.stdin", io.StringIO(line))

        return type_in

    @pytest.mark.parametrize("line", ["", "shelbyville\n", "yes\n"])
    def test_closes_nothing_unless_its_address_is_typed_again(
        self, public, capsys, typed, line
    ):
        typed(line)

        assert cli.main(["nation", "close", "springfield"]) == 1

        assert capsys.readouterr().err == (
            "Nothing was closed. A script says --yes instead.\n"
        )
        assert Nation.objects.get(name="Springfield").state == Nation.State.OPEN

    @pytest.mark.parametrize(("line", "more"), [("Springfield\n", []), ("", ["--yes"])])
    def test_closes_it_then_or_for_a_script(self, public, typed, line, more):
        typed(line)

        assert cli.main(["nation", "close", "springfield", *more]) == 0

        assert Nation.objects.get(name="Springfield").state == Nation.State.CLOSED

    def test_says_that_its_address_is_free_and_how_long_its_data_stays(
        self, public, capsys
    ):
        cli.main(["nation", "close", "springfield", "--yes"])

        assert capsys.readouterr().out == (
            "Springfield is closed. The address springfield is free again.\n"
            "Its people, pages and files are deleted after 30 days.\n"
        )


class TestNationSuspend:
    def test_suspends_with_the_reason_and_resumes(self, public, capsys):
        cli.main(["nation", "suspend", "springfield", "--reason", "Rule 3: spam"])
        suspended = Nation.objects.get(domains__domain__startswith="springfield.")
        state_then, reason = suspended.state, suspended.suspended_reason
        cli.main(["nation", "resume", "springfield"])
        suspended.refresh_from_db()

        assert (state_then, reason) == ("SUSPENDED", "Rule 3: spam")
        assert (suspended.state, suspended.suspended_reason) == ("OPEN", "")

    def test_says_what_became_of_it(self, public, capsys):
        acts = [
            ["resume", "springfield"],
            ["suspend", "springfield", "--reason", "Rule 3: spam"],
            ["suspend", "springfield", "--reason", "Rule 3: spam"],
            ["suspend", "springfield", "--reason", "Rule 4: hatred"],
            ["resume", "springfield"],
        ]

        assert [cli.main(["nation", *act]) for act in acts] == [0] * len(acts)

        assert capsys.readouterr().out.splitlines() == [
            "Springfield isn’t suspended.",
            "Springfield is suspended. Its owners get a letter that says why.",
            "Springfield was suspended already, for this reason. Nothing changed.",
            (
                "Springfield was suspended already; its reason is now “Rule 4: hatred”. "
                "Its owners get a letter."
            ),
            "Springfield is open again. Everybody sees it. Its owners get a letter.",
        ]

    def test_says_of_a_private_one_that_it_still_is(self, public, capsys):
        Nation.objects.filter(name="Springfield").update(live_at=None)
        cli.main(["nation", "suspend", "springfield", "--reason", "Rule 3: spam"])
        capsys.readouterr()

        cli.main(["nation", "resume", "springfield"])

        assert capsys.readouterr().out == (
            "Springfield is open again. It’s private, as before. Its owners get a letter.\n"
        )


class TestSlice:
    def test_makes_the_slice_and_its_tests(self, tmp_path):
        made = slice_command.make("petitions", tmp_path)

        assert tmp_path / "nations/petitions/actions.py" in made
        assert tmp_path / "tests/nations/petitions/test_apps.py" in made
        assert (
            'name = "nations.petitions"'
            in (tmp_path / "nations/petitions/apps.py").read_text()
        )

    @pytest.mark.parametrize("name", ["Petitions", "my-slice", "a", "../x"])
    def test_refuses_what_is_no_word(self, name, tmp_path):
        with pytest.raises(slice_command.NotASliceName):
            slice_command.make(name, tmp_path)

        assert list(tmp_path.iterdir()) == []

    def test_leaves_an_existing_slice_alone(self, tmp_path):
        (tmp_path / "nations" / "people").mkdir(parents=True)

        with pytest.raises(slice_command.SliceExists):
            slice_command.make("people", tmp_path)

        assert list((tmp_path / "nations" / "people").iterdir()) == []
