"""The child of `themes.trial`: reads files, renders each page, writes what went wrong as JSON."""

import json
import sys

from django.conf import settings

from themes.engine.environment import TemplateTrouble, environment, render
from themes.engine.guards import deadline
from themes.sample_context import SAMPLE

DEADLINE_MS = 250


def first_trouble(files: dict[str, str]) -> dict[str, object]:
    """Return the first trouble of a theme's pages, or nothing."""
    env = environment(files)
    for path in sorted(files):
        if path.startswith("_"):
            continue
        try:
            with deadline(DEADLINE_MS):
                render(env, path, SAMPLE)
        except TemplateTrouble as trouble:
            return {
                "path": trouble.path,
                "line": trouble.line,
                "column": trouble.column,
                "why": trouble.why,
            }
    return {}


if __name__ == "__main__":
    settings.configure(STATIC_URL="/static/", USE_I18N=False, USE_TZ=True)
    sys.stdout.write(json.dumps(first_trouble(json.load(sys.stdin))))
