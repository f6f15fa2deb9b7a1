"""Which schemas have rows that wait for something: one generated query over many schemas."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from django.db import connection

# A backend keeps a catalogue entry for every table it has touched, so one query over all
# schemas is cut into queries over a hundred.
_SCHEMAS_PER_QUERY: Final = 100
_SCHEMA: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def schemas_with(schemas: Iterable[str], *, table: str, condition: str) -> list[str]:
    """
    Return those of the schemas whose `table` has a row of which `condition` holds.

    Both are SQL of our own, never of anybody else's; schemas that are gone, or have no such
    table yet, are passed over.
    """
    wanted = [schema for schema in schemas if _SCHEMA.fullmatch(schema)]
    found: list[str] = []
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), _SCHEMAS_PER_QUERY):
            cursor.execute(
                "SELECT name FROM unnest(%s::text[]) AS name "
                "WHERE to_regclass(quote_ident(name) || '.' || %s) IS NOT NULL",
                [wanted[start : start + _SCHEMAS_PER_QUERY], table],
            )
            there = [name for (name,) in cursor.fetchall()]
            if there:
                cursor.execute(_query(there, table, condition))
                found += [name for (name,) in cursor.fetchall()]
    return found


def _query(schemas: Sequence[str], table: str, condition: str) -> str:
    # The names were matched against _SCHEMA, so none of them can end its quotes.
    return " UNION ALL ".join(
        f"SELECT '{schema}' WHERE EXISTS "  # noqa: S608
        f'(SELECT 1 FROM "{schema}".{table} WHERE {condition})'
        for schema in schemas
    )
