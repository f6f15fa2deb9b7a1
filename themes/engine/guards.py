"""
Limits that python-liquid leaves out, and the clock.

Its own limits count loop turns, output and names; it hands filters whatever size they are given
(`(1..1000000000) | join` hangs), and knows no time. Here every filter's arguments and result are
weighed, ranges have a span, and a deadline is looked at on every node, turn and filter. What one
call does between two looks has to be linear in what was weighed: filters of the library's that
aren't are replaced in `filters`.
"""

import contextlib
import functools
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from liquid import RenderContext
from liquid.builtin.expressions import primitive
from liquid.exceptions import FilterArgumentError, LiquidError, ResourceLimitError
from liquid.undefined import is_undefined

LONGEST_TEXT = 200_000
LONGEST_LIST = 10_000
WIDEST_RANGE = 5_000
BIGGEST_NUMBER = 10**15
# A list in a list is weighed this far down; the library flattens no further either.
DEEPEST_LIST = 5
LONGEST_DATE = 64
LONGEST_PROPERTY = 100
LONGEST_DATE_FORMAT = 80
# "%999999999d" is a width to the C library, so directives with a digit are none of these.
DATE_FORMAT = re.compile(r"(?:[^%]|%[-_^#]?[A-Za-z%])*")
# Wall time a rendering may take for each millisecond of its own work: the machine is shared, and
# what others do must not throw a good theme out.
WALL_PER_CPU = 8

_clock = threading.local()


class TooMuch(ResourceLimitError):
    """A value grew beyond what a page needs."""

    def __init__(self, message: str) -> None:
        super().__init__(message, token=None)


class CantWork(LiquidError):
    """A filter was given what it can't work with."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the filter {name} can't work with this", token=None)


class WrongArgument(FilterArgumentError):
    """A filter was given an argument that it doesn't take; the library adds the place."""

    def __init__(self, message: str) -> None:
        super().__init__(message, token=None)


class OutOfTime(ResourceLimitError):
    """The deadline passed."""

    def __init__(self) -> None:
        super().__init__("it took too long", token=None)


@contextlib.contextmanager
def deadline(milliseconds: int) -> Iterator[None]:
    """Stop the renderings of this thread after so many milliseconds of its own work."""
    before = getattr(_clock, "ends", None)
    seconds = milliseconds / 1000
    _clock.ends = (
        time.thread_time() + seconds,
        time.monotonic() + seconds * WALL_PER_CPU,
    )
    try:
        yield
    finally:
        _clock.ends = before


@contextlib.contextmanager
def clock_stopped() -> Iterator[None]:
    """Leave out of the deadline what is done once and kept, such as parsing."""
    worked, passed = time.thread_time(), time.monotonic()
    try:
        yield
    finally:
        ends = getattr(_clock, "ends", None)
        if ends is not None:
            _clock.ends = (
                ends[0] + time.thread_time() - worked,
                ends[1] + time.monotonic() - passed,
            )


def look_at_clock() -> None:
    """
    Go on only before the deadline.

    :raises OutOfTime: after it.
    """
    ends = getattr(_clock, "ends", None)
    if ends is not None and (
        time.thread_time() > ends[0] or time.monotonic() > ends[1]
    ):
        raise OutOfTime


class GuardedContext(RenderContext):
    """A render context that looks at the clock whenever a node is rendered."""

    __slots__ = ("_disabled",)

    @property
    def disabled_tags(self) -> list[str]:
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
        too_much = _weight(value, DEEPEST_LIST) > LONGEST_TEXT
    elif isinstance(value, int | float | Decimal):
        # Written so that what is no number at all is too much as well.
        too_much = not -BIGGEST_NUMBER <= value <= BIGGEST_NUMBER
    else:
        too_much = False
    if too_much:
        raise TooMuch("a value is too big")


def _weight(values: Sequence[object], depth: int) -> int:
    """Return the letters a list would be printed with; one text counts as often as it's there."""
    if len(values) > LONGEST_LIST or not depth:
        return LONGEST_TEXT + 1
    weight = len(values)
    for value in values:
        if isinstance(value, str):
            weight += len(value)
        elif isinstance(value, list | tuple):
            weight += _weight(value, depth - 1)
        if weight > LONGEST_TEXT:
            break
    return weight


def _span(value: range) -> int:
    return max(0, value.stop - value.start)


def _weigh_replacing(args: tuple[Any, ...]) -> None:
    if len(args) < 3:
        return
    text, old, new = (str(arg) for arg in args[:3])
    places = len(text) // len(old) if old else len(text) + 1
    if places * len(new) > LONGEST_TEXT:
        raise TooMuch("a text would grow too long")


def _weigh_joining(args: tuple[Any, ...]) -> None:
    if not isinstance(args[0], list | tuple | range):
        return
    separator = str(args[1]) if len(args) > 1 else " "
    if len(args[0]) * len(separator) > LONGEST_TEXT:
        raise TooMuch("a text would grow too long")


def _weigh_dating(args: tuple[Any, ...]) -> None:
    if isinstance(args[0], str) and len(args[0]) > LONGEST_DATE:
        raise TooMuch("that is no date")
    written = str(args[1]) if len(args) > 1 else ""
    if len(written) > LONGEST_DATE_FORMAT or not DATE_FORMAT.fullmatch(written):
        raise TooMuch("a date can't be written like that")


# What would only be seen to be too big when it is made.
_BEFOREHAND: Mapping[str, Callable[[tuple[Any, ...]], None]] = {
    "replace": _weigh_replacing,
    "replace_first": _weigh_replacing,
    "replace_last": _weigh_replacing,
    "join": _weigh_joining,
    "date": _weigh_dating,
}


# The library writes or compares the property once for each value: `map: list` would print the
# list as often as it is long.
_TAKE_A_PROPERTY = frozenset(
    (
        "compact", "find", "find_index", "has", "map", "reject", "sort", "sort_natural",
        "sum", "uniq", "where",
    )
)  # fmt: skip


# What the library itself hands to a filter.
_FROM_THE_LIBRARY = frozenset({"context", "environment"})


def _look_at_arguments(
    name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> None:
    beforehand = _BEFOREHAND.get(name)
    takes_property = name in _TAKE_A_PROPERTY
    if beforehand is None and not takes_property:
        return
    # Only what is given by its place is looked at; by its name it would go past.
    if kwargs.keys() - _FROM_THE_LIBRARY:
        raise WrongArgument(f"the filter {name} takes no named arguments")
    if beforehand is not None and args:
        beforehand(args)
    if takes_property and len(args) > 1 and not _is_property(args[1]):
        raise WrongArgument(f"the filter {name} takes a property's name")


def _is_property(said: object) -> bool:
    if said is None or is_undefined(said):
        return True
    return isinstance(said, str) and len(said) <= LONGEST_PROPERTY


def guarded(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that weighs what goes in and what comes out."""

    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        look_at_clock()
        for arg in (*args, *kwargs.values()):
            weigh(arg)
        _look_at_arguments(name, args, kwargs)
        try:
            result = function(*args, **kwargs)
        except LiquidError:
            raise
        except Exception as error:
            raise CantWork(name) from error
        # Nothing may follow that would look: a filter can be the last of a page.
        look_at_clock()
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
