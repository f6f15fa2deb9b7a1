"""People who say yes, leave and are put back."""

import datetime as dt

from kernel.actor import Actor, Channel, Source
from nations.consents.actions import (
    Asked,
    give_consent,
    leave_mailbox,
    undo_leaving,
)
from nations.consents.leaving import WayBack
from nations.consents.models import LeftMailbox
from nations.people.actions import PersonChange, edit_person
from nations.people.models import Device, Email, Person
from tests.conftest import NOON
from tests.support.panel import staff

LATER = NOON + dt.timedelta(hours=1)
EVEN_LATER = LATER + dt.timedelta(hours=1)
WORDS = Asked(wording="Email me.")
TYPED, LINK, CODE = Device.Proof.TYPED, Device.Proof.LINK, Device.Proof.CODE
PANEL = Source(channel=Channel.PANEL)


def person(address):
    made = Person.objects.create(created_at=NOON)
    Email.objects.create(person=made, address=address, is_primary=True, created_at=NOON)
    return made


def device(who, proof=TYPED):
    return Device.objects.create(person=who, proof=proof, made_at=NOON, seen_at=NOON)


def web(theirs):
    return Source(channel=Channel.WEB, device_id=theirs.pk)


def say_yes(who, via, *, address="", is_read=False, at=NOON, asked=WORDS, by=None):
    return give_consent(
        person_id=who.pk,
        asked=asked,
        address=address,
        is_read=is_read,
        by=by or Actor.supporter(person_id=who.pk),
        via=via,
        at=at,
    )


def leave(who, via, *, address=None, is_proved=False, at=LATER):
    return leave_mailbox(
        person_id=who.pk,
        address=address,
        is_proved=is_proved,
        asked=Asked(wording="Leave the emails"),
        by=Actor.supporter(person_id=who.pk),
        via=via,
        at=at,
    )


def undo(who, entries, via, *, address="ann@example.org"):
    return undo_leaving(
        back=WayBack(
            person_id=who.pk,
            entry_ids=[entry.pk for entry in entries],
            addresses=[address],
            written_to=[address],
        ),
        asked=Asked(wording="Put me back"),
        by=Actor.supporter(person_id=who.pk),
        via=via,
        at=EVEN_LATER,
    )


def move(who, address):
    return edit_person(
        person_id=who.pk,
        change=PersonChange(email=address),
        by=staff(),
        via=PANEL,
        at=LATER,
    )


def left_now():
    return list(
        LeftMailbox.objects.order_by("address").values_list("address", flat=True)
    )
