"""The snapshot as text: cleaning a dump, naming a copy, comparing two."""

import re
from pathlib import Path

HERE = Path(__file__).parent
PRELUDE, PUBLIC, NATION = HERE / "prelude.sql", HERE / "public.sql", HERE / "nation.sql"

# A word that stands nowhere else, so that naming a copy is a plain replacement.
TEMPLATE = "zz_template_7f3a9c"

# psql's own commands, and settings that would outlive the commit on a pooled connection.
_SESSION = re.compile(
    r"^(\\(un)?restrict .*|SET .*;|SELECT pg_catalog\.set_config\('search_path', .*\);"
    r"|CREATE SCHEMA public;|--.*)$"
)
_TIMES = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00'")
_UUIDS = re.compile(r"'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'")


class SnapshotDamaged(Exception):
    """The snapshot's text is not what `make snapshot` writes, or can't be written."""


def clean(dump: str) -> str:
    """Return a dump without comments, psql's commands and session settings."""
    lines = [line for line in dump.splitlines() if line and not _SESSION.match(line)]
    return "\n".join(lines) + "\n"


def for_schema(schema_name: str) -> str:
    """
    Return the statements that make a nation's schema under this name.

    :raises SnapshotDamaged: if the template's name stands in it less often than once a table.
    """
    text = NATION.read_text(encoding="utf-8")
    if text.count(TEMPLATE) < text.count("CREATE TABLE "):
        raise SnapshotDamaged("The snapshot names its template too seldom.")
    return text.replace(TEMPLATE, schema_name)


def masked(text: str) -> str:
    """Return the text with times and UUIDs made alike, for comparing two snapshots."""
    return _UUIDS.sub("'uuid'", _TIMES.sub("'time'", text))
