"""What a campaign's people are shown while the platform has closed its site for now."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from cms.models import HomePage
from controlplane.provisioning import suspending
from kernel.actor import Actor, Channel, Source
from kernel.permissions import Role
from tenants import selectors, slugs
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated, sent_by_the_panel
from themes.models import Brand

REASON = "Rule 3: no imprint"
OURS = "This is what everybody sees."


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    """Its owner, in the panel, once it was suspended."""
    client = seated(springfield)
    suspend(springfield)
    return client


def suspend(nation):
    suspending.suspend(
        number=nation.pk,
        reason=REASON,
        by=Actor.system(name="tests"),
        via=Source(channel=Channel.SHELL),
        at=NOON,
    )


def make_private(nation, *, was_live=False):
    """Make it private: as one that never was live, or as one that was."""
    first_live_at = NOON if was_live else None
    with in_public():
        Nation.objects.filter(pk=nation.pk).update(
            live_at=None, first_live_at=first_live_at
        )
    selectors.forget_hosts()


def text_of(answer):
    return " ".join(answer.content.decode().split())


def screen_of(answer):
    """Return the screen without the shell around it."""
    inside = text_of(answer).partition('<div class="screen">')[2]
    return inside.partition("foot-bar")[0]


@pytest.fixture(params=["live", "private"])
def either(request, springfield, owner):
    """The owner of one that was live, and of one that never was."""
    if request.param == "private":
        make_private(springfield)
    return owner


class TestHome:
    def test_says_that_the_site_is_closed_for_now(self, either):
        html = text_of(either.get("/"))

        assert "Your site is closed for now." in html
        for untrue in ("Your site is live", "Your site is private", "by themselves"):
            assert untrue not in html

    def test_begins_with_why_and_what_to_do(self, either):
        first, *others = either.get("/").context["needs_you"]

        assert (first.title, first.text, first.aside, first.url) == (
            "We’ve closed your site for now",
            (
                "“Rule 3: no imprint”: put it right, then answer the email we sent to "
                "the owners."
            ),
            f"Since {NOON:%-d} {NOON:%B}",
            "/go-live/",
        )
        assert [row.title for row in others if "live" in row.label.lower()] == []
        assert "Before you go live" not in [row.aside for row in others]

    def test_says_why_without_a_button_to_who_may_not_go_live(self, springfield):
        editor = seated(springfield, Role.EDITOR)
        suspend(springfield)

        answer = editor.get("/")

        first = answer.context["needs_you"][0]
        assert first.text.startswith("“Rule 3: no imprint”")
        assert (first.label, first.url) == ("", "")
        assert 'href="/go-live/"' not in text_of(answer)

    def test_suggests_nobody_to_ask(self, owner):
        assert owner.get("/").context["suggestion"] is None

    def test_says_that_it_is_live_once_it_is_open_again(self, springfield, owner):
        suspending.resume(
            number=springfield.pk,
            by=Actor.system(name="tests"),
            via=Source(channel=Channel.SHELL),
            at=NOON,
        )

        html = text_of(owner.get("/"))

        assert "Your site is live." in html
        assert "closed" not in html


class TestGoLive:
    def test_says_since_when_why_and_what_keeps_working(self, either):
        html = screen_of(either.get("/go-live/"))

        assert "<h1>Your site is closed for now</h1>" in html
        assert f"Since {NOON:%A %-d %B %Y}, " in html
        said = re.findall(r"<b>([^<]+)</b> <small>\s*([^<]+?)\s*</small>", html)
        assert said[:3] == [
            ("Why", REASON),
            (
                "What to do",
                (
                    "Put it right, then answer the email we sent to the owners. "
                    "If we’re mistaken, tell us that."
                ),
            ),
            (
                "What others see",
                "“Springfield’s site is closed for now.” They don’t see the reason.",
            ),
        ]
        assert [title for title, _ in said[3:5]] == ["Your people", "Your pages"]

    def test_names_leaving_where_it_works(self, springfield, owner):
        assert "Leaving your emails" in text_of(owner.get("/go-live/"))

        make_private(springfield, was_live=True)
        assert "Leaving your emails" in text_of(owner.get("/go-live/"))

        make_private(springfield)
        assert "Leaving your emails" not in text_of(owner.get("/go-live/"))

    def test_offers_neither_to_go_live_nor_private_nor_to_share(self, either):
        html = screen_of(either.get("/go-live/"))

        for offer in ("<form", "Go live", "Make it private", "QR", "WhatsApp"):
            assert offer not in html

    @pytest.mark.parametrize("path", ["/go-live/", "/go-live/private/"])
    def test_refuses_both_with_a_sentence(self, springfield, either, path):
        before = selectors.get_nation(springfield.pk).is_live

        answer = either.post(path)

        assert answer.status_code == 422
        assert (
            "The site is closed for now, so it can go neither live nor private."
            in text_of(answer)
        )
        assert selectors.get_nation(springfield.pk).is_live is before


class TestPages:
    def test_are_said_to_be_closed_with_the_site(self, springfield, owner):
        with in_nation(springfield):
            front = HomePage.objects.get()

        for path in ("/website/", f"/pages/{front.pk}/edit/"):
            html = text_of(owner.get(path))
            assert "Closed with your site" in html
            assert '<span class="pill good">Live</span>' not in html

    def test_are_kept_for_when_it_is_open_again(self, springfield, owner):
        with in_nation(springfield):
            front = HomePage.objects.get()

        html = text_of(owner.get(f"/website/?done={front.pk}"))

        assert "Kept for when your site is open again." in html
        assert "Published." not in html

    def test_keep_an_imprint_without_saying_that_all_see_it(self, owner):
        imprint = {"imprint_name": "Ada Oak", "imprint_address": "1 High Street"}

        html = text_of(owner.post("/settings/campaign/", imprint, follow=True))

        assert '<span class="pill good">Kept.</span>' in html
        assert "on every page now" not in html
        assert 'class="main-button" href="/go-live/"' not in html


class TestTheSite:
    def test_says_no_more_to_a_stranger_than_that_it_is_closed(self, owner):
        answer = Client(headers={"host": slugs.host_of(SLUG)}).get("/")

        assert answer.status_code == 503
        html = text_of(answer)
        assert "Springfield’s site is closed for now" in html
        assert '<a href="/_/leave/">Leave their emails</a>' in html
        assert OURS not in html
        assert REASON not in html
        assert ".manage." not in html

    @pytest.fixture
    def stranger_reads(self, springfield, owner):
        """What a stranger reads where this email for visitors was given."""

        def read(contact):
            with in_nation(springfield):
                Brand.objects.update(contact_email=contact)
            browser = Client(headers={"host": slugs.host_of(SLUG)})
            return text_of(browser.get("/"))

        return read

    def test_says_how_to_reach_them_where_they_told_visitors(self, stranger_reads):
        assert (
            'To reach them: <a href="mailto:hello@springfield.example">'
            "hello@springfield.example</a>"
        ) in stranger_reads("hello@springfield.example")

    def test_lets_no_letter_of_an_email_out_of_its_place(self, stranger_reads):
        assert (
            '<a href="mailto:a%26b%3Fsubject%3D%27@springfield.example">'
            "a&amp;b?subject=&#x27;@springfield.example</a>"
        ) in stranger_reads("a&b?subject='@springfield.example")

    def test_names_what_they_sent_where_visitors_were_told_nothing(
        self, stranger_reads
    ):
        html = stranger_reads("")

        assert "To reach them, use the address on anything they sent you." in html
        assert "mailto:" not in html

    def test_says_nothing_of_one_that_strangers_never_saw(
        self, springfield, stranger_reads
    ):
        make_private(springfield)

        assert "hello@" not in stranger_reads("hello@springfield.example")

    def test_is_no_error_that_is_logged(self, owner, caplog):
        files_host = urlsplit(selectors.addresses_of(SLUG).files).netloc
        with caplog.at_level("INFO", logger="django.request"):
            answers = [
                Client(headers={"host": slugs.host_of(SLUG)}).get("/"),
                Client(headers={"host": files_host}).get("/nations/1/images/x.png"),
            ]

        assert [answer.status_code for answer in answers] == [503, 503]
        assert caplog.records == []

    def test_tells_its_own_people_that_this_is_what_everybody_sees(
        self, springfield, owner
    ):
        answer = sent_by_the_panel(springfield).get("/about/")

        assert answer.status_code == 503
        assert answer["Cache-Control"] == "no-store"
        html = text_of(answer)
        assert OURS in html
        panel = selectors.addresses_of(SLUG).panel
        assert f'<a class="button" href="{panel}/">Open the panel</a>' in html

    def test_knows_its_own_people_by_the_link_of_the_panel(self, owner):
        link = owner.get("/look/")["location"]
        browser = Client(headers={"host": slugs.host_of(SLUG)})

        answer = browser.get(
            link.partition(slugs.host_of(SLUG))[2].lstrip(":0123456789")
        )

        assert (answer.status_code, answer["location"]) == (302, "/")
        assert OURS in text_of(browser.get("/"))

    def test_offers_no_way_to_leave_what_nobody_ever_saw(self, springfield, owner):
        make_private(springfield)
        stranger = Client(headers={"host": slugs.host_of(SLUG)})

        assert "/_/leave/" not in text_of(stranger.get("/"))
        assert stranger.get("/_/leave/").status_code == 503

    def test_lets_whoever_joined_leave_also_while_it_is_private(
        self, springfield, owner
    ):
        make_private(springfield, was_live=True)
        stranger = Client(headers={"host": slugs.host_of(SLUG)})

        assert "/_/leave/" in text_of(stranger.get("/"))
        assert stranger.get("/_/leave/").status_code == 200
