"""The one thing the kernel knows of tenancy: the name of the schema in force."""

from django.db import connection


def current_schema() -> str:
    """Give the name of the schema that statements of this thread run in."""
    return str(connection.schema_name)  # type: ignore[attr-defined]
