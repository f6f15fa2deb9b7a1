"""What somebody who typed a stranger's address, or asks for a stranger's codes, can't do."""

import argparse
import re
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.utils import timezone

from controlplane.commands import operator
from controlplane.console import codes, proof_of_work, signing_in, start, tokens
from kernel import proof_of_work as work
from kernel.mail.models import Message
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

pytestmark = pytest.mark.usefixtures("public")
VICTIM = "victim@example.org"


def browser(address="203.0.113.7"):
    return Client(headers={"host": settings.PLATFORM_DOMAIN}, REMOTE_ADDR=address)


def sign_in_by_link(account, client=None):
    """Sign in without a code, as starting a campaign does."""
    client = client or browser()
    token = tokens.mint(
        tokens.Purpose.LOGIN_LINK,
        account_id=account.pk,
        nation_id=None,
        at=timezone.now(),
    )
    client.post("/sign-in/link/", {"token": token})
    return client


def enter_panel(account, nation):
    """Enter a campaign's panel from the platform."""
    token = tokens.mint(
        tokens.Purpose.PANEL,
        account_id=account.pk,
        nation_id=nation.pk,
        at=timezone.now(),
    )
    client = Client(headers={"host": f"{SLUG}.manage.{settings.PLATFORM_DOMAIN}"})
    origin = f"http://{settings.PLATFORM_DOMAIN}"
    client.post("/come-in/", {"token": token}, headers={"origin": origin})
    return client


def is_in(client):
    return client.get("/campaigns/").status_code == 200


def letters(to=VICTIM):
    return Message.objects.filter(to_address=to).count()


def newest_code(to=VICTIM):
    subject = Message.objects.filter(to_address=to).latest("pk").subject
    return re.match(r"\d{3} \d{3}", subject)[0]


def ask(client, email=VICTIM):
    return client.post("/sign-in/", {"email": email})


def guess(client, code):
    return client.post("/sign-in/code/", {"code": code})


def wrong_of(code):
    return f"{(int(code.replace(' ', '')) + 1) % 1_000_000:06d}"


def session_of(client):
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return store(client.cookies["sessionid"].value)


def give_app(account):
    return Authenticator.objects.create(
        user_id=account.pk, type=Authenticator.Type.TOTP, data={"secret": "X"}
    )


def run_operator(what, email):
    operator.run(argparse.Namespace(what=what, email=email))


@pytest.fixture
def account(public):
    """An account whose address somebody typed and nobody proved."""
    return User.objects.create_user(VICTIM)


@pytest.fixture
def attacker(account):
    """The browser of whoever typed it."""
    return sign_in_by_link(account)


class TestAnUnprovedAddress:
    @pytest.mark.parametrize(
        "path", ["/account/totp/activate/", "/account/webauthn/add/"]
    )
    def test_takes_no_second_way_in(self, attacker, path):
        for answer in (attacker.get(path), attacker.post(path, {"code": "123456"})):
            assert (answer.status_code, answer["Location"]) == (302, "/account/")

        assert Authenticator.objects.count() == 0

    def test_is_told_why_and_offered_the_code(self, attacker):
        page = attacker.get("/account/").content.decode()

        assert "Before you can add a passkey or an app" in page
        assert "Add an app" not in page

        assert attacker.post("/account/prove/again/").status_code == 200
        assert letters() == 1
        answer = attacker.post("/account/prove/", {"code": newest_code()})

        assert answer.status_code == 302
        assert "Add an app" in attacker.get("/account/").content.decode()
        assert attacker.get("/account/totp/activate/").status_code == 200

    def test_stays_unproved_by_a_wrong_code(self, attacker, account):
        attacker.post("/account/prove/again/")

        answer = attacker.post("/account/prove/", {"code": wrong_of(newest_code())})

        assert answer.status_code == 422
        account.refresh_from_db()
        assert account.email_proved_at is None


