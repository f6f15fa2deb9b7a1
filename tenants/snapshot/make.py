"""Make the snapshot: migrate two schemas from nothing, dump, restore, dump again."""

import contextlib
import subprocess
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlencode

import psycopg2
from django.conf import settings
from django.db import connection

from tenants import fleet, schema_hash
from tenants.snapshot import text
from tenants.snapshot.folding import folded

FIRST, SECOND = "hustings_snapshot_first", "hustings_snapshot_second"
DUMP_FLAGS = (
    "--no-owner",
    "--no-privileges",
    "--no-comments",
    "--inserts",
    "--rows-per-insert=1000",
    "--restrict-key=x",
)


def libpq(database: str) -> str:
    """Return a libpq URL for a database of the server that the settings name."""
    config = settings.DATABASES["default"]
    query = {"host": config["HOST"], "port": config["PORT"], "user": config["USER"]}
    return (
        f"postgresql:///{database}?{urlencode({k: v for k, v in query.items() if v})}"
    )


def run_sql(database: str, *statements: str) -> None:
    """Run statements outside a transaction on a database of the settings' server."""
    raw = psycopg2.connect(
        libpq(database), password=settings.DATABASES["default"]["PASSWORD"]
    )
    try:
        raw.autocommit = True
        with raw.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    finally:
        raw.close()


def recreate(database: str) -> None:
    """Make an empty database with the prelude, dropping one of that name."""
    run_sql(
        "postgres",
        f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)',
        f'CREATE DATABASE "{database}" TEMPLATE template0',
    )
    run_sql(database, text.PRELUDE.read_text(encoding="utf-8"))


@contextlib.contextmanager
def on_database(database: str) -> Iterator[None]:
    """Point Django's connection at another database of the same server, and back."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def dump(pg_dump: Sequence[str], database: str, schema: str) -> str:
    """Return one schema of a database as cleaned text."""
    command = [*pg_dump, *DUMP_FLAGS, f"--schema={schema}", "-d", libpq(database)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return text.clean(done.stdout)


def migrate_from_nothing(database: str, prepare: Callable[[], None]) -> None:
    """Run every migration into an empty database: public, then the template's schema."""
    recreate(database)
    run_sql(database, f"CREATE SCHEMA {text.TEMPLATE}")
    with on_database(database):
        fleet.run_migrations("public")
        fleet.run_migrations(text.TEMPLATE, prepare=prepare)


def _dumps(pg_dump: Sequence[str], database: str) -> tuple[str, str]:
    public, nation = (dump(pg_dump, database, s) for s in ("public", text.TEMPLATE))
    return public, nation


def make(*, pg_dump: Sequence[str], prepare: Callable[[], None]) -> tuple[str, str]:
    """
    Return the snapshot's two texts, (public, nation), after one restore (a fixed point).

    :raises SnapshotDamaged: if the nation's text, folded and loaded, isn't what it was folded from.
    """
    migrate_from_nothing(FIRST, prepare)
    public, nation = _dumps(pg_dump, FIRST)
    for database in (SECOND, FIRST):
        before, shown = nation, folded(nation)
        recreate(database)
        run_sql(database, public, shown)
        public, nation = _dumps(pg_dump, database)
    if nation != before:
        raise text.SnapshotDamaged("The snapshot loses something when it is folded.")
    run_sql(
        "postgres",
        f"DROP DATABASE {FIRST} WITH (FORCE)",
        f"DROP DATABASE {SECOND} WITH (FORCE)",
    )
    return public, shown


def write(public: str, nation: str) -> None:
    """Write the snapshot into the source tree and note its hash as the newest."""
    text.PUBLIC.write_text(public, encoding="utf-8")
    text.NATION.write_text(nation, encoding="utf-8")
    hashes = (
        schema_hash.HASHES.read_text().split() if schema_hash.HASHES.exists() else []
    )
    if schema_hash.current() not in hashes:
        hashes.append(schema_hash.current())
    schema_hash.HASHES.write_text("\n".join(hashes[-10:]) + "\n", encoding="ascii")
