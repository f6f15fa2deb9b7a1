"""Floors of a new nation: bare tables in one execute, and django-tenants' own way."""

import time
from collections.abc import Sequence
from typing import Any

from django_tenants.clone import CLONE_SCHEMA_FUNCTION

_COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE n.nspname = %s AND c.relkind = 'r'
    ORDER BY c.relname, a.attnum
"""


def bare_tables(cursor: Any, schema: str) -> str:
    """Return CREATE TABLEs of a schema's tables, columns only; ``{schema}`` stands for its name."""
    cursor.execute(_COLUMNS, [schema])
    tables: dict[str, list[str]] = {}
    for table, column, kind in cursor.fetchall():
        tables.setdefault(table, []).append(f'"{column}" {kind}')
    return "".join(
        f'CREATE TABLE {{schema}}."{table}" ({", ".join(columns)});\n'
        for table, columns in tables.items()
    )


def create_bare(raw: Any, tables: str, schema: str) -> float:
    """Create the tables in one execute and one transaction; return the seconds."""
    statements = f"CREATE SCHEMA {schema};\n" + tables.replace("{schema}", schema)
    began = time.perf_counter()
    with raw.cursor() as cursor:
        cursor.execute(statements)
    raw.commit()
    return time.perf_counter() - began


def install_clone(raw: Any) -> None:
    """Put django-tenants' function into public; not part of what is timed."""
    with raw.cursor() as cursor:
        cursor.execute(CLONE_SCHEMA_FUNCTION.format(db_user="postgres"))
    raw.commit()


def clone(raw: Any, template: str, schema: str) -> float:
    """Copy the template as django-tenants does by default (tables and data); return the seconds."""
    began = time.perf_counter()
    with raw.cursor() as cursor:
        cursor.execute("SELECT clone_schema(%s, %s, 'DATA')", [template, schema])
    raw.commit()
    return time.perf_counter() - began


def drop(raw: Any, schemas: Sequence[str]) -> None:
    """Drop what was made, a transaction each."""
    for schema in schemas:
        with raw.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        raw.commit()
