"""A lost way in: print a link that signs an account in once."""

import argparse
from typing import Any

from controlplane import cli


def run(said: argparse.Namespace) -> int:
    """Print the link; making it is audited."""
    cli.set_up_beside()
    from controlplane.console import tokens

    cli.say(tokens.login_link(said.email))
    return 0


def add(commands: Any) -> None:
    """Register the command."""
    made = cli.add_command(
        commands, "login-link", "print a link that signs in once", run
    )
    made.add_argument("email")
