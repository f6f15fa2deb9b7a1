"""Render a page through the campaign's published theme; a broken theme never takes a site down."""

import dataclasses
import logging
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

from kernel.schema import current_schema
from themes import selectors
from themes.engine import environment as engine
from themes.engine.environment import GuardedEnvironment, TemplateTrouble
from themes.engine.guards import deadline
from themes.models import ThemeVersion
from themes.stock_themes import stock_theme

logger = logging.getLogger(__name__)

DEADLINE_MS = 250
LAYOUT = "layout"
_MOST_KEPT = 2000


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """A finished page; `fell_back` where its theme couldn't be used and an older one served."""

    html: str
    fell_back: bool


_kept: OrderedDict[tuple[str, str], GuardedEnvironment] = OrderedDict()
_lock = Lock()


def _environment(theme: str, version: ThemeVersion | None) -> GuardedEnvironment:
    # The stock theme is the same for everybody; a version is one nation's alone.
    key = (current_schema(), version.digest) if version else ("", theme)
    with _lock:
        kept = _kept.get(key)
        if kept is not None:
            _kept.move_to_end(key)
            return kept
    files = {**stock_theme(theme).files, **(version.files if version else {})}
    made = engine.environment(files)
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return made


def render_with(
    env: GuardedEnvironment,
    template: str,
    context: Mapping[str, Any],
    *,
    deadline_ms: int = DEADLINE_MS,
) -> str:
    """
    Render a page template inside its layout.

    :raises TemplateTrouble: if either can't be rendered within the deadline and its limits.
    """
    with deadline(deadline_ms):
        content = engine.render(env, template, context)
        return str(engine.render(env, LAYOUT, {**context, "content": content}))


def _versions() -> list[ThemeVersion | None]:
    """Return what may serve, best first: the newest two versions, then the stock theme."""
    newest = ThemeVersion.objects.filter(reverted_at=None).order_by("-number")[:2]
    return [*newest, None]


def render(
    template: str, context: Mapping[str, Any], *, deadline_ms: int = DEADLINE_MS
) -> Rendered:
    """
    Render a page of the campaign in force.

    :raises TemplateTrouble: if even the stock theme can't: a mistake of ours.
    """
    theme = selectors.current_brand().theme
    last: TemplateTrouble | None = None
    for at, version in enumerate(_versions()):
        try:
            html = render_with(
                _environment(theme, version), template, context, deadline_ms=deadline_ms
            )
        except TemplateTrouble as trouble:
            last = trouble
            logger.warning(
                "themes.fell_back",
                extra={"template": template, "trouble": trouble.sentence},
            )
        else:
            return Rendered(html=html, fell_back=at > 0 and last is not None)
    raise last or TemplateTrouble(path=template, line=0, column=0, why="nothing serves")
