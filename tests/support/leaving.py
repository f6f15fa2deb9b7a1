"""Supporters who leave the emails: their browsers, their letters, and the ledger."""

import ipaddress
import re
import uuid

from django.conf import settings
from django.test import Client

from kernel.actor import Channel, Source
from kernel.mail.models import Message
from nations.consents.models import ConsentEntry
from nations.people.actions import PersonChange, edit_person
from nations.people.models import Person
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.panel import staff

OURS = {"sec-fetch-site": "same-origin"}
SENTENCE = "Email me about the campaign. Usually once a week; stop with one press."


def site(slug="springfield"):
    network = str(ipaddress.IPv6Address(uuid.uuid4().int))
    host = f"{slug}.{settings.SITES_DOMAIN}"
    return Client(headers={"host": host, **OURS}, REMOTE_ADDR=network)


def joined(email, **said):
    browser = site()
    answer = browser.post("/_/join/", {"email": email, "email_consent": "1", **said})
    assert answer.status_code == 302
    return browser


def person_at(email):
    return Person.objects.get(emails__address=email)


def moved(nation, email, to):
    """Have staff give whoever has an address another one."""
    with in_nation(nation):
        edit_person(
            person_id=Person.objects.get(emails__address__iexact=email).pk,
            change=PersonChange(email=to),
            by=staff(),
            via=Source(channel=Channel.PANEL),
            at=NOON,
        )


def press(browser, page, path):
    """Press the button of a page that posts to a path, and return what comes."""
    html = page.content.decode()
    (form,) = re.findall(
        rf'<form method="post" action="{path}">(.*?)</form>', html, re.DOTALL
    )
    token = re.search(r'name="for" value="([^"]+)"', form)
    return browser.post(path, {"for": token[1]} if token else {})


def ledger(nation):
    with in_nation(nation):
        rows = ConsentEntry.objects.order_by("pk")
        return [(row.is_given, row.wording, row.source["channel"]) for row in rows]


def link_for(nation, email):
    site().post("/_/leave/", {"email": email})
    with in_nation(nation):
        letter = Message.objects.get(kind="consents.leave", to_address=email)
    return re.search(r"(/_/leave/letter/\?for=\S+)", letter.text)[1]


def letters_of(nation, kind):
    with in_nation(nation):
        return list(Message.objects.filter(kind=kind).order_by("pk"))
