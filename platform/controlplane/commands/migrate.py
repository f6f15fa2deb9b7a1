"""Bring every schema up to date; run again it goes on where it stopped."""

import argparse
from typing import Any

from controlplane import cli


def run(said: argparse.Namespace) -> int:
    """Migrate public, the pool and the nations that aren't closed; 1 where one could not be."""
    cli.set_up()
    from controlplane.provisioning import bootstrap

    done = bootstrap.bring_up_to_date(cli.say)
    troubles = sum(bool(one.trouble) for one in done)
    if troubles:
        cli.say(f"{troubles} of them could not be brought up to date.")
        return 1
    cli.say("Every schema is up to date.")
    return 0


def add(commands: Any) -> None:
    """Register the command."""
    cli.add_command(commands, "migrate", "bring every schema up to date", run)
