"""Whatever is signed or kept for one campaign is worth nothing in another one."""

from urllib.parse import parse_qs, urlsplit

import pytest
from celery import current_app
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from controlplane import gate
from controlplane.console import tokens
from kernel.queue import HEADER, UnsignedTask, headers
from nations.people import devices
from nations.people.models import Person
from nations.submissions import screening
from nations.submissions.models import Submission
from tenants import selectors
from tenants.celery import NationTask
from tenants.context import current_schema, in_nation, in_public
from tenants.hosts import Surface
from tests.conftest import NOON
from tests.isolation.test_two_campaigns import enter, panel, site
from tests.support.walking import hosts_of

HERE, THERE = "springfield", "shelbyville"
OURS = {"sec-fetch-site": "same-origin"}


def nation_in(campaigns, slug):
    return campaigns[slug][0]


class TestDeviceCookie:
    def test_that_joined_one_campaign_is_nobody_in_the_other(self, campaigns):
        joined = site(HERE)
        joined.post("/_/join/", {"email": "sam@example.org"}, headers=OURS)
        cookie = joined.cookies[devices.COOKIE].value
        assert joined.get("/_/me/").status_code == 200
        stranger = site(THERE)
        stranger.post("/_/join/", {"email": "sam@example.org"}, headers=OURS)
        stranger.cookies[devices.COOKIE] = cookie

        assert stranger.get("/_/me/").status_code == 204
        assert stranger.get("/_/thanks/").headers["location"] == "/"

    def test_is_for_this_host_alone(self, campaigns):
        joined = site(HERE)
        joined.post("/_/join/", {"email": "sam@example.org"}, headers=OURS)

        assert joined.cookies[devices.COOKIE]["domain"] == ""
        assert joined.cookies[devices.COOKIE]["httponly"]


class TestPreview:
    def _token(self, campaigns, slug):
        nation, account = campaigns[slug]
        return tokens.mint(
            tokens.Purpose.PREVIEW, account_id=account.pk, nation_id=nation.pk, at=timezone.now()
        )  # fmt: skip

    def test_token_of_another_campaign_sets_no_cookie(self, campaigns):
        token = self._token(campaigns, HERE)

        answer = site(THERE).get("/_/preview/", {"token": token})

        assert gate.COOKIE not in answer.cookies

    def test_cookie_of_another_campaign_opens_nothing(self, campaigns):
        with in_public():
            nation = nation_in(campaigns, THERE)
            nation.live_at = None
            nation.save(update_fields=["live_at"])
        selectors.forget_hosts()
        looked = site(HERE)
        looked.get("/_/preview/", {"token": self._token(campaigns, HERE)})
        stranger = site(THERE)
        stranger.cookies[gate.COOKIE] = looked.cookies[gate.COOKIE].value

        assert b"site is closed for now" in stranger.get("/").content

    def test_token_opens_once(self, campaigns):
        token = self._token(campaigns, HERE)
        assert gate.COOKIE in site(HERE).get("/_/preview/", {"token": token}).cookies

        assert (
            gate.COOKIE not in site(HERE).get("/_/preview/", {"token": token}).cookies
        )

    def test_token_opens_no_panel(self, campaigns):
        token = self._token(campaigns, HERE)

        answer = panel(HERE).post(
            "/come-in/", {"token": token}, headers={"origin": f"http://{hosts_of(HERE)[Surface.PLATFORM]}"},
        )  # fmt: skip

        assert answer.status_code == 403


class TestFormTicket:
    def test_of_another_campaign_says_nothing_of_the_time(self, campaigns):
        ticket = site(HERE).get("/_/ticket/").json()["opened"]
        here, there = nation_in(campaigns, HERE), nation_in(campaigns, THERE)

        assert screening.age(ticket, timezone.now(), number=here.pk) is not None
        assert screening.age(ticket, timezone.now(), number=there.pk) is None


class TestThanks:
    def test_of_another_campaign_shows_no_number(self, campaigns):
        browser = site(HERE)
        for n in range(3):
            answer = browser.post(
                "/_/join/", {"email": f"p{n}@example.org"}, headers=OURS
            )
        signed = parse_qs(urlsplit(answer.headers["location"]).query)["for"][0]
        other = site(THERE)
        other.post("/_/join/", {"email": "sam@example.org"}, headers=OURS)

        page = other.get("/_/thanks/", {"for": signed})

        assert page.status_code == 200
        assert "You’re number 3" not in page.content.decode()


