"""Start the embedded servers and say where they listen."""

import argparse
from typing import Any

from controlplane import cli
from controlplane.embedded import servers
from controlplane.settings import base


def run(said: argparse.Namespace) -> int:
    """Start or stop Postgres and Valkey of this home."""
    if said.stop:
        servers.stop(base.HUSTINGS_HOME)
        cli.say("Stopped.")
        return 0
    urls = servers.ensure_running(base.HUSTINGS_HOME)
    cli.say(f"DATABASE_URL={urls.database_url}")
    cli.say(f"REDIS_URL={urls.redis_url}")
    return 0


def add(commands: Any) -> None:
    """Register the command."""
    made = cli.add_command(commands, "servers", "start the embedded servers", run)
    made.add_argument("--stop", action="store_true", help="stop them instead")
    made.set_defaults(keeps_servers=True)
