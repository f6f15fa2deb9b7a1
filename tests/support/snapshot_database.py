"""The database that test databases are copied from."""

from django.conf import settings

from tenants import fleet, schema_hash
from tenants.snapshot import make, text


def _stamp() -> str:
    return schema_hash.hash_of(
        [
            ("nation", text.NATION.read_text()),
            ("public", text.PUBLIC.read_text()),
            ("prelude", text.PRELUDE.read_text()),
            ("disk", schema_hash.current()),
            ("shared", str(schema_hash.migrations_on_disk(public=True))),
        ]
    )


def ensure_snapshot_database(name: str) -> None:
    """Restore public into a database of this name, unless it is there and of this snapshot."""
    stamp_file = settings.HUSTINGS_HOME / f"{name}.stamp"
    if stamp_file.exists() and stamp_file.read_text() == _stamp():
        return
    make.recreate(name)
    make.run_sql(name, text.PUBLIC.read_text(encoding="utf-8"))
    with make.on_database(name):
        fleet.run_migrations("public", prepare=None)
    stamp_file.write_text(_stamp())
