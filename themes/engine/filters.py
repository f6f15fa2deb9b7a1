"""Filters of our own; each takes and gives plain values."""

import datetime as dt

import nh3
from babel.dates import format_date
from babel.numbers import format_decimal
from django.templatetags.static import static
from django.utils import timezone, translation
from markupsafe import Markup, escape


def _locale() -> str:
    language = translation.get_language() or "en-gb"
    first, _, rest = language.partition("-")
    return f"{first}_{rest.upper()}" if rest else first


def t(value: object) -> str:
    """Return the phrase in the page's language."""
    return str(translation.gettext(str(value)))


def number(value: object) -> str:
    """Return a number with the separators of the page's language; other things unchanged."""
    if not isinstance(value, int | float):
        return str(value)
    return str(format_decimal(value, locale=_locale()))


def day(value: object) -> str:
    """Return a date in words; other things unchanged."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value).date()
    if not isinstance(value, dt.date):
        return str(value)
    return str(format_date(value, "d MMMM y", locale=_locale()))


def asset_url(value: object) -> str:
    """Return the address of a file of the theme's."""
    return str(static(f"themes/{str(value).lstrip('/').replace('..', '')}"))


def static_url(value: object) -> str:
    """Return the address of a file that comes with the platform, such as a font."""
    return str(static(str(value).lstrip("/").replace("..", "")))


def strip_html(value: object) -> str:
    """Return the words alone; linear in their length, unlike patterns over tags."""
    return nh3.clean(str(value), tags=set())


def newline_to_br(value: object) -> Markup:
    """Return the words, escaped, with breaks where lines end."""
    lines = [escape(line) for line in str(value).splitlines()]
    return Markup("<br>\n").join(lines)


OURS = {
    "t": t,
    "number": number,
    "day": day,
    "asset_url": asset_url,
    "static_url": static_url,
    "strip_html": strip_html,
    "newline_to_br": newline_to_br,
}
