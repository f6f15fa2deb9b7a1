"""
The statement hook: at every query the path in force is the context's, and the statement names
no other schema.

Postgres 18 reports `search_path` to the client whenever it changes, rollbacks included, so
asking for it costs nothing; older servers are asked nothing (the hook then looks at the text
alone).
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings

# A schema of ours before a dot: public.x, n_12.x, "n_12".x.
NAMED = re.compile(
    r'(?<![\w.])"?(n_\d+|public|nowhere)"?\s*\.\s*"?[a-z_]', re.IGNORECASE
)

# Statements that may name a schema other than the one in force, each with its reason.
ALLOWED: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\s*CREATE SCHEMA n_\d+;"),
        "a nation's DDL and seed rows are replayed from public in one statement, every name whole",
    ),
    (
        re.compile(r"(SELECT '(n_\d+|public)' WHERE EXISTS|SELECT name FROM unnest)"),
        "the minute sweep asks every schema at once whether facts wait",
    ),
)


class WrongPath(AssertionError):
    """A statement ran on another path than the context says."""


class NamesAnotherSchema(AssertionError):
    """A statement reached for a schema by its name."""


def path_of(connection: Any) -> list[str]:
    """Return the search path that a connection's context calls for."""
    return [connection.schema_name, *settings.PG_EXTRA_SEARCH_PATHS]


def _path_in_force(cursor: Any) -> list[str] | None:
    reported = cursor.connection.get_parameter_status("search_path")
    if not reported:
        return None
    return [part.strip().strip('"') for part in reported.split(",")]


def _fits(found: list[str], wanted: list[str]) -> bool:
    # django-tenants looks at tables with the extensions left out of the path.
    return found[:1] == wanted[:1] and set(found) <= set(wanted)


def _text(sql: Any, cursor: Any) -> str:
    return sql if isinstance(sql, str) else str(sql.as_string(cursor.connection))


def others_named(text: str, schema: str) -> set[str]:
    """Return the schemas a statement names that aren't this one, unless it is allowed to."""
    named = {found.lower() for found in NAMED.findall(text)} - {schema}
    if named and any(shape.match(text) for shape, _ in ALLOWED):
        return set()
    return named


def hook(
    execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
) -> Any:
    """Look at a statement, then run it: for `connection.execute_wrapper`."""
    connection, cursor = context["connection"], context["cursor"].cursor
    if isinstance(sql, str) and sql.startswith("SET search_path = "):
        return execute(sql, params, many, context)
    wanted, found = path_of(connection), _path_in_force(cursor)
    # In a broken transaction a path can't be set; the server refuses the statement anyway.
    if found is not None and not _fits(found, wanted) and not _is_broken(cursor):
        raise WrongPath(f"{found} is in force where {wanted} should be, for: {sql}")
    others = others_named(_text(sql, cursor), connection.schema_name)
    if others:
        raise NamesAnotherSchema(
            f"in {connection.schema_name} a statement names {sorted(others)}: {str(sql)[:500]}\n"
            "If it must, add its shape and the reason to ALLOWED in tests/support/statements.py."
        )
    return execute(sql, params, many, context)


def _is_broken(cursor: Any) -> bool:
    in_error = 3  # psycopg2.extensions.TRANSACTION_STATUS_INERROR
    return bool(cursor.connection.info.transaction_status == in_error)
