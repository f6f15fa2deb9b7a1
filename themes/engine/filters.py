"""
Filters of our own; each takes and gives plain values.

Language and theme are read from the page (`site.language`, `brand.theme`), never from the visitor:
a kept page is the same for everybody. Some stand in place of the library's, whose time grows
faster than what they are given (`strip_html`, `uniq`), or which answer by the server's clock.
"""

import contextlib
import datetime as dt
import functools
from collections.abc import Callable, Hashable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal
from django.templatetags.static import static
from django.utils import timezone, translation
from liquid import RenderContext
from liquid.filter import sequence_filter, with_context
from markupsafe import Markup, escape

from kernel.money import Money, decimals_of
from themes.engine.stripping import words_of

DEFAULT_LOCALE: Final = "en-gb"
DEFAULT_THEME: Final = "doorstep"


def _read(context: RenderContext, name: str, key: str, otherwise: str) -> str:
    said = context.resolve(name)
    value = said.get(key) if isinstance(said, Mapping) else None
    return value if isinstance(value, str) and value else otherwise


@functools.cache
def warm(language: str) -> None:
    """
    Read a language's data once, outside any page's deadline: it can take longer than a page may.

    Unknown languages are passed over; they are written as the default one.
    """
    with contextlib.suppress(UnknownLocaleError, ValueError):
        locale = Locale.parse(language, sep="-")
        format_decimal(1234, locale=locale)
        format_date(dt.date(2027, 1, 1), "d MMMM y", locale=locale)


def _locale(context: RenderContext) -> Locale:
    language = _read(context, "site", "language", DEFAULT_LOCALE)
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT_LOCALE, sep="-")


def t(value: object) -> str:
    """Return the phrase in the page's language."""
    return str(translation.gettext(str(value)))


@with_context
def number(value: object, *, context: RenderContext) -> str:
    """Return a number with the separators of the page's language; other things unchanged."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    return str(format_decimal(value, locale=_locale(context)))


@with_context
def money(value: object, currency: object = "", *, context: RenderContext) -> str:
    """
    Return an amount as people write it: of Money, or of a number with a currency's code.

    Whole amounts lose their noughts, £10 and £10.50. Other things come back unchanged.
    """
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        code = str(currency)
        amount = Decimal(str(value)).scaleb(decimals_of(code))
        value = Money(int(amount.to_integral_value()), code)
    if not isinstance(value, Money):
        return str(value)
    return value.display(str(_locale(context)), short=True)


@with_context
def day(value: object, *, context: RenderContext) -> str:
    """Return a date in words; other things unchanged."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value
    if not isinstance(value, dt.date):
        return str(value)
    return str(format_date(value, "d MMMM y", locale=_locale(context)))


def _below(folder: str, name: str) -> str:
    kept = [part for part in name.split("/") if part not in {"", ".", ".."}]
    return str(static("/".join(filter(None, [folder, *kept]))))


@with_context
def asset_url(value: object, *, context: RenderContext) -> str:
    """Return the address of a file of the theme's, named with or without the theme."""
    theme = _read(context, "brand", "theme", DEFAULT_THEME)
    name = str(value)
    return _below("themes" if name.startswith(f"{theme}/") else f"themes/{theme}", name)


def static_url(value: object) -> str:
    """Return the address of a file that comes with the platform, such as a font."""
    return _below("", str(value))


def strip_html(value: object) -> str:
    """Return the words alone, unescaped: what shows them escapes them again."""
    return words_of(value)


def newline_to_br(value: object) -> Markup:
    """Return the words, escaped, with breaks where lines end."""
    lines = [escape(line) for line in str(value).splitlines()]
    return Markup("<br>\n").join(lines)


@sequence_filter
def uniq(values: Iterable[Any], key: object = None) -> list[object]:
    """Return each value once, as it came first; with a key, each value of that key once."""
    seen: set[Hashable] = set()
    kept = []
    for value in values:
        one = value if key is None else _at(value, key)
        mark = one if isinstance(one, Hashable) else repr(one)
        if mark not in seen:
            seen.add(mark)
            kept.append(value)
    return kept


def _at(value: Any, key: object) -> object:
    return value.get(key) if isinstance(value, Mapping) else None


OURS: Mapping[str, Callable[..., Any]] = {
    "t": t,
    "number": number,
    "money": money,
    "day": day,
    "asset_url": asset_url,
    "static_url": static_url,
    "strip_html": strip_html,
    "newline_to_br": newline_to_br,
    "uniq": uniq,
}
