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
        number = first["Location"].strip("/").rpartition("/")[2]
        assert again["Location"] == f"/people/{number}/?done=here-{number}"
        page = owner.get(again["Location"]).content.decode()
        assert "Already here. What was empty is filled in, nothing changed." in page
        assert "Already here" not in owner.get(first["Location"]).content.decode()
