import pytest
from django.test import Client

from tenants import slugs
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def owner(db):
    return seated(nation_of(SLUG))


class TestPostsOnly:
    def test_lead_a_browser_on_the_site_to_its_front_page(self, visited):
        host = slugs.host_of(SLUG)

        answer = Client().get("/_/join/", headers={"host": host, **BROWSER})

        assert (answer.status_code, answer["Location"]) == (302, "/")
        answer = Client().get("/_/join/", headers={"host": host})
        assert answer.status_code == 405

    @pytest.mark.parametrize(
        ("path", "around"),
        [
            ("/go-live/code/", "/go-live/"),
            ("/settings/campaign/name/", "/settings/campaign/"),
            ("/leave/", "/"),
        ],
    )
    def test_lead_a_browser_in_the_panel_to_the_page_around_the_form(
        self, owner, path, around
    ):
        answer = owner.get(path, headers=BROWSER)

        assert (answer.status_code, answer["Location"]) == (302, around)
        assert owner.get(around, headers=BROWSER).status_code == 200

    @pytest.mark.parametrize("accept", ["application/json", "*/*"])
    def test_are_405_to_a_program(self, owner, accept):
        assert owner.get("/leave/", headers={"accept": accept}).status_code == 405