class TestPressedToken:
    def test_of_another_campaign_asks_once_more_and_keeps_nothing(self, campaigns):
        said = {"email": "sam@example.org", "postcode": "", "page": "3"}
        asked = site(HERE).post("/_/join/", said).content.decode()
        token = asked.split('name="pressed" value="')[1].split('"')[0]

        answer = site(THERE).post("/_/join/", {**said, "pressed": token})

        assert b"One more press" in answer.content
        with in_nation(nation_in(campaigns, THERE)):
            assert not Submission.objects.exists()


class TestCsrf:
    def test_token_of_another_campaign_is_refused(self, campaigns):
        here, _, _ = enter(HERE, *campaigns[HERE])
        there, _, _ = enter(THERE, *campaigns[THERE])
        here.get("/people/new/")
        there.get("/people/new/")
        strict = Client(
            enforce_csrf_checks=True, headers={"host": hosts_of(THERE)[Surface.PANEL]}
        )
        for name, morsel in there.cookies.items():
            strict.cookies[name] = morsel.value
        stolen = here.cookies["csrftoken"].value

        answer = strict.post(
            "/people/new/", {"full_name": "Eve", "csrfmiddlewaretoken": stolen}
        )

        assert answer.status_code == 403
        with in_nation(nation_in(campaigns, THERE)):
            assert not Person.objects.filter(full_name="Eve").exists()


class TestCache:
    def test_value_of_one_campaign_is_a_miss_in_the_other(self, campaigns):
        with in_nation(nation_in(campaigns, HERE)):
            cache.set("greeting", "hello from here")

        with in_nation(nation_in(campaigns, THERE)):
            assert cache.get("greeting") is None


def _fails():
    raise ZeroDivisionError


class TestTask:
    def _run(self, said, work=current_schema):
        task = current_app.task(name=f"tests.{work.__name__}", base=NationTask)(work)
        task.push_request(headers=said)
        try:
            return task()
        finally:
            task.pop_request()

    def test_runs_in_the_schema_it_was_sent_from(self, campaigns):
        nation = nation_in(campaigns, HERE)

        assert self._run(headers(nation.schema_name)) == nation.schema_name

    @pytest.mark.parametrize(
        "said", [None, {}, {HEADER: "n_1"}, {HEADER: "n_1:forged"}]
    )
    def test_refuses_a_message_nobody_signed(self, campaigns, said):
        with pytest.raises(UnsignedTask):
            self._run(said)

    def test_refuses_another_campaigns_name_under_this_ones_signature(self, campaigns):
        here, there = (nation_in(campaigns, slug).schema_name for slug in (HERE, THERE))
        signature = headers(here)[HEADER].rpartition(":")[2]

        with pytest.raises(UnsignedTask):
            self._run({HEADER: f"{there}:{signature}"})

    def test_runs_in_the_other_campaign_after_one_that_raised(self, campaigns):
        with pytest.raises(ZeroDivisionError):
            self._run(headers(nation_in(campaigns, HERE).schema_name), work=_fails)
        there = nation_in(campaigns, THERE).schema_name

        assert current_schema() == "nowhere"
        assert self._run(headers(there)) == there


class TestUnlistedHost:
    @pytest.mark.parametrize(
        "host",
        [
            "nobody.campaigns.localhost",
            "springfield.campaigns.localhost.evil.example",
            "evil.example",
            "springfield.campaigns.localhost.",
            "x.springfield.campaigns.localhost",
        ],
    )
    def test_is_answered_in_nobodys_name(self, campaigns, host):
        answer = Client(headers={"host": host}).get("/")

        assert answer.status_code == 404
        assert b"Springfield" not in answer.content
        assert b"The platform is at" not in answer.content

    @pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1"])
    def test_says_on_this_very_machine_where_the_platform_is(
        self, campaigns, host, settings
    ):
        here = Client(headers={"host": host}).get("/")
        settings.PRACTICE_MODE = False
        elsewhere = Client(headers={"host": host}).get("/")

        assert here.status_code == elsewhere.status_code == 404
        assert b"The platform is at" in here.content
        assert b"The platform is at" not in elsewhere.content


class TestSalts:
    def test_carry_the_nations_number(self, campaigns):
        with in_nation(nation_in(campaigns, HERE)):
            device = devices.stand_for(
                person=Person.objects.get(), proof=devices.Device.Proof.TYPED, device=None, at=NOON
            )  # fmt: skip

        with pytest.raises(signing.BadSignature):
            signing.loads(
                signing.dumps(device.pk, salt=devices._salt(1)), salt=devices._salt(2)
            )
