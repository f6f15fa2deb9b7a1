"""
The only switch between schemas.

``with nation:`` and django-tenants' decorators keep what they restore on objects that threads
share: 1,070 of 1,600 exits restored the wrong nation when it was measured. These two keep it
on the stack.
"""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db import connection

from tenants.postgresql.base import NOWHERE

if TYPE_CHECKING:
    from tenants.models import Nation

PUBLIC = "public"


class NoNation(RuntimeError):
    """Nothing says which nation this is for."""


def _connection() -> Any:
    # Typed loosely: django-tenants adds set_tenant and set_schema to Django's wrapper.
    return connection


@contextlib.contextmanager
def _restoring() -> Iterator[None]:
    now = _connection()
    tenant, included = now.tenant, now.include_public_schema
    try:
        yield
    finally:
        now.set_tenant(tenant, include_public=included)


def enter_nation(nation: "Nation") -> None:
    """Serve this nation until told otherwise; for the request's middleware alone."""
    _connection().set_tenant(nation, include_public=False)


def enter_public() -> None:
    """Serve the control plane until told otherwise; for the request's middleware alone."""
    _connection().set_schema(PUBLIC, include_public=False)


def enter_nowhere() -> None:
    """Serve nothing: the next query fails unless a context was entered."""
    _connection().set_schema(NOWHERE, include_public=False)


@contextlib.contextmanager
def in_nation(nation: "Nation") -> Iterator["Nation"]:
    """Read and write this nation's schema, and afterwards whatever was served before."""
    with _restoring():
        enter_nation(nation)
        yield nation


@contextlib.contextmanager
def in_public() -> Iterator[None]:
    """Read and write the control plane's schema, and afterwards what was served before."""
    with _restoring():
        enter_public()
        yield


@contextlib.contextmanager
def in_schema(schema_name: str) -> Iterator[None]:
    """Enter a schema that has no Nation row (yet): pool, template, migrations."""
    with _restoring():
        _connection().set_schema(schema_name, include_public=False)
        yield


def current_schema() -> str:
    """Return the schema in force: ``public``, ``nowhere``, or a nation's."""
    return str(_connection().schema_name)


def current_nation() -> "Nation":
    """
    Return the nation in force.

    :raises NoNation: outside any nation.
    """
    tenant = _connection().tenant
    if current_schema() in {PUBLIC, NOWHERE} or not hasattr(tenant, "pk"):
        raise NoNation(f"no nation is served here, but {current_schema()}")
    return tenant  # type: ignore[no-any-return]


def current_number() -> int:
    """
    Return the number of the nation in force; 0 is the control plane.

    :raises NoNation: nowhere.
    """
    schema = current_schema()
    if schema == PUBLIC:
        return 0
    if schema.startswith("n_"):
        return int(schema.removeprefix("n_"))
    raise NoNation(f"no nation is served here, but {schema}")
