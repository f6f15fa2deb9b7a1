"""A new slice's silhouette, with its tests."""

import argparse
import keyword
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
# One test that passes before anything is written; the others begin where there is something.
TESTS = {
    "__init__.py": "",
    "test_apps.py": (
        "from django.apps import apps\n\n\n"
        "class Test{Title}Config:\n"
        "    def test_is_an_app_of_every_nation(self, settings):\n"
        '        assert apps.get_app_config("{name}").name == "nations.{name}"\n'
        '        assert "nations.{name}" in settings.TENANT_APPS\n'
    ),
}
# What is left to do by hand, and where.
TO_DO = (
    "Now, in this order:",
    '  pyproject.toml                             its place under "Slices of a nation point downwards",',
    "                                             unless its name stands there already",
    "  platform/controlplane/settings/base.py     nations.{name} in TENANT_APPS",
    "  docs/glossary.md                           its words",
    "  docs/adr/                                  a line that says why it stands where it stands",
    "  make test T=tests/nations/{name}           passes once it is an app; until then Django knows no such app",
    "Its views, forms, tasks and subscribers (who hears facts, by kernel.facts.subscribe) are files of",
    "those names beside actions.py, once there are any. Subscribers and tasks are found by themselves;",
    "tasks that a job names are imported in ready() of apps.py as well.",
    "To take it away before it was ever migrated: these lines, nations/{name} and tests/nations/{name}.",
)


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

    :raises NotASliceName: if the name isn't small letters, or is a word of Python's.
    :raises SliceExists: if there is one of this name.
    """
    if not re.fullmatch(r"[a-z]{3,30}", name) or keyword.iskeyword(name):
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
    for line in TO_DO:
        cli.say(line.replace("{name}", said.name))
    return 0


def add(commands: Any) -> None:
    """Register the command."""
    made = cli.add_command(commands, "slice", "make a new slice's silhouette", run)
    made.add_argument("name")
    made.set_defaults(keeps_servers=True)
