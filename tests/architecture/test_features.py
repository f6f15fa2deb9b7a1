"""docs/features and the markers of tests agree, both ways."""

import ast
import re
from pathlib import Path

from django.conf import settings

ROOT = settings.REPOSITORY
ROW = re.compile(r"^\| *([A-Z]+-\d+) *\| *([^|]+?) *\|", re.MULTILINE)
STATES = ("done", "partly", "not yet", "instead")


def rows():
    found = {}
    for page in sorted((ROOT / "docs" / "features").glob("*.md")):
        for feature, state in ROW.findall(page.read_text()):
            assert feature not in found, f"{feature} stands twice"
            found[feature] = state
    return found


def marked():
    """Return which features are marked, and in which folders of tests."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                "mark.feature"
            ):
                for argument in node.args:
                    folder = Path(path).relative_to(ROOT / "tests").parts[0]
                    found.setdefault(ast.literal_eval(argument), set()).add(folder)
    return found


class TestRows:
    def test_are_there(self):
        assert rows()

    def test_say_a_state_we_know(self):
        odd = {f: s for f, s in rows().items() if not s.startswith(STATES)}

        assert odd == {}

    def test_that_are_done_are_shown_by_a_test_through_a_screen(self):
        shown = {
            f for f, folders in marked().items() if folders & {"browser", "journeys"}
        }

        assert {f for f, state in rows().items() if state == "done"} - shown == set()


class TestMarkers:
    def test_name_rows_that_exist(self):
        assert set(marked()) - set(rows()) == set()
