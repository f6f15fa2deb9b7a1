"""Make a nation's schema from the snapshot: one statement, a third of a second."""

from collections.abc import Callable

from django.db import connection, transaction
from django.utils import timezone

from kernel.crash import crash_point
from tenants import fleet, schema_hash
from tenants.context import in_public
from tenants.models import SchemaState, schema_of
from tenants.snapshot import text


def next_number() -> int:
    """Return a number no nation has had; call it in public."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('nation_number')")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def replay(
    number: int,
    *,
    prepare: Callable[[], None],
    note: Callable[[], object] = lambda: None,
) -> str:
    """
    Make the schema of a nation's number; return its name.

    `note` writes in the same transaction whose it is: a schema that nobody knows of would stay
    for good.

    :raises tenants.snapshot.text.SnapshotDamaged: if the snapshot can't be trusted.
    """
    schema = schema_of(number)
    statements = text.for_schema(schema)
    with in_public(), transaction.atomic():
        with connection.cursor() as cursor:
            # Without a parameter tuple, so that % in the text needs no care.
            cursor.execute(statements)
        SchemaState.objects.update_or_create(
            schema_name=schema,
            defaults={
                "hash": fleet.hash_in(schema),
                "state": SchemaState.State.READY,
                "changed_at": timezone.now(),
            },
        )
        note()
        crash_point("replay.before_commit")
    crash_point("replay.after_commit")
    if fleet.state_of(schema) != schema_hash.current():
        fleet.migrate_schema(schema, prepare=prepare)
    return schema


def drop(schema: str) -> None:
    """
    Drop a schema and what public knows of its state; the nation's row stays.

    :raises django.db.OperationalError: if somebody still works in it after twenty seconds.
    """
    with in_public(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '20s'")
            cursor.execute(
                f"DROP SCHEMA IF EXISTS {connection.ops.quote_name(schema)} CASCADE"
            )
        SchemaState.objects.filter(schema_name=schema).delete()