class TestProving:
    def test_by_a_sign_in_code_ends_what_was_there_before(self, attacker, account):
        give_app(account)
        token = tokens.mint(
            tokens.Purpose.PANEL,
            account_id=account.pk,
            nation_id=None,
            at=timezone.now(),
        )
        owner = browser("198.51.100.9")
        ask(owner)

        answer = guess(owner, newest_code())

        assert answer["Location"] == "/campaigns/"
        assert is_in(owner)
        assert not is_in(attacker)
        assert Authenticator.objects.count() == 0
        with pytest.raises(tokens.NotAWayIn):
            tokens.use(token, tokens.Purpose.PANEL, nation_id=None, at=timezone.now())

    def test_again_keeps_the_second_factor(self, account):
        User.objects.update(email_proved_at=timezone.now())
        give_app(account)
        owner = browser()
        ask(owner)

        answer = guess(owner, newest_code())

        assert answer["Location"].startswith("/account/authenticate/")
        assert not is_in(owner)
        assert Authenticator.objects.count() == 1

    def test_on_the_platform_keeps_only_the_own_session(self, attacker, account):
        owner = sign_in_by_link(account)
        owner.post("/account/prove/again/")

        owner.post("/account/prove/", {"code": newest_code()})

        assert is_in(owner)
        assert not is_in(attacker)

    def test_in_the_panel_keeps_only_the_own_session(
        self, django_capture_on_commit_callbacks
    ):
        nation = nation_of("springfield")
        with in_nation(nation):
            owner = seated(nation)
        with in_public():
            account = User.objects.get(email="owner@example.org")
        platform, other = sign_in_by_link(account), enter_panel(account, nation)
        with in_public():
            give_app(account)
        assert other.get("/go-live/").status_code == 200
        owner.post("/go-live/code/again/")
        with in_public():
            code = newest_code("owner@example.org")

        with django_capture_on_commit_callbacks(execute=True):
            answer = owner.post("/go-live/code/", {"code": code})

        assert answer["Location"] == "/go-live/"
        assert owner.get("/go-live/").status_code == 200
        assert other.get("/go-live/").status_code == 302
        assert not is_in(platform)
        with in_public():
            assert Authenticator.objects.count() == 0


class TestOperator:
    def test_who_typed_the_address_before_gets_no_console(self, attacker, account):
        give_app(account)

        run_operator("add", VICTIM)

        assert attacker.get("/operators/").status_code == 302
        assert not is_in(attacker)
        assert Authenticator.objects.count() == 0

    def test_without_a_proved_address_is_led_to_prove_it(self, account):
        run_operator("add", VICTIM)
        owner = sign_in_by_link(account)

        assert owner.get("/operators/")["Location"] == "/account/"
        assert owner.get("/operators/1/")["Location"] == "/account/"

        owner.post("/account/prove/again/")
        owner.post("/account/prove/", {"code": newest_code()})

        assert owner.get("/operators/").status_code == 200

    def test_with_a_proved_address_keeps_the_session(self, account):
        User.objects.update(email_proved_at=timezone.now())
        owner = sign_in_by_link(account)

        run_operator("add", VICTIM)

        assert owner.get("/operators/").status_code == 200


@pytest.mark.usefixtures("account")
class TestGuessing:
    def test_at_the_same_moment_counts_every_guess(self):
        client = browser()
        ask(client)
        code = newest_code()
        session, seen = session_of(client), dict(session_of(client).load())

        said = []
        for tried in [wrong_of(code)] * 11 + [code]:
            said.append(guess(client, tried).status_code)
            # What a request sees that came together with the first one.
            session._session_cache = dict(seen)
            session.save()

        assert said == [200] * 3 + [429] * 9
        assert not is_in(client)

    def test_beyond_the_limit_is_answered_in_a_sentence(self):
        client = browser()
        ask(client)
        for _ in range(signing_in.TRIES):
            guess(client, wrong_of(newest_code()))

        answer = guess(client, newest_code())

        assert signing_in.TRIED_TOO_OFTEN in answer.content.decode()

    def test_beyond_the_limit_a_new_code_can_be_asked_for(self):
        client = browser()
        ask(client)
        for _ in range(signing_in.TRIES):
            guess(client, wrong_of(newest_code()))

        assert client.get("/sign-in/").status_code == 200
        ask(client)

        assert letters() == 2
        assert guess(client, newest_code())["Location"] == "/campaigns/"

    def test_is_counted_for_the_account_over_all_its_codes(self, monkeypatch):
        monkeypatch.setattr(signing_in, "TRIES_PER_HOUR", 4)
        said = []
        for address in ("203.0.113.7", "198.51.100.9"):
            client = browser(address)
            ask(client)
            wrong = wrong_of(newest_code())
            said += [guess(client, wrong).status_code for _ in range(2)]

        assert said == [200] * 4
        assert guess(client, newest_code()).status_code == 429
        assert not is_in(client)

    def test_without_a_letter_finds_nothing_to_guess(self):
        for _ in range(codes.PER_HOUR_OF_NETWORK):
            ask(browser())
        sent = letters()
        client = browser()

        answer = ask(client)

        assert answer["Location"] == "/sign-in/code/"
        assert letters() == sent == codes.PER_HOUR_OF_NETWORK
        pending = session_of(client).load()["account_login"]
        kept = pending["state"]["stages"]["login_by_code"]["data"]["code"]
        assert len(kept) == 43
        assert guess(client, newest_code()).status_code == 200
        assert not is_in(client)


