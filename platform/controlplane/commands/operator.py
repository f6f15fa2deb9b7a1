"""Say who runs the platform."""

import argparse
from typing import Any

from controlplane import cli


def run(said: argparse.Namespace) -> int:
    """Make an account an operator's, or an operator's account an ordinary one."""
    cli.set_up_beside()
    from django.db import transaction
    from django.utils import timezone

    from controlplane.console import proving
    from kernel.actor import Actor
    from kernel.audit.writing import note
    from nations.people import contact_points
    from tenants.accounts.models import User
    from tenants.context import in_public

    email = contact_points.email(said.email)
    at = timezone.now()
    with in_public(), transaction.atomic():
        account = User.objects.with_email(email).first()
        account = account or User.objects.create_user(email)
        account.is_operator = said.what == "add"
        account.save(update_fields=["is_operator"])
        if account.is_operator:
            # Whoever has the shell vouches for the address. Whoever else typed it before is out:
            # their session must not get the console.
            proving.take_as_proved(account, at=at)
        note(
            f"operator.{said.what}",
            by=Actor.system(name="shell"),
            at=at,
            subject=f"account:{account.pk}",
        )
    cli.say(
        f"{email}: {'runs' if account.is_operator else 'no longer runs'} the platform."
    )
    if account.is_operator:
        cli.say("They sign in with a code, or once by `hustings login-link`.")
    return 0


def add(commands: Any) -> None:
    """Register the commands."""
    operator = commands.add_parser("operator", help="say who runs the platform")
    acts = operator.add_subparsers(required=True, metavar="ACT")
    for what in ("add", "remove"):
        act = cli.add_command(acts, what, f"{what} an operator", run, is_beside=True)
        act.add_argument("email")
        act.set_defaults(what=what)
