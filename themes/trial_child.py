"""The child of `themes.trial`: reads files, renders pages, writes JSON lines of how far it came."""

import json
import resource
import signal
import sys

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


def _try(env: Environment, path: str, *, is_opt_out: bool) -> None:
    """Render a page that asks for a yes in one of two ways, and look at what it asks with."""
    # The default of both signals is to end the process.
    signal.setitimer(signal.ITIMER_PROF, KILLED_AFTER_CPU_SECONDS)
    signal.setitimer(signal.ITIMER_REAL, KILLED_AFTER_WALL_SECONDS)
    form = SAMPLE["form"] | {"consent_is_opt_out": is_opt_out}
    with deadline(DEADLINE_MS):
        html = render(env, path, SAMPLE | {"form": form})
    why = join_form.trouble_with(
        html,
        action=form["action"],
        sentence=form["consent_sentence"],
        is_opt_out=is_opt_out,
    )
    if why:
        raise TemplateTrouble(path=path, line=0, column=0, why=why)


def try_pages(files: dict[str, str]) -> None:
    """Render each page, partials within them; say which before, and end with what went wrong if anything did."""
    env = environment(files)
    for path in sorted(path for path in files if not path.startswith("_")):
        _say({"trying": path})
        try:
            for is_opt_out in (False, True):
                _try(env, path, is_opt_out=is_opt_out)
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
