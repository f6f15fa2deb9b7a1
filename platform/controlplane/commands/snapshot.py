"""Make the snapshot of both schemas again; a conflict in it is never merged."""

import argparse
from typing import Any

from controlplane import cli
from controlplane.embedded import postgres


def run(said: argparse.Namespace) -> int:
    """Migrate two schemas from nothing, and write them down as text."""
    cli.set_up()
    from controlplane.provisioning.template import prepare
    from tenants.snapshot import make

    dump = (*postgres.command_prefix(), postgres.program("pg_dump"))
    public, nation = make.make(pg_dump=dump, prepare=prepare)
    make.write(public, nation)
    cli.say(f"public: {len(public)} characters, nation: {len(nation)} characters")
    return 0


def add(commands: Any) -> None:
    """Register the command."""
    cli.add_command(commands, "snapshot", "make the snapshot again", run)
