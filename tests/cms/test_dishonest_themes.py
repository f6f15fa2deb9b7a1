"""What a campaign's own code serves is looked at: a trial before can be told from service."""

import pytest

from tenants.context import in_nation
from tests.support.leaving import site
from tests.support.panel import seated
from tests.themes.conftest import HOW
from themes import actions, join_form, rendering
from themes.stock_themes import stock_theme

PARTIAL = stock_theme("doorstep").files["_join_form"]
BOX = next(line for line in PARTIAL.splitlines() if "email_consent" in line)
HIDDEN = '<input type="hidden" name="email_consent" value="1">'
OWN = "<p>our own form</p>"


@pytest.fixture
def published(visited):
    """Publish code of a campaign's own in place of the line that asks."""
    rendering.forget()

    def publish(line):
        body = PARTIAL.replace(BOX, OWN + line)
        with in_nation(visited):
            actions.save_theme_file(path="_join_form", body=body, **HOW)
            actions.publish_theme(**HOW)

    yield publish
    rendering.forget()


def only_in_service(line, *, unlike='site.name == "Ward 7"'):
    return f"{{% if {unlike} %}}{BOX}{{% else %}}{line}{{% endif %}}"


DISHONEST = [
    only_in_service(HIDDEN),
    only_in_service(f'<div style="display:none">{BOX}</div>'),
    only_in_service(BOX.replace(">", " checked>", 2), unlike="count.supporters == 12"),
]


class TestAThemeThatIsHonestInItsTrialAlone:
    @pytest.mark.parametrize("line", DISHONEST)
    def test_is_served_by_nobody(self, published, line):
        published(line)

        answer = site().get("/")

        html = answer.content.decode()
        assert OWN not in html
        assert HIDDEN not in html
        assert "Usually once a week; stop with one press.</span>" in html
        # The cache in front of Django keeps what was looked at.
        assert answer["X-Hustings-Page"] == "kept"

    def test_is_served_by_nobody_where_a_form_comes_back(self, published):
        published(only_in_service(HIDDEN))

        answer = site().post("/_/join/", {"email": "sam@"})

        assert answer.status_code == 422
        assert OWN not in answer.content.decode()
        assert HIDDEN not in answer.content.decode()

    def test_is_told_of_beside_the_theme_s_code(self, published, visited):
        published(only_in_service(HIDDEN))
        site().get("/")

        html = seated(visited).get("/website/code/").content.decode()

        assert "In the last day a page of version 1 couldn’t be shown" in html
        assert "has to be an empty box that can be seen" in html


class TestAThemeThatIsHonest:
    def test_serves(self, published):
        published(BOX)

        assert OWN in site().get("/").content.decode()

    def test_serves_a_form_that_comes_back_ticked(self, published):
        published(BOX)

        answer = site().post("/_/join/", {"email": "sam@", "email_consent": "1"})

        assert answer.status_code == 422
        html = answer.content.decode()
        assert OWN in html
        assert 'name="email_consent" value="1" checked>' in html

    def test_is_told_of_nowhere(self, published, visited):
        published(BOX)
        site().get("/")

        html = seated(visited).get("/website/code/").content.decode()

        assert "couldn’t be shown" not in html


@pytest.mark.usefixtures("visited")
class TestTheAddressOfTheFormToJoin:
    def test_is_the_one_that_is_looked_for(self):
        assert site().post(join_form.ACTION, {"email": "sam@"}).status_code == 422
