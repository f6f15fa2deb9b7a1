"""Look whether this installation can work, a line for each thing."""

import argparse
import shutil
import sys
from collections.abc import Callable
from typing import Any

from controlplane import cli
from controlplane.settings import base
from controlplane.settings.base import REPOSITORY

HELP = "look whether this installation can work"
LINES = (
    ". A line for each thing: 'ok' is well; 'note' works, but slower or less safely than it "
    "could; 'FAIL' keeps people from working. Each of the last two says what to do. Ends with "
    "1 where a line says FAIL, else with 0"
)


class Missing(Exception):
    """Something this installation can't work without isn't there, or is wrong."""


class WorthKnowing(Exception):
    """Something is slower or less safe than it could be; all else works."""


def _python() -> str:
    return f"Python {sys.version.split()[0]}"


def _setpriv() -> str:
    if shutil.which("setpriv") is None:
        raise WorthKnowing(
            "no setpriv (Debian: util-linux), so a killed launcher leaves its programs running: "
            "stop it with Ctrl-C, not kill -9"
        )
    return "setpriv is there: a killed launcher leaves nothing behind"


def _fonts() -> str:
    found = sorted((REPOSITORY / "themes").rglob("*.woff2"))
    if not found:
        raise Missing(
            "no font of the themes is there, so the checkout isn't whole: git checkout themes"
        )
    return f"{len(found)} fonts of the themes are there"


def _broker() -> str:
    from django.core.cache import cache

    from tenants.context import in_public

    with in_public():
        cache.set("doctor", "well", timeout=10)
        if cache.get("doctor") != "well":
            log = base.HUSTINGS_HOME / "valkey.log"
            at = "look at REDIS_URL" if base.REDIS_URL else f"see {log}"
            raise Missing(f"the broker and the cache don't answer: {at}")
    return "the broker and the cache answer"


def _snapshot() -> str:
    from tenants import schema_hash

    newest = schema_hash.HASHES.read_text().split()[-1]
    if newest != schema_hash.current():
        raise WorthKnowing(
            "the snapshot lacks migrations, so loading it takes longer: make snapshot"
        )
    return "the snapshot is fresh"


def _database() -> str:
    from django.db import OperationalError, connection

    try:
        # A connection of ours proves by itself that its session is its own.
        connection.ensure_connection()
    except OperationalError as error:
        log = base.HUSTINGS_HOME / "postgres.log"
        at = "look at DATABASE_URL" if base.DATABASE_URL else f"see {log}"
        raise Missing(f"the database doesn't answer: {at} ({error})") from error
    return "the database answers, one session per connection"


def _platform() -> str:
    from controlplane.provisioning import bootstrap

    if not bootstrap.has_public():
        raise WorthKnowing(cli.NothingYet(base.HUSTINGS_HOME).sentence)
    return "the platform's own tables are there"


def _schemas() -> str:
    from tenants import fleet

    late = len(fleet.behind()) + fleet.is_public_behind()
    if late:
        named = "1 schema is" if late == 1 else f"{late} schemas are"
        raise Missing(f"{named} behind this code: hustings migrate")
    return "every schema is up to date"


def _pool() -> str:
    from tenants import pool

    ready = pool.ready_count()
    if not ready:
        raise WorthKnowing(
            "no schema waits to be handed out, so a new campaign takes longer. A worker builds "
            "them: keep one running (make run)"
        )
    named = "1 schema waits" if ready == 1 else f"{ready} schemas wait"
    return f"{named} to be handed out"


Check = Callable[[], str]
AROUND: tuple[Check, ...] = (_python, _setpriv, _fonts, _broker, _snapshot)
# Each asks what the one before it found: after one that isn't well the rest would repeat it.
INSIDE: tuple[Check, ...] = (_database, _platform)
TOGETHER: tuple[Check, ...] = (_schemas, _pool)


def _said_by(check: Check) -> str:
    """Print what a check found; return its word."""
    try:
        word, words = "ok", check()
    except WorthKnowing as found:
        word, words = "note", str(found)
    except Exception as error:  # noqa: BLE001 - a doctor reports, whatever it is
        word, words = "FAIL", _told(error)
    cli.say(f"{word:<5} {words}")
    return word


def _told(error: Exception) -> str:
    """Return what went wrong, on one line; what nobody foresaw with its kind."""
    sentence = getattr(error, "sentence", None) or str(error)
    words = " ".join(str(sentence).split())
    is_ours = isinstance(error, Missing) or hasattr(error, "sentence")
    return words if is_ours else f"{type(error).__name__}: {words}"


def run(said: argparse.Namespace) -> int:
    """Print a line per check; 1 where one says FAIL."""
    cli.set_up()
    words = [_said_by(check) for check in AROUND]
    for check in INSIDE:
        words.append(_said_by(check))
        if words[-1] != "ok":
            break
    else:
        words += [_said_by(check) for check in TOGETHER]
    return int("FAIL" in words)


def add(commands: Any) -> None:
    """Register the command."""
    made = cli.add_command(commands, "doctor", HELP, run)
    made.description = f"{HELP}{LINES}."
