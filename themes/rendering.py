"""
Render a page through the campaign's published theme; a broken theme never takes a site down.

A theme that takes a yes nobody gave is a broken one: it is looked for in what is served, as the
trial before knows no campaign's own words, by which code can tell the one from the other.
"""

import dataclasses
import logging
import time
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

import redis
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from kernel.schema import current_schema
from themes import join_form, selectors
from themes.engine import environment as engine
from themes.engine import filters
from themes.engine.environment import GuardedEnvironment, TemplateTrouble
from themes.engine.guards import deadline
from themes.models import ThemeVersion
from themes.stock_themes import stock_theme

logger = logging.getLogger(__name__)

DEADLINE_MS = 250
# The last resort is our own code. Falling back from it would leave nothing, and the first page
# after a deploy finds the machine busy.
STOCK_DEADLINE_MS = 5_000
LAYOUT = "layout"
# What broke isn't tried again for so long: each try may cost a visitor the whole deadline.
RESTED_SECONDS = 60
# So long whoever writes the theme is told what broke.
NOTED_SECONDS = 24 * 3600
_MOST_KEPT = 2000
# Parsed themes are kept up to so many characters of their sources. One takes 25 bytes as themes
# go, and 90 where it's all tags: 75 to 270 MB. The stock theme has 19,000.
_MOST_SOURCE = 3_000_000


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """A finished page; `fell_back` where its theme couldn't be used and an older one served."""

    html: str
    fell_back: bool


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Parsed:
    environment: GuardedEnvironment
    weight: int  # characters of its sources


Key = tuple[str, str]
_kept: OrderedDict[Key, _Parsed] = OrderedDict()
# When a template of a version last broke, by the monotonic clock.
_broken: OrderedDict[tuple[Key, str], float] = OrderedDict()
_lock = Lock()


def _key_of(theme: str, version: ThemeVersion | None) -> Key:
    # The stock theme is the same for everybody; a version is one nation's alone.
    return (current_schema(), version.digest) if version else ("", theme)


def forget() -> None:
    """Forget every parsed theme and whatever broke."""
    with _lock:
        _kept.clear()
        _broken.clear()


def _is_resting(key: Key, template: str) -> bool:
    with _lock:
        broke_at = _broken.get((key, template))
    return broke_at is not None and time.monotonic() - broke_at < RESTED_SECONDS


def _note_broken(key: Key, template: str, trouble: TemplateTrouble) -> None:
    logger.warning(
        "themes.fell_back schema=%s template=%s trouble=%s",
        key[0],
        template,
        trouble.sentence,
    )
    with _lock:
        _broken[key, template] = time.monotonic()
        _broken.move_to_end((key, template))
        while len(_broken) > _MOST_KEPT:
            _broken.popitem(last=False)
    try:
        cache.set(_noted_as(key[1]), trouble.sentence, timeout=NOTED_SECONDS)
    except (redis.RedisError, OSError):
        logger.warning("themes.unnoted schema=%s", key[0])


def _noted_as(digest: str) -> str:
    return f"themes.broken:{digest}"


def last_trouble(version: ThemeVersion) -> str:
    """Return what kept a page of this version from visitors in the last day; empty: nothing known."""
    try:
        return str(cache.get(_noted_as(version.digest), ""))
    except (redis.RedisError, OSError):
        return ""


def _environment(theme: str, version: ThemeVersion | None) -> GuardedEnvironment:
    key = _key_of(theme, version)
    with _lock:
        kept = _kept.get(key)
        if kept is not None:
            _kept.move_to_end(key)
            return kept.environment
    files = {**stock_theme(theme).files, **(version.files if version else {})}
    made = engine.environment(files)
    weight = sum(map(len, files.values()))
    with _lock:
        _kept[key] = _Parsed(environment=made, weight=weight)
        _make_room(key)
    return made


def _make_room(key: Key) -> None:
    """Let go of a campaign's superseded versions, and of what was used longest ago."""
    own = [kept for kept in _kept if kept[0] == key[0] and key[0]]
    for superseded in own[:-2]:
        del _kept[superseded]
    weight = sum(kept.weight for kept in _kept.values())
    while weight > _MOST_SOURCE and len(_kept) > 1:
        _, gone = _kept.popitem(last=False)
        weight -= gone.weight


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


def _render_own(
    env: GuardedEnvironment, template: str, context: Mapping[str, Any], deadline_ms: int
) -> str:
    html = render_with(env, template, context, deadline_ms=deadline_ms)
    join_form.require_honest(
        html, path=template, form=context.get("form"), deadline_ms=deadline_ms
    )
    return html


def _versions(*, is_stock: bool) -> list[ThemeVersion | None]:
    """Return what may serve, best first: the newest two versions, then the stock theme."""
    if is_stock:
        return [None]
    newest = ThemeVersion.objects.filter(reverted_at=None).order_by("-number")[:2]
    return [*newest, None]


def render(
    template: str,
    context: Mapping[str, Any],
    *,
    theme: str | None = None,
    is_stock: bool = False,
    deadline_ms: int = DEADLINE_MS,
) -> Rendered:
    """
    Render a page of the campaign in force, in the page's language (`site.language`).

    `theme` is its brand's, from who has read the brand already; null: it is read here.
    `is_stock` leaves out whatever the campaign published: its code sees nothing of this page.

    :raises TemplateTrouble: if even the stock theme can't: a mistake of ours.
    """
    theme = theme or selectors.current_brand().theme
    filters.warm(_language(context))
    with translation.override(_language(context)):
        for at, version in enumerate(_versions(is_stock=is_stock)):
            key = _key_of(theme, version)
            if version is not None and _is_resting(key, template):
                continue
            env = _environment(theme, version)
            try:
                if version is None:
                    most = max(deadline_ms, STOCK_DEADLINE_MS)
                    html = render_with(env, template, context, deadline_ms=most)
                else:
                    html = _render_own(env, template, context, deadline_ms)
            except TemplateTrouble as trouble:
                if version is None:
                    raise
                _note_broken(key, template, trouble)
            else:
                return Rendered(html=html, fell_back=at > 0)
    # Not reached: the stock theme comes last, and either renders or raises.
    raise AssertionError(template)


def _language(context: Mapping[str, Any]) -> str:
    site = context.get("site")
    language = site.get("language") if isinstance(site, Mapping) else None
    return language or translation.get_language() or settings.LANGUAGE_CODE
