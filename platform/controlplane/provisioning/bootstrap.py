"""From an empty database to one that serves: extensions, public, and the pool."""

from collections.abc import Callable

from django.db import connection, transaction

from controlplane.provisioning.template import prepare
from tenants import fleet
from tenants.context import in_public, in_schema
from tenants.snapshot import text

Say = Callable[[str], None]


def has_public() -> bool:
    """Return whether the control plane's tables are there."""
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.tenants_nation') IS NOT NULL")
        row = cursor.fetchone()
    return bool(row and row[0])


def load_public() -> None:
    """Load the prelude and the snapshot of public into an empty database."""
    with in_schema("public"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text.PRELUDE.read_text(encoding="utf-8"))
        if text.PUBLIC.exists():
            cursor.execute(text.PUBLIC.read_text(encoding="utf-8"))


def bring_up_to_date(say: Say = lambda _: None) -> list[fleet.Migrated]:
    """Make the database serve this code; return what happened to each schema that was behind."""
    if not has_public():
        say("Loading the snapshot")
        load_public()
    done = []
    for result in fleet.migrate_all(prepare=prepare):
        say(f"{result.schema_name}: {result.trouble or 'up to date'}")
        done.append(result)
    return done
