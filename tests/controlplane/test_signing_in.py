"""What somebody who typed a stranger's address, or asks for a stranger's codes, can't do."""

import pytest

from controlplane.console import (
    codes,
    known_browsers,
    proof_of_work,
    signing_in,
    start,
)
from kernel import proof_of_work as work
from tenants import signing
from tenants.accounts.models import User
from tests.support.signing_in import (
    VICTIM,
    ask,
    browser,
    guess,
    is_in,
    letters,
    newest_code,
    session_of,
    wrong_of,
)

pytestmark = pytest.mark.usefixtures("public")


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

    def test_by_strangers_leaves_a_browser_that_was_signed_in_before_its_own(
        self, monkeypatch
    ):
        owner = browser("192.0.2.1")
        ask(owner)
        guess(owner, newest_code())
        owner.post("/sign-out/")
        monkeypatch.setattr(signing_in, "TRIES_PER_HOUR", 2)
        for address in ("203.0.113.7", "198.51.100.9"):
            stranger = browser(address)
            ask(stranger)
            guess(stranger, wrong_of(newest_code()))
        ask(owner)

        assert guess(owner, newest_code())["Location"] == "/campaigns/"

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

    def test_of_all_networks_leaves_a_browser_that_was_signed_in_before_its_own(self):
        owner = browser("192.0.2.1")
        ask(owner)
        guess(owner, newest_code())
        owner.post("/sign-out/")
        assert not is_in(owner)
        for number in range(10):
            ask(browser(f"198.51.100.{number}"))
        sent = letters()

        ask(browser("192.0.2.1"))
        assert letters() == sent
        for _ in range(codes.PER_HOUR + 2):
            ask(owner)

        assert letters() == sent + codes.PER_HOUR

    def test_of_a_browser_that_knows_another_account_has_no_limit_of_its_own(self):
        other = User.objects.create_user("other@example.org")
        stranger = browser("192.0.2.2")
        stranger.cookies[known_browsers.COOKIE] = signing.sign(
            [other.pk], purpose=known_browsers.PURPOSE
        )
        for number in range(10):
            ask(browser(f"198.51.100.{number}"))

        ask(stranger)

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
        assert not User.objects.filter(email__startswith="s").exists()
        assert not User.objects.filter(email=VICTIM).exists()

    def test_that_was_not_solved_is_not_used_up(self):
        text = proof_of_work.challenge("n")

        assert not proof_of_work.take(text, "x")
        assert proof_of_work.take(text, work.solve(text))
