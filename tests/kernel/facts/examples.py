"""Facts that only tests publish; their subject is a row every nation has a table for."""

import dataclasses
import enum

from kernel.facts import Code, fact


class Mood(enum.StrEnum):
    GOOD = "GOOD"
    BAD = "BAD"


@fact("tests.group_named", subject="auth.Group", sentence="named it")
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class GroupNamed:
    group_id: int
    size: int = 0
    code: Code | None = None


@fact("tests.group_left", subject="auth.Group", sentence="left it")
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class GroupLeft:
    group_id: int


@fact("tests.weather_turned", sentence="the weather turned")
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class WeatherTurned:
    mood: Mood
