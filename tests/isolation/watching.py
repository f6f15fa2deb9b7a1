"""Which tables a cell wrote to, and whether words stand in them."""

from collections.abc import Iterable

from django.db import connection

from tenants.context import in_public, in_schema

# Postgres counts what this transaction wrote, table by table, rolled back savepoints included.
_WRITTEN = """
    SELECT n.nspname, c.relname,
           pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid)
           + pg_stat_get_xact_tuples_deleted(c.oid) AS rows
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname = ANY(%s)
"""

Written = dict[tuple[str, str], int]


def written(schemas: Iterable[str]) -> Written:
    """Return how many rows of each table this transaction has written so far."""
    with in_public(), connection.cursor() as cursor:
        cursor.execute(_WRITTEN, [list(schemas)])
        return {(schema, table): int(rows) for schema, table, rows in cursor.fetchall()}


def since(before: Written, after: Written) -> set[tuple[str, str]]:
    """Return the tables written to between two looks."""
    return {table for table, rows in after.items() if rows != before.get(table, 0)}


def tables_of(schema: str) -> set[tuple[str, str]]:
    """Return all tables of a schema."""
    return set(written([schema]))


def holding(places: Iterable[tuple[str, str]], words: str) -> list[str]:
    """Return those of these tables in which the lower-case words stand."""
    found = []
    for schema, table in sorted(places):
        with in_schema(schema), connection.cursor() as cursor:
            cursor.execute(
                f'SELECT EXISTS (SELECT 1 FROM "{table}" t '
                "WHERE position(%s IN lower(t::text)) > 0)",
                [words],
            )
            row = cursor.fetchone()
        if row and row[0]:
            found.append(f"{schema}.{table}")
    return found


def digest(schema: str) -> dict[str, str]:
    """Return a hash of the rows of each table of a schema."""
    hashes = {}
    for _, table in sorted(tables_of(schema)):
        with in_schema(schema), connection.cursor() as cursor:
            cursor.execute(
                f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) "
                f'FROM "{table}" t'
            )
            row = cursor.fetchone()
        hashes[table] = row[0] if row else ""
    return hashes
