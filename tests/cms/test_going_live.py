import re

import pytest
from django.conf import settings
from django.test import Client

from kernel.facts.models import Fact
from kernel.permissions import Role
from nations.people.models import Person
from tenants import generations, selectors
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated
from themes.models import Brand


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


HOST = f"{SLUG}.{settings.SITES_DOMAIN.partition(':')[0]}"
IMPRINT = {"imprint_name": "Ada Oak", "imprint_address": "1 High Street"}


def prove_owner(nation):
    with in_public():
        User.objects.filter(memberships__nation=nation).update(email_proved_at=NOON)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def make_private(nation):
    with in_public():
        Nation.objects.filter(pk=nation.pk).update(live_at=None)
    selectors.forget_hosts()


class TestLiveScreen:
    def test_is_in_the_campaigns_colour(self, springfield, owner):
        with in_nation(springfield):
            palette = Brand.objects.get(pk=1).palette["light"]

        style = f"--live:{palette['brand']};--on-live:{palette['on-brand']}"
        assert style in text_of(owner.get("/go-live/"))

    def test_offers_to_copy_and_share_the_address(self, owner):
        html = text_of(owner.get("/go-live/"))

        said = re.findall(r">(Copy|WhatsApp|Share…)</(?:button|a)>", html)
        assert said == ["Copy", "WhatsApp", "Share…"]

    def test_asks_again_for_the_count(self, owner):
        html = text_of(owner.get("/go-live/"))

        assert 'hx-get="/go-live/first/" hx-trigger="every 1s"' in html


