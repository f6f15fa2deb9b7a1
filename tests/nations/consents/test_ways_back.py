"""What is undone by a press, and what stays: no mailbox but the one it was for."""

import datetime as dt

import pytest

from kernel.actor import Channel, Source
from nations.consents.selectors import has_consent
from nations.people.models import Email
from tests.conftest import NOON
from tests.nations.consents.support import (
    LATER,
    LINK,
    device,
    leave,
    left_now,
    move,
    person,
    say_yes,
    undo,
    web,
)

pytestmark = pytest.mark.usefixtures("nation")


class TestTheWayBackOfAnotherMailbox:
    """Staff changed the address: another one reads it, and joined and left there."""

    @pytest.fixture
    def moved(self, ann):
        move(ann, "new@example.org")
        theirs = web(device(ann))
        say_yes(ann, theirs, at=LATER + dt.timedelta(minutes=1))
        leave(ann, theirs, at=LATER + dt.timedelta(minutes=2))
        return ann

    def test_puts_nobody_back(self, moved):
        given = undo(moved, moved.left, Source(channel=Channel.MAIL))

        assert given == []
        assert left_now() == ["ann@example.org", "new@example.org"]
        assert not has_consent(moved.pk)

    def test_puts_nobody_back_who_said_nothing_since(self, ann):
        move(ann, "new@example.org")

        given = [undo(ann, ann.left, by) for by in (ann.via, Source(channel="MAIL"))]

        assert given == [[], []]
        assert not has_consent(ann.pk)

    def test_takes_back_no_no_of_the_others_with_the_address_put_back(self, moved):
        move(moved, "ann@example.org")

        given = undo(moved, moved.left, Source(channel=Channel.MAIL))

        assert given == []
        assert not has_consent(moved.pk)

    def test_puts_nobody_back_who_is_written_to_elsewhere_by_now(self, ann):
        Email.objects.create(person=ann, address="b@example.org", created_at=NOON)
        ann.emails.filter(is_primary=True).update(is_primary=False)
        ann.emails.filter(address="b@example.org").update(is_primary=True)

        given = undo(ann, ann.left, Source(channel=Channel.MAIL))

        assert given == []
        assert not has_consent(ann.pk)

    def test_opens_no_other_mailbox_that_was_left_in_the_same_moment(self):
        two = person("two@example.org")
        Email.objects.create(person=two, address="b@example.org", created_at=NOON)
        via = web(device(two, LINK))
        say_yes(two, via)
        left = leave(two, via, is_proved=True)

        undo(two, left, via, address="two@example.org")

        assert left_now() == ["b@example.org"]
        assert has_consent(two.pk)
