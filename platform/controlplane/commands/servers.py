"""Start the embedded servers and say where they listen."""

import argparse
from pathlib import Path
from typing import Any

from controlplane import cli
from controlplane.embedded import launcher, servers
from controlplane.settings import base


class RunsHere(Exception):
    """A launcher keeps these servers: it would start them again at once."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.sentence = (
            f"Hustings runs here, in {home}: Ctrl-C there stops it and its servers. "
            "Nothing was stopped."
        )


def run(said: argparse.Namespace) -> int:
    """Start or stop Postgres and Valkey of this home."""
    if said.stop:
        return _stop(base.HUSTINGS_HOME)
    urls = servers.ensure_running(base.HUSTINGS_HOME)
    cli.say(f"DATABASE_URL={urls.database_url}")
    cli.say(f"REDIS_URL={urls.redis_url}")
    return 0


def _stop(home: Path) -> int:
    if launcher.keeps(home):
        raise RunsHere(home)
    cli.say("Stopped." if servers.stop(home) else f"Nothing ran in {home}.")
    return 0


def add(commands: Any) -> None:
    """Register the command."""
    made = cli.add_command(commands, "servers", "start the embedded servers", run)
    made.add_argument(
        "--stop",
        action="store_true",
        help="stop them instead; where Hustings runs, Ctrl-C there does it",
    )
    made.set_defaults(keeps_servers=True)
