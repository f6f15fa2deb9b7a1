"""What holds an import up is said at the field it is about, and nothing typed is lost."""

import pytest
from bs4 import BeautifulSoup

from nations.imports.models import ImportFile
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

LIST = "name,email,town\nAda,ada@example.org,Leeds"


@pytest.fixture
def owner(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return seated(nation_of(SLUG))


def press(owner, **said):
    """Paste a list, answer as said and press; return the page."""
    where = owner.post("/people/import/", {"pasted": LIST})["location"]
    answer = owner.post(f"{where}begin/", said)
    assert answer.status_code == 422
    return BeautifulSoup(answer.content, "html.parser")


class TestARefusal:
    @pytest.mark.parametrize(
        ("said", "field", "sentence"),
        [
            ({}, "agreed", "Say whether they agreed to get email."),
            ({"agreed": "ALL"}, "day", "Say when and why they agreed."),
            (
                {"agreed": "COLUMN"},
                "agreed_column",
                "Say which column says that they agreed.",
            ),
            (
                {"column_0": "", "column_1": "", "column_2": ""},
                "column_0",
                "Say which column holds",
            ),
        ],
        ids=["no answer", "no reason", "no column", "nobody known by anything"],
    )
    def test_stands_at_its_field_and_is_led_to_from_the_top(
        self, owner, said, field, sentence
    ):
        page = press(owner, **said)

        at_field = page.select_one(f"#{field}-error")
        assert sentence in at_field.text
        led = page.select_one(f'[role=alert] a[href="#{field}"]')
        assert led.text == at_field.text
        assert page.select_one(f"#{field}").name in {"input", "select"}

    def test_keeps_what_was_chosen_and_typed(self, owner):
        page = press(
            owner, agreed="ALL", reason="they signed at our stall", column_2=""
        )

        assert page.select_one("#agreed").has_attr("checked")
        assert page.select_one("#reason")["value"] == "they signed at our stall"
        chosen = page.select_one("#column_2 option[selected]")
        assert chosen["value"] == ""
        with in_nation(nation_of(SLUG)):
            assert ImportFile.objects.get().job_id is None

    def test_of_a_list_keeps_what_was_pasted(self, owner):
        pasted = ",".join(f"a{at}" for at in range(400))

        answer = owner.post("/people/import/", {"pasted": f"{pasted}\n{pasted}"})

        assert answer.status_code == 422
        page = BeautifulSoup(answer.content, "html.parser")
        assert page.select_one("#pasted").text.strip().startswith("a0,a1")
