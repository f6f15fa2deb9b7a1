"""What a reviewer with two campaigns managed, and no longer manages."""

import pytest
from django.conf import settings
from django.test import Client

from controlplane import seats
from tenants.context import in_nation, in_public
from tenants.hosts import Surface
from tenants.models import Membership
from tests.isolation.crawling import A, World
from tests.support.walking import hosts_of
from themes.models import Brand

OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def world(db):
    return World()


def browser(surface, session="", **headers):
    made = Client(headers={"host": hosts_of(A)[surface], **OURS, **headers})
    if session:
        made.cookies["sessionid"] = session
    return made


class TestPreview:
    @pytest.mark.parametrize("path", ["/website/look/preview/", "/pages/3/view_draft/"])
    def test_runs_asks_frames_and_sends_nothing(self, world, path):
        answer = browser(Surface.PANEL, world.a.sessions["OWNER"]).get(path)

        policy = answer["content-security-policy"]
        directives = dict(
            part.strip().partition(" ")[::2] for part in policy.split(";")
        )
        assert answer.status_code == 200
        assert directives["default-src"] == "'none'"
        assert directives["sandbox"] == "allow-same-origin"
        assert directives["form-action"] == "'none'"
        # Whatever isn't named falls back to nothing.
        assert not directives.keys() & {"script-src", "connect-src", "frame-src"}

    def test_ends_with_the_role_of_who_was_let_in(self, world):
        nation = world.a.nation
        with in_public():
            type(nation).objects.filter(pk=nation.pk).update(live_at=None)
        site = browser(Surface.SITE)
        look = next(
            who.cookies
            for who in world.lookers(Surface.SITE)
            if who.name == f"preview of {A}"
        )
        site.cookies.load(look)
        assert "site is closed for now" not in site.get("/").content.decode()

        with in_public():
            Membership.objects.filter(nation=nation).delete()
        seats.forget()  # believed for a second

        assert "site is closed for now" in site.get("/").content.decode()


class TestSigningOut:
    def test_on_the_platform_ends_the_panels_sessions_too(self, world):
        panel = browser(Surface.PANEL, world.a.sessions["OWNER"])
        assert panel.get("/people/").status_code == 200

        session = world._signed_in(world.a.owner)
        left = browser(Surface.PLATFORM, session).post("/sign-out/")

        seats.forget()
        assert left.status_code == 302
        assert panel.get("/people/").status_code == 302

    def test_in_a_panel_ends_the_platforms_session_too(self, world):
        platform = browser(Surface.PLATFORM, world._signed_in(world.a.owner))
        assert platform.get("/campaigns/").status_code == 200

        left = browser(Surface.PANEL, world.a.sessions["OWNER"]).post("/leave/")

        assert left["location"] == f"http://{settings.PLATFORM_DOMAIN}/"
        assert platform.get("/campaigns/").status_code == 302


class TestLanguage:
    def test_of_a_page_is_the_campaigns_whatever_the_browser_asks_for(self, world):
        plain = browser(Surface.SITE).get("/")
        arabic = browser(Surface.SITE, **{"accept-language": "ar"}).get("/")

        assert arabic.content == plain.content
        assert "content-language" not in arabic.headers


class TestNul:
    def test_in_a_form_is_a_sentence_and_keeps_nothing(self, world):
        panel = browser(Surface.PANEL, world.a.sessions["OWNER"])
        said = {"imprint_name": "Jo\x00", "imprint_address": "1 Quay Street"}

        answer = panel.post("/settings/campaign/", said)

        assert answer.status_code == 400
        assert "We couldn’t keep that" in answer.content.decode()
        with in_nation(world.a.nation):
            assert "Jo" not in Brand.objects.get().imprint_name


class TestWagtailsScreens:
    @pytest.mark.parametrize(
        "path",
        ["/choose-page/", "/images/chooser/", "/documents/chooser/",
         "/reports/site-history/", "/pages/", "/images/"],
    )  # fmt: skip
    @pytest.mark.parametrize("role", ["FIELD", "TREASURER", "ORGANISER"])
    def test_are_shut_to_roles_that_edit_no_pages(self, world, path, role):
        answer = browser(Surface.PANEL, world.a.sessions[role]).get(path)

        assert answer.status_code == 403
        assert "Your role doesn" in answer.content.decode()

    @pytest.mark.parametrize("path", ["/choose-page/", "/images/chooser/", "/images/"])
    def test_are_open_to_an_editor(self, world, path):
        answer = browser(Surface.PANEL, world.a.sessions["EDITOR"]).get(path)

        assert answer.status_code == 200
