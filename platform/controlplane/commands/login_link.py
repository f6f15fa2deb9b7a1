"""A lost way in: print a link that signs an account in once."""

import argparse
import sys
from typing import Any

from controlplane import cli
from controlplane.embedded import launcher
from controlplane.settings import base


def run(said: argparse.Namespace) -> int:
    """Print the link; making it is audited."""
    cli.set_up_beside()
    from controlplane.console import tokens

    cli.say(tokens.login_link(said.email))
    if not (base.DATABASE_URL or launcher.keeps(base.HUSTINGS_HOME)):
        # Beside what a script reads. On servers of one's own the web may be anywhere.
        sys.stderr.write(
            "Nothing runs here yet: it opens once Hustings does (make run), within 15 minutes.\n"
        )
    return 0


def add(commands: Any) -> None:
    """Register the command."""
    made = cli.add_command(
        commands, "login-link", "print a link that signs in once", run, is_beside=True
    )
    made.description = (
        "Print a link that signs in once, within 15 minutes: an operator at the console, "
        "anybody else at their campaigns. Making it is audited."
    )
    made.add_argument("email")
