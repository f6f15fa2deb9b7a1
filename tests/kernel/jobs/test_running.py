import datetime as dt

import pytest
from celery import shared_task
from django.db import connection
from django.utils import timezone

from kernel import crash
from kernel.actor import Actor
from kernel.jobs import actions, running
from kernel.jobs.models import Job
from kernel.permissions import PERMISSIONS_OF, Permission, Refused, Role
from tenants.context import in_nation
from tests.kernel.support import FROM_TESTS, NOON, SYSTEM

pytestmark = pytest.mark.usefixtures("nation")

TASK = "tests.kernel.jobs.count"


@shared_task(name=TASK)
def count_up(**kwargs):
    return kwargs


@pytest.fixture
def sent(monkeypatch):
    """What went to the broker, which is the outside here."""
    messages = []
    monkeypatch.setattr(
        count_up, "apply_async", lambda **message: messages.append(message["kwargs"])
    )
    return messages


def begin(**said):
    work = actions.Work(kind="tests.count", task=TASK, **{"total": 3, **said})
    return actions.begin(work, is_woken=False, by=SYSTEM, via=FROM_TESTS, at=NOON)


def count(job):
    """A step that counts to the total."""
    job.done += 1
    return job.done < job.total


def fail(job):
    job.done += 1
    raise RuntimeError("Jo Bloggs, jo@example.org")


def look(job):
    return Job.objects.get(pk=job.pk)


class TestWork:
    def test_goes_on_chunk_by_chunk_until_nothing_is_left(self):
        job = begin()

        running.work(job_id=job.pk, step=count)

        now = look(job)
        assert (now.state, now.done, now.lease) == ("DONE", 3, None)
        assert now.finished_at is not None

    @pytest.mark.parametrize(
        ("point", "kept"), [("jobs.before_commit", 0), ("jobs.after_chunk", 1)]
    )
    def test_goes_on_from_its_row_when_a_worker_was_killed(self, point, kept):
        job = begin()

        def die():
            raise KeyboardInterrupt

        with crash.armed(point, die), pytest.raises(KeyboardInterrupt):
            running.work(job_id=job.pk, step=count)
        assert (look(job).state, look(job).done) == ("RUNNING", kept)
        Job.objects.update(lease_until=timezone.now())
        running.work(job_id=job.pk, step=count)

        assert (look(job).state, look(job).done) == ("DONE", 3)

    def test_leaves_a_job_alone_that_another_worker_holds(self):
        job = begin()
        later = timezone.now() + dt.timedelta(minutes=1)
        Job.objects.update(state="RUNNING", lease=7, lease_until=later)

        running.work(job_id=job.pk, step=count)

        assert (look(job).lease, look(job).done) == (7, 0)

    def test_stops_when_its_lease_was_given_to_another(self):
        job = begin()

        def lose(job):
            Job.objects.filter(pk=job.pk).update(lease=7)
            job.lease = 7
            return count(job)

        running.work(job_id=job.pk, step=lose)

        assert (look(job).state, look(job).done) == ("RUNNING", 1)

    def test_waits_a_minute_after_a_failure_and_keeps_no_word_of_it(self):
        job = begin()

        with pytest.raises(RuntimeError):
            running.work(job_id=job.pk, step=fail)

        now = look(job)
        assert (now.state, now.done, now.failures_count) == ("WAITING", 0, 1)
        assert now.reason.startswith("RuntimeError at ")
        assert "jo@" not in now.reason
        assert now.wake_at > timezone.now()

    def test_has_failed_after_the_third_time(self):
        job = begin()

        for _ in range(3):
            with pytest.raises(RuntimeError):
                running.work(job_id=job.pk, step=fail)

        assert (look(job).state, look(job).done) == ("FAILED", 0)
        assert look(job).finished_at is not None

    def test_calls_the_next_one_that_waits_for_its_turn(self, sent):
        first, second = begin(), begin()

        running.work(job_id=first.pk, step=count)

        assert sent == [{"job_id": second.pk}]


