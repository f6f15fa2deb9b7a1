import threading

import pytest
from celery import current_app
from django.contrib.auth.models import Group
from django.db import connection, transaction

from kernel import facts, queue, waking
from kernel.actor import Actor, Channel, Source
from kernel.facts.declaring import NotAFact
from kernel.facts.models import Fact
from kernel.facts.publishing import RELAY_TASK, OutsideTransaction, SubjectMissing
from kernel.schema import current_schema
from tenants.context import in_schema
from tests.kernel.facts.examples import GroupNamed, Mood, WeatherTurned
from tests.kernel.support import FROM_TESTS, NOON, SYSTEM


def publish(fact):
    return facts.publish(fact, by=SYSTEM, via=FROM_TESTS, at=NOON)


@pytest.fixture
def wake_ups(monkeypatch):
    """The schemas for which the broker, which is the outside here, was sent a task."""
    waking.flush()
    queue.begun(current_app.tasks[RELAY_TASK], schema=current_schema())
    schemas = []
    monkeypatch.setattr(
        current_app.tasks[RELAY_TASK],
        "apply_async",
        lambda *, headers, **message: schemas.append(queue.schema_from(headers)),
    )
    yield schemas
    waking.flush()


@pytest.mark.usefixtures("nation")
class TestPublish:
    def test_writes_one_row(self):
        group = Group.objects.create(name="Street team")
        by = Actor.staff(account_id=3, user_id=4, permissions={"people.view"})
        via = Source(channel=Channel.PANEL, page_id=5)

        fact_id = facts.publish(
            GroupNamed(group_id=group.pk, size=2), by=by, via=via, at=NOON
        )

        row = Fact.objects.get()
        assert row.pk == fact_id
        assert (row.type, row.subject_label) == ("tests.group_named", "auth.Group")
        assert row.subject_id == group.pk
        assert row.payload == {"group_id": group.pk, "size": 2}
        assert row.actor == {"kind": "STAFF", "account_id": 3, "user_id": 4}
        assert row.source == {"channel": "PANEL", "page_id": 5}
        assert row.happened_at == NOON
        assert row.relayed_at is None

    def test_needs_no_subject(self):
        publish(WeatherTurned(mood=Mood.BAD))

        row = Fact.objects.get()
        assert (row.subject_label, row.subject_id) == ("", None)

    def test_takes_one_statement(self, django_assert_num_queries):
        group = Group.objects.create(name="Street team")

        with django_assert_num_queries(1):
            publish(GroupNamed(group_id=group.pk))

    def test_refuses_a_subject_that_is_not_there(self):
        with pytest.raises(SubjectMissing, match=r"auth\.Group 999"):
            publish(GroupNamed(group_id=999))

        assert not Fact.objects.exists()

    def test_refuses_what_was_never_declared(self):
        with pytest.raises(NotAFact):
            publish(NOON)

        assert not Fact.objects.exists()

    def test_wakes_the_relay_once_for_a_transaction(
        self, wake_ups, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            publish(WeatherTurned(mood=Mood.BAD))
            publish(WeatherTurned(mood=Mood.GOOD))
            waking.flush()
            assert wake_ups == []

        waking.flush()
        assert wake_ups == [current_schema()]

    def test_wakes_it_once_for_all_until_it_begins(
        self, wake_ups, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            publish(WeatherTurned(mood=Mood.BAD))
        waking.flush()
        with django_capture_on_commit_callbacks(execute=True):
            publish(WeatherTurned(mood=Mood.GOOD))

        waking.flush()
        assert wake_ups == [current_schema()]

    def test_wakes_it_again_once_it_began(
        self, wake_ups, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            publish(WeatherTurned(mood=Mood.BAD))
        waking.flush()
        current_app.tasks[RELAY_TASK].run()
        with django_capture_on_commit_callbacks(execute=True):
            publish(WeatherTurned(mood=Mood.GOOD))

        waking.flush()
        assert wake_ups == [current_schema()] * 2

    def test_wakes_nobody_for_what_is_rolled_back(
        self, wake_ups, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            publish(WeatherTurned(mood=Mood.BAD))
            transaction.set_rollback(True)

        waking.flush()
        assert wake_ups == []
        assert not Fact.objects.exists()


class TestPublishForReal:
    def test_refuses_to_stand_apart_from_the_change(self, disposable_nation):
        with pytest.raises(OutsideTransaction):
            publish(WeatherTurned(mood=Mood.BAD))

        assert not Fact.objects.exists()

    def test_waits_for_whoever_told_something_of_the_same_subject_first(
        self, disposable_nation, wake_ups
    ):
        schema = current_schema()
        group = Group.objects.create(name="Street team")
        order = []
        holding, release = threading.Event(), threading.Event()

        def tell(name, *, hold):
            try:
                with in_schema(schema), transaction.atomic():
                    fact_id = publish(GroupNamed(group_id=group.pk))
                    if hold:
                        holding.set()
                        release.wait(30)
                    order.append((name, fact_id))
            finally:
                connection.close()

        first = threading.Thread(target=tell, args=["first"], kwargs={"hold": True})
        second = threading.Thread(target=tell, args=["second"], kwargs={"hold": False})
        first.start()
        assert holding.wait(30)
        second.start()
        second.join(0.3)
        waited = second.is_alive()
        release.set()
        first.join(30)
        second.join(30)

        assert waited
        assert [name for name, _ in order] == ["first", "second"]
        assert order[0][1] < order[1][1]
