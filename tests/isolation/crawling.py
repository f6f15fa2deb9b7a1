"""Two furnished campaigns full of canaries, the actors who look at them, and one cell of the table."""

import dataclasses
import itertools
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import signing
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from psycopg2.extensions import TRANSACTION_STATUS_INERROR

from controlplane import gate, seats
from controlplane.console import tokens
from controlplane.provisioning import furnish
from kernel.actor import Actor, Channel, Source
from kernel.permissions import Role
from nations.imports import actions as imports
from nations.people import actions as people
from nations.people import devices
from nations.people.models import Person
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import enter_nowhere, in_nation, in_public
from tenants.hosts import Surface
from tenants.models import Membership, Nation
from tests.isolation import doors, rows, watching
from tests.isolation.rows import NOON, ONLY_THERE
from tests.support.nations import nation_of
from tests.support.walking import Route, hosts_of

# A is looked at, B must never be seen. Lower case: bodies are searched so.
A, B = "springfield", "shelbyville"
CANARY = {A: "acanary", B: "bcanary"}
ORIGIN = f"http://{settings.PLATFORM_DOMAIN}"
SYSTEM = Actor.system(name="tests")
VIA = Source(channel=Channel.SYSTEM)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Looker:
    """Somebody with a browser: their cookies, and whether the operators' console is theirs."""

    name: str
    cookies: Mapping[str, str]
    is_operator: bool = False


@dataclasses.dataclass(kw_only=True, slots=True)
class Campaign:
    """One of the two."""

    nation: Nation
    owner: User
    planted: set[str]
    sessions: dict[Role, str]


class Heard(logging.Handler):
    """Keeps what was logged since it was last asked."""

    def __init__(self) -> None:
        super().__init__(level=logging.DEBUG)
        self._kept: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        extra = {
            k: v for k, v in record.__dict__.items() if k not in {"exc_info", "request"}
        }
        self._kept.append(f"{record.getMessage()} {extra}")

    def taken(self) -> str:
        """Return all of it and forget it."""
        said = "\n".join(self._kept).lower()
        self._kept.clear()
        return said


def _account(email: str, **more: Any) -> User:
    with in_public():
        return User.objects.create_user(email, name=more.pop("name", ""), **more)


def _seat(nation: Nation, account: User, role: Role) -> None:
    with in_public():
        Membership.objects.create(
            account=account, nation=nation, role=role.value, joined_at=NOON
        )


def entered(slug: str, nation: Nation, account: User) -> str:
    """Return the session cookie of somebody who came into a panel by the front door."""
    token = tokens.mint(
        tokens.Purpose.PANEL,
        account_id=account.pk,
        nation_id=nation.pk,
        at=timezone.now(),
    )
    browser = Client(headers={"host": hosts_of(slug)[Surface.PANEL]})
    answer = browser.post("/come-in/", {"token": token}, headers={"origin": ORIGIN})
    assert answer.status_code == 302, answer.content
    return browser.cookies["sessionid"].value


def make_campaign(slug: str) -> Campaign:
    """Furnish a nation, seat somebody of every role in it, and mark all its words."""
    nation, sessions = nation_of(slug), {}
    owner = _account(f"owner@{slug}.example", name=f"Owner of {slug}")
    _seat(nation, owner, Role.OWNER)
    furnish.furnish(nation, owner=furnish.Owner.of(owner), at=NOON)
    selectors.forget_hosts()
    for role in Role:
        account = owner
        if role is not Role.OWNER:
            account = _account(f"{role.lower()}@{slug}.example", name=role.title())
            _seat(nation, account, role)
        sessions[role] = entered(slug, nation, account)
    with in_nation(nation):
        person = people.identify(
            details=people.Details(
                full_name="Jo", email="jo@example.org", phone="07700 900123",
                postcode="TM2 4AB", tags=("bus",),
            ), by=SYSTEM, via=VIA, at=NOON,
        ).person  # fmt: skip
        people.join(person_id=person.pk, by=SYSTEM, via=VIA, at=NOON)
        imports.read_file(
            content=f"name\n{CANARY[slug]} of a file\n".encode(),
            name="list.csv", by=SYSTEM, via=VIA, at=NOON,
        )  # fmt: skip
        planted = rows.plant(CANARY[slug], with_more=slug == B)
    return Campaign(nation=nation, owner=owner, planted=planted, sessions=sessions)


