"""
Which migrations a nation's schema has, as one hash.

A deploy migrates nation by nation while the old code and the new one answer. So the code serves
schemas at its own hash, at the one before it, and those that came from its own: what a release
adds, the code before it doesn't mind (contracting comes a release later).
"""

import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from tenants.context import in_public
from tenants.models import SchemaState

HASHES = Path(__file__).parent / "snapshot" / "hashes.txt"


def labels(app_names: Iterable[str]) -> set[str]:
    """Return the labels of the installed apps with these names."""
    names = set(app_names)
    return {config.label for config in apps.get_app_configs() if config.name in names}


def hash_of(migrations: Iterable[tuple[str, str]]) -> str:
    """Return the hash of (app label, migration name) pairs, whatever their order."""
    lines = "\n".join(sorted(f"{app}.{name}" for app, name in migrations))
    return hashlib.sha256(lines.encode()).hexdigest()


@functools.cache
def migrations_on_disk(*, public: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the migrations that this code has for a nation's schema, or for public."""
    wanted = labels(settings.SHARED_APPS if public else settings.TENANT_APPS)
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    return tuple(sorted(key for key in loader.disk_migrations if key[0] in wanted))


@functools.cache
def current() -> str:
    """Return the hash of the nation migrations that this code has."""
    return hash_of(migrations_on_disk())


@functools.cache
def served() -> frozenset[str]:
    """Return the hashes this code can serve: its own and the one before it."""
    known = HASHES.read_text(encoding="ascii").split() if HASHES.exists() else []
    before = [value for value in known if value != current()]
    return frozenset([current(), *before[-1:]])


# Schemas seen at a servable hash. A schema only moves on by a deploy, which starts new
# processes, so what was servable stays so for this process's life.
_SEEN: set[str] = set()


def is_servable(schema_name: str) -> bool:
    """Return whether the schema is at a hash that this code serves."""
    if schema_name in _SEEN:
        return True
    with in_public():
        state = SchemaState.objects.filter(schema_name=schema_name).first()
    if state is not None and (
        state.hash in served() or state.migrated_from == current()
    ):
        _SEEN.add(schema_name)
        return True
    return False


def forget_seen() -> None:
    """Ask the database again (tests, and after a migration in this process)."""
    _SEEN.clear()
