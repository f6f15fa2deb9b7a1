"""
Limits that python-liquid leaves out, and the clock.

Its own limits count loop turns, output and names; it hands filters whatever size they are given
(`(1..1000000000) | join` hangs), and knows no time. Here every filter's arguments and result are
weighed, ranges have a span, and a deadline is looked at on every node, turn and filter.
"""

import contextlib
import functools
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from liquid import RenderContext
from liquid.builtin.expressions import primitive
from liquid.exceptions import LiquidError, ResourceLimitError

LONGEST_TEXT = 200_000
LONGEST_LIST = 10_000
WIDEST_RANGE = 5_000
BIGGEST_NUMBER = 10**15
LONGEST_DATE_FORMAT = 80

_clock = threading.local()


class TooMuch(ResourceLimitError):
    """A value grew beyond what a page needs."""

    def __init__(self, message: str) -> None:
        super().__init__(message, token=None)


class OutOfTime(ResourceLimitError):
    """The deadline passed."""

    def __init__(self) -> None:
        super().__init__("it took too long", token=None)


@contextlib.contextmanager
def deadline(milliseconds: int) -> Iterator[None]:
    """Stop every rendering of this thread after so many milliseconds."""
    before = getattr(_clock, "ends_at", None)
    _clock.ends_at = time.monotonic() + milliseconds / 1000
    try:
        yield
    finally:
        _clock.ends_at = before


def look_at_clock() -> None:
    """
    Go on only before the deadline.

    :raises OutOfTime: after it.
    """
    ends_at = getattr(_clock, "ends_at", None)
    if ends_at is not None and time.monotonic() > ends_at:
        raise OutOfTime


class GuardedContext(RenderContext):
    """A render context that looks at the clock whenever a node is rendered."""

    __slots__ = ("_disabled",)

    @property
    def disabled_tags(self) -> list[str]:  # type: ignore[override]
        """Every node asks for this before it renders, so the clock is looked at here."""
        look_at_clock()
        return self._disabled

    @disabled_tags.setter
    def disabled_tags(self, value: list[str]) -> None:
        self._disabled = value


def weigh(value: object) -> None:
    """
    Pass a value of a size that a page may need.

    :raises TooMuch: if it is bigger.
    """
    if isinstance(value, str):
        too_much = len(value) > LONGEST_TEXT
    elif isinstance(value, range):
        too_much = _span(value) > WIDEST_RANGE
    elif isinstance(value, list | tuple):
        too_much = len(value) > LONGEST_LIST
    elif isinstance(value, int | float):
        too_much = abs(value) > BIGGEST_NUMBER
    else:
        too_much = False
    if too_much:
        raise TooMuch("a value is too big")


def _span(value: range) -> int:
    return max(0, value.stop - value.start)


def _weigh_beforehand(name: str, args: tuple[Any, ...]) -> None:
    """Refuse what would only be seen to be too big when it is made."""
    if name.startswith("replace") and len(args) > 2:
        text, old, new = (str(arg) for arg in args[:3])
        places = len(text) // len(old) if old else len(text) + 1
        if places * len(new) > LONGEST_TEXT:
            raise TooMuch("a text would grow too long")
    if name == "join" and args and isinstance(args[0], list | tuple | range):
        separator = str(args[1]) if len(args) > 1 else " "
        if len(args[0]) * len(separator) > LONGEST_TEXT:
            raise TooMuch("a text would grow too long")
    if name == "date" and len(args) > 1:
        _weigh_date_format(str(args[1]))


def _weigh_date_format(written: str) -> None:
    # "%999999999d" is a width to the C library, and a gigabyte to this machine.
    padded = any(
        sign == "%" and following.isdigit()
        for sign, following in itertools.pairwise(written)
    )
    if len(written) > LONGEST_DATE_FORMAT or padded:
        raise TooMuch("a date's format is too long")


def guarded(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that weighs what goes in and what comes out."""

    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        look_at_clock()
        for arg in args:
            weigh(arg)
        _weigh_beforehand(name, args)
        try:
            result = function(*args, **kwargs)
        except LiquidError:
            raise
        except (ArithmeticError, AttributeError, LookupError, RecursionError) as error:
            raise TooMuch(f"{name} can't work with this") from error
        except (TypeError, ValueError) as error:
            raise TooMuch(f"{name} can't work with this") from error
        weigh(result)
        return result

    for mark in ("with_context", "with_environment"):
        if getattr(function, mark, False):
            setattr(run, mark, True)
    return run


def _capped_range(self: Any, start: Any, stop: Any) -> range:
    made: range = _uncapped_range(self, start, stop)
    weigh(made)
    return made


# A range is made in one place, also where no filter sees it (`(1..999999999) contains "x"`
# walks it). The library has no setting for its span.
_uncapped_range = primitive.RangeLiteral._make_range  # noqa: SLF001
primitive.RangeLiteral._make_range = _capped_range  # type: ignore[method-assign] # noqa: SLF001
