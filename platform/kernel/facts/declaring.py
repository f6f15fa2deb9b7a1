"""What a fact may say: ids, numbers, codes and dates, never a person's words."""

import dataclasses
import datetime as dt
import enum
import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, NewType, TypeVar

from django.utils.functional import Promise

from kernel.actor import Actor, Source
from kernel.money import Money

F = TypeVar("F")

#: A word somebody chose to be a key: a tracking code, a slug, a currency.
Code = NewType("Code", str)

# Forty is what a tracking code may be long; no sentence and no address fits the set.
_CODE: Final = re.compile(r"[A-Za-z0-9._:/-]{1,40}")
_TYPE_CODE: Final = re.compile(r"[a-z_]+\.[a-z_]+")


class NotAFact(TypeError):
    """A fact's class or value holds something a fact may not say."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Kind:
    """How one type of field is written to JSON and read back."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    may_be_none: bool = False


# Compared by identity: there is one per code, and it serves as a key.
@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class FactType:
    """What :func:`fact` was told about a class."""

    code: str
    cls: type
    #: ``"people.Person"``, or None where nobody in particular is the subject.
    subject: str | None
    subject_field: str | None
    #: What History says of it; its placeholders are the fact's fields.
    sentence: str | Promise
    kinds: Mapping[str, _Kind]

    def payload_of(self, said: object) -> dict[str, Any]:
        """
        Write a fact's fields as JSON; those that are None are left out.

        :raises NotAFact: if a field holds what its type doesn't allow.
        """
        payload = {}
        for name, kind in self.kinds.items():
            value = getattr(said, name)
            if value is not None:
                payload[name] = kind.write(value)
            elif not kind.may_be_none:
                raise NotAFact(f"{self.code}: {name} is None")
        return payload

    def read(self, payload: Mapping[str, Any]) -> Any:
        """
        Make the fact again. Fields the class no longer has are passed over; those it
        has gained since need a default, or to allow None.
        """
        said = {
            name: kind.read(payload[name])
            for name, kind in self.kinds.items()
            if name in payload
        }
        for name, kind in self.kinds.items():
            if kind.may_be_none:
                said.setdefault(name, None)
        return self.cls(**said)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Stored(Generic[F]):
    """A fact as subscribers get it."""

    id: int
    fact: F
    subject_id: int | None
    by: Actor
    via: Source
    #: When it happened, which an import may set far back.
    at: dt.datetime


_by_class: dict[type, FactType] = {}
_by_code: dict[str, FactType] = {}


def fact(
    code: str,
    *,
    subject: str | None = None,
    subject_field: str | None = None,
    sentence: str | Promise,
) -> Callable[[type[F]], type[F]]:
    """
    Declare a frozen dataclass to be a type of fact.

    With ``subject="people.Person"`` the field ``person_id`` says which one, unless
    ``subject_field`` names another.

    :raises NotAFact: if the code is taken or malformed, the class is not a frozen
        dataclass, or a field could hold free text.
    """

    def declare(cls: type[F]) -> type[F]:
        field = subject_field or (_field_of(subject) if subject else None)
        declared = FactType(
            code=code,
            cls=cls,
            subject=subject,
            subject_field=field,
            sentence=sentence,
            kinds=_kinds_of(cls),
        )
        if not _TYPE_CODE.fullmatch(code):
            raise NotAFact(f"{code!r} is not like 'events.rsvp_given'")
        if code in _by_code:
            raise NotAFact(f"{code} is declared twice")
        if field is not None and field not in declared.kinds:
            raise NotAFact(f"{cls.__name__} has no field {field} to name its subject")
        _by_code[code] = _by_class[cls] = declared
        return cls

    return declare


def type_of(what: object) -> FactType:
    """
    Find what was declared of a fact, its class or its code.

    :raises NotAFact: if nothing was.
    """
    if isinstance(what, str):
        found = _by_code.get(what)
    else:
        found = _by_class.get(what if isinstance(what, type) else type(what))
    if found is None:
        raise NotAFact(f"{what!r} was never declared by @fact")
    return found


def declared_types() -> tuple[FactType, ...]:
    """Give every type of fact, in order of declaration."""
    return tuple(_by_code.values())


def _field_of(subject: str) -> str:
    model = subject.rpartition(".")[2]
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model).lower() + "_id"


def _kinds_of(cls: type) -> dict[str, _Kind]:
    if not dataclasses.is_dataclass(cls) or not cls.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        raise NotAFact(f"{cls.__name__} is not a frozen dataclass")
    hints = typing.get_type_hints(cls)
    return {
        field.name: _kind_of(f"{cls.__name__}.{field.name}", hints[field.name])
        for field in dataclasses.fields(cls)
    }


def _kind_of(where: str, hint: Any) -> _Kind:
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        inner = [arm for arm in typing.get_args(hint) if arm is not types.NoneType]
        if len(inner) == 1:
            return dataclasses.replace(_kind_of(where, inner[0]), may_be_none=True)
    if isinstance(hint, type) and issubclass(hint, enum.StrEnum):
        return _Kind(write=lambda value: hint(value).value, read=hint)
    if hint in _KINDS:
        return _KINDS[hint]
    raise NotAFact(
        f"{where}: {hint} could hold a person's words; "
        "a fact says ids, numbers, codes, money and dates"
    )


def _write_int(value: Any) -> int:
    if type(value) is not int:
        raise NotAFact(f"{type(value).__name__} is not a whole number")
    return value


def _write_bool(value: Any) -> bool:
    if type(value) is not bool:
        raise NotAFact(f"{type(value).__name__} is not yes or no")
    return value


def _write_code(value: Any) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise NotAFact("a code has at most 40 letters, digits and . _ : / -")
    return value


_KINDS: Final[Mapping[Any, _Kind]] = {
    int: _Kind(_write_int, int),
    bool: _Kind(_write_bool, bool),
    Code: _Kind(_write_code, Code),
    dt.date: _Kind(lambda day: day.isoformat(), dt.date.fromisoformat),
    dt.datetime: _Kind(lambda moment: moment.isoformat(), dt.datetime.fromisoformat),
    Money: _Kind(
        lambda money: [money.minor, money.currency],
        lambda said: Money(said[0], said[1]),
    ),
    tuple[int, ...]: _Kind(lambda ids: [_write_int(one) for one in ids], tuple),
}
