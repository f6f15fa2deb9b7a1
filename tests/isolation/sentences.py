"""
The sentence table: each situation of ours, and how every screen that can meet it says so.

An exception that is missing fails `test_sentences.py`. Add it to SHOWN with what brings it about
(a screen answers 4xx with the sentence in it), to SAID_BY_THE_SHELL with the command, or to
NOT_SHOWN (unshown.py) with the reason.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.test import Client

from controlplane.provisioning import campaigns, closing, suspending
from nations.submissions.confirming import Proof
from tenants.context import in_nation, in_public
from tenants.hosts import Surface
from tests.isolation.crawling import ORIGIN, SYSTEM, VIA, A, World
from tests.isolation.rows import NOON
from tests.support.walking import hosts_of
from themes import trial

Answer = Any


def _browser(surface: Surface, session: str = "") -> Client:
    browser = Client(
        headers={
            "host": hosts_of(A)[surface],
            "sec-fetch-site": "same-origin",
            "origin": ORIGIN,
        }
    )
    if session:
        browser.cookies["sessionid"] = session
    return browser


def panel(world: World, path: str, said: Any = None, *, role: str = "OWNER") -> Answer:
    """Ask the panel as a role; posting where something is said."""
    browser = _browser(Surface.PANEL, world.a.sessions[role])
    return browser.get(path) if said is None else browser.post(path, said)


def site(world: World, path: str, said: Any) -> Answer:
    """Post to the site as a stranger."""
    return _browser(Surface.SITE).post(path, said)


def platform(
    world: World, path: str, said: Any, *, is_operator: bool = False
) -> Answer:
    """Post to the platform."""
    session = world._signed_in(world.operator) if is_operator else ""
    return _browser(Surface.PLATFORM, session).post(path, said)


def _someone(**said: str) -> Callable[[World], Answer]:
    return lambda world: panel(world, "/people/new/", {"full_name": "Jo", **said})


def _begin(**said: str) -> Callable[[World], Answer]:
    def ask(world: World) -> Answer:
        number = world.id_of("imports.ImportFile")
        return panel(world, f"/people/import/{number}/begin/", said)

    return ask


def _begin_again(world: World) -> Answer:
    with in_nation(world.a.nation):
        job = apps.get_model("jobs.Job").objects.first()
        apps.get_model("imports.ImportFile").objects.update(job_id=job.pk)
    return _begin(agreed="NONE")(world)


def _fresh(**said: str) -> Callable[[World], Answer]:
    def ask(world: World) -> Answer:
        pasted = {"pasted": "name,email\nAda,ada@example.org"}
        where = panel(world, "/people/import/", pasted)["location"]
        return panel(world, f"{where}begin/", said)

    return ask


def _undone_late(world: World) -> Answer:
    """Undo an edit after another one of the same detail."""
    person = world.id_of("people.Person")
    for called in ("Sam", "Sammy"):
        panel(world, f"/people/{person}/details/", {"called": called})
    with in_nation(world.a.nation):
        jobs = apps.get_model("jobs.Job").objects.filter(kind="people.edit")
        first = jobs.order_by("-pk")[1].pk
    return panel(world, f"/people/{person}/edits/{first}/undo/", {})


def _pressed_for_nothing(world: World) -> Answer:
    with in_nation(world.a.nation):
        token = Proof(submission_id=999_999, address="jo@example.org").signed()
    return site(world, "/_/confirm/", {"for": token})


def _pressed_after_a_move(world: World) -> Answer:
    with in_nation(world.a.nation):
        person = apps.get_model("people.Person").objects.first()
        row = apps.get_model("submissions.Submission").objects.create(
            kind="SIGN_UP",
            key="moved",
            person=person,
            state="ACCEPTED",
            received_at=NOON,
        )
        token = Proof(submission_id=row.pk, address="moved@example.org").signed()
    return site(world, "/_/confirm/", {"for": token})


def _too_often(world: World) -> Answer:
    for _ in range(6):
        answer = panel(world, "/go-live/code/again/", {})
    return answer


def _private(ask: Callable[[World], Answer]) -> Callable[[World], Answer]:
    def asked(world: World) -> Answer:
        with in_public():
            type(world.a.nation).objects.filter(pk=world.a.nation.pk).update(
                live_at=None
            )
        return ask(world)

    return asked


def _closed(world: World) -> Answer:
    closing.close(number=world.a.nation.pk, by=SYSTEM, via=VIA, at=NOON)
    return platform(
        world, f"/operators/{world.a.nation.pk}/resume/", {}, is_operator=True
    )


def _suspended(ask: Callable[[World], Answer]) -> Callable[[World], Answer]:
    def asked(world: World) -> Answer:
        suspending.suspend(
            number=world.a.nation.pk, reason="Rule 3", by=SYSTEM, via=VIA, at=NOON
        )
        return ask(world)

    return asked


def _renamed(name: str) -> Callable[[World], Answer]:
    return lambda world: panel(world, "/settings/campaign/name/", {"name": name})


def _refused_name(world: World) -> Answer:
    """Give a live campaign the name an operator refused it."""
    number = world.a.nation.pk
    _renamed("Tarnmouth Police")(world)
    campaigns.decide_look(
        number=number,
        name="Tarnmouth Police",
        passes=False,
        by=SYSTEM,
        via=VIA,
        at=NOON,
    )
    _renamed("Better Streets")(world)
    with in_public():
        type(world.a.nation).objects.filter(pk=number).update(live_at=NOON)
    return _renamed("Tarnmouth Police")(world)


def _stock(world: World) -> None:
    with in_nation(world.a.nation):
        for label in ("themes.ThemeVersion", "themes.ThemeFile"):
            apps.get_model(label).objects.all().delete()


def _unchanged(path: str) -> Callable[[World], Answer]:
    def ask(world: World) -> Answer:
        _stock(world)
        return panel(world, path, {})

    return ask


def _slow_theme(world: World) -> Answer:
    body = "{% for a in (1..4000) %}{% for b in (1..4000) %}{{ b }}{% endfor %}{% endfor %}"
    panel(world, "/website/code/layout/", {"body": body})
    return panel(world, "/website/code/publish/", {})


def _busy_with_themes(world: World) -> Answer:
    for _ in range(2):
        trial._PLACES.acquire(blocking=False)
    try:
        return _slow_theme(world)
    finally:
        for _ in range(2):
            trial._PLACES.release()


SHOWN: Mapping[str, Callable[[World], Answer]] = {
    "kernel.permissions.Refused": lambda world: panel(world, "/people/", role="FIELD"),
    "cms.counted.Miscounted": lambda world: panel(
        world, "/pages/3/edit/", {"title": "Front", "sections-count": "many"}
    ),
    "controlplane.console.passkeys.NotACredential": lambda world: platform(
        world, "/account/webauthn/login/", {"credential": "{}"}
    ),
    "kernel.limits.TooOften": _private(_too_often),
    "kernel.emails.NotAnEmail": _someone(email="jo@"),
    "nations.people.contact_points.NotAPhone": _someone(phone="12"),
    "nations.people.actions.editing.ChangedSince": _undone_late,
    "nations.people.actions.editing.ChangedMeanwhile": lambda world: panel(
        world,
        f"/people/{world.id_of('people.Person')}/details/",
        {"called": "Jo", "shown_called": "Nobody was ever called this"},
    ),
    "nations.people.contact_points.NotAPostcode": _someone(postcode="!!"),
    "nations.people.contact_points.NotAName": lambda world: panel(
        world, "/people/new/", {"full_name": "x" * 400}
    ),
    "nations.people.actions.identifying.NothingToKnowThemBy": lambda world: panel(
        world, "/people/new/", {"full_name": ""}
    ),
    "nations.submissions.actions.SignUpInvalid": lambda world: site(
        world, "/_/join/", {"email": "sam"}
    ),
    "nations.submissions.actions.LooksLikeSpam": lambda world: site(
        world, "/_/join/", {"email": "sam@example.org", "website": "x"}
    ),
    "nations.submissions.actions.ConfirmationTooOld": _pressed_for_nothing,
    "nations.submissions.actions.ConfirmationOvertaken": _pressed_after_a_move,
    "nations.imports.actions.NoConsentColumn": _begin(
        agreed="COLUMN", column_0="email"
    ),
    "nations.imports.columns.NothingChosen": _fresh(
        agreed="NONE", column_0="", column_1=""
    ),
    "nations.imports.actions.ConsentUnanswered": _fresh(),
    "nations.imports.actions.ReasonMissing": _fresh(agreed="ALL"),
    "nations.imports.actions.DayToCome": _fresh(
        agreed="ALL", day="2999-01-01", reason="at our stall"
    ),
    "nations.imports.actions.NotReading": _begin_again,
    "nations.imports.reading.NotACsv": lambda world: panel(
        world, "/people/import/", {"pasted": "no table"}
    ),
    "themes.actions.ImprintIncomplete": lambda world: panel(
        world, "/settings/campaign/", {"imprint_name": "X", "imprint_address": ""}
    ),
    "themes.actions.ImprintHoldsLink": lambda world: panel(
        world,
        "/settings/campaign/",
        {"imprint_name": "X", "imprint_address": "1 High St, prize.example"},
    ),
    "themes.actions.NameMissing": _renamed(" "),
    "controlplane.provisioning.renaming.NameRefused": _refused_name,
    "controlplane.provisioning.renaming.NameStays": _suspended(_renamed("Better")),
    "themes.palette.NotAColour": lambda world: panel(
        world, "/website/look/", {"color": "red"}
    ),
    "themes.actions.BrokenLiquid": lambda world: panel(
        world, "/website/code/layout/", {"body": "{% if %}"}
    ),
    "themes.actions.FileOvertaken": lambda world: panel(
        world, "/website/code/_hero/", {"body": "mine", "shown": "another"}
    ),
    "themes.actions.NothingToPublish": _unchanged("/website/code/publish/"),
    "themes.actions.NothingToRevert": _unchanged("/website/code/revert/"),
    "themes.trial.TrialFailed": _slow_theme,
    "themes.trial.TrialsBusy": _busy_with_themes,
    "controlplane.provisioning.campaigns.NotReadyToGoLive": _private(
        lambda world: panel(world, "/go-live/", {})
    ),
    "controlplane.provisioning.campaigns.ClosedForNow": _suspended(
        lambda world: panel(world, "/go-live/private/", {})
    ),
    "controlplane.provisioning.suspending.NoReason": lambda world: platform(
        world, f"/operators/{world.a.nation.pk}/suspend/", {}, is_operator=True
    ),
    "controlplane.provisioning.operating.AlreadyClosed": _closed,
    "controlplane.provisioning.campaigns.NameChanged": lambda world: platform(
        world,
        f"/operators/{world.a.nation.pk}/pass/",
        {"name": "What it was called"},
        is_operator=True,
    ),
    "controlplane.console.codes.WrongCode": _private(
        lambda world: panel(world, "/go-live/code/", {"code": "000000"})
    ),
    "controlplane.console.tokens.NotAWayIn": lambda world: platform(
        world, "/sign-in/link/", {"token": "x"}
    ),
    "tenants.slugs.SlugRefused": lambda world: platform(
        world,
        "/start/",
        {"name": "X", "kind": "CANDIDATE", "email": "n@example.org", "slug": A},
    ),
    "controlplane.provisioning.names.NameTooLong": lambda world: platform(
        world,
        "/start/",
        {"name": "x" * 121, "kind": "CANDIDATE", "email": "n@example.org"},
    ),
    "kernel.links.NameHoldsAddress": lambda world: platform(
        world,
        "/start/",
        {"name": "www.x.example", "kind": "CANDIDATE", "email": "n@example.org"},
    ),
}

# A list in which no column is one we know.
NOBODY_KNOWN = str(Path(__file__).parent / "nobody_known.csv")
# What a command says on stderr, ending with 1.
SAID_BY_THE_SHELL: Mapping[str, list[str]] = {
    "controlplane.commands.nation.NoSuchCampaign": [
        "nation", "suspend", "nobody-here", "--reason", "x",
    ],
    "controlplane.commands.nation.NotTypedAgain": ["nation", "close", "springfield"],
    "controlplane.commands.import_people.NoSuchFile": [
        "import", "people", "absent.csv", "--nation", "x",
    ],
    "controlplane.commands.import_people.IsAFolder": [
        "import", "people", ".", "--nation", "x",
    ],
    "controlplane.commands.import_people.NoColumnRead": [
        "import", "people", NOBODY_KNOWN, "--nation", "springfield",
    ],
    "controlplane.console.tokens.NoSuchAccount": ["login-link", "nobody@example.org"],
    "controlplane.commands.slice.NotASliceName": ["slice", "Petitions"],
    "controlplane.commands.slice.SliceExists": ["slice", "people"],
    "controlplane.provisioning.countries.UnknownCountry": [
        "nation", "open", "--name", "X", "--slug", "brand-new", "--owner-email",
        "x@example.org", "--country", "XX",
    ],
}  # fmt: skip
