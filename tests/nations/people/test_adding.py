import pytest

from nations.people.models import Person
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import seated


@pytest.fixture
def owner(db):
    return seated(nation_of("springfield"))


def people():
    with in_nation(nation_of("springfield")):
        return list(Person.objects.values_list("full_name", flat=True))


class TestAddPerson:
    def test_says_who_is_here_already_and_changes_no_name(self, owner):
        said = {"full_name": "Sam Ortiz", "email": "sam@example.org"}
        first = owner.post("/people/new/", said)

        again = owner.post("/people/new/", {**said, "full_name": "Sam  Ortiz"})

        assert people() == ["Sam Ortiz"]
        number = first["Location"].rpartition("-")[2]
        assert first["Location"] == f"/people/{number}/?done=added-{number}"
        assert again["Location"] == f"/people/{number}/?done=here-{number}"
        page = owner.get(again["Location"]).content.decode()
        assert "Already here. What was empty is filled in, nothing changed." in page
        added = owner.get(first["Location"]).content.decode()
        assert "Already here" not in added
        assert '<a href="/people/new/">Add another</a>' in added

    def test_can_be_typed_into_at_once(self, owner):
        fresh = owner.get("/people/new/").content.decode()
        wrong = owner.post("/people/new/", {"email": "sam@"}).content.decode()

        assert fresh.count("autofocus") == 1
        assert "autofocus" not in wrong


class TestSomebodyWithoutAName:
    @pytest.mark.parametrize(
        ("said", "listed"),
        [
            ({"email": "sam@example.org"}, "sam@example.org"),
            ({"phone": "020 7946 0999"}, "+442079460999"),
            ({"email": "sam@example.org", "phone": "020 7946 0999"}, "sam@example.org"),
        ],
    )
    def test_stands_under_how_they_are_reached(self, owner, said, listed):
        page = owner.post("/people/new/", said)["Location"].partition("?")[0]

        own = " ".join(owner.get(page).content.decode().split())
        table = owner.get("/people/").content.decode()
        found = owner.get(
            "/find/", {"q": listed.lstrip("+")}, headers={"X-Part": "1"}
        ).content.decode()

        assert f'<h1 class="nameless"> {listed} </h1>' in own
        assert f"<title> {listed}" in own
        assert f"<span>{listed}</span>" in table
        assert listed in found
        for html in (own, table, found):
            assert "Person 1" not in html
