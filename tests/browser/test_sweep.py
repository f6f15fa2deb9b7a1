"""
The sweep: every screen, for everybody who sees it, in Chromium, as somebody would look at it.

`make test` looks at a fixed few at 360 px, and at the slices that differ from the branch it will
be merged into; with NIGHTLY=1 it is everything, in each of six ways of looking.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tenants.hosts import Surface
from tests.support.sweeping import sheet
from tests.support.sweeping.excused import CLIPPED, SMALL
from tests.support.sweeping.looking import (
    PSEUDO,
    RIGHT_TO_LEFT,
    Stage,
    Window,
    wrong_with,
)
from tests.support.sweeping.screens import (
    NOT_SCREENS,
    Looker,
    Screen,
    lookers_at,
    screens,
    unplaced,
)

pytestmark = pytest.mark.browser

NIGHTLY = bool(os.environ.get("NIGHTLY"))
PHONE, DESK = Window(width=360), Window(width=1280)
# Looked at in every run of `make test`, at 360 px: the screens of the main job.
ALWAYS = (
    (Looker.VISITOR, Surface.PLATFORM, ("", "start/", "sign-in/", "nothing-here/")),
    (Looker.NEWCOMER, Surface.PLATFORM, ("sign-in/code/",)),
    (Looker.ORGANISER, Surface.PLATFORM, ("campaigns/", "account/", "outbox/<int:pk>/")),
    (Looker.OPERATOR, Surface.PLATFORM, ("operators/", "operators/<int:number>/")),
    (Looker.VISITOR, Surface.SITE, ("", "about/", "privacy/", "nothing-here/", "_/gallery/")),
    (Looker.SUPPORTER, Surface.SITE, ("", "_/thanks/")),
    (
        Looker.ORGANISER,
        Surface.PANEL,
        (
            "", "people/", "people/new/", "people/<int:person_id>/", "people/import/",
            "people/import/<int:import_id>/", "people/?q=zzzz", "find/?q=an", "jobs/", "website/",
            "website/new/", "website/look/", "website/code/<slug:name>/", "settings/",
            "settings/campaign/", "go-live/", "pages/3/history/", "pages/3/edit/", "images/",
            "images/multiple/add/", "nothing-here/", "gallery/",
        ),
    ),
)  # fmt: skip
# Where another way of looking is taken: what supporters and organisers meet first.
MAIN = (
    (Looker.VISITOR, Surface.SITE, ("", "about/")),
    (Looker.SUPPORTER, Surface.SITE, ("_/thanks/",)),
    (Looker.VISITOR, Surface.SITE, ("_/gallery/",)),
    (Looker.VISITOR, Surface.PLATFORM, ("", "start/", "sign-in/")),
    (
        Looker.ORGANISER,
        Surface.PANEL,
        ("", "people/", "people/<int:person_id>/", "people/import/", "website/", "settings/campaign/", "gallery/"),
    ),
)  # fmt: skip
OTHERWISE = {
    "night": Window(dark=True),
    "pseudo-locale": Window(change=PSEUDO),
    "right-to-left": Window(change=RIGHT_TO_LEFT),
}
# Of each other way, what `make test` takes; the rest is the night's.
TASTE = {
    "site:/",
    "site:/_/thanks/",
    "panel:/people/",
    "site:/_/gallery/",
    "panel:/gallery/",
}


def changed_slices() -> set[str]:
    """Return the slices that differ from where this branch left the main one; none without git."""
    asked = ("git", "diff", "--name-only", "--merge-base", "main")
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    made = set()
    for path in told.stdout.splitlines() if told.returncode == 0 else ():
        if not re.search(r"(templates|static|views|urls|hooks)", path):
            continue
        parts = path.split("/")
        made.add(parts[1] if parts[0] in {"nations", "platform"} else parts[0])
    return made


def _named(table, way=None):
    return [
        (looker, _screen(surface, pattern), way)
        for looker, surface, patterns in table
        for pattern in patterns
    ]


def _screen(surface, pattern):
    return next(s for s in screens() if (s.surface, s.pattern) == (surface, pattern))


def _cells():
    """Yield who looks at what, and how; each once."""
    always = [(looker, screen, PHONE) for looker, screen, _ in _named(ALWAYS)]
    touched = changed_slices()
    whole = [
        (looker, screen, window)
        for screen in screens()
        for looker in lookers_at(screen)
        for window in (PHONE, DESK)
        if NIGHTLY or (screen.slice in touched and window is PHONE and _is_own(looker, screen))
    ]  # fmt: skip
    return dict.fromkeys([*always, *whole])


def _is_own(looker: Looker, screen: Screen) -> bool:
    """Return whether a screen is made for somebody, rather than closed to them."""
    if screen.surface is Surface.PANEL:
        return looker is Looker.ORGANISER
    if screen.pattern.startswith("operators/"):
        return looker is Looker.OPERATOR
    return True


def _cell_id(cell):
    looker, screen, window = cell
    return f"{looker}-{window.width}-{screen.name}"


@pytest.fixture(scope="module")
def pictures():
    """Where the pictures go; the contact sheets are made of them at the end."""
    folder = Path(os.environ.get("HUSTINGS_PICTURES", "test-results")) / "sweep"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    yield folder
    sheet.write(sorted(folder.glob("*.png")), folder.parent, name="contact-sheet")


@pytest.fixture(scope="module")
def stage(instance, browser):
    """The demo campaign with somebody of each kind signed in."""
    made = Stage(instance, browser)
    yield made
    made.close()


def _picture(folder, name, page):
    plain = re.sub(r"[^\w.=-]+", "_", name)
    page.screenshot(path=folder / f"{plain[:100]}.png", full_page=True)


class TestEveryScreen:
    @pytest.mark.parametrize("cell", _cells(), ids=_cell_id)
    def test_has_nothing_wrong_with_it(self, stage, pictures, cell):
        looker, screen, window = cell
        page = stage.look(screen, looker, window)

        found = wrong_with(page, refused=True)
        _picture(pictures, _cell_id(cell), page)

        assert found == []


class TestOtherWaysOfLooking:
    @pytest.mark.parametrize(
        ("way", "looker", "screen"),
        [
            pytest.param(way, looker, screen, id=f"{way}-{looker}-{screen.name}")
            for way in OTHERWISE
            for looker, screen, _ in _named(MAIN)
            if NIGHTLY or screen.name in TASTE
        ],
    )
    def test_break_no_screen(self, stage, pictures, way, looker, screen):
        page = stage.look(screen, looker, OTHERWISE[way])

        found = wrong_with(page)
        _picture(pictures, f"{way}-{looker}-{screen.name}", page)

        assert found == []


class TestWithoutScript:
    @pytest.mark.parametrize(
        ("looker", "surface", "pattern", "button"),
        [
            (Looker.VISITOR, Surface.SITE, "", "Join"),
            (Looker.VISITOR, Surface.PLATFORM, "", "Build it"),
            (Looker.VISITOR, Surface.PLATFORM, "start/", "Build it"),
            (Looker.VISITOR, Surface.PLATFORM, "sign-in/", "Send the code"),
            (Looker.SUPPORTER, Surface.SITE, "_/thanks/", "That’s my name"),
            (Looker.ORGANISER, Surface.PANEL, "people/new/", "Add this person"),
            (Looker.ORGANISER, Surface.PANEL, "people/import/", "Read it"),
            (Looker.ORGANISER, Surface.PANEL, "people/", "Show these"),
            (Looker.ORGANISER, Surface.PANEL, "settings/campaign/", "Put it on every page"),
        ],
    )  # fmt: skip
    def test_shows_the_form_and_its_button(
        self, stage, looker, surface, pattern, button
    ):
        page = stage.look(_screen(surface, pattern), looker, Window(script=False))

        pressed = page.get_by_role("button", name=button).first
        assert pressed.is_visible()
        assert pressed.evaluate("(one) => one.form !== null && !one.disabled")

    def test_takes_somebody_who_joins(self, stage):
        page = stage.fresh(Looker.VISITOR, Window(script=False))
        page.goto(stage.host(Surface.SITE))

        page.fill("[name=email]", "plain@example.org")
        page.get_by_role("button", name="Join").click()

        page.wait_for_url("**/_/thanks/**")
        assert page.locator("h1").inner_text().startswith("Thank you.")
        # It copies by script alone.
        assert not page.get_by_role("button", name="Copy").is_visible()
        assert page.get_by_role("link", name="Share the link").is_visible()


class TestSweep:
    def test_names_nothing_that_is_gone(self):
        assert unplaced() == []

    def test_gives_a_reason_for_everything_it_leaves_out(self):
        for reasons in (NOT_SCREENS, CLIPPED, SMALL):
            assert [key for key, reason in reasons.items() if len(reason) < 5] == []

    def test_takes_at_most_forty_screens_always(self):
        assert len(_named(ALWAYS)) <= 40

    @pytest.mark.parametrize(
        ("broken", "said"),
        [
            ("<div style='width:2000px'>wide</div>", "scrolls sideways by"),
            ("<a href='/x' style='display:inline-block'>x</a>", "has a small target"),
            ("<p style='width:40px;overflow:hidden;white-space:nowrap'>Words that are cut</p>", "clips"),
            ("<h1>Another</h1>", "has 2 h1"),
            ("<p>TODO: write</p>", "says"),
            ("<input type='text' style='height:60px'>", "axe critical label"),
            ("<a class='main-button'>One</a><a class='main-button'>Two</a>", "filled buttons"),
            ("<img src='http://elsewhere.example/x.png' alt=''>", "off-site:"),
            ("<script>window.ran = 1</script><button onclick='ran' style='padding:30px'>On</button>", "CSP:"),
        ],
        ids=["sideways", "small", "clipped", "heads", "words", "axe", "buttons", "off-site", "csp"],
    )  # fmt: skip
    def test_finds_what_is_broken(self, stage, broken, said):
        page = stage.look(_screen(Surface.PLATFORM, ""), Looker.VISITOR, PHONE)
        assert wrong_with(page) == []

        page.evaluate(
            "(html) => document.body.insertAdjacentHTML('beforeend', html)",
            broken,
        )
        for _ in range(20):  # reports come after the fact
            found = [one for one in wrong_with(page) if said in one]
            if found:
                break
            page.wait_for_timeout(250)

        assert found
