import pytest
from django.db import connection

from nations.people.models import Person
from tenants.context import enter_nation, in_public
from tests.support.nations import nation_of
from tests.support.statements import NamesAnotherSchema, WrongPath, others_named


class TestHook:
    def test_stops_a_statement_that_names_another_schema(self, nation):
        with connection.cursor() as cursor, pytest.raises(NamesAnotherSchema):
            cursor.execute("SELECT count(*) FROM public.tenants_nation")

    def test_stops_a_cursor_that_outlived_its_context(self, nation):
        with connection.cursor() as cursor, in_public(), pytest.raises(WrongPath):
            cursor.execute("SELECT 1")

    def test_stops_a_path_that_somebody_else_set(self, nation):
        with connection.cursor() as cursor:
            cursor.cursor.execute("SET search_path = public")

        with pytest.raises(WrongPath):
            Person.objects.exists()

    def test_lets_the_contexts_own_path_pass(self, nation, other_nation):
        enter_nation(nation_of("shelbyville"))

        assert not Person.objects.exists()


class TestOthersNamed:
    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("SELECT * FROM people_person", set()),
            ("SELECT * FROM n_4.people_person", set()),
            ('SELECT * FROM "n_5"."people_person"', {"n_5"}),
            ("SELECT public.f(x)", {"public"}),
            ("SELECT extensions.f_unaccent(name)", set()),
            ("UPDATE x SET note = 'in_public.now'", set()),
        ],
    )
    def test_reads_names_before_a_dot(self, text, named):
        assert others_named(text, "n_4") == named
