"""A mailbox is left whole, and taken back whole."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from kernel.actor import Actor, Channel, Source
from kernel.permissions import Refused
from nations.consents.actions import (
    Asked,
    NoWording,
    give_consent,
    leave_mailbox,
    undo_leaving,
)
from nations.consents.leaving import way_back
from nations.consents.models import ConsentEntry
from nations.consents.selectors import has_consent, mailboxes_left
from nations.people.models import Email, Person
from tests.conftest import NOON

LATER = NOON + dt.timedelta(hours=1)
EVEN_LATER = LATER + dt.timedelta(hours=1)
LEAVE = Asked(wording="Leave the emails")
BACK = Asked(wording="Put me back")
MAIL = Source(channel=Channel.MAIL)


pytestmark = pytest.mark.usefixtures("nation")


def person(*addresses):
    """Make somebody with these addresses, who said yes."""
    made = Person.objects.create(created_at=NOON)
    for at, address in enumerate(addresses):
        Email.objects.create(
            person=made, address=address, is_primary=at == 0, created_at=NOON
        )
    give_consent(
        person_id=made.pk,
        asked=Asked(wording="Email me."),
        by=Actor.system(name="tests"),
        via=Source(channel=Channel.PANEL),
        at=NOON,
    )
    return made


def leave(who, *, by=None, via=MAIL, asked=LEAVE, address=None):
    return leave_mailbox(
        person_id=who.pk,
        address=address,
        is_proved=True,
        asked=asked,
        by=by or Actor.supporter(person_id=who.pk),
        via=via,
        at=LATER,
    )


def undo(who, entries, *, by=None, asked=BACK):
    addresses = mailboxes_left(who.pk, is_proved=True)
    return undo_leaving(
        back=way_back(who.pk, entries, addresses=addresses, device_id=None),
        asked=asked,
        by=by or Actor.supporter(person_id=who.pk),
        via=MAIL,
        at=EVEN_LATER,
    )


@pytest.fixture
def shared():
    return f"{uuid.uuid4().hex}@example.org"


class TestLeaveMailbox:
    def test_leaves_for_whoever_shares_it_and_for_nobody_else(self, shared):
        ann, bob = person(shared), person(shared.upper())
        eve = person("eve@example.org")

        left = leave(ann)

        assert [entry.person_id for entry in left] == [ann.pk, bob.pk]
        assert not has_consent(ann.pk)
        assert not has_consent(bob.pk)
        assert has_consent(eve.pk)

    def test_leaves_one_address_of_somebody_with_two(self, shared):
        ann = person(shared, "ann@example.org")
        bob, cat = person(shared), person("ann@example.org")

        leave(ann, address=shared)

        assert not has_consent(bob.pk)
        assert has_consent(cat.pk)

    def test_leaves_for_nobody_else_by_an_address_that_is_not_theirs(self, shared):
        ann, bob = person("ann@example.org"), person(shared)

        leave(ann, address=shared)

        assert not has_consent(ann.pk)
        assert has_consent(bob.pk)

    def test_leaves_for_all_or_for_nobody(self, shared):
        ann, bob = person(shared), person(shared)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(
                "ALTER TABLE consents_consententry ADD CONSTRAINT bob_stays "
                f"CHECK (is_given OR person_id <> {bob.pk})"
            )

        with pytest.raises(IntegrityError), transaction.atomic():
            leave(ann)

        assert has_consent(ann.pk)
        assert not ConsentEntry.objects.filter(is_given=False).exists()

    def test_takes_nobodys_word_for_another(self, shared):
        ann, bob = person(shared), person(shared)

        with pytest.raises(Refused, match=r"You can only choose for yourself\."):
            leave(ann, by=Actor.supporter(person_id=bob.pk))

        assert not ConsentEntry.objects.filter(is_given=False).exists()

    def test_needs_the_words_that_were_pressed(self, shared):
        ann = person(shared)

        with pytest.raises(NoWording):
            leave(ann, asked=Asked(wording=" "))

        assert has_consent(ann.pk)

    def test_knows_nobody_who_is_gone(self, shared):
        ann = person(shared)
        gone = Person(pk=ann.pk)
        ann.delete()

        with pytest.raises(Person.DoesNotExist):
            leave(gone)

        assert not ConsentEntry.objects.exists()


class TestUndoLeaving:
    def test_gives_every_yes_again_that_it_ended(self, shared):
        ann, bob = person(shared), person(shared)
        left = leave(ann)

        given = undo(ann, left)

        assert {entry.person_id for entry in given} == {ann.pk, bob.pk}
        assert {entry.wording for entry in given} == {"Put me back"}
        assert has_consent(ann.pk)
        assert has_consent(bob.pk)

    def test_passes_over_who_said_something_since(self, shared):
        ann, bob = person(shared), person(shared)
        left = leave(ann)
        leave(bob, via=Source(channel=Channel.WEB), address="bob@example.org")

        undo(ann, left)

        assert has_consent(ann.pk)
        assert not has_consent(bob.pk)

    def test_passes_over_who_no_longer_shares_an_address(self, shared):
        ann, bob = person(shared), person(shared)
        left = leave(ann)
        bob.emails.update(address="bob@example.org")

        undo(ann, left)

        assert has_consent(ann.pk)
        assert not has_consent(bob.pk)

    def test_passes_over_who_never_said_yes(self, shared):
        ann, bob = person(shared), person(shared)
        ConsentEntry.objects.filter(person=bob).delete()
        left = leave(ann)

        given = undo(ann, left)

        assert [entry.person_id for entry in given] == [ann.pk]

    def test_takes_nobodys_word_for_another(self, shared):
        ann, bob = person(shared), person(shared)
        left = leave(ann)

        with pytest.raises(Refused, match=r"You can only choose for yourself\."):
            undo(ann, left, by=Actor.supporter(person_id=bob.pk))

        assert not has_consent(ann.pk)

    def test_needs_the_words_that_were_pressed(self, shared):
        ann = person(shared)
        left = leave(ann)

        with pytest.raises(NoWording):
            undo(ann, left, asked=Asked(wording=""))

        assert not has_consent(ann.pk)
