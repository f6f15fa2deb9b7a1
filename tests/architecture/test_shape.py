"""The shape of the code: what one can hold in one's head."""

import ast
import inspect
from pathlib import Path

import pytest
from django.conf import settings

from tests.support import actions as walked
from tests.support.walking import OUR_PACKAGES

ROOT = settings.REPOSITORY
LINES_OF_A_MODULE, LINES_OF_A_FUNCTION = 400, 50

# Where imports inside functions stay (beginnings of places), each with its reason.
LATE: dict[str, str] = {
    "platform/controlplane/commands/": "a command is registered before Django is set up",
    "tenants/storage.py:url": "storage is loaded by settings, before there are models",
    "tenants/selectors.py:get_nation_by_slug": "owed: slugs reads selectors",
    "cms/pages/base.py:serve": "owed: serving reads the pages",
}
# Classes whose base's base is ours too, each with its reason.
DEEPER: dict[str, str] = {}


def modules():
    tops = [
        ROOT / ("platform" if name in {"controlplane", "kernel"} else ".") / name
        for name in OUR_PACKAGES
    ]
    return sorted(
        path
        for top in tops
        for path in top.resolve().rglob("*.py")
        if "migrations" not in path.parts
    )


def named(path):
    return str(Path(path).relative_to(ROOT))


TREES = {named(path): ast.parse(path.read_text()) for path in modules()}


class TestModules:
    def test_have_at_most_400_lines(self):
        tests = [p for p in (ROOT / "tests").rglob("*.py") if "mutants" not in p.parts]
        long = {
            named(path): lines
            for path in [*modules(), *tests]
            if (lines := len(path.read_text().splitlines())) > LINES_OF_A_MODULE
        }

        assert long == {}


class TestFunctions:
    def test_have_at_most_50_lines(self):
        long = {
            f"{name}:{node.name}": node.end_lineno - node.lineno + 1
            for name, tree in TREES.items()
            for node in ast.walk(tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            and node.end_lineno - node.lineno + 1 > LINES_OF_A_FUNCTION
        }

        assert long == {}

    def test_import_nothing_of_ours_inside(self):
        late = sorted(
            f"{name}:{node.name}"
            for name, tree in TREES.items()
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name != "ready"
            for inner in ast.walk(node)
            if _imports_ours(inner)
        )

        assert [p for p in late if not p.startswith(tuple(LATE))] == []


def _imports_ours(node):
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] in OUR_PACKAGES
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] in OUR_PACKAGES for alias in node.names)
    return False


class TestClasses:
    def test_inherit_from_ours_at_most_one_level_deep(self):
        deep = sorted(
            f"{module.__name__}.{name}"
            for module in walked.modules()
            for name, found in inspect.getmembers(module, inspect.isclass)
            if found.__module__ == module.__name__ and _depth(found) > 1
        )

        assert [name for name in deep if name not in DEEPER] == []


def _depth(found):
    """Return how many classes of ours stand above one another over this one."""
    above = [
        base
        for base in found.__bases__
        if base.__module__.split(".")[0] in OUR_PACKAGES
    ]
    return 1 + max(map(_depth, above)) if above else 0


class TestAllowLists:
    @pytest.mark.parametrize("listed", [LATE, DEEPER], ids=["LATE", "DEEPER"])
    def test_give_a_reason_for_each(self, listed):
        assert all(listed.values())