@pytest.mark.usefixtures("account")
class TestAskingForCodes:
    def test_of_one_network_leaves_the_owner_letters(self):
        for _ in range(10):
            ask(browser("203.0.113.7"))
        assert letters() == codes.PER_HOUR_OF_NETWORK
        owner = browser("198.51.100.9")

        ask(owner)

        assert letters() == codes.PER_HOUR_OF_NETWORK + 1
        assert guess(owner, newest_code())["Location"] == "/campaigns/"

    def test_of_all_networks_ends_at_five_in_an_hour(self):
        for number in range(10):
            ask(browser(f"198.51.100.{number}"))

        assert letters() == codes.PER_HOUR

    def test_to_sign_in_leaves_those_that_prove(self, attacker):
        for number in range(10):
            ask(browser(f"198.51.100.{number}"))

        answer = attacker.post("/account/prove/again/")

        assert answer.status_code == 200
        assert letters() == codes.PER_HOUR + 1

    def test_to_prove_says_when_it_was_too_often(self, attacker):
        for _ in range(codes.PER_HOUR_OF_NETWORK):
            attacker.post("/account/prove/again/")

        answer = attacker.post("/account/prove/again/")

        assert answer.status_code == 422
        assert "That was a lot in a short time." in answer.content.decode()
        assert letters() == codes.PER_HOUR_OF_NETWORK

    def test_behind_a_proxy_is_counted_by_visitor(self, settings):
        settings.PROXY_COUNT = 1
        flood = browser("10.0.0.1")
        for number in range(22):
            answer = flood.post(
                "/sign-in/",
                {"email": f"flood{number}@example.org"},
                headers={"x-forwarded-for": "203.0.113.7"},
            )
        assert "Wait five minutes and try again." in answer.content.decode()

        answer = browser("10.0.0.1").post(
            "/sign-in/",
            {"email": VICTIM},
            headers={"x-forwarded-for": "198.51.100.9"},
        )

        assert answer["Location"] == "/sign-in/code/"
        assert letters() == 1


class TestChallenge:
    def test_is_taken_once(self):
        text = proof_of_work.challenge("n")
        answer = work.solve(text)

        assert proof_of_work.take(text, answer)
        assert not proof_of_work.take(text, answer)

    def test_sent_again_is_a_start_without_work(self):
        text = proof_of_work.challenge("n")
        said = {"kind": "CANDIDATE", "slug": "springfield", "challenge": text}
        said["answer"] = work.solve(text)
        for number in range(1 + start.PER_HOUR_WITHOUT_WORK):
            typed = {"name": "X", "email": f"s{number}@example.org"}
            browser().post("/start/", said | typed)

        answer = browser().post("/start/", said | {"name": "X", "email": VICTIM})

        assert "That was a lot in a short time." in answer.content.decode()
        assert User.objects.filter(email__startswith="s").count() == 6
        assert not User.objects.filter(email=VICTIM).exists()

    def test_that_was_not_solved_is_not_used_up(self):
        text = proof_of_work.challenge("n")

        assert not proof_of_work.take(text, "x")
        assert proof_of_work.take(text, work.solve(text))
