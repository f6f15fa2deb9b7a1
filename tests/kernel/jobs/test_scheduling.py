import datetime as dt

import pytest
from celery import shared_task
from django.db import connection

from kernel.facts import tasks as facts_tasks
from kernel.facts.models import Delivery
from kernel.jobs import scheduling
from kernel.jobs.models import ScheduledJob
from tests.kernel.support import NOON

pytestmark = pytest.mark.usefixtures("nation")

TASK = "tests.kernel.jobs.come_round"


@shared_task(name=TASK)
def come_round(**kwargs):
    return kwargs


@pytest.fixture
def sent(monkeypatch):
    """What went to the broker, which is the outside here."""
    messages = []
    monkeypatch.setattr(
        come_round, "apply_async", lambda **message: messages.append(message["queue"])
    )
    return messages


def schedule(next_at):
    ScheduledJob.objects.all().delete()
    return ScheduledJob.objects.create(
        code="tests.hourly",
        task=TASK,
        queue="bulk",
        every_seconds=3600,
        next_at=next_at,
    )


class TestSendDue:
    def test_sends_what_is_due_once_and_counts_the_next_time_from_now(
        self, sent, django_capture_on_commit_callbacks
    ):
        row = schedule(NOON - dt.timedelta(hours=5))

        with django_capture_on_commit_callbacks(execute=True):
            scheduling.send_due(at=NOON)
            scheduling.send_due(at=NOON)

        assert sent == ["bulk"]
        row.refresh_from_db()
        assert row.next_at == NOON + dt.timedelta(hours=1)

    def test_leaves_what_is_not_due_yet(self, sent, django_capture_on_commit_callbacks):
        schedule(NOON + dt.timedelta(seconds=1))

        with django_capture_on_commit_callbacks(execute=True):
            assert scheduling.send_due(at=NOON) == 0

        assert sent == []


class TestFindingTheDue:
    def test_names_schemas_where_something_is_due(self, other_nation):
        schedule(NOON)
        schemas = [connection.schema_name, "gone"]

        assert scheduling.with_due(schemas) == [connection.schema_name]
        ScheduledJob.objects.all().delete()
        assert scheduling.with_due(schemas) == []


class TestUpkeep:
    def test_comes_round_in_every_nation_from_the_start(self):
        codes = ScheduledJob.objects.order_by("code").values_list("code", flat=True)

        assert list(codes) == [
            "kernel.changes.upkeep",
            "kernel.facts.upkeep",
            "nations.imports.upkeep",
            "nations.submissions.upkeep",
        ]

    def test_forgets_who_was_told_of_facts_a_week_ago(self):
        for fact_id, days in ((1, 8), (2, 6)):
            Delivery.objects.create(
                fact_id=fact_id,
                subscriber="tests",
                delivered_at=dt.datetime.now(dt.UTC) - dt.timedelta(days=days),
            )

        facts_tasks.upkeep.run()

        assert list(Delivery.objects.values_list("fact_id", flat=True)) == [2]
