"""A new slice's silhouette, with its tests."""

import argparse
import re
from pathlib import Path
from typing import Any

from controlplane import cli
from controlplane.settings.base import REPOSITORY

FILES = {
    "__init__.py": '"""\n{Title}: what it is in one sentence.\n\nWords: …\nDoors: ``actions`` to change things, ``selectors`` to read them, ``facts`` to be told.\n"""\n',
    "apps.py": '"""App configuration."""\n\nfrom django.apps import AppConfig\n\n\nclass {Title}Config(AppConfig):\n    """{Title}."""\n\n    name = "nations.{name}"\n',
    "models.py": '"""The rows of {name}."""\n',
    "facts.py": '"""What happened in {name}."""\n',
    "permissions.py": '"""Who may do what in {name}."""\n',
    "selectors.py": '"""Reads of {name}."""\n',
    "actions.py": '"""Changes of {name}."""\n',
    "migrations/__init__.py": "",
}
TESTS = {
    "__init__.py": "",
    "test_models.py": "",
    "test_permissions.py": "",
    "test_selectors.py": "",
    "test_actions.py": "",
}


class NotASliceName(Exception):
    """The name can't be a package's."""

    sentence = (
        "A slice has a plural English word as its name, in small letters: petitions."
    )


class SliceExists(Exception):
    """There is one of this name."""

    sentence = "There is a slice of this name."


def make(name: str, root: Path) -> list[Path]:
    """
    Write the files of a slice and its tests; return them.

    :raises NotASliceName: if the name isn't small letters.
    :raises SliceExists: if there is one of this name.
    """
    if not re.fullmatch(r"[a-z]{3,30}", name):
        raise NotASliceName
    folder, tests = root / "nations" / name, root / "tests" / "nations" / name
    if folder.exists():
        raise SliceExists
    made = []
    for base, files in ((folder, FILES), (tests, TESTS)):
        for path, body in files.items():
            target = base / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(
                body.replace("{name}", name).replace("{Title}", name.title())
            )
            made.append(target)
    return made


def run(said: argparse.Namespace) -> int:
    """Write the slice, and say what is left to do by hand."""
    for path in make(said.name, REPOSITORY):
        cli.say(str(path.relative_to(REPOSITORY)))
    cli.say("Now: its line in the import contracts, its words in docs/glossary.md,")
    cli.say("its app in TENANT_APPS, and an ADR line for its place.")
    return 0


def add(commands: Any) -> None:
    """Register the command."""
    made = cli.add_command(commands, "slice", "make a new slice's silhouette", run)
    made.add_argument("name")
