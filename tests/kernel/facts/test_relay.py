import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from kernel import facts
from kernel.facts import relay
from kernel.facts.models import Delivery, Fact, ParkedFact
from kernel.facts.subscribing import unsubscribe
from kernel.schema import current_schema
from tests.kernel.facts.examples import GroupLeft, GroupNamed, Mood, WeatherTurned
from tests.kernel.support import FROM_TESTS, NOON, SYSTEM

pytestmark = pytest.mark.usefixtures("nation")


def publish(fact):
    return facts.publish(fact, by=SYSTEM, via=FROM_TESTS, at=NOON)


def group():
    return Group.objects.create(name=f"Group {Group.objects.count()}").pk


class TestRelayBatch:
    def test_hands_over_the_fact_as_it_was_published(self):
        received = []

        @facts.subscribe(GroupNamed)
        def listener(*, facts):
            received.extend(facts)

        group_id = group()
        try:
            fact_id = publish(GroupNamed(group_id=group_id, size=3))
            relay.relay_batch()
        finally:
            unsubscribe(listener)

        assert received == [
            facts.Stored(
                id=fact_id,
                fact=GroupNamed(group_id=group_id, size=3),
                subject_id=group_id,
                by=SYSTEM,
                via=FROM_TESTS,
                at=NOON,
            )
        ]

    def test_tells_each_subscriber_what_it_hears_in_one_batch(self, heard):
        named, left = heard(GroupNamed, name="named"), heard(GroupLeft, name="left")
        ids = [
            publish(GroupNamed(group_id=group())),
            publish(GroupLeft(group_id=group())),
            publish(GroupNamed(group_id=group())),
        ]

        relayed = relay.relay_batch()

        assert relayed == relay.Relayed(facts_count=3, parked_count=0)
        assert named == [[ids[0], ids[2]]]
        assert left == [[ids[1]]]

    def test_keeps_the_order_across_the_types_one_subscriber_hears(self, heard):
        batches = heard(GroupNamed, GroupLeft)
        group_id = group()
        ids = [
            publish(GroupNamed(group_id=group_id)),
            publish(GroupLeft(group_id=group_id)),
            publish(GroupNamed(group_id=group_id)),
        ]

        relay.relay_batch()

        assert batches == [ids]

    def test_tells_of_a_fact_once(self, heard):
        batches = heard(WeatherTurned)
        fact_id = publish(WeatherTurned(mood=Mood.BAD))

        relay.relay_batch()
        again = relay.relay_batch()

        assert again == relay.Relayed(facts_count=0)
        assert batches == [[fact_id]]

    def test_does_not_tell_again_though_a_fact_came_back_into_the_queue(self, heard):
        batches = heard(WeatherTurned)
        fact_id = publish(WeatherTurned(mood=Mood.BAD))
        relay.relay_batch()
        Fact.objects.update(relayed_at=None)

        relay.relay_batch()

        assert batches == [[fact_id]]
        assert Fact.objects.get().relayed_at is not None

    def test_takes_no_more_than_its_limit_and_the_oldest_first(self, heard):
        batches = heard(WeatherTurned)
        ids = [publish(WeatherTurned(mood=Mood.BAD)) for _ in range(3)]

        relay.relay_batch(limit=2)

        assert batches == [ids[:2]]
        assert relay.has_waiting()

    def test_marks_facts_that_nobody_hears(self):
        publish(WeatherTurned(mood=Mood.BAD))

        relay.relay_batch()

        assert not relay.has_waiting()
        assert not Delivery.objects.exists()

    def test_goes_one_by_one_after_an_error_and_parks_the_failing_one(self, heard):
        groups = [group(), group(), group()]
        batches = heard(GroupNamed, failing_on=[groups[1]])
        ids = [publish(GroupNamed(group_id=group_id)) for group_id in groups]

        relayed = relay.relay_batch()

        assert relayed == relay.Relayed(facts_count=3, parked_count=1)
        assert batches == [ids, [ids[0]], [ids[1]], [ids[2]]]
        assert list(Delivery.objects.order_by("fact_id").values_list("fact_id")) == [
            (ids[0],),
            (ids[2],),
        ]
        parked = ParkedFact.objects.get()
        assert (parked.fact_id, parked.attempts) == (ids[1], 1)

    def test_keeps_no_persons_words_in_the_reason(self, heard):
        group_id = group()
        heard(GroupNamed, failing_on=[group_id])
        publish(GroupNamed(group_id=group_id))

        relay.relay_batch()

        reason = ParkedFact.objects.get().reason
        assert reason.startswith("RuntimeError at ")
        assert "Jo" not in reason

    def test_leaves_the_others_alone_when_one_fails(self, heard):
        group_id = group()
        heard(GroupNamed, failing_on=[group_id], name="failing")
        batches = heard(GroupNamed, name="well")
        fact_id = publish(GroupNamed(group_id=group_id))

        relay.relay_batch()

        assert batches == [[fact_id]]
        assert not relay.has_waiting()

    def test_parks_a_fact_it_cannot_read_for_all_who_hear_it(self, heard):
        batches = heard(GroupNamed)
        bad, good = (publish(GroupNamed(group_id=group())) for _ in range(2))
        Fact.objects.filter(pk=bad).update(payload={})

        relayed = relay.relay_batch()

        assert relayed.parked_count == 1
        assert batches == [[good]]
        assert ParkedFact.objects.get().fact_id == bad

    def test_undoes_what_a_failing_subscriber_had_written(self):
        @facts.subscribe(WeatherTurned)
        def half_done(*, facts):
            Group.objects.create(name="half")
            raise RuntimeError

        try:
            publish(WeatherTurned(mood=Mood.BAD))
            relay.relay_batch()
        finally:
            unsubscribe(half_done)

        assert not Group.objects.filter(name="half").exists()


