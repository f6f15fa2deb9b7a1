import threading

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tenants.accounts.models import User
from tenants.context import (
    NoNation,
    current_nation,
    current_number,
    current_schema,
    in_nation,
    in_public,
)
from tenants.models import Nation
from tests.support.nations import nation_of


class TestNowhere:
    def test_a_nations_table_can_not_be_read(self, db):
        with pytest.raises(ProgrammingError), transaction.atomic():
            User.objects.count()

    def test_a_table_of_public_can_not_be_read_either(self, db):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Nation.objects.count()

    def test_there_is_no_current_nation(self):
        with pytest.raises(NoNation):
            current_nation()
        with pytest.raises(NoNation):
            current_number()


class TestInNation:
    def test_public_can_not_be_read_from_inside(self, nation):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Nation.objects.count()

    def test_the_path_is_the_nations_schema_and_the_extensions_alone(self, nation):
        with connection.cursor() as cursor:
            cursor.execute("SHOW search_path")
            path = cursor.fetchone()[0]

        assert path == f"{nation.schema_name}, extensions"

    def test_restores_what_was_served_before_when_nested(self, nation, other_nation):
        with in_nation(other_nation):
            assert current_schema() == other_nation.schema_name
            with in_public():
                assert current_number() == 0
            assert current_schema() == other_nation.schema_name

        assert current_nation() == nation

    def test_restores_nowhere_without_letting_public_in(self, db):
        with in_public():
            pass

        with pytest.raises(ProgrammingError), transaction.atomic():
            Nation.objects.count()

    def test_restores_after_an_exception_and_a_rolled_back_savepoint(
        self, nation, other_nation
    ):
        def fail() -> None:
            with in_nation(other_nation), transaction.atomic():
                raise LookupError

        with pytest.raises(LookupError):
            fail()

        assert current_schema() == nation.schema_name
        assert User.objects.count() == 0

    def test_threads_do_not_meet(self, db):
        names = ["springfield", "shelbyville"]
        nations = {name: nation_of(name) for name in names}
        wrong: list[str] = []

        def serve(name: str) -> None:
            for _ in range(300):
                with in_nation(nations[name]):
                    if current_schema() != nations[name].schema_name:
                        wrong.append(name)
                if current_schema() != "nowhere":
                    wrong.append("after")

        threads = [threading.Thread(target=serve, args=[name]) for name in names * 4]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert wrong == []


def paths_said(act):
    """Return the search paths that are said to the server meanwhile."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return [
        query["sql"]
        for query in captured.captured_queries
        if query["sql"].startswith("SET search_path")
    ]


class TestTheSearchPath:
    def test_is_not_said_again_on_entering_where_one_is(self, nation):
        User.objects.count()

        def enter_again():
            with in_nation(nation):
                User.objects.count()
            User.objects.count()

        assert paths_said(enter_again) == []

    def test_is_said_each_time_on_entering_another(self, nation, other_nation):
        User.objects.count()

        def enter_another():
            with in_nation(other_nation):
                User.objects.count()
            User.objects.count()

        assert paths_said(enter_another) == [
            f'SET search_path = "{other_nation.schema_name}","extensions"',
            f'SET search_path = "{nation.schema_name}","extensions"',
        ]

    def test_is_said_again_where_a_rollback_took_it_back(self, nation, other_nation):
        def roll_back_in_another():
            with in_nation(other_nation):
                User.objects.count()
                with transaction.atomic():
                    User.objects.count()
                    raise LookupError

        with transaction.atomic(), pytest.raises(LookupError):
            roll_back_in_another()
        with in_nation(nation), connection.cursor() as cursor:
            cursor.execute("SHOW search_path")
            path = cursor.fetchone()[0]

        assert path == f"{nation.schema_name}, extensions"
