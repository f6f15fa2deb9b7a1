"""
Each named place a process may die at, and that what it left is put right afterwards.

A new `crash_point("…")` fails `TestCrashPoints` until a test arms it.
"""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from controlplane.provisioning import campaigns, furnish
from kernel import facts
from kernel.actor import Actor, Channel, Source
from kernel.crash import armed
from kernel.facts import relay
from kernel.facts.models import Fact
from kernel.mail import sending
from kernel.mail.models import Message
from kernel.mail.sending import Letter, post
from nations.people.models import Person
from nations.submissions.models import Submission
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Kind, Nation
from tests.conftest import NOON
from tests.kernel.facts.examples import GroupNamed
from tests.races.test_races import sign_up

SYSTEM = Actor.system(name="tests")
VIA = Source(channel=Channel.SYSTEM)
POINT = re.compile(r'crash_point\(\s*"([^"]+)"')


class Died(BaseException):
    """The process is gone: nothing of ours catches this."""


def die():
    raise Died


def dying_at(point):
    return armed(point, die)


def publish(group_id):
    return facts.publish(GroupNamed(group_id=group_id), by=SYSTEM, via=VIA, at=NOON)


@pytest.fixture
def listener():
    """A subscriber whose effect is a row: a group named after the fact."""
    from kernel.facts.subscribing import unsubscribe

    @facts.subscribe(GroupNamed)
    def listener(*, facts):
        Group.objects.bulk_create(Group(name=f"heard {one.id}") for one in facts)

    yield listener
    unsubscribe(listener)


def heard():
    return Group.objects.filter(name__startswith="heard").count()


@pytest.mark.usefixtures("nation")
class TestFacts:
    def test_one_published_and_not_committed_never_was(self):
        with dying_at("facts.published"), pytest.raises(Died), transaction.atomic():
            publish(Group.objects.create(name="a").pk)

        assert not Fact.objects.exists()
        assert not Group.objects.filter(name="a").exists()

    @pytest.mark.parametrize(
        "point",
        [
            "facts.relay.before_subscriber",
            "facts.relay.after_subscriber",
            "facts.relay.before_mark",
            "facts.relay.before_commit",
            "facts.relay.after_commit",
        ],
    )
    def test_is_heard_once_however_the_relay_dies(self, listener, point):
        publish(Group.objects.create(name="a").pk)

        with dying_at(point), pytest.raises(Died):
            relay.relay_batch()
        while relay.relay_batch().facts_count:
            pass

        assert heard() == 1
        assert not relay.has_waiting()


class TestWakeUp:
    def test_that_was_lost_is_made_up_by_the_sweep(self, disposable_nation):
        with (
            dying_at("facts.before_wake_up"),
            pytest.raises(Died),
            transaction.atomic(),
        ):
            publish(Group.objects.create(name="a").pk)

        assert Fact.objects.count() == 1
        with in_public():
            waiting = relay.unrelayed([disposable_nation.schema_name])
        assert waiting == [disposable_nation.schema_name]


@pytest.mark.usefixtures("nation")
class TestMail:
    def test_claimed_and_not_handed_over_is_unknown_and_never_sent_again(self):
        letter = Letter(kind="tests", to="ann@example.org", subject="x", text="x")
        message = post(letter, at=timezone.now())

        with dying_at("mail.claimed"), pytest.raises(Died):
            sending.hand_over_waiting()
        lost = sending.mark_lost(at=timezone.now() + dt.timedelta(hours=1))

        assert lost == 1
        assert sending.hand_over_waiting() == 0
        message.refresh_from_db()
        assert message.state == Message.State.UNKNOWN


@pytest.mark.usefixtures("nation")
class TestSubmission:
    def test_cut_off_leaves_nothing_and_the_second_post_is_the_first(self, nation):
        with dying_at("submissions.before_commit"), pytest.raises(Died):
            sign_up(nation, "sam@example.org", key="k")
        assert not Person.objects.exists()
        assert not Submission.objects.exists()
        assert not Fact.objects.exists()

        received = sign_up(nation, "sam@example.org", key="k")

        assert not received.is_again
        assert received.number == 1


@pytest.mark.usefixtures("public")
class TestOpening:
    def test_cut_off_after_the_hand_out_is_completed_by_the_sweep(self):
        owner = User.objects.create_user("ann@example.org")
        opening = campaigns.Opening(
            name="Brand New", kind=Kind.CANDIDATE, slug="brand-new", country="GB"
        )
        with dying_at("campaign.handed_out"), pytest.raises(Died):
            campaigns.open_campaign(
                opening=opening, owner=owner, by=SYSTEM, via=VIA, at=NOON
            )
        opened = Nation.objects.get(name="Brand New")
        assert opened.furnished_at is None

        later = NOON + dt.timedelta(minutes=1)
        assert furnish.finish_all(at=later) == 1
        assert furnish.finish_all(at=later) == 0

        opened.refresh_from_db()
        assert opened.furnished_at == later
        with in_nation(opened):
            assert User.objects.get().platform_account_id == owner.pk


def _python(*folders):
    return [path for folder in folders for path in Path(folder).rglob("*.py")]


CODE = ("platform", "tenants", "nations", "cms", "themes", "billing")


class TestCrashPoints:
    def test_are_each_armed_by_a_test(self):
        root = settings.REPOSITORY
        # Not all of the checkout: a home's files come and go while others look through it.
        product = _python(*(root / folder for folder in CODE))
        points = {name for path in product for name in POINT.findall(path.read_text())}
        tests = "\n".join(
            text
            for path in _python(root / "tests")
            if path.name != "test_crash.py"
            and re.search(r"\b(armed|dying_at|kill)\(", text := path.read_text())
        )

        assert points
        unarmed = sorted(name for name in points if f'"{name}"' not in tests)
        assert not unarmed, (
            f"No test dies at {unarmed}: arm each in tests/races/test_crashes.py."
        )
