import pytest

from tenants import fleet, schema_hash
from tenants.models import SchemaState
from tests.support.nations import nation_of

OLDER, NEWER = "0" * 64, "f" * 64


@pytest.fixture
def schema(public):
    schema_hash.forget_seen()
    yield nation_of("springfield").schema_name
    schema_hash.forget_seen()


def note(schema, **said):
    SchemaState.objects.filter(schema_name=schema).update(**said)


class TestIsServable:
    def test_says_yes_of_a_schema_at_this_codes_hash(self, schema):
        assert schema_hash.is_servable(schema)

    def test_says_no_of_a_schema_that_nobody_knows(self, schema):
        assert not schema_hash.is_servable("n_999999")

    def test_says_no_of_an_unknown_hash(self, schema):
        note(schema, hash=NEWER)

        assert not schema_hash.is_servable(schema)

    def test_says_yes_of_what_the_next_release_made_of_this_codes_schema(self, schema):
        note(schema, hash=NEWER, migrated_from=schema_hash.current())

        assert schema_hash.is_servable(schema)

    def test_says_no_of_what_a_later_release_made_of_another_one(self, schema):
        note(schema, hash=NEWER, migrated_from=OLDER)

        assert not schema_hash.is_servable(schema)


class TestMigrateSchema:
    def test_notes_what_the_schema_was_before(self, schema):
        note(schema, hash=OLDER)

        fleet.migrate_schema(schema, prepare=dict)

        row = SchemaState.objects.get(schema_name=schema)
        assert (row.hash, row.migrated_from) == (schema_hash.current(), OLDER)

    def test_keeps_what_it_was_before_when_there_is_nothing_to_do(self, schema):
        note(schema, migrated_from=OLDER)

        fleet.migrate_schema(schema, prepare=dict)

        row = SchemaState.objects.get(schema_name=schema)
        assert (row.hash, row.migrated_from) == (schema_hash.current(), OLDER)
