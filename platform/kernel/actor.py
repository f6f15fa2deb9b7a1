"""Who does something, and by which way it came: arguments of every action."""

import dataclasses
import enum
from collections.abc import Iterable, Mapping
from typing import Any, Self


class ActorKind(enum.StrEnum):
    VISITOR = "VISITOR"
    SUPPORTER = "SUPPORTER"
    VOLUNTEER = "VOLUNTEER"
    STAFF = "STAFF"
    OPERATOR = "OPERATOR"
    SYSTEM = "SYSTEM"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """
    Who acts. Ids that don't apply are None: a visitor has none, a volunteer who came by
    a link has a person and no account.
    """

    kind: ActorKind
    #: The platform's account, the same in every nation.
    account_id: int | None = None
    #: The row of that account in this nation's user table.
    user_id: int | None = None
    person_id: int | None = None
    #: Which part of the platform acts; for SYSTEM alone.
    name: str | None = None
    permissions: frozenset[str] = frozenset()

    @classmethod
    def visitor(cls) -> Self:
        return cls(kind=ActorKind.VISITOR)

    @classmethod
    def supporter(cls, *, person_id: int) -> Self:
        return cls(kind=ActorKind.SUPPORTER, person_id=person_id)

    @classmethod
    def volunteer(cls, *, person_id: int, permissions: Iterable[str] = ()) -> Self:
        return cls(
            kind=ActorKind.VOLUNTEER,
            person_id=person_id,
            permissions=frozenset(permissions),
        )

    @classmethod
    def staff(
        cls, *, account_id: int, user_id: int | None, permissions: Iterable[str]
    ) -> Self:
        return cls(
            kind=ActorKind.STAFF,
            account_id=account_id,
            user_id=user_id,
            permissions=frozenset(permissions),
        )

    @classmethod
    def operator(cls, *, account_id: int) -> Self:
        return cls(kind=ActorKind.OPERATOR, account_id=account_id)

    @classmethod
    def system(cls, *, name: str) -> Self:
        return cls(kind=ActorKind.SYSTEM, name=name)

    def who_json(self) -> dict[str, Any]:
        """Give who it was, without what they were allowed: for rows that stay."""
        said = {
            "kind": self.kind.value,
            "account_id": self.account_id,
            "user_id": self.user_id,
            "person_id": self.person_id,
            "name": self.name,
        }
        return {key: value for key, value in said.items() if value is not None}

    def as_json(self) -> dict[str, Any]:
        """Give all of it, for work that goes on later in their name."""
        said = self.who_json()
        if self.permissions:
            said["permissions"] = sorted(self.permissions)
        return said

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Make the actor that :meth:`as_json` or :meth:`who_json` wrote down."""
        return cls(
            kind=ActorKind(said["kind"]),
            account_id=said.get("account_id"),
            user_id=said.get("user_id"),
            person_id=said.get("person_id"),
            name=said.get("name"),
            permissions=frozenset(said.get("permissions", ())),
        )


class Channel(enum.StrEnum):
    WEB = "WEB"
    PANEL = "PANEL"
    API = "API"
    IMPORT = "IMPORT"
    SHELL = "SHELL"
    MAIL = "MAIL"
    SYSTEM = "SYSTEM"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """By which way it came; None where that isn't known or doesn't apply."""

    channel: Channel
    page_id: int | None = None
    #: The code a link carried, as the organiser made it up.
    tracking_code: str | None = None
    #: The person whose invitation it followed.
    recruiter_id: int | None = None
    device_id: int | None = None

    def as_json(self) -> dict[str, Any]:
        said = {
            "channel": self.channel.value,
            "page_id": self.page_id,
            "tracking_code": self.tracking_code,
            "recruiter_id": self.recruiter_id,
            "device_id": self.device_id,
        }
        return {key: value for key, value in said.items() if value is not None}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Make the source that :meth:`as_json` wrote down."""
        return cls(
            channel=Channel(said["channel"]),
            page_id=said.get("page_id"),
            tracking_code=said.get("tracking_code"),
            recruiter_id=said.get("recruiter_id"),
            device_id=said.get("device_id"),
        )
