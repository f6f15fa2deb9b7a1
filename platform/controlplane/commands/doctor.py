"""Look whether this installation can work, a line for each thing."""

import argparse
import shutil
import sys
from collections.abc import Callable
from typing import Any

from controlplane import cli
from controlplane.settings.base import REPOSITORY


class Missing(Exception):
    """Something this installation needs isn't there."""


def _python() -> str:
    return f"Python {sys.version.split()[0]}"


def _setpriv() -> str:
    found = shutil.which("setpriv")
    return (
        "setpriv is there: a killed launcher leaves nothing behind"
        if found
        else "no setpriv: stop with Ctrl-C, not kill -9"
    )


def _fonts() -> str:
    found = sorted((REPOSITORY / "themes").rglob("*.woff2"))
    if not found:
        raise Missing("No font of the themes is there: the checkout isn't whole.")
    return f"{len(found)} fonts of the themes are there"


def _database() -> str:
    from django.db import connection

    # A connection of ours proves by itself that its session is its own.
    connection.ensure_connection()
    return "the database answers, one session per connection"


def _broker() -> str:
    from django.core.cache import cache

    from tenants.context import in_public

    with in_public():
        cache.set("doctor", "well", timeout=10)
        if cache.get("doctor") != "well":
            raise Missing("The broker forgets at once.")
    return "the broker and the cache answer"


def _schemas() -> str:
    from tenants import fleet

    late = fleet.behind()
    return (
        f"{len(late)} schemas are behind: hustings migrate"
        if late
        else "every schema is up to date"
    )


def _pool() -> str:
    from tenants import pool

    return f"{pool.ready_count()} schemas wait to be handed out"


def _snapshot() -> str:
    from tenants import schema_hash

    newest = schema_hash.HASHES.read_text().split()[-1]
    fresh = newest == schema_hash.current()
    return "the snapshot is fresh" if fresh else "the snapshot is stale: make snapshot"


CHECKS: tuple[Callable[[], str], ...] = (
    _python,
    _setpriv,
    _fonts,
    _database,
    _broker,
    _snapshot,
    _schemas,
    _pool,
)


def run(said: argparse.Namespace) -> int:
    """Print a line per check; 1 where one fails."""
    cli.set_up()
    failed = 0
    for check in CHECKS:
        try:
            cli.say(f"ok    {check()}")
        except Exception as error:  # noqa: BLE001 - a doctor reports, whatever it is
            failed = 1
            cli.say(f"FAIL  {error}")
    return failed


def add(commands: Any) -> None:
    """Register the command."""
    cli.add_command(commands, "doctor", "look whether this installation can work", run)
