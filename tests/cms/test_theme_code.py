"""Theme code in the panel: what became of a draft, and the way back of one file."""

import re

import pytest

from kernel.permissions import Role
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated
from themes import rendering, selectors
from themes.models import ThemeFile
from themes.stock_themes import stock_theme

FILES, HERO = "/website/code/", "/website/code/_hero/"
STOCK = stock_theme("doorstep").files["_hero"]


@pytest.fixture
def springfield(db):
    rendering.forget()
    yield nation_of(SLUG)
    rendering.forget()


@pytest.fixture
def owner(springfield):
    return seated(springfield)


@pytest.fixture
def keep(owner):
    """Keep a body of `_hero`; return the screen that follows."""
    return lambda body: owner.post(HERO, {"body": body}, follow=True)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def toast_of(answer):
    said = re.findall(r'<div class="toast"[^>]*> <span>(.*?)</span>', text_of(answer))
    return said[0] if said else None


def shown_in(answer):
    [digest] = re.findall(r'name="shown" value="([0-9a-f]{64})"', text_of(answer))
    return digest


def pills_of(answer):
    return re.findall(r'<span class="pill (wait|good)">([^<]+)</span>', text_of(answer))


def offers_to_publish(answer):
    return "/website/code/publish/" in text_of(answer)


class TestTheList:
    def test_offers_nothing_to_publish_where_nothing_is(self, owner):
        screen = owner.get(FILES)

        assert (pills_of(screen), toast_of(screen)) == ([], None)
        assert not offers_to_publish(screen)

    def test_says_of_a_kept_draft_that_nobody_sees_it_yet(self, keep):
        screen = keep("<p>ours</p>")

        assert toast_of(screen) == (
            "Draft of _hero kept. Visitors see it once you publish the theme."
        )
        assert pills_of(screen) == [("wait", "Changed, not published")]
        assert offers_to_publish(screen)

    def test_says_of_a_published_file_that_it_is_changed(self, owner, keep):
        keep("<p>ours</p>")

        screen = owner.post("/website/code/publish/", follow=True)

        assert toast_of(screen) == "Published. Visitors see version 1."
        assert pills_of(screen) == [("good", "Changed")]
        assert not offers_to_publish(screen)

    def test_says_of_the_same_draft_again_that_visitors_see_it(self, owner, keep):
        keep("<p>ours</p>")
        owner.post("/website/code/publish/")

        assert toast_of(keep("<p>ours</p>")) == (
            "Draft of _hero kept. Visitors see it like this already."
        )

    def test_tells_a_draft_once_its_version_was_taken_back(self, owner, keep):
        keep("<p>ours</p>")
        owner.post("/website/code/publish/")

        screen = owner.post("/website/code/revert/", follow=True)

        assert toast_of(screen) == "Taken back. Visitors see the theme as it came."
        assert pills_of(screen) == [("wait", "Changed, not published")]

    def test_says_which_version_serves_again(self, owner, keep):
        for body in ("<p>one</p>", "<p>two</p>"):
            keep(body)
            owner.post("/website/code/publish/")

        screen = owner.post("/website/code/revert/", follow=True)

        assert toast_of(screen) == "Taken back. Visitors see version 1 again."

    @pytest.mark.parametrize("done", ["kept-nothing", "kept", "published", "x", ""])
    def test_says_nothing_of_what_was_not_done(self, owner, done):
        assert toast_of(owner.get(FILES, {"done": done})) is None

    def test_says_why_a_draft_is_not_published_and_nothing_else(self, owner, keep):
        keep("<h1>Hi</h1>{% for i in (1..100000000) %}x{% endfor %}")

        screen = owner.post("/website/code/publish/")

        assert screen.status_code == 422
        assert (
            "_hero, line 1, column 15: a value is too big. The site keeps what it had."
            in text_of(screen)
        )
        assert toast_of(screen) is None


class TestTheWayBackOfOneFile:
    def test_is_offered_where_the_file_was_changed_alone(self, owner, keep):
        before = text_of(owner.get(HERO))
        keep("<p>ours</p>")
        after = text_of(owner.get(HERO))

        button = "Put it back as it came</button>"
        assert button not in before
        assert button in after
        assert f'action="{HERO}restore/"' in after

    def test_forgets_a_draft(self, springfield, owner, keep):
        keep("<p>ours</p>")

        screen = owner.post(f"{HERO}restore/", follow=True)

        assert toast_of(screen) == (
            "_hero is as it came. Visitors see it like this already."
        )
        assert (pills_of(screen), offers_to_publish(screen)) == ([], False)
        with in_nation(springfield):
            assert selectors.theme_file("_hero").body == STOCK

    def test_waits_to_be_published_where_the_change_serves(self, owner, keep):
        keep("<p>ours</p>")
        owner.post("/website/code/publish/")

        screen = owner.post(f"{HERO}restore/", follow=True)

        assert toast_of(screen) == (
            "_hero is as it came. Visitors see it once you publish the theme."
        )
        assert pills_of(screen) == [("wait", "As it came, not published")]
        assert offers_to_publish(screen)

    def test_is_none_for_a_file_that_is_not_there(self, owner):
        assert owner.post("/website/code/gone/restore/").status_code == 404

    def test_is_only_posted_to(self, owner, keep):
        keep("<p>ours</p>")

        assert owner.get(f"{HERO}restore/").status_code == 405

    def test_is_refused_to_who_may_not_edit_code(self, springfield, owner, keep):
        keep("<p>ours</p>")

        answer = seated(springfield, Role.ORGANISER).post(f"{HERO}restore/")

        assert answer.status_code == 403
        with in_nation(springfield):
            assert ThemeFile.objects.get().body == "<p>ours</p>"


class TestAnOlderForm:
    """Two people have the same file open."""

    @pytest.fixture
    def older(self, owner, keep):
        opened = shown_in(owner.get(HERO))
        keep("theirs")
        return opened

    def test_overwrites_no_newer_draft_and_shows_it(self, springfield, owner, older):
        answer = owner.post(HERO, {"body": "mine", "shown": older})

        assert answer.status_code == 409
        assert (answer.context["newer"], answer.context["body"]) == ("theirs", "mine")
        assert "Somebody has changed this file meanwhile." in text_of(answer)
        with in_nation(springfield):
            assert ThemeFile.objects.get().body == "theirs"

    def test_is_taken_when_it_is_pressed_again_knowing_of_it(
        self, springfield, owner, older
    ):
        told = owner.post(HERO, {"body": "mine", "shown": older})

        owner.post(HERO, {"body": "mine", "shown": shown_in(told)})

        with in_nation(springfield):
            assert ThemeFile.objects.get().body == "mine"

    def test_is_still_the_older_one_after_a_mistake_in_it(self, owner, older):
        told = owner.post(HERO, {"body": "{% if %}", "shown": older})

        answer = owner.post(HERO, {"body": "mine", "shown": shown_in(told)})

        assert (told.status_code, answer.status_code) == (422, 409)

    def test_is_no_quarrel_where_both_wrote_the_same(self, owner, older):
        answer = owner.post(HERO, {"body": "theirs", "shown": older})

        assert answer.status_code == 302
