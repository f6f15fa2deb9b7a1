"""Forms to join, posted, held and confirmed."""

import datetime as dt
import uuid

import pytest

from kernel import proof_of_work
from kernel.actor import Actor, Channel, Source
from nations.consents.actions import Asked
from nations.submissions import actions, screening
from nations.submissions.confirming import Proof
from nations.submissions.models import Submission
from tests.conftest import NOON

WEB = Source(channel=Channel.WEB, page_id=3)
ASKED = Asked(wording="Email me about the campaign.")


def form(**said):
    given = {
        "email": "sam@example.org",
        "postcode": "TM2 4AB",
        "country": "GB",
        "page_id": 3,
    }
    return actions.SignUp(**{**given, "asked": ASKED, **said})


def post(**said):
    given = {
        "honeypot": "",
        "opened": "",
        "address": uuid.uuid4().hex,
        "device_id": None,
    }
    return screening.Post(**{**given, **said})


def receive(nation, sent=None, posted=None, *, device=None, by=None, at=NOON):
    return actions.receive_sign_up(
        form=sent or form(),
        post=posted or post(),
        device=device,
        number=nation.pk,
        by=by or Actor.visitor(),
        via=WEB,
        at=at,
    )


def worked(nation, address):
    open_for = dt.timedelta(seconds=9 + uuid.uuid4().int % 9000)
    opened = screening.ticket(NOON - open_for, number=nation.pk)
    return post(opened=opened, work=proof_of_work.solve(opened), address=address)


def fill_up(nation):
    """Post as many forms as are taken from one network address; return it."""
    address = uuid.uuid4().hex
    for at in range(screening.PLAIN.per_address):
        receive(nation, form(email=f"p{at}@example.org"), post(address=address))
    return address


def stranger(name="one"):
    """Return an address no test wrote to before: counters outlive a test."""
    return f"{name}.{uuid.uuid4().hex}@example.org"


def hold(nation, sent, address, *, at=NOON):
    with pytest.raises(actions.WaitsForClick):
        receive(nation, sent, post(address=address), at=at)
    return Submission.objects.get(state="WAITING")


def confirm(waiting, *, address=None, at=NOON, by=None):
    """Press the link of the letter to the address that waits, or of one to another."""
    return actions.confirm_sign_up(
        proof=Proof(
            submission_id=waiting.pk,
            address=address or waiting.data.get("email", ""),
        ),
        device=None,
        by=by or Actor.visitor(),
        via=Source(channel=Channel.MAIL),
        at=at,
    )