class TestBulk:
    @pytest.mark.parametrize(("slots", "at_once"), [(1, 1), (2, 1), (4, 2), (6, 3)])
    def test_gives_one_nation_at_most_half_the_workers(self, settings, slots, at_once):
        settings.BULK_SLOTS = slots
        jobs = [begin() for _ in range(5)]
        later = timezone.now() + dt.timedelta(minutes=1)
        busy = [job.pk for job in jobs[: at_once - 1]]
        Job.objects.filter(pk__in=busy).update(state="RUNNING", lease_until=later)
        last = jobs[at_once - 1]

        Job.objects.filter(pk=jobs[-1].pk).update(state="RUNNING", lease_until=later)
        running.work(job_id=last.pk, step=count)
        assert look(last).state == "WAITING"

        Job.objects.filter(pk=jobs[-1].pk).update(state="WAITING", lease_until=None)
        running.work(job_id=last.pk, step=count)
        assert look(last).state == "DONE"

    def test_counts_no_worker_that_was_lost(self, settings):
        settings.BULK_SLOTS = 2
        lost, job = begin(), begin()
        Job.objects.filter(pk=lost.pk).update(
            state="RUNNING", lease_until=timezone.now() - dt.timedelta(seconds=1)
        )

        running.work(job_id=job.pk, step=count)

        assert look(job).state == "DONE"

    def test_leaves_the_other_nation_its_half(self, settings, other_nation):
        settings.BULK_SLOTS = 2
        begin()
        Job.objects.update(
            state="RUNNING", lease_until=timezone.now() + dt.timedelta(minutes=1)
        )

        with in_nation(other_nation):
            job = begin()
            running.work(job_id=job.pk, step=count)
            assert look(job).state == "DONE"


class TestFindingTheUnattended:
    SCHEMAS = ("public", "n_0000", "gone")

    def schema(self):
        return connection.schema_name

    @pytest.mark.parametrize("state", ["WAITING", "RUNNING"])
    def test_names_the_schema_of_a_job_whose_worker_never_came(self, state):
        begin()
        Job.objects.update(state=state)
        schemas = [*self.SCHEMAS, self.schema()]

        assert running.with_unattended(schemas) == [self.schema()]

    def test_passes_over_jobs_that_have_ended_or_were_only_just_called(self):
        begin()
        Job.objects.update(state="DONE", finished_at=NOON)
        begin()
        late = timezone.now() + dt.timedelta(seconds=30)
        Job.objects.filter(state="WAITING").update(wake_at=late)

        assert running.with_unattended([self.schema()]) == []

    def test_calls_a_worker_for_each(self, sent):
        one, two = begin(), begin()

        running.wake_next(at=timezone.now(), is_due=True)

        assert sent == [{"job_id": one.pk}, {"job_id": two.pk}]


def staff(role):
    return Actor.staff(account_id=1, user_id=1, permissions=PERMISSIONS_OF[role])


class TestStop:
    def test_lets_the_worker_stop_after_its_chunk(self):
        job = begin()
        Job.objects.update(state="RUNNING", lease=7)

        actions.stop(job_id=job.pk, by=SYSTEM, via=FROM_TESTS, at=NOON)

        assert (look(job).state, look(job).is_stop_asked) == ("RUNNING", True)

    def test_ends_what_only_waits(self):
        job = begin()

        actions.stop(job_id=job.pk, by=SYSTEM, via=FROM_TESTS, at=NOON)

        assert (look(job).state, look(job).finished_at) == ("STOPPED", NOON)

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.TREASURER, Role.FIELD])
    def test_is_refused_to_roles_that_may_not(self, role):
        job = begin()

        with pytest.raises(Refused):
            actions.stop(job_id=job.pk, by=staff(role), via=FROM_TESTS, at=NOON)

        assert not look(job).is_stop_asked

    def test_is_refused_to_who_may_not_do_such_work(self):
        job = begin(permission=Permission.TEAM_MANAGE)

        with pytest.raises(Refused):
            actions.stop(
                job_id=job.pk, by=staff(Role.ORGANISER), via=FROM_TESTS, at=NOON
            )

        assert not look(job).is_stop_asked

    def test_refuses_what_has_ended(self):
        job = begin()
        Job.objects.update(state="DONE", finished_at=NOON)

        with pytest.raises(actions.NotRunning):
            actions.stop(job_id=job.pk, by=SYSTEM, via=FROM_TESTS, at=NOON)

        assert look(job).state == "DONE"


class TestUndo:
    def test_refuses_work_that_keeps_nothing_to_go_back_to(self):
        job = begin()
        Job.objects.update(state="DONE", finished_at=NOON)

        with pytest.raises(actions.CantBeUndone):
            actions.undo(job_id=job.pk, by=SYSTEM, via=FROM_TESTS, at=NOON)

        assert Job.objects.count() == 1

    def test_can_be_begun_again_when_it_was_stopped(self):
        job = begin(undo_task=TASK)
        Job.objects.update(state="DONE", finished_at=NOON)
        first = actions.undo(job_id=job.pk, by=SYSTEM, via=FROM_TESTS, at=NOON)
        actions.stop(job_id=first.pk, by=SYSTEM, via=FROM_TESTS, at=NOON)

        again = actions.undo(job_id=job.pk, by=SYSTEM, via=FROM_TESTS, at=NOON)

        assert again.pk != first.pk
        assert (again.undo_of_id, again.kind) == (job.pk, "tests.count.undo")
