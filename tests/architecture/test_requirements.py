"""The product runs on what it asks for itself; linters and test tools stay at home."""

import json
import os
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
# Run by hand where fonts are cut to size; what it makes is checked in.
BY_HAND = ["themes.fonts"]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())

# Imports all of ours in a Python that finds nothing but the given names and the standard library.
ALONE = """
import importlib, json, pkgutil, sys
from importlib.abc import MetaPathFinder

others = set(json.loads(sys.argv[1]))

class NotInstalled(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in others:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NotInstalled())
import controlplane.wsgi
from controlplane.celery import app
app.connection_for_write().transport
for name in json.loads(sys.argv[2]):
    for module in pkgutil.walk_packages([name[0]], f"{name[1]}."):
        if module.name not in json.loads(sys.argv[3]):
            importlib.import_module(module.name)
print("imported")
"""


def closure():
    """Return the packages that the project asks for, and those they ask for, and so on."""
    found = set()
    waiting = _asked_for(PYPROJECT["project"]["dependencies"], extras={""})
    while waiting:
        asked = waiting.pop()
        name = canonicalize_name(asked.name)
        new = {(name, extra) for extra in {"", *asked.extras}} - found
        found |= new
        if new:
            extras = {extra for _, extra in new}
            waiting += _asked_for(metadata.requires(name) or (), extras=extras)
    return {name for name, _ in found}


def _asked_for(lines, *, extras):
    return [asked for asked in map(Requirement, lines) if _applies(asked, extras)]


def _applies(asked, extras):
    marker = asked.marker
    return marker is None or any(marker.evaluate({"extra": one}) for one in extras)


def test_the_product_imports_with_its_own_requirements_alone():
    ours = closure()
    others = [
        top
        for top, brought_by in metadata.packages_distributions().items()
        if not ours & {canonicalize_name(one) for one in brought_by}
    ]
    sources = [
        (str(ROOT / path), Path(path).name)
        for path in PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}",
        "DJANGO_SETTINGS_MODULE": "controlplane.settings.production",
        "SECRET_KEY": "only-to-import",
        "DATABASE_URL": "postgresql:///none",
        "REDIS_URL": "redis://none",
        "PLATFORM_DOMAIN": "platform.example",
        "SITES_DOMAIN": "sites.test",
    }
    ran = subprocess.run(
        [sys.executable, "-c", ALONE, *map(json.dumps, (others, sources, BY_HAND))],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "imported\n", ran.stderr[-2000:]
    assert "pytest" in others
    assert "django" in ours
