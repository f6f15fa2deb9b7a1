"""The environment that parses and renders themes."""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from liquid import BoundTemplate, Environment, Node, Tag, Token, TokenStream
from liquid.exceptions import LiquidError, LiquidSyntaxError
from liquid.token import TOKEN_EOF
from markupsafe import Markup

from themes.engine.filters import OURS
from themes.engine.guards import GuardedContext, clock_stopped, guarded
from themes.engine.loader import ThemeLoader
from themes.engine.sources import Unreadable, place_of, refuse_unreadable
from themes.engine.tags import TAGS

# Marks text as HTML: what a page's own words may never be.
REMOVED_FILTERS = ("safe",)


class GuardedTemplate(BoundTemplate):
    """A template rendered in a guarded context."""

    context_class = GuardedContext

    def render_with_context(self, *args: Any, **kwargs: Any) -> None:
        """
        Render the nodes, as a page or within one; what fails is told by the name of this file.

        The library names the file of what it can't parse alone: a partial's other faults would be
        told of the page around it, beside a line that it doesn't have.
        """
        try:
            super().render_with_context(*args, **kwargs)
        except Exception as error:
            if getattr(error, "template_name", None) is None:
                error.template_name = self.full_name()  # type: ignore[attr-defined]
            raise


class GuardedEnvironment(Environment):
    """python-liquid with every limit on and every filter weighed."""

    context_depth_limit = 20
    loop_iteration_limit = 5_000
    local_namespace_limit = 200_000
    output_stream_limit = 500_000
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
        for tag in TAGS:
            self.add_tag(tag)

    def add_tag(self, tag: type[Tag]) -> None:
        """Register a tag whose mistakes say where they stand."""
        self.tags[tag.name] = _Placing(tag(self))

    def from_string(self, source: str, *args: Any, **kwargs: Any) -> BoundTemplate:
        """
        Parse a source; the time it takes isn't held against the page, as it is done once.

        :raises LiquidError: if it can't be parsed.
        """
        try:
            refuse_unreadable(source)
        except Unreadable as error:
            token = Token(TOKEN_EOF, "", start_index=error.at, source=source)
            raise LiquidSyntaxError(error.why, token=token) from error
        with clock_stopped():
            return super().from_string(source, *args, **kwargs)


class _Placing(Tag):
    """A tag whose syntax errors have a place: the library gives none where an end is missing."""

    def __init__(self, tag: Tag) -> None:
        super().__init__(tag.env)
        self._tag = tag
        self.block, self.name, self.end = tag.block, tag.name, tag.end

    def parse(self, stream: TokenStream) -> Node:
        """Read the tag, as it does."""
        return self._tag.parse(stream)

    def get_node(self, stream: TokenStream) -> Node:
        """Read the tag; a mistake in it that has no place is told of where the tag begins."""
        token = stream.current
        try:
            return self._tag.get_node(stream)
        except LiquidSyntaxError as error:
            if error.token is None or error.token.start_index < 0:
                error.token = token
            raise


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


def trouble_of(error: BaseException, path: str) -> TemplateTrouble:
    """Return what went wrong in the words of the screen."""
    token = getattr(error, "token", None)
    line = column = 0
    if token is not None and token.source and token.start_index >= 0:
        line, column = place_of(token.source, token.start_index)
    # A partial's mistake is told by the name of the partial.
    inner = str(getattr(error, "template_name", None) or path)
    return TemplateTrouble(path=inner, line=line, column=column, why=_why(error))


def _why(error: BaseException) -> str:
    # The library wraps what its parser ran into, and says only that it was unexpected.
    for cause in (error, error.__cause__):
        if isinstance(cause, RecursionError):
            return "it is nested too deeply"
        if isinstance(cause, MemoryError):
            return "it needs too much memory"
    if isinstance(error, LiquidError):
        return str(error.message or error).split("\n")[0].rstrip(".")
    return "something in it can't be worked out"


def environment(files: Mapping[str, str]) -> GuardedEnvironment:
    """Return an environment whose templates are these files, by path."""
    return GuardedEnvironment(autoescape=True, loader=ThemeLoader(files))


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
    env = environment({**files, path: source})
    _guardedly(path, functools.partial(_analyse, env, path, source, files))


def _analyse(
    env: GuardedEnvironment, path: str, source: str, files: Mapping[str, str]
) -> str:
    template = env.get_template(path)
    loader = ThemeLoader({**files, path: source})
    for name, places in template.analyze(include_partials=False).filters.items():
        if name not in env.filters:
            line, column = place_of(source, places[0].index)
            why = f"there is no filter called {name}"
            raise TemplateTrouble(path=path, line=line, column=column, why=why)
    for node in _nodes(template):
        partial = node.partial_scope()
        # A name that is worked out when the page is rendered isn't known here.
        named = getattr(partial.name, "value", partial.name) if partial else None
        if isinstance(named, str) and not loader.key_of(named):
            line, column = place_of(source, node.token.start_index)
            why = f"there is no file called {named}"
            raise TemplateTrouble(path=path, line=line, column=column, why=why)
    return ""


def _nodes(template: BoundTemplate) -> Iterator[Node]:
    nodes = list(template.nodes)
    nowhere = GuardedContext(template)
    while nodes:
        node = nodes.pop()
        yield node
        nodes.extend(node.children(nowhere, include_partials=False))


def _guardedly(path: str, act: Callable[[], str]) -> Markup:
    try:
        return Markup(act())  # noqa: S704 - the engine escaped what had to be
    except TemplateTrouble:
        raise
    except Exception as error:
        raise trouble_of(error, path) from error
