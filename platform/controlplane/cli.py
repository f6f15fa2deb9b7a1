"""`hustings …`: what is done from a shell. The same functions serve the screens."""

import argparse
import contextlib
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from controlplane.embedded import postgres, servers
from controlplane.settings import base

# A module each; it offers `add(commands)`, which registers its parser and what runs.
COMMANDS = (
    "up",
    "servers",
    "migrate",
    "snapshot",
    "doctor",
    "nation",
    "import_people",
    "operator",
    "login_link",
    "slice",
)


class NothingYet(Exception):
    """The database is empty."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.sentence = f"Nothing has run in {home} yet. Start it with `make run`, or set HUSTINGS_HOME."


def say(words: str = "") -> None:
    """Print a line for whoever typed the command; once nobody reads, for nobody."""
    try:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # `| head -3` has its lines. What was begun is ended all the same, and what Python writes
        # as it exits goes nowhere too.
        with Path(os.devnull).open("w", encoding="ascii") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    top = argparse.ArgumentParser(prog="hustings", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(f"controlplane.commands.{name}").add(commands)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run a command; what went wrong in a known way is a sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "controlplane.settings.dev")
    said = parser().parse_args(arguments)
    try:
        _require_platform(said)
        with _servers_for(said):
            return int(said.run(said) or 0)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        sentence = getattr(error, "sentence", None)
        if sentence is None:
            raise
        sys.stderr.write(f"{sentence}\n")
        free = getattr(error, "free", [])
        if free:
            sys.stderr.write(f"Free now: {', '.join(free)}\n")
        return 1


def _require_platform(said: argparse.Namespace) -> None:
    """
    Pass a command that makes its home, or whose home is there; it is looked at without a server.

    :raises NothingYet: where one would be made to look into.
    """
    if not getattr(said, "is_beside", False) or base.DATABASE_URL:
        return
    if not postgres.was_set_up(base.HUSTINGS_HOME):
        raise NothingYet(base.HUSTINGS_HOME)


def _servers_for(said: argparse.Namespace) -> contextlib.AbstractContextManager[None]:
    """Stop afterwards what a command needed for itself alone."""
    if getattr(said, "keeps_servers", False) or base.DATABASE_URL:
        return contextlib.nullcontext()
    return servers.borrowed(base.HUSTINGS_HOME)


def set_up() -> None:
    """Load Django; commands that only start processes do without."""
    import_module("django").setup()


def set_up_beside() -> None:
    """
    Load Django for a command about what is there.

    :raises NothingYet: where there is no platform.
    """
    set_up()
    if not import_module("controlplane.provisioning.bootstrap").has_public():
        raise NothingYet(base.HUSTINGS_HOME)


def add_command(
    commands: Any, name: str, help_text: str, run: Any, *, is_beside: bool = False
) -> Any:
    """
    Return the parser of a new command that runs this function.

    `is_beside` is one about what is there (`set_up_beside`): it makes no home to look into.
    """
    made = commands.add_parser(name, help=help_text, description=help_text)
    made.set_defaults(run=run, is_beside=is_beside)
    return made


if __name__ == "__main__":
    sys.exit(main())
