"""The child of `themes.trial`: reads files, renders pages, writes JSON lines of how far it came."""

import json
import resource
import signal
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import django
from django.conf import settings
from liquid import Environment

from themes import join_form
from themes.engine.environment import TemplateTrouble, environment, render
from themes.engine.guards import deadline
from themes.sample_context import SAMPLE

DEADLINE_MS = 250
# Rendering looks at its own clock; this one ends the process, inside whatever call it is. Parsing,
# which is done once and not held against the page, is part of it.
KILLED_AFTER_CPU_SECONDS = 0.5
KILLED_AFTER_WALL_SECONDS = 2.0
MEMORY_BYTES = 128 * 1024 * 1024


def limit_memory() -> None:
    """Let this process grow by so much and no more."""
    with open("/proc/self/statm", encoding="ascii") as said:  # noqa: PTH123 - no file but a question
        used = int(said.read().split()[0]) * resource.getpagesize()
    limit = used + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _say(words: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def _try(env: Environment, path: str, *, form: Mapping[str, Any] | None) -> None:
    """Render a page that asks for a yes in one way, or in none, and look at what it asks with."""
    # The default of both signals is to end the process.
    signal.setitimer(signal.ITIMER_PROF, KILLED_AFTER_CPU_SECONDS)
    signal.setitimer(signal.ITIMER_REAL, KILLED_AFTER_WALL_SECONDS)
    context = {name: said for name, said in SAMPLE.items() if name != "form"}
    if form is not None:
        context["form"] = form
    with deadline(DEADLINE_MS):
        html = render(env, path, context)
    join_form.require_honest(html, path=path, form=form, deadline_ms=DEADLINE_MS)


def _forms(path: str) -> Iterator[Mapping[str, Any] | None]:
    """Give what a page may be asked to ask with: only pages of the site have a form to join."""
    if not path.startswith("pages_"):
        yield None
    for is_opt_out in (False, True):
        yield SAMPLE["form"] | {"consent_is_opt_out": is_opt_out}


def try_pages(files: dict[str, str]) -> None:
    """Render each page, partials within them; say which before, and end with what went wrong if anything did."""
    env = environment(files)
    for path in sorted(path for path in files if not path.startswith("_")):
        _say({"trying": path})
        try:
            for form in _forms(path):
                _try(env, path, form=form)
        except TemplateTrouble as trouble:
            _say(
                {
                    "path": trouble.path,
                    "line": trouble.line,
                    "column": trouble.column,
                    "why": trouble.why,
                }
            )
            return


if __name__ == "__main__":
    settings.configure(STATIC_URL="/static/", USE_I18N=False, USE_TZ=True)
    # Without it `static` doesn't know that there is no app of that name, and raises.
    django.setup()
    # Before the limits: a stock page loads what rendering needs, such as tables of numbers.
    render(environment({"page": "{{ 1 | number }}"}), "page", SAMPLE)
    limit_memory()
    said = json.load(sys.stdin)
    try_pages(said)
