"""The panel's parts, through its real partials, with rows that are in no table."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from cms.models import ContentPage
from cms.panel.guard import needs
from cms.panel.home import Number
from cms.panel.needs import Need
from cms.panel.tray import Shown
from kernel.jobs.models import Job
from kernel.permissions import Permission
from nations.activity.selectors import Line
from nations.people.models import Person

SCENES = ("home", "people", "import")
NAMES = ("Sam Ortiz", "Ada Abara", "Bronwen Khan", "M", "")


def _jobs(now: dt.datetime) -> list[Shown]:
    return [
        Shown(
            job=Job(
                pk=at,
                kind="imports.people",
                state=state,
                total=48_211,
                done=3_120,
                finished_at=now,
            ),
            title=f"{word} people.csv",
            detail=detail,
            url="#",
            can_stop=state in {"WAITING", "RUNNING"},
            can_undo=state == "DONE",
        )
        for at, (state, word, detail) in enumerate(
            (
                ("WAITING", "Bringing in", "0 of 48,211 · waits for its turn"),
                ("RUNNING", "Bringing in", "3,120 of 48,211 · about 4 minutes left"),
                ("DONE", "Brought in", "47,900 new, 200 matched, 111 refused"),
                ("STOPPED", "Brought in", "Stopped"),
                ("FAILED", "Brought in", "Failed"),
            ),
            1,
        )
    ]


def _needs() -> list[Need]:
    return [
        Need(
            sign="phone",
            title="Ring 3 new supporters",
            text="Oldest 1 h 12 min of 2 h",
            label="Start calling",
            url="#",
            is_late=True,
        ),
        Need(
            sign="eye",
            title="Only you can see your site",
            text="Go live when you’re ready.",
            aside="Private",
            label="Go live",
            url="#",
        ),
    ]


def _numbers() -> list[Number]:
    return [
        Number(label=label, value=value, before=before, url="#")
        for label, value, before in (
            ("New supporters", 84, 72),
            ("Came out", 61, 70),
            ("Everyone", 2418, 2418),
        )
    ]


def _pages() -> list[ContentPage]:
    states = ((True, False), (True, True), (False, False))
    return [
        ContentPage(title=f"Page {at}", live=live, has_unpublished_changes=changed)
        for at, (live, changed) in enumerate(states, 1)
    ]


def _lines(now: dt.datetime) -> list[Line]:
    sam, jo = Person(pk=7, full_name="Sam Ortiz"), Person(pk=8, full_name="Jo Bell")
    return [
        Line(
            sentence="Joined",
            sign="joined",
            at=now,
            person=sam,
            recorded_by="",
            brought_by=jo,
        ),
        Line(
            sentence="A list came in",
            sign="bring-in",
            at=now,
            person=None,
            recorded_by="",
        ),
    ]


def _people(now: dt.datetime) -> list[SimpleNamespace]:
    # Unsaved people have no related rows; what the table asks them for is given here.
    def nothing() -> SimpleNamespace:
        return SimpleNamespace(all=list)

    def some() -> SimpleNamespace:
        return SimpleNamespace(all=lambda: [SimpleNamespace(postcode="TM2 4AB")])

    return [
        SimpleNamespace(
            person=SimpleNamespace(
                pk=at,
                listed=name,
                lettered=name,
                joined_at=now if at % 2 else None,
                created_at=now,
                is_do_not_phone=is_stopped,
                emails=some(),
                phones=some() if at % 2 else nothing(),
                addresses=some() if at % 2 else nothing(),
            ),
            tags=[SimpleNamespace(name="bus")] if at % 2 else [],
        )
        for at, (name, is_stopped) in enumerate(
            (("Sam Ortiz", True), ("Ada Abara", False), ("Bronwen Khan", False)), 1
        )
    ]


def shown(now: dt.datetime) -> dict[str, Any]:
    """Return what the gallery's template hands to the partials."""
    return {
        "scenes": SCENES,
        "names": NAMES,
        "jobs": _jobs(now),
        "needs": _needs(),
        "numbers": _numbers(),
        "pages": _pages(),
        "latest": _lines(now),
        "rows": _people(now),
        "stopped": [Person(is_do_not_contact=True), Person(is_do_not_phone=True)],
        "said": {"full_name": "Sam Ortiz", "email": "sam@", "phone": "", "postcode": ""},
        "refused": [
            {"line": 3, "reason": "That email address isn’t complete.", "text": "Bad,not an email,"}
        ],
    }  # fmt: skip


@never_cache
@require_GET
@needs(Permission.LOOK_EDIT)
def gallery(request: HttpRequest) -> HttpResponse:
    """Show them all on one page."""
    return render(request, "controlplane/gallery_panel.html", shown(timezone.now()))