class World:
    """Both campaigns, and what asks them."""

    def __init__(self) -> None:
        self.a, self.b = make_campaign(A), make_campaign(B)
        self.operator = _account(
            "operator@example.org", is_operator=True, email_proved_at=NOON
        )
        self.hosts = hosts_of(A)
        self.schemas = [self.a.nation.schema_name, self.b.nation.schema_name, "public"]
        self.heard = Heard()
        self._ids: dict[str, int] = {}

    # --- Who looks ----------------------------------------------------------------------

    def lookers(self, surface: Surface) -> list[Looker]:
        """Return who looks at a kind of host; all of them on A's hosts."""
        nobody = Looker(name="anonymous", cookies={})
        if surface is Surface.PANEL:
            return [nobody, *self._members(), *self._strangers()]
        if surface is Surface.SITE:
            return [nobody, *self._devices()]
        if surface is Surface.PLATFORM:
            return [nobody, *self._accounts()]
        return [
            nobody,
            Looker(name="owner", cookies={"sessionid": self.a.sessions[Role.OWNER]}),
        ]

    def _members(self) -> Iterator[Looker]:
        for role, session in self.a.sessions.items():
            yield Looker(name=role.lower(), cookies={"sessionid": session})

    def _strangers(self) -> Iterator[Looker]:
        yield Looker(
            name="owner of the other, their session copied here",
            cookies={"sessionid": self.b.sessions[Role.OWNER]},
        )
        gone = _account(f"gone-{timezone.now().timestamp()}@springfield.example")
        _seat(self.a.nation, gone, Role.ADMIN)
        session = entered(A, self.a.nation, gone)
        with in_public():
            Membership.objects.filter(account=gone).delete()
        seats.forget()
        yield Looker(name="an admin whose role ended", cookies={"sessionid": session})
        yield Looker(name="a session that expired", cookies={"sessionid": "x" * 32})

    def _devices(self) -> Iterator[Looker]:
        for slug, made in ((A, self.a), (B, self.b)):
            with in_nation(made.nation):
                device = devices.stand_for(
                    person=Person.objects.order_by("pk")[0], proof=devices.Device.Proof.CODE,
                    device=None, at=NOON,
                )  # fmt: skip
                value = signing.dumps(
                    device.pk, salt=f"hustings.device.{made.nation.pk}"
                )
                look = gate.pass_for(
                    made.nation, account_id=made.owner.pk, at=timezone.now()
                )
            yield Looker(name=f"device of {slug}", cookies={devices.COOKIE: value})
            yield Looker(name=f"preview of {slug}", cookies={gate.COOKIE: look})

    def _accounts(self) -> Iterator[Looker]:
        yield Looker(name="owner", cookies={"sessionid": self._signed_in(self.a.owner)})
        yield Looker(
            name="operator",
            cookies={"sessionid": self._signed_in(self.operator)},
            is_operator=True,
        )

    @staticmethod
    def _signed_in(account: User) -> str:
        token = tokens.mint(
            tokens.Purpose.LOGIN_LINK,
            account_id=account.pk,
            nation_id=None,
            at=timezone.now(),
        )
        browser = Client(headers={"host": settings.PLATFORM_DOMAIN})
        answer = browser.post("/sign-in/link/", {"token": token})
        assert answer.status_code == 302, answer.content
        return browser.cookies["sessionid"].value

    # --- Where they look ----------------------------------------------------------------

    def id_of(self, label: str, slug: str = A) -> int:
        """Return the smallest id of a model in a campaign."""
        key = f"{slug}:{label}"
        if key not in self._ids:
            made = self.a if slug == A else self.b
            if label == "tenants.Nation":
                self._ids[key] = made.nation.pk
            else:
                model = apps.get_model(label)
                with in_nation(made.nation):
                    self._ids[key] = model._base_manager.order_by("pk")[0].pk
        return self._ids[key]

    def addresses(self, route: Route) -> list[str]:
        """Return a route's addresses: with A's ids (they are B's too) and with ids B alone has."""
        spelt = doors.SPELT.get(route.pattern)
        if spelt is not None:
            return [f"/{spelt}"]
        choices = [self._choices(route, name, kind) for name, kind in route.converters]
        return [
            "/" + _replaced(route.pattern, [name for name, _ in route.converters], said)
            for said in itertools.product(*choices)
        ]

    def _choices(self, route: Route, name: str, kind: str) -> list[str]:
        if route.owner:
            ids = [str(self.id_of("wagtailcore.Page") + 2), str(ONLY_THERE)]
            return (
                ids if kind == "IntConverter" else [doors.THEIR_WORDS.get(name, ids[0])]
            )
        named = (
            doors.PARAMETERS.get(f"{route.pattern} {name}") or doors.PARAMETERS[name]
        )
        if isinstance(named, tuple):
            return list(named)
        if named == "tenants.Nation":
            return [str(self.a.nation.pk), str(self.b.nation.pk)]
        return [str(self.id_of(named)), str(ONLY_THERE)]

    # --- One cell -----------------------------------------------------------------------

    def cell(
        self, looker: Looker, method: str, route: Route, address: str, said: Any
    ) -> list[str]:
        """Ask once, undo whatever it did, and return what was wrong with it."""
        found: list[str] = []
        before = watching.written(self.schemas)
        try:
            with transaction.atomic():
                found = self._asked(looker, method, route, address, said)
                enter_nowhere()
                if not _is_broken():
                    found += self._left_behind(before)
                transaction.set_rollback(True)
        except Exception as error:  # noqa: BLE001 - an error is a finding, with its address
            hint = " (a code? add its column to STRUCTURE in tests/isolation/rows.py)"
            is_ours = any(mark in str(error) for mark in CANARY.values())
            said = f"raised {type(error).__name__}: {error}"[:300]
            found.append(said + (hint if is_ours else ""))
        enter_nowhere()
        if method == "POST":
            selectors.forget_hosts()
        where = f"{looker.name}: {method} {route.surface}{address}"
        return [f"{where} {trouble}" for trouble in found]

    def _asked(
        self, looker: Looker, method: str, route: Route, address: str, said: Any
    ) -> list[str]:
        # What a third party makes of a form we left empty is its own affair; what it shows isn't.
        browser = Client(
            headers={
                "host": self.hosts[route.surface],
                "sec-fetch-site": "same-origin",
            },
            raise_request_exception=not route.owner,
        )
        for name, value in looker.cookies.items():
            browser.cookies[name] = value
        ask = browser.post if method == "POST" else browser.get
        answer = ask(
            address, said if method == "POST" else {}, headers={"origin": ORIGIN}
        )
        shown = answer.getvalue().decode("utf-8", "replace").lower()
        heads = f"{answer.headers} {answer.cookies.output()}".lower()
        is_broken = answer.status_code >= 500 and not route.owner
        found = [f"answered {answer.status_code}"] if is_broken else []
        for place, words in (
            ("body", shown),
            ("headers", heads),
            ("log", self.heard.taken()),
        ):
            found += [
                f"shows it in its {place}: {hit}" for hit in self._met(looker, words)
            ]
        return found

    @staticmethod
    def _met(looker: Looker, words: str) -> list[str]:
        marks = CANARY[B] if looker.is_operator else f"{CANARY[B]}|{B}"
        hit = re.search(f".{{0,40}}(?:{marks}).{{0,40}}", words)
        return [hit[0]] if hit else []

    def _left_behind(self, before: watching.Written) -> list[str]:
        places = watching.since(before, watching.written(self.schemas))
        theirs = [table for schema, table in places if schema == self.schemas[1]]
        found = [f"wrote to the other campaign's {table}" for table in theirs]
        held = watching.holding(
            places - {(self.schemas[1], table) for table in theirs}, CANARY[B]
        )
        return found + [f"left it in {place}" for place in held]


def _is_broken() -> bool:
    """Return whether a statement failed, so that all of the cell is already undone."""
    return bool(
        connection.connection.info.transaction_status == TRANSACTION_STATUS_INERROR
    )


def _replaced(pattern: str, names: list[str], values: tuple[str, ...]) -> str:
    pattern = pattern.replace("/^", "/")  # re_path() inside of path()
    for name, value in zip(names, values, strict=True):
        pattern = re.sub(rf"<(?:\w+:)?{name}>", value, pattern, count=1)
    return pattern


def cached() -> dict[str, str]:
    """Return every key of the cache with its value as text."""
    client = caches["default"]._cache.get_client()
    return {
        key.decode(): (client.get(key) or b"").decode("utf-8", "replace").lower()
        for key in client.keys("*")
        if client.type(key) == b"string"
    }
