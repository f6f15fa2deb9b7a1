import pytest

from nations.imports.models import ImportFile
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import seated

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