class TestRetryParked:
    @pytest.fixture
    def parked(self, heard):
        group_id = group()
        failing_on = [group_id]
        batches = heard(GroupNamed, failing_on=failing_on)
        publish(GroupNamed(group_id=group_id))
        relay.relay_batch()
        batches.clear()
        ParkedFact.objects.update(retry_at=NOON)
        return failing_on, batches

    def test_tells_again_what_is_due(self, parked):
        failing_on, batches = parked
        failing_on.clear()

        assert relay.retry_parked(at=NOON) == 1

        assert batches == [[Fact.objects.get().pk]]
        assert not ParkedFact.objects.exists()
        assert Delivery.objects.count() == 1

    def test_leaves_what_is_not_due(self, parked):
        _, batches = parked

        assert relay.retry_parked(at=NOON - dt.timedelta(seconds=1)) == 0

        assert batches == []
        assert ParkedFact.objects.get().attempts == 1

    def test_waits_longer_each_time_and_then_for_a_person(self, parked):
        waits = []
        for _ in range(5):
            ParkedFact.objects.update(retry_at=NOON)
            assert relay.retry_parked(at=NOON) == 0
            retry_at = ParkedFact.objects.get().retry_at
            waits.append(retry_at and (retry_at - NOON).total_seconds() / 60)

        assert waits == [5, 30, 120, 720, None]
        assert ParkedFact.objects.get().attempts == 6
        assert not Delivery.objects.exists()


class TestForgetDeliveries:
    def test_clears_what_is_older(self, heard):
        heard(WeatherTurned)
        publish(WeatherTurned(mood=Mood.BAD))
        relay.relay_batch()
        now = timezone.now()

        assert relay.forget_deliveries(before=now - dt.timedelta(days=30)) == 0
        assert relay.forget_deliveries(before=now + dt.timedelta(seconds=1)) == 1

        assert not Delivery.objects.exists()


class TestUnrelayed:
    def test_finds_the_schemas_with_news(self):
        schema = current_schema()
        publish(WeatherTurned(mood=Mood.BAD))

        found = relay.unrelayed([schema, "gone", 'x"; drop schema public; --'])

        assert found == [schema]

    def test_finds_none_where_all_is_told(self):
        publish(WeatherTurned(mood=Mood.BAD))
        relay.relay_batch()

        assert relay.unrelayed([current_schema()]) == []

    def test_asks_a_hundred_schemas_in_two_statements(self, django_assert_num_queries):
        names = [current_schema(), *(f"n_9{number:05}" for number in range(99))]
        assert not relay.has_waiting()  # the search path is set by now

        with django_assert_num_queries(2):
            relay.unrelayed(names)
