"""What two browsers, workers or operators do at the same moment."""

import datetime as dt
import threading

import pytest
from django.db import transaction
from django.utils import timezone

from controlplane.console import tokens
from controlplane.provisioning.template import prepare
from kernel.actor import Actor, Channel, Source
from nations.people.actions import Details, identify
from nations.people.models import Email, Person
from nations.submissions.actions import SignUp, receive_sign_up
from nations.submissions.models import Submission
from nations.submissions.screening import Post
from tenants import pool, replay
from tenants.context import in_nation, in_public
from tenants.models import EntryToken, ReadySchema, schema_of
from tests.conftest import NOON
from tests.support.racing import race

VIA = Source(channel=Channel.WEB)
SYSTEM = Actor.system(name="tests")


def sign_up(nation, email, *, key=""):
    return receive_sign_up(
        form=SignUp(email=email, postcode="", country="GB", page_id=3, key=key),
        post=Post(honeypot="", opened="", address="x", device_id=None),
        device=None,
        number=nation.pk,
        by=Actor.visitor(),
        via=VIA,
        at=NOON,
    )


class TestRace:
    def test_returns_results_and_errors_of_all_threads(self, disposable_nation):
        def odd_ones_fail(number):
            if number % 2:
                raise ZeroDivisionError
            return number

        outcome = race(4, odd_ones_fail)

        assert sorted(outcome.results) == [0, 2]
        assert [type(error) for error in outcome.errors] == [ZeroDivisionError] * 2


class TestPool:
    @pytest.fixture
    def ready(self, disposable_nation):
        """Twenty rows of the pool; handing out looks at rows alone, so no schema stands behind them."""
        with in_public():
            numbers = [replay.next_number() for _ in range(20)]
            kept = list(ReadySchema.objects.values_list("number", flat=True))
            ReadySchema.objects.all().delete()
            ReadySchema.objects.bulk_create(
                ReadySchema(number=n, built_at=timezone.now()) for n in numbers
            )
        yield set(numbers)
        with in_public():
            ReadySchema.objects.filter(number__in=numbers).delete()
            ReadySchema.objects.bulk_create(
                ReadySchema(number=n, built_at=timezone.now()) for n in kept
            )

    def test_hands_twenty_takers_twenty_schemas(self, ready):
        outcome = race(20, lambda _: pool.take())

        assert outcome.errors == []
        assert set(outcome.results) == ready
        assert pool.ready_count() == 0

    def test_passes_over_one_that_is_being_taken(self, ready):
        taken, passed = threading.Event(), threading.Event()

        def take(turn):
            if turn:
                taken.wait(60)
                number = pool.take()
                passed.set()
                return number
            with transaction.atomic():
                number = pool.take()
                taken.set()
                assert passed.wait(30), "the second taker waits for the first"
                return number

        outcome = race(2, take)

        assert outcome.errors == []
        assert len(set(outcome.results) & ready) == 2

    def test_lets_one_refill_run_at_a_time(self, disposable_nation):
        before = pool.ready_count()
        outcome = race(3, lambda _: pool.refill(prepare=prepare, size=before))

        assert outcome.errors == []
        assert outcome.results == [0, 0, 0]
        assert pool.ready_count() == before


class TestIdentify:
    def test_makes_one_person_of_one_new_address(self, disposable_nation):
        outcome = race(
            8,
            lambda _: identify(
                details=Details(email="sam@example.org"), by=SYSTEM, via=VIA, at=NOON
            ),
            nation=disposable_nation,
        )

        assert outcome.errors == []
        assert len({found.person.pk for found in outcome.results}) == 1
        assert [found.is_new for found in outcome.results].count(True) == 1
        with in_nation(disposable_nation):
            assert Person.objects.count() == 1
            assert Email.objects.count() == 1


class TestReceiveSignUp:
    def test_takes_one_key_once(self, disposable_nation):
        outcome = race(
            8,
            lambda _: sign_up(disposable_nation, "sam@example.org", key="one-key"),
            nation=disposable_nation,
        )

        assert outcome.errors == []
        assert [received.is_again for received in outcome.results].count(False) == 1
        with in_nation(disposable_nation):
            assert Submission.objects.count() == 1
            assert Person.objects.count() == 1

    def test_numbers_supporters_without_gaps_or_twins(self, disposable_nation):
        outcome = race(
            8,
            lambda number: sign_up(disposable_nation, f"p{number}@example.org"),
            nation=disposable_nation,
        )

        assert outcome.errors == []
        with in_nation(disposable_nation):
            numbers = Person.objects.values_list("supporter_number", flat=True)
            assert sorted(numbers) == list(range(1, 9))


class TestToken:
    def test_is_used_once(self, disposable_nation):
        now = timezone.now()
        token = tokens.mint(
            tokens.Purpose.PANEL, account_id=7, nation_id=disposable_nation.pk, at=now
        )

        outcome = race(
            8,
            lambda _: tokens.use(
                token,
                tokens.Purpose.PANEL,
                nation_id=disposable_nation.pk,
                at=now + dt.timedelta(seconds=1),
            ),
        )

        assert [way_in.account_id for way_in in outcome.results] == [7]
        assert [type(error) for error in outcome.errors] == [tokens.NotAWayIn] * 7
        with in_public():
            EntryToken.objects.filter(account_id=7).delete()


class TestSchemaNames:
    def test_are_numbers_nobody_had(self, disposable_nation):
        outcome = race(8, lambda _: schema_of(replay.next_number()))

        assert len(set(outcome.results)) == 8
