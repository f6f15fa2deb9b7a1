"""Signing in with a passkey: what strangers may ask, and what they may send."""

import base64
import json

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session

from controlplane.console import passkeys
from controlplane.console.adapter import TOO_OFTEN, UNKNOWN_PASSKEY
from tests.support.signing_in import browser

pytestmark = pytest.mark.usefixtures("public")

PATH = "/account/webauthn/login/"
SENTENCE = "That passkey didn’t arrive as a browser sends it, so nothing was changed."
ABOUT = {"type": "webauthn.get", "challenge": "AAAA", "origin": "http://x.localhost"}


def ask(client):
    return client.get(PATH, headers={"accept": "application/json"})


def send(client, credential):
    said = credential if isinstance(credential, str) else json.dumps(credential)
    return client.post(PATH, {"credential": said})


def in_base64(content):
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def credential(*, about=ABOUT, **answer):
    """Return what a browser makes of a passkey that nobody here has."""
    said = {
        "clientDataJSON": in_base64(json.dumps(about).encode()),
        "authenticatorData": in_base64(bytes(37)),
        "signature": in_base64(bytes(70)),
        "userHandle": in_base64(b"999999"),
    }
    return {
        "id": "AAAA",
        "rawId": "AAAA",
        "type": "public-key",
        "response": {**said, **answer},
        "clientExtensionResults": {},
    }


class TestAskingForAPasskey:
    def test_makes_no_more_sessions_than_one_network_needs(self, monkeypatch):
        monkeypatch.setattr(passkeys, "PER_NETWORK", 3)

        answers = [ask(browser("198.51.100.7")) for _ in range(5)]

        assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
        assert answers[-1].json() == {"sentence": TOO_OFTEN}
        assert Session.objects.count() == 3

    def test_locks_nobody_out_on_another_network(self, monkeypatch):
        monkeypatch.setattr(passkeys, "PER_NETWORK", 1)
        ask(browser("198.51.100.7"))

        assert ask(browser("198.51.100.8")).status_code == 200


class TestSendingAPasskey:
    def test_that_nobody_here_has_leads_back_with_a_sentence(self):
        client = browser("198.51.100.9")
        ask(client)

        answer = send(client, credential())

        assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")
        assert UNKNOWN_PASSKEY in client.get("/sign-in/").content.decode()

    @pytest.mark.parametrize(
        "said",
        [
            pytest.param("[" * 15_000, id="deeper than a stack"),
            pytest.param("[" * 100_000, id="longer than any"),
            pytest.param('{"a":' * 3_000, id="nested objects"),
            "x",
            "null",
            "7",
            "[]",
            {"id": 1},
            {"id": "AAAA", "response": []},
            {**credential(), "rawId": "BBBB"},
            {**credential(), "rawId": 10**12},
            credential(userHandle=10**12),
            credential(authenticatorData=""),
            credential(signature=None),
            credential(clientDataJSON="AAAA"),
            credential(about={**ABOUT, "challenge": 10**12}),
            credential(about={**ABOUT, "origin": ["x"]}),
            credential(about=[]),
            credential(attestationObject="AAAA"),
        ],
    )
    def test_that_no_browser_makes_is_a_400_with_a_sentence(self, said):
        client = browser("198.51.100.9")
        ask(client)

        answer = send(client, said)

        assert answer.status_code == 400
        assert SENTENCE in answer.content.decode()
        assert Authenticator.objects.count() == 0

    def test_too_often_leads_back_with_a_sentence(self, monkeypatch):
        monkeypatch.setattr(passkeys, "PER_NETWORK", 1)
        client = browser("198.51.100.7")
        ask(client)

        answer = send(client, {"id": 1})

        assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")
        assert TOO_OFTEN in client.get("/sign-in/").content.decode()
