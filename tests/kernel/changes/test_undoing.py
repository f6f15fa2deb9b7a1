import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from kernel.changes import recording, selectors, tasks, undoing
from kernel.changes.models import Change
from kernel.jobs import actions
from kernel.jobs.models import Job
from tests.kernel.support import FROM_TESTS, NOON, SYSTEM

pytestmark = pytest.mark.usefixtures("nation")

GROUP = "auth.Group"


@pytest.fixture
def job():
    work = actions.Work(kind="tests.rename", task="tests.none", undo_task="tests.none")
    return actions.begin(work, is_woken=False, by=SYSTEM, via=FROM_TESTS, at=NOON)


def rename(job, group, name):
    before = recording.look(model=GROUP, ids=[group.pk])
    Group.objects.filter(pk=group.pk).update(name=name)
    recording.changed(job_id=job.pk, model=GROUP, before=before, root="id")


def make(job, name):
    group = Group.objects.create(name=name)
    recording.created(job_id=job.pk, model=GROUP, ids=[group.pk], root="id")
    return group


def names():
    """The groups a test made; roles have groups of their own."""
    return set(
        Group.objects.exclude(name__startswith="role:").values_list("name", flat=True)
    )


def undo(job):
    return undoing.undo_chunk(job_id=job.pk, root=GROUP, at=NOON)


class TestRecording:
    def test_keeps_the_touched_fields_alone(self, job):
        group = Group.objects.create(name="Doors")

        rename(job, group, "Phones")

        change = Change.objects.get()
        assert (change.before, change.after) == ({"name": "Doors"}, {"name": "Phones"})
        assert (change.row_id, change.root_id) == (group.pk, group.pk)

    def test_keeps_the_first_before_and_the_last_after(self, job):
        group = Group.objects.create(name="One")

        rename(job, group, "Two")
        rename(job, group, "Three")

        change = Change.objects.get()
        assert (change.before, change.after) == ({"name": "One"}, {"name": "Three"})

    def test_keeps_no_before_of_a_row_the_job_made(self, job):
        group = make(job, "New")

        rename(job, group, "Newer")

        change = Change.objects.get()
        assert change.before is None
        assert change.after == {"id": group.pk, "name": "Newer"}

    def test_keeps_nothing_of_what_stayed_the_same(self, job):
        group = Group.objects.create(name="Same")

        rename(job, group, "Same")

        assert not Change.objects.exists()


class TestUndoChunk:
    def test_restores_and_removes_and_says_which(self, job):
        old, new = Group.objects.create(name="Doors"), make(job, "New")
        rename(job, old, "Phones")

        undone = undo(job)

        assert (undone.removed, undone.restored, undone.left) == (
            [new.pk],
            [old.pk],
            [],
        )
        assert names() == {"Doors"}
        assert undo(job).roots == []

    def test_leaves_what_was_changed_since_with_its_reason(self, job):
        changed, gone, fine = (
            Group.objects.create(name=name) for name in ("One", "Two", "Three")
        )
        for group in (changed, gone, fine):
            rename(job, group, f"{group.name} renamed")
        Group.objects.filter(pk=changed.pk).update(name="By hand")
        gone.delete()

        undone = undo(job)

        assert undone.restored == [fine.pk]
        assert list(selectors.left_rows(job_id=job.pk).values()) == [
            "CHANGED_SINCE",
            "GONE",
        ]
        assert names() == {"By hand", "Three"}

    def test_leaves_a_row_it_made_that_others_point_at(self, job):
        group = make(job, "New")
        group.user_set.create(email="jo@example.org")

        undone = undo(job)

        assert undone.left == [group.pk]
        assert selectors.left_rows(job_id=job.pk) == {group.pk: "IN_USE"}
        assert names() == {"New"}

    def test_touches_no_other_jobs_changes(self, job):
        group = Group.objects.create(name="Doors")
        rename(job, group, "Phones")
        other = Job.objects.create(kind="x", task="x", wake_at=NOON, began_at=NOON)

        assert undo(other).roots == []
        assert names() == {"Phones"}


class TestUpkeep:
    def test_forgets_what_cannot_be_undone_any_more(self, job):
        make(job, "Old")
        Job.objects.update(undo_until=timezone.now() - dt.timedelta(seconds=1))
        work = actions.Work(kind="x", task="x", undo_task="x")
        newer = actions.begin(
            work, is_woken=False, by=SYSTEM, via=FROM_TESTS, at=timezone.now()
        )
        make(newer, "New")

        tasks.upkeep.run()

        assert [change.job_id for change in Change.objects.all()] == [newer.pk]
