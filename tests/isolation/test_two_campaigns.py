import datetime as dt

import pytest
from django.conf import settings
from django.core import signing
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import ProgrammingError
from django.test import Client
from django.utils import timezone

from controlplane.console import tokens
from nations.people.models import Person
from tenants import cache, storage
from tenants import signing as ours
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Nation

PLATFORM = settings.PLATFORM_DOMAIN
ORIGIN = f"http://{PLATFORM}"


def site(slug):
    return Client(headers={"host": f"{slug}.{settings.SITES_DOMAIN}"})


def panel(slug):
    return Client(headers={"host": f"{slug}.manage.{PLATFORM}"})


def enter(slug, nation, account):
    token = tokens.mint(
        tokens.Purpose.PANEL,
        account_id=account.pk,
        nation_id=nation.pk,
        at=timezone.now(),
    )
    client = panel(slug)
    answer = client.post("/come-in/", {"token": token}, headers={"origin": ORIGIN})
    return client, answer, token


class TestPanel:
    @pytest.mark.parametrize("path", ["/", "/people/", "/people/{person}/", "/people/?q=canary", "/website/", "/settings/campaign/"])  # fmt: skip
    def test_shows_nothing_of_the_other_campaign(self, campaigns, path):
        client, answer, _ = enter("springfield", *campaigns["springfield"])
        assert answer.status_code == 302

        with in_nation(campaigns["springfield"][0]):
            person = Person.objects.get().pk
        page = client.get(path.format(person=person))

        assert page.status_code == 200
        assert b"Shelbyville" not in page.content

    def test_takes_a_token_once(self, campaigns):
        nation, account = campaigns["springfield"]
        _, _, token = enter("springfield", nation, account)

        again = panel("springfield").post(
            "/come-in/", {"token": token}, headers={"origin": ORIGIN}
        )

        assert again.status_code == 403

    def test_takes_no_token_of_another_campaign(self, campaigns):
        nation, account = campaigns["springfield"]
        token = tokens.mint(
            tokens.Purpose.PANEL,
            account_id=account.pk,
            nation_id=nation.pk,
            at=timezone.now(),
        )

        answer = panel("shelbyville").post(
            "/come-in/", {"token": token}, headers={"origin": ORIGIN}
        )

        assert answer.status_code == 403
        assert "sessionid" not in answer.cookies

    def test_takes_no_token_after_a_minute(self, campaigns):
        nation, account = campaigns["springfield"]
        old = timezone.now() - dt.timedelta(seconds=61)
        token = tokens.mint(
            tokens.Purpose.PANEL, account_id=account.pk, nation_id=nation.pk, at=old
        )

        with pytest.raises(tokens.NotAWayIn):
            tokens.use(
                token, tokens.Purpose.PANEL, nation_id=nation.pk, at=timezone.now()
            )

    def test_takes_no_token_posted_from_elsewhere(self, campaigns):
        nation, account = campaigns["springfield"]
        token = tokens.mint(
            tokens.Purpose.PANEL,
            account_id=account.pk,
            nation_id=nation.pk,
            at=timezone.now(),
        )

        answer = panel("springfield").post(
            "/come-in/", {"token": token}, headers={"origin": "http://evil.example"}
        )

        assert answer.status_code == 403
        assert "sessionid" not in answer.cookies

    def test_knows_no_session_of_another_campaign(self, campaigns):
        client, _, _ = enter("springfield", *campaigns["springfield"])
        stolen = panel("shelbyville")
        stolen.cookies["sessionid"] = client.cookies["sessionid"].value

        assert stolen.get("/people/").status_code == 302

    def test_ends_a_session_whose_role_is_gone(self, campaigns):
        from controlplane import seats

        nation, account = campaigns["springfield"]
        client, _, _ = enter("springfield", nation, account)
        with in_public():
            account.memberships.all().delete()
        seats.forget()

        assert client.get("/people/").status_code == 302

    def test_finds_the_seat_by_account_and_never_by_email(self, campaigns):
        nation, account = campaigns["springfield"]
        with in_nation(nation):
            User.objects.filter(platform_account_id=account.pk).update(
                platform_account_id=None, email="squatter@example.org"
            )
            squatter = User.objects.get(email="squatter@example.org")

        client, _, _ = enter("springfield", nation, account)

        assert client.session["_auth_user_id"] != str(squatter.pk)


