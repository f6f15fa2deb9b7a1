"""`hustings …`: what is done from a shell. The same functions serve the screens."""

import argparse
import os
import sys
from importlib import import_module
from typing import Any

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


def say(words: str = "") -> None:
    """Print a line for whoever typed the command."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


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


def set_up() -> None:
    """Load Django; commands that only start processes do without."""
    import_module("django").setup()


def add_command(commands: Any, name: str, help_text: str, run: Any) -> Any:
    """Return the parser of a new command that runs this function."""
    made = commands.add_parser(name, help=help_text, description=help_text)
    made.set_defaults(run=run)
    return made


if __name__ == "__main__":
    sys.exit(main())
