import pytest
from bs4 import BeautifulSoup

from kernel.actor import Actor, Channel, Source
from kernel.jobs import actions as jobs
from kernel.jobs.models import Job
from nations.imports import actions
from nations.imports.models import ImportFile
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import seated

HOW = {
    "by": Actor.system(name="tests"),
    "via": Source(channel=Channel.PANEL),
    "at": NOON,
}
LIST = "Name,Email,Yes please\nAda Abara,ada@example.org,yes\nBo,bo@example.org,no\n"


@pytest.fixture
def owner(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return seated(nation_of("springfield"))


@pytest.fixture
def file(owner):
    owner.post("/people/import/", {"pasted": LIST})
    with in_nation(nation_of("springfield")):
        return ImportFile.objects.get()


class TestWhichColumnSaysYes:
    """Two selects say it: the column's own, and the one beside the answer."""

    SAID = {"column_0": "full_name", "column_1": "email", "column_2": ""}

    def test_is_shown_by_the_columns_own_select_at_once(self, owner, file):
        answer = owner.post(
            f"/people/import/{file.pk}/read/",
            {**self.SAID, "agreed": "COLUMN", "agreed_column": "2"},
            headers={"hx-request": "true"},
        )

        html = " ".join(answer.content.decode().split())
        moved = html.partition('<select id="column_2"')[2].partition("</select>")[0]
        assert 'hx-swap-oob="true"' in moved
        assert '<option value="agreed" selected>' in moved
        assert 'id="column_1"' not in html

    def test_is_still_so_when_it_is_brought_in(self, owner, file):
        owner.post(
            f"/people/import/{file.pk}/read/",
            {**self.SAID, "agreed": "COLUMN", "agreed_column": "2"},
            headers={"hx-request": "true"},
        )

        answer = owner.post(
            f"/people/import/{file.pk}/begin/",
            {
                **self.SAID,
                "column_2": "agreed",
                "agreed": "COLUMN",
                "agreed_column": "2",
            },
        )

        assert answer.status_code == 302
        with in_nation(nation_of("springfield")):
            assert ImportFile.objects.get().goes_to == ["full_name", "email", "agreed"]


class TestAListOfNobody:
    def test_says_so_and_why_and_offers_no_press(self, owner):
        owner.post("/people/import/", {"pasted": "Name,Email\nBo,nowhere\n"})
        with in_nation(nation_of("springfield")):
            file = ImportFile.objects.get()

        html = owner.get(f"/people/import/{file.pk}/").content.decode()

        assert "Nobody in it can be brought in as it stands." in html
        assert "Bring in 0 people" not in html
        assert "That email address isn’t complete." in html


def page(browser, path):
    return BeautifulSoup(browser.get(path).content, "html.parser")


def words(tag):
    return " ".join(tag.get_text(" ").split())


def bring(content, name="in.csv"):
    """Bring a list in; return its file."""
    with in_nation(nation_of("springfield")):
        done = actions.import_people(
            content=content.encode(),
            name=name,
            consent=actions.Consent(agreed=actions.Agreed.NONE),
            country="GB",
            **HOW,
        )
        return ImportFile.objects.get(pk=done.import_id)


class TestPastedLines:
    def test_are_told_with_their_text_where_nobody_is_in_them(self, owner):
        pasted = "Kasia Mazur, 07700 900201\r\nsee you all\r\nMo Diaz 07700 900202"

        where = owner.post("/people/import/", {"pasted": pasted})["location"]

        shown = page(owner, where)
        assert "3 rows. Nothing has been brought in yet." in words(shown)
        assert "Bring in 2 people" in words(shown)
        refused = words(shown.select_one(".import-refused"))
        assert refused.startswith("Row 2 No name, email or phone number was found")
        assert refused.endswith("see you all")
        as_file = owner.get(f"{where}refused.csv").content.decode("utf-8-sig")
        assert as_file.splitlines()[0] == "Row,Reason,Line"
        assert as_file.splitlines()[1].endswith(",see you all")

    def test_that_hold_nobody_are_answered_with_what_to_do(self, owner):
        answer = owner.post("/people/import/", {"pasted": "see you all"})

        assert answer.status_code == 422
        shown = BeautifulSoup(answer.content, "html.parser")
        assert "Put one person on each line" in words(shown.select_one("[role=alert]"))

    @pytest.mark.parametrize(
        ("first", "is_said"), [("Kasia,Leeds", True), ("Name,Town", False)]
    )
    def test_say_where_a_first_line_is_taken_for_names_of_columns(
        self, owner, first, is_said
    ):
        pasted = f"{first}\nMo,York"

        where = owner.post("/people/import/", {"pasted": pasted})["location"]

        said = words(page(owner, where))
        assert (
            "The first line is read as the names of the columns." in said
        ) is is_said


class TestTheAnswerAboutConsent:
    @pytest.mark.parametrize(
        ("heading", "chosen"), [("ok email?", ["COLUMN"]), ("Dog", [])]
    )
    def test_is_given_already_where_a_column_says_it(self, owner, heading, chosen):
        pasted = f"Name,Email,{heading}\nAda,ada@example.org,y"

        where = owner.post("/people/import/", {"pasted": pasted})["location"]

        radios = page(owner, where).select("[name=agreed]")
        assert [one["value"] for one in radios if one.has_attr("checked")] == chosen


class TestThrowAway:
    def test_takes_a_list_from_those_only_read_and_says_so(self, owner, file):
        answer = owner.post(f"/people/import/{file.pk}/throw-away/", follow=True)

        shown = BeautifulSoup(answer.content, "html.parser")
        assert "Thrown away. Its file is deleted." in words(shown.select_one(".toast"))
        assert "Read, not brought in" not in words(shown)
        with in_nation(nation_of("springfield")):
            assert not ImportFile.objects.exists()

    def test_is_offered_on_those_only_read_apart_from_those_that_are_in(
        self, owner, file
    ):
        brought = bring("name\nAda\n")

        shown = page(owner, "/people/import/")

        titles = [words(title) for title in shown.select("main h2")]
        assert titles == ["Read, not brought in", "Brought in before"]
        presses = [form["action"] for form in shown.select("main form.above")]
        assert presses == [f"/people/import/{file.pk}/throw-away/"]
        waiting, done = shown.select("main .card")
        assert file.name in words(waiting)
        assert brought.name in words(done)

    def test_is_refused_in_its_sentence_where_it_is_in(self, owner):
        brought = bring("name\nAda\n")

        answer = owner.post(f"/people/import/{brought.pk}/throw-away/")

        assert answer.status_code == 422
        assert "This file was brought in already." in answer.content.decode()
        with in_nation(nation_of("springfield")):
            assert ImportFile.objects.get().stored_as == brought.stored_as


class TestUnderWay:
    def test_leads_to_those_it_brought_in_and_to_nobody_else(self, owner):
        bring("name\nBo Before\n")
        brought = bring("name\nAda Abara\nMo Diaz\n")

        link = page(owner, f"/people/import/{brought.pk}/").find(
            "a", string="See the people"
        )

        shown = page(owner, link["href"])
        names = [words(one) for one in shown.select("table.people .opener span")]
        assert sorted(names) == ["Ada Abara", "Mo Diaz"]
        assert "new or filled in by the list of" in words(shown.select_one(".sentence"))
        assert "2 match" in words(shown.select_one(".sentence"))
        assert shown.select_one(".sentence [name=list]")["value"] == str(brought.job_id)
        assert shown.select_one(".sentence-clear")["href"] == "/people/"

    def test_leads_nowhere_where_everybody_was_here_with_nothing_to_add(self, owner):
        bring("email\nada@example.org\n")
        again = bring("email\nada@example.org\n")

        shown = page(owner, f"/people/import/{again.pk}/")

        assert "0 new, 1 matched, 0 refused" in words(shown)
        assert "See the people" not in words(shown)

    def test_counts_nothing_that_is_taken_back_before_it_has_begun(self, owner):
        brought = bring("name\nAda\n")
        with in_nation(nation_of("springfield")):
            undo = jobs.undo(job_id=brought.job_id, **HOW)
            assert Job.objects.get(pk=undo.pk).total == 0

        shown = page(owner, f"/people/import/{brought.pk}/")

        assert words(shown.select_one(".import-progress h2")) == "Taking it back"
        assert "0 of 0" not in words(shown)
        tray = page(owner, "/jobs/tray/")
        assert "Taking back in.csv" in words(tray)
        assert "0 of 0" not in words(tray)
