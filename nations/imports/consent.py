"""The three answers to "Did they agree to get email?"."""

import dataclasses
import datetime as dt
import enum
from collections.abc import Mapping
from typing import Any, Self

# Where a day begins first: UTC+14.
_EASTERNMOST = dt.timedelta(hours=14)


class Agreed(enum.StrEnum):
    """Which of the three."""

    ALL = "ALL"
    COLUMN = "COLUMN"
    NONE = "NONE"


def _text(said: Mapping[str, Any], name: str) -> str:
    # A NUL is in no text, and Postgres keeps none.
    return str(said.get(name, "")).replace("\x00", "")


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Consent:
    """
    Which of the three it is (null: nobody chose yet); with ALL, on which day and why, in the
    organiser's words.
    """

    agreed: Agreed | None = None
    day: str = ""
    reason: str = ""

    def as_json(self) -> dict[str, str]:
        """Give it as it is stored."""
        chosen = self.agreed.value if self.agreed else ""
        return {"agreed": chosen, "day": self.day, "reason": self.reason}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Make what :meth:`as_json` wrote down; anything else is nothing chosen."""
        chosen = said.get("agreed", "")
        return cls(
            agreed=Agreed(chosen) if chosen in set(Agreed) else None,
            day=_text(said, "day")[:20],
            reason=_text(said, "reason")[:300],
        )

    @property
    def is_complete(self) -> bool:
        """Whether a day and a reason stand where they have to."""
        return self.agreed is not Agreed.ALL or bool(self.day and self.reason.strip())

    def is_to_come(self, at: dt.datetime) -> bool:
        """Return whether the day is later than `at`, anywhere on Earth; other words are no day."""
        try:
            day = dt.date.fromisoformat(self.day)
        except ValueError:
            return False
        return self.agreed is Agreed.ALL and day > (at + _EASTERNMOST).date()

    @property
    def wording(self) -> str:
        """What is kept in the ledger as the words they agreed to."""
        if self.agreed is Agreed.ALL:
            return (
                f"They all asked us to email them, on {self.day}, because {self.reason}"
            )
        return "A column of the list said that they agreed to be emailed."
