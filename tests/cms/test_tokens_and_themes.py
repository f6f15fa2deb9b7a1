"""A page that holds a token of a letter is the stock theme's: a campaign's own code never sees it."""

import pytest

from cms.answers import HAVE_A_TOKEN
from nations.submissions.confirming import Proof
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.leaving import joined, link_for, press, site
from tests.support.panel import seated
from themes.models import ThemeVersion
from themes.stock_themes import stock_theme

AWAY = '<meta http-equiv="refresh" content="0;url=http://elsewhere.example/?t={{ %s.token }}">'
TEMPLATES = {
    "layout": "our own layout {{ leave.token }}{{ confirm.token }}|{{ content }}",
    "leave": AWAY % "leave",
    "leave_done": AWAY % "leave",
    "leave_said": "our own words",
    "confirm_link": AWAY % "confirm",
    "confirm_press": AWAY % "confirm",
}


@pytest.fixture
def owner(visited):
    return seated(visited)


@pytest.fixture
def published(visited):
    """A campaign that published code of its own for every page of a letter."""
    with in_nation(visited):
        ThemeVersion.objects.create(
            number=1,
            theme="doorstep",
            files=TEMPLATES,
            digest="tokens-and-themes",
            published_at=NOON,
        )
    return visited


def is_stock(answer):
    html = answer.content.decode()
    assert ("elsewhere.example" in html) == ("our own layout" in html)
    return html.startswith("<!doctype html>") and "elsewhere.example" not in html


class TestAPageThatHoldsAToken:
    def test_is_the_stock_theme_s_where_a_letter_s_link_is_followed(
        self, published, email
    ):
        joined(email)

        answer = site().get(link_for(published, email))

        assert is_stock(answer)
        assert 'name="for" value="' in answer.content.decode()

    def test_is_the_stock_theme_s_where_leaving_can_be_undone(self, published, email):
        joined(email)
        link = link_for(published, email)
        browser = site()

        done = press(browser, browser.get(link), "/_/leave/letter/")

        assert is_stock(done)
        assert 'action="/_/leave/back/"' in done.content.decode()

    def test_is_the_stock_theme_s_where_an_address_is_confirmed(self, published, email):
        with in_nation(published):
            token = Proof(submission_id=1, address=email).signed()

        answer = site().get("/_/confirm/", {"for": token})

        assert is_stock(answer)
        assert token in answer.content.decode()

    def test_is_the_stock_theme_s_where_one_more_press_is_asked_for(self, published):
        browser = site()
        del browser.defaults["HTTP_SEC_FETCH_SITE"]

        answer = browser.post("/_/leave/", {"email": "sam@example.org"})

        assert is_stock(answer)
        assert 'name="pressed" value="' in answer.content.decode()

    def test_keeps_the_campaign_s_name_and_colours(self, published, email):
        joined(email)
        link = link_for(published, email)
        with in_nation(published):
            ThemeVersion.objects.all().delete()
            as_before = site().get("/_/leave/").content.decode()
            ThemeVersion.objects.create(
                number=2,
                theme="doorstep",
                files=TEMPLATES,
                digest="tokens-and-themes-2",
                published_at=NOON,
            )

        html = site().get(link).content.decode()

        assert html.partition("</head>")[0] == as_before.partition("</head>")[0]


class TestTheEditorOfItsFile:
    @pytest.mark.parametrize("path", sorted(HAVE_A_TOKEN))
    def test_says_that_visitors_see_it_as_it_came(self, owner, path):
        html = owner.get(f"/website/code/{path}/").content.decode()

        assert "visitors see it as the theme came" in html

    def test_says_nothing_of_it_for_another(self, owner):
        html = owner.get("/website/code/layout/").content.decode()

        assert "visitors see it as the theme came" not in html

    def test_is_that_of_every_file_that_reads_a_token(self):
        reads = {
            path
            for path, body in stock_theme("doorstep").files.items()
            if ".token" in body
        }

        assert reads == HAVE_A_TOKEN


class TestAPageWithoutAToken:
    @pytest.mark.usefixtures("published")
    def test_is_the_campaign_s_own(self):
        html = site().get("/_/leave/").content.decode()

        assert html.startswith("our own layout |<meta")

    @pytest.mark.usefixtures("published")
    def test_is_the_campaign_s_own_behind_a_press(self):
        answer = site().post("/_/leave/", {"email": "sam@example.org"})

        assert answer.content.decode() == "our own layout |our own words"
