"""What the dispatcher finds and wakes, once a minute."""

import datetime as dt

import pytest
from celery import current_app
from django.contrib.sessions.models import Session
from django.utils import timezone

from controlplane import tasks
from kernel import queue
from kernel.actor import Actor, Channel, Source
from kernel.facts.models import ParkedFact
from kernel.jobs import actions
from kernel.jobs.models import ScheduledJob
from kernel.mail.models import Message
from nations.submissions.models import Submission
from tenants.context import in_nation, in_public

HOW = {"by": Actor.system(name="tests"), "via": Source(channel=Channel.SYSTEM)}


@pytest.fixture
def sent(monkeypatch):
    """(schema, queue) of what went to the broker, which is the outside here, by task."""
    messages = {}

    def catch(name):
        def apply_async(**message):
            schema = queue.schema_from(message["headers"])
            messages.setdefault(name, []).append((schema, message["queue"]))

        monkeypatch.setattr(current_app.tasks[name], "apply_async", apply_async)

    for name in (
        "kernel.facts.retry_parked",
        "kernel.jobs.wake",
        "kernel.jobs.send_due",
        "kernel.mail.hand_over",
        "nations.submissions.upkeep",
        tasks.FORGET_SESSIONS_TASK,
    ):
        catch(name)
    return messages


class TestWakeJobs:
    def test_wakes_the_one_nation_whose_job_lost_its_worker(self, nation, sent):
        long_ago = timezone.now() - dt.timedelta(hours=1)
        work = actions.Work(kind="tests.work", task="tests.none")
        actions.begin(work, is_woken=False, at=long_ago, **HOW)

        assert tasks.wake_jobs() == 1

        assert sent == {"kernel.jobs.wake": [(nation.schema_name, "default")]}


class TestRetryParked:
    def test_has_facts_tried_again_whose_time_has_come(
        self, nation, other_nation, sent
    ):
        now = timezone.now()
        due, later = now - dt.timedelta(minutes=1), now + dt.timedelta(minutes=1)
        said = {"subscriber": "tests", "reason": "x", "parked_at": now}
        ParkedFact.objects.create(fact_id=1, retry_at=due, **said)
        with in_nation(other_nation):
            ParkedFact.objects.create(fact_id=1, retry_at=later, **said)
            ParkedFact.objects.create(fact_id=2, retry_at=None, **said)

        assert tasks.retry_parked() == 1

        assert sent == {"kernel.facts.retry_parked": [(nation.schema_name, "default")]}


class TestSendScheduled:
    def test_sends_into_each_schema_where_something_is_due(
        self, nation, other_nation, sent
    ):
        tomorrow = timezone.now() + dt.timedelta(days=1)
        ScheduledJob.objects.update(next_at=tomorrow)

        tasks.send_scheduled()

        schemas = [schema for schema, _ in sent["kernel.jobs.send_due"]]
        assert nation.schema_name not in schemas
        assert {"public", other_nation.schema_name} <= set(schemas)


class TestWakeMail:
    def test_wakes_the_nations_whose_letters_are_due_or_were_cut_off(
        self, nation, other_nation, sent
    ):
        now = timezone.now()
        letter = {"kind": "x", "to_address": "a@example.org", "written_at": now}
        Message.objects.create(state="HANDING", next_try_at=now, **letter)
        Message.objects.create(state="SENT", next_try_at=now, **letter)
        with in_nation(other_nation):
            later = now + dt.timedelta(minutes=5)
            Message.objects.create(state="WAITING", next_try_at=later, **letter)
            Message.objects.create(state="KEPT", next_try_at=now, **letter)

        assert tasks.wake_mail() == 1

        assert sent == {"kernel.mail.hand_over": [(nation.schema_name, "now")]}


class TestForgetWaitingForms:
    def test_looks_where_a_link_is_older_than_three_days(
        self, nation, other_nation, sent
    ):
        now = timezone.now()
        form = {"kind": "SIGN_UP", "key": "w:1", "state": "WAITING"}
        Submission.objects.create(received_at=now - dt.timedelta(days=4), **form)
        with in_nation(other_nation):
            Submission.objects.create(received_at=now - dt.timedelta(days=2), **form)

        assert tasks.forget_waiting_forms() == 1

        assert sent == {"nations.submissions.upkeep": [(nation.schema_name, "default")]}


class TestForgetSessions:
    @pytest.fixture
    def ended(self, nation, other_nation):
        """One that ended two days ago here and on the platform, one that ends soon there."""
        now, day = timezone.now(), dt.timedelta(days=1)
        for ends_at in (now - 2 * day, now - day / 2, now + day):
            Session.objects.create(session_key=str(ends_at), expire_date=ends_at)
        with in_nation(other_nation):
            Session.objects.create(session_key="there", expire_date=now - day / 2)
        with in_public():
            Session.objects.all().delete()
            Session.objects.create(session_key="old", expire_date=now - 2 * day)
        return nation

    def test_looks_where_one_ended_a_day_ago(self, ended, sent):
        assert tasks.forget_sessions() == 2

        assert sent == {
            tasks.FORGET_SESSIONS_TASK: [
                ("public", "default"),
                (ended.schema_name, "default"),
            ]
        }

    def test_deletes_what_is_over_and_nothing_else(self, ended):
        assert tasks.forget_expired_sessions.run() == 2

        assert Session.objects.get().expire_date > timezone.now()


class TestDispatch:
    def test_does_every_duty_that_finds_lost_work(self):
        assert {
            tasks.wake_jobs,
            tasks.retry_parked,
            tasks.send_scheduled,
            tasks.forget_sessions,
            tasks.close_unproved,
            tasks.purge_closed,
        } <= set(tasks.DUTIES)
