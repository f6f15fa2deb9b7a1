import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction

from kernel import clearing
from kernel.changes import recording
from kernel.clearing import clear_away
from kernel.jobs import actions
from kernel.jobs.models import Job
from tests.kernel.support import FROM_TESTS, NOON, SYSTEM

pytestmark = pytest.mark.usefixtures("nation")


def grouped(count, mood="bad"):
    Group.objects.bulk_create(Group(name=f"{mood} {at}") for at in range(count))
    return Group.objects.filter(name__startswith="bad ")


@transaction.atomic
def clear_and_commit(rows):
    clear_away(rows)
    # Postgres looks at the end of a transaction, and a test's never comes.
    connection.check_constraints()


class TestClearAway:
    def test_deletes_these_rows_and_no_others(self):
        rows = grouped(3)
        grouped(1, mood="good")

        assert clear_away(rows) == 3

        assert not rows.exists()
        assert Group.objects.filter(name="good 0").exists()

    def test_reads_none_of_them(self, django_assert_num_queries):
        rows = grouped(3)

        with django_assert_num_queries(1) as asked:
            clear_away(rows)

        assert asked.captured_queries[0]["sql"].startswith("DELETE")

    @pytest.mark.parametrize(("count", "statements"), [(3, 2), (4, 3), (5, 3)])
    def test_takes_so_many_at_once(
        self, monkeypatch, django_assert_num_queries, count, statements
    ):
        monkeypatch.setattr(clearing, "ROWS_AT_ONCE", 2)
        rows = grouped(count)

        with django_assert_num_queries(statements):
            assert clear_away(rows) == count

        assert not rows.exists()

    def test_lets_no_row_go_that_another_points_at(self):
        work = actions.Work(kind="tests.rename", task="tests.none")
        job = actions.begin(work, is_woken=False, by=SYSTEM, via=FROM_TESTS, at=NOON)
        group = Group.objects.create(name="Doors")
        recording.created(job_id=job.pk, model="auth.Group", ids=[group.pk], root="id")

        with pytest.raises(IntegrityError):
            clear_and_commit(Job.objects.filter(pk=job.pk))

        assert Job.objects.filter(pk=job.pk).exists()