class TestMakePrivate:
    def test_shows_strangers_that_it_is_closed_for_now(
        self, springfield, owner, django_capture_on_commit_callbacks
    ):
        stranger = Client(headers={"host": HOST})
        assert "isn’t open yet" not in text_of(stranger.get("/"))
        kept = generations.read(HOST)

        with django_capture_on_commit_callbacks(execute=True):
            answer = owner.post("/go-live/private/")

        assert answer["location"] == "/go-live/?done=private"
        html = text_of(stranger.get("/"))
        assert "<h1>Springfield’s site is closed for now</h1>" in html
        assert '<a href="/_/leave/">Leave their emails</a>' in html
        assert generations.read(HOST) != kept

    def test_leaves_the_way_off_its_list_open_and_no_other(
        self, springfield, owner, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            owner.post("/go-live/private/")
        stranger = Client(headers={"host": HOST})

        assert "Leave this list" in text_of(stranger.get("/_/leave/"))
        for path in ("/about/", "/_/ticket/"):
            assert "site is closed for now" in text_of(stranger.get(path))

    def test_offers_to_undo_it_by_going_live_again(self, springfield, owner):
        owner.post("/settings/campaign/", IMPRINT)
        prove_owner(springfield)
        owner.post("/go-live/private/")
        html = text_of(owner.get("/go-live/?done=private"))
        toast = html.partition("data-toast")[2].partition("</div>")[0]
        assert "Your site is private." in toast
        assert '<form method="post" action="/go-live/">' in toast

        owner.post("/go-live/")

        assert selectors.get_nation(springfield.pk).is_live

    def test_is_kept_as_a_fact_once(self, springfield, owner):
        owner.post("/go-live/private/")
        owner.post("/go-live/private/")

        with in_public():
            kept = Fact.objects.filter(type="platform.campaign_went_private")
            assert [row.payload for row in kept] == [{"nation_id": springfield.pk}]

    def test_is_for_who_may_go_live(self, springfield):
        organiser = seated(springfield, Role.ORGANISER)

        assert organiser.post("/go-live/private/").status_code == 403
        assert selectors.get_nation(springfield.pk).is_live


class TestFirst:
    @pytest.mark.parametrize(
        ("count", "says"),
        [
            (0, "<b>0</b> Waiting for your first supporter"),
            (1, "<b>1</b> Your first supporter"),
            (2, "<b>2</b> supporters"),
        ],
    )
    def test_counts_who_has_joined(self, springfield, owner, count, says):
        with in_nation(springfield):
            for number in range(1, count + 1):
                Person.objects.create(
                    created_at=NOON, joined_at=NOON, supporter_number=number, tag_ids=[]
                )

        assert says in text_of(owner.get("/go-live/first/"))

    def test_is_for_who_may_go_live(self, springfield):
        organiser = seated(springfield, Role.ORGANISER)

        assert organiser.get("/go-live/first/").status_code == 403


class TestImprint:
    def test_leads_on_to_going_live_while_the_site_is_private(self, springfield, owner):
        make_private(springfield)

        html = text_of(owner.post("/settings/campaign/", IMPRINT, follow=True))

        assert '<a class="main-button" href="/go-live/">Go live</a>' in html
        assert "It’s on every page now" not in html

    def test_is_said_to_be_on_every_page_once_live(self, owner):
        html = text_of(owner.post("/settings/campaign/", IMPRINT, follow=True))

        assert "Kept. It’s on every page now." in html
        assert 'class="main-button" href="/go-live/"' not in html

    @pytest.mark.parametrize("is_live", [True, False], ids=["live", "private"])
    def test_that_is_empty_says_what_is_missing_instead(
        self, springfield, owner, is_live
    ):
        if not is_live:
            make_private(springfield)
        said = {"imprint_name": " ", "imprint_address": "", "contact_email": ""}

        html = text_of(owner.post("/settings/campaign/", said, follow=True))

        assert ">Still missing: who is responsible.</p>" in html
        assert ">Still missing: a postal address.</p>" in html
        assert '<span class="pill wait">Kept. Something is missing.</span>' in html
        assert 'class="main-button" href="/go-live/"' not in html
        assert "It’s on every page now" not in html

    @pytest.mark.parametrize("missing", ["imprint_name", "imprint_address"])
    def test_says_what_is_missing_at_its_field(self, owner, missing):
        answer = owner.post("/settings/campaign/", {**IMPRINT, missing: " "})

        assert answer.status_code == 422
        assert answer.context["errors"] == {
            missing: "Give both: who is responsible, and their postal address."
        }
        html = text_of(answer)
        assert f'aria-describedby="{missing}_error"' in html
        kept = [typed for field, typed in IMPRINT.items() if field != missing]
        assert f'value="{kept[0]}"' in html

    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            (
                "imprint_name",
                "www.won.example",
                "A name can’t hold a web or email address. Leave it out.",
            ),
            (
                "imprint_behalf",
                "http://won.example/x",
                "A name can’t hold a web or email address. Leave it out.",
            ),
            (
                "imprint_address",
                "Claim your prize at https://won.example/claim?id=1 today",
                "A postal address can’t hold a web or email address. Leave it out.",
            ),
        ],
    )
    def test_takes_no_web_address_into_the_foot_of_letters(
        self, springfield, owner, field, typed, sentence
    ):
        said = {**IMPRINT, "imprint_behalf": "Jo Ash", field: typed}

        answer = owner.post("/settings/campaign/", said)

        assert answer.status_code == 422
        assert answer.context["errors"] == {field: sentence}
        html = text_of(answer)
        assert f'aria-describedby="{field}_error"' in html
        assert all(f'value="{value}"' in html for value in said.values())
        with in_nation(springfield):
            assert typed not in Brand.objects.values_list(field, flat=True)

    def test_gives_the_sentence_to_fill_in_as_one_types(self, owner):
        answer = owner.get("/settings/campaign/")

        assert answer.context["pattern"] == (
            "Promoted by {name} of {address} on behalf of {behalf} of the same address."
        )
        assert answer.context["pattern_alone"] == "Promoted by {name} of {address}."


class TestMoreOnAPhone:
    def test_shows_what_lies_under_each_word(self, owner):
        html = text_of(owner.get("/"))
        more = html.partition("foot-more")[2]

        under = re.findall(r'<a href="(/(?:website|images|settings)[^"]*)"', more)
        assert under == [
            "/website/",
            "/website/look/",
            "/images/",
            "/website/code/",
            "/settings/campaign/",
        ]
