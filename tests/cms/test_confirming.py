"""Over the limit: a letter, a look, a press."""

import ipaddress
import re
import uuid

import pytest
from django.conf import settings
from django.test import Client

from kernel.mail.models import Message
from nations.people.models import Device, Person
from nations.submissions import screening
from nations.submissions.confirming import PURPOSE
from nations.submissions.models import Submission
from tenants import signing
from tenants.context import in_nation
from tests.support.leaving import moved

OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def visited(campaigns):
    nation, _ = campaigns["springfield"]
    return nation


def site(slug):
    return Client(headers={"host": f"{slug}.{settings.SITES_DOMAIN}"})


def join(email, network):
    return site("springfield").post(
        "/_/join/",
        {"email": email, "postcode": ""},
        headers=OURS,
        REMOTE_ADDR=network,
    )


def letter_for(nation):
    """Join as often as is taken, once more, and return the token of the letter."""
    # A network no test was in before: counters outlive a test.
    network = str(ipaddress.IPv6Address(uuid.uuid4().int))
    for at in range(screening.PLAIN.per_address):
        assert join(f"p{at}@example.org", network).status_code == 302
    answer = join(f"{uuid.uuid4().hex}@example.org", network)
    assert "Look in your email" in answer.content.decode()
    with in_nation(nation):
        text = Message.objects.get(kind="submissions.confirm").text
    return re.search(r"/_/confirm/\?for=(\S+)", text)[1]


class TestConfirm:
    def test_does_nothing_when_a_mail_scanner_looks(self, visited):
        token = letter_for(visited)

        looked = site("springfield").get(f"/_/confirm/?for={token}")

        assert looked.status_code == 200
        assert "Yes, that’s me" in looked.content.decode()
        with in_nation(visited):
            assert Submission.objects.get(state="WAITING").person is None
            assert Person.objects.count() == 16

    def test_takes_the_form_when_it_is_pressed_and_remembers_the_device(self, visited):
        token = letter_for(visited)
        browser = site("springfield")

        pressed = browser.post("/_/confirm/", {"for": token}, headers=OURS)

        assert pressed.status_code == 302
        thanks = browser.get(pressed["location"]).content.decode()
        assert "<span>You’re number 16.</span>" in thanks
        with in_nation(visited):
            assert Device.objects.order_by("-pk").first().proof == "LINK"

    def test_tells_no_name_to_the_reader_of_an_address_that_was_changed(self, visited):
        token = letter_for(visited)
        site("springfield").post("/_/confirm/", {"for": token}, headers=OURS)
        with in_nation(visited):
            email = Message.objects.get(kind="submissions.confirm").to_address
            Person.objects.filter(emails__address=email).update(called="Secretname")
        moved(visited, email, f"new.{email}")
        browser = site("springfield")

        pressed = browser.post("/_/confirm/", {"for": token}, headers=OURS)

        html = pressed.content.decode()
        assert pressed.status_code == 403
        assert "This link was sent to an address we no longer have" in html
        assert "Secretname" not in html
        assert browser.get("/_/me/").status_code == 204

    def test_tells_the_logs_no_address(self, visited):
        token = letter_for(visited)

        with in_nation(visited):
            email = Message.objects.get(kind="submissions.confirm").to_address
            assert email not in repr(signing.unsign(token, purpose=PURPOSE))

    def test_refuses_a_press_from_another_site(self, visited):
        token = letter_for(visited)

        pressed = site("springfield").post(
            "/_/confirm/", {"for": token}, headers={"sec-fetch-site": "cross-site"}
        )

        assert pressed.status_code == 403
        with in_nation(visited):
            assert Person.objects.count() == 16

    def test_refuses_a_token_of_another_campaign(self, visited):
        token = letter_for(visited)

        pressed = site("shelbyville").post("/_/confirm/", {"for": token}, headers=OURS)

        assert pressed.status_code == 403
        assert "That link is too old." in pressed.content.decode()
