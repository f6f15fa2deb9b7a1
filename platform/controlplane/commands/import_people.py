"""Bring a CSV of people into a campaign."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from controlplane import cli
from controlplane.commands.nation import nation_at


class NoSuchFile(Exception):
    """There is no file of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.sentence = f"There is no file {name}."


class IsAFolder(Exception):
    """What was named holds files, and is none."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.sentence = f"{name} is a folder. Name a file in it."


class NoColumnRead(Exception):
    """No column says who anybody is."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(names)
        self.sentence = (
            "No column says who anybody is: it takes a name, an email or a phone. The first line "
            f"names the columns; these are read: {', '.join(names)}."
        )


def run(said: argparse.Namespace) -> int:
    """Import the file; say how many came of it, and why the rest didn't. 1 where none did."""
    try:
        content = Path(said.file).read_bytes()
    except IsADirectoryError as error:
        raise IsAFolder(said.file) from error
    except OSError as error:
        raise NoSuchFile(said.file) from error
    cli.set_up_beside()
    from django.utils import timezone

    from kernel.actor import Actor, Channel, Source
    from nations.imports import actions, columns, headings
    from tenants.context import in_nation

    nation = nation_at(said.nation)
    try:
        with in_nation(nation):
            done = actions.import_people(
                content=content,
                name=Path(said.file).name,
                consent=actions.Consent(agreed=actions.Agreed.NONE),
                country=nation.country,
                by=Actor.system(name="shell"),
                via=Source(channel=Channel.SHELL),
                at=timezone.now(),
            )
    except columns.NothingChosen as error:
        raise NoColumnRead(headings.BEST_KNOWN) from error
    if done.left_out:
        # Beside what a script reads.
        sys.stderr.write(f"Not read: {', '.join(done.left_out)}.\n")
    cli.say(
        f"created {done.created_count}, updated {done.updated_count}, refused {done.refused_count}"
    )
    for refusal in done.refusals:
        cli.say(f"line {refusal['line']}: {refusal['reason']}")
    nobody_came = not (done.created_count or done.updated_count)
    return int(nobody_came and done.refused_count > 0)


def add(commands: Any) -> None:
    """Register the command."""
    bring = commands.add_parser("import", help="bring people in from a file")
    acts = bring.add_subparsers(required=True, metavar="WHAT")
    made = cli.add_command(
        acts,
        "people",
        "bring people in from a CSV: email, names, phone, postcode, tags. Nobody is subscribed "
        "by it; the panel's page asks what they agreed to. Refused rows are printed with their "
        "reason, and the rest goes in; columns of other names are left out, and named on stderr. "
        "Ends with 1 where every row was refused",
        run,
        is_beside=True,
    )
    made.add_argument("file")
    made.add_argument("--nation", required=True, metavar="SLUG")