class TestSignedThings:
    def test_are_worth_nothing_in_another_campaign(self, campaigns):
        (one, _), (other, _) = campaigns["springfield"], campaigns["shelbyville"]
        with in_nation(one):
            value = ours.sign(one.pk, purpose="preview")

        with in_nation(other), pytest.raises(signing.BadSignature):
            ours.unsign(value, purpose="preview")

    def test_a_device_is_nobody_on_another_site(self, campaigns):
        from nations.people import devices

        (one, _), (other, _) = campaigns["springfield"], campaigns["shelbyville"]
        with in_nation(one):
            device = devices.stand_for(
                person=Person.objects.get(),
                proof=devices.Device.Proof.CODE,
                device=None,
                at=timezone.now(),
            )
        value = signing.dumps(device.pk, salt=f"hustings.device.{one.pk}")
        browser = site("shelbyville")
        browser.cookies[devices.COOKIE] = value

        assert browser.get("/_/me/").status_code == 204
        assert other.pk != one.pk


class TestContext:
    def test_reads_nothing_nowhere(self, db):
        with pytest.raises(ProgrammingError):
            Person.objects.exists()

    def test_reads_no_control_plane_from_inside_a_campaign(self, campaigns):
        with in_nation(campaigns["springfield"][0]), pytest.raises(ProgrammingError):
            Nation.objects.exists()

    def test_keys_and_files_carry_the_number(self, campaigns):
        nation, _ = campaigns["springfield"]
        with in_nation(nation):
            assert cache.make_key("k", "", 1) == f"n_{nation.pk}::1:k"
            assert storage.prefixed("a.png") == f"nations/{nation.pk}/a.png"
            with pytest.raises(SuspiciousFileOperation):
                default_storage.path(f"../{nation.pk + 1}/a.png")


class TestForms:
    SIGN_UP = {"email": "sam@example.org", "postcode": "", "page": "3"}

    def test_take_a_post_of_their_own_page(self, campaigns):
        answer = site("springfield").post(
            "/_/join/", self.SIGN_UP, headers={"sec-fetch-site": "same-origin"}
        )

        assert answer.status_code == 302
        assert answer["location"].startswith("/_/thanks/?for=")

    def test_refuse_another_sites_post(self, campaigns):
        answer = site("springfield").post(
            "/_/join/", self.SIGN_UP, headers={"sec-fetch-site": "cross-site"}
        )

        assert answer.status_code == 403
        with in_nation(campaigns["springfield"][0]):
            assert Person.objects.count() == 1

    def test_ask_once_more_where_the_browser_says_nothing(self, campaigns):
        browser = site("springfield")
        asked = browser.post("/_/join/", self.SIGN_UP)
        assert b"One more press" in asked.content
        with in_nation(campaigns["springfield"][0]):
            assert Person.objects.count() == 1
        token = asked.content.decode().split('name="pressed" value="')[1].split('"')[0]

        answer = browser.post("/_/join/", {**self.SIGN_UP, "pressed": token})

        assert answer.status_code == 302

    def test_come_back_with_what_was_typed(self, campaigns):
        answer = site("springfield").post(
            "/_/join/",
            {"email": "sam", "postcode": "TM2 4AB"},
            headers={"sec-fetch-site": "same-origin"},
        )

        assert answer.status_code == 422
        assert b'value="sam"' in answer.content
        assert "That email address isn’t complete.".encode() in answer.content
