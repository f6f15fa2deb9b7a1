"""The environment that parses and renders themes."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from liquid import BoundTemplate, CachingDictLoader, Environment
from liquid.exceptions import LiquidError
from markupsafe import Markup

from themes.engine.filters import OURS
from themes.engine.guards import GuardedContext, guarded

LONGEST_SOURCE = 200_000
# Marks text as HTML: what a page's own words may never be.
REMOVED_FILTERS = ("safe",)


class GuardedTemplate(BoundTemplate):
    """A template rendered in a guarded context."""

    context_class = GuardedContext


class GuardedEnvironment(Environment):
    """python-liquid with every limit on and every filter weighed."""

    context_depth_limit = 20
    loop_iteration_limit = 5_000
    local_namespace_limit = 400_000
    output_stream_limit = 600_000
    template_class = GuardedTemplate

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Register the standard tags, and each filter behind its guard."""
        super().setup_tags_and_filters(extra=extra)
        for name in REMOVED_FILTERS:
            self.filters.pop(name, None)
        for name, function in OURS.items():
            self.filters[name] = function
        for name, function in list(self.filters.items()):
            self.filters[name] = guarded(name, function)


class TemplateTrouble(Exception):
    """A template can't be used; where (1-based, 0: nowhere in particular) and why."""

    def __init__(self, *, path: str, line: int, column: int, why: str) -> None:
        super().__init__(why)
        self.path, self.line, self.column, self.why = path, line, column, why

    @property
    def sentence(self) -> str:
        """The place and the reason, for the screen."""
        if not self.line:
            return f"{self.path}: {self.why}."
        return f"{self.path}, line {self.line}, column {self.column}: {self.why}."


def trouble_of(error: Exception, path: str) -> TemplateTrouble:
    """Return what went wrong in the words of the screen."""
    token = getattr(error, "token", None)
    line = column = 0
    if token is not None and token.source and token.start_index >= 0:
        before = token.source[: token.start_index]
        line = before.count("\n") + 1
        column = token.start_index - (before.rfind("\n") + 1) + 1
    why = str(getattr(error, "message", "") or error).split("\n")[0].rstrip(".")
    # The parse of any bad source ends in an error of some kind; its own words say most.
    if not why or isinstance(error, RecursionError):
        why = "it is nested too deeply"
    return TemplateTrouble(path=path, line=line, column=column, why=why)


def environment(files: Mapping[str, str]) -> GuardedEnvironment:
    """Return an environment whose templates are these files, by path."""
    loader = CachingDictLoader(dict(files), auto_reload=False)
    return GuardedEnvironment(autoescape=True, loader=loader)


def render(env: Environment, path: str, context: Mapping[str, Any]) -> Markup:
    """
    Render a file of the environment.

    :raises TemplateTrouble: if it can't be parsed or rendered within its limits.
    """
    return _guardedly(path, lambda: env.get_template(path).render(**context))


def check(source: str, path: str, files: Mapping[str, str]) -> None:
    """
    Pass a source that can be parsed, whose filters exist and whose partials are there.

    :raises TemplateTrouble: if not.
    """
    if len(source) > LONGEST_SOURCE:
        raise TemplateTrouble(path=path, line=0, column=0, why="it is too long")
    env = environment({**files, path: source})
    _guardedly(path, functools.partial(_analyse, env, path))


def _analyse(env: GuardedEnvironment, path: str) -> str:
    for name, places in env.get_template(path).analyze().filters.items():
        if name not in env.filters:
            span = places[0]
            source = env.loader.templates[path]  # type: ignore[attr-defined]
            before = source[: span.index]
            raise TemplateTrouble(
                path=path,
                line=before.count("\n") + 1,
                column=span.index - (before.rfind("\n") + 1) + 1,
                why=f"there is no filter called {name}",
            )
    return ""


def _guardedly(path: str, act: Callable[[], str]) -> Markup:
    try:
        return Markup(act())  # noqa: S704 - the engine escaped what had to be
    except TemplateTrouble:
        raise
    except (LiquidError, RecursionError, MemoryError) as error:
        raise trouble_of(error, path) from error
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise trouble_of(error, path) from error
