"""Migrate all nations: planned by one query, one transaction each, resumable."""

import dataclasses
import io
from collections.abc import Callable, Iterator

from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection, transaction
from django.utils import timezone

from tenants import schema_hash
from tenants.context import in_public, in_schema
from tenants.models import Nation, ReadySchema, SchemaState, schema_of


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Migrated:
    """What happened to one schema: null means it went well."""

    schema_name: str
    trouble: str | None


def hash_in(schema: str) -> str:
    """Return the hash of the migrations recorded inside a schema."""
    wanted = {app for app, _ in schema_hash.migrations_on_disk()}
    with in_schema(schema), connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        done = [(app, name) for app, name in cursor.fetchall() if app in wanted]
    return schema_hash.hash_of(done)


def state_of(schema: str) -> str:
    """Return the hash that public knows for a schema; empty where it knows none."""
    with in_public():
        row = SchemaState.objects.filter(schema_name=schema).first()
        return row.hash if row else ""


def run_migrations(schema: str, *, prepare: Callable[[], None] | None = None) -> None:
    """Run the migrations a schema lacks, then `prepare` in it (groups and their permissions)."""
    with in_schema(schema):
        call_command(Migrate(), interactive=False, verbosity=0, stdout=io.StringIO())
        if prepare is not None:
            prepare()


def migrate_schema(schema: str, *, prepare: Callable[[], None]) -> None:
    """Bring one nation's schema to this code's migrations, in one transaction, and note it."""
    with in_schema(schema), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '2s'")
        run_migrations(schema, prepare=prepare)
    before, after = state_of(schema), hash_in(schema)
    with in_public():
        SchemaState.objects.update_or_create(
            schema_name=schema,
            defaults={
                "hash": after,
                "state": SchemaState.State.READY,
                "changed_at": timezone.now(),
            }
            | ({"migrated_from": before} if before != after else {}),
        )
    schema_hash.forget_seen()


def behind() -> list[str]:
    """Return the schemas that lack migrations: the pool first, then nations by number."""
    with in_public():
        late = set(
            SchemaState.objects.exclude(hash=schema_hash.current()).values_list(
                "schema_name", flat=True
            )
        )
        pool = [
            schema_of(n)
            for n in ReadySchema.objects.order_by("number").values_list(
                "number", flat=True
            )
        ]
        nations = list(
            Nation.objects.exclude(state=Nation.State.CLOSED)
            .order_by("pk")
            .values_list("schema_name", flat=True)
        )
    return [schema for schema in [*pool, *nations] if schema in late]


def is_public_behind() -> bool:
    """Return whether the control plane's own schema lacks migrations of this code."""
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        done = set(cursor.fetchall())
    return not done.issuperset(schema_hash.migrations_on_disk(public=True))


def migrate_all(*, prepare: Callable[[], None]) -> Iterator[Migrated]:
    """
    Migrate public, then every schema that is behind; one that fails doesn't stop the rest.

    Run again, it goes on with what is still behind. Two at once: the second waits its turn.
    """
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('tenants.fleet'))")
    try:
        run_migrations("public")
        yield Migrated(schema_name="public", trouble=None)
        for schema in behind():
            yield _try(schema, prepare)
    finally:
        with in_public(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('tenants.fleet'))")


def _try(schema: str, prepare: Callable[[], None]) -> Migrated:
    try:
        migrate_schema(schema, prepare=prepare)
    except Exception as error:  # noqa: BLE001 - whatever a migration raises, the others go on
        return Migrated(schema_name=schema, trouble=str(error))
    return Migrated(schema_name=schema, trouble=None)
