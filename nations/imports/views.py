"""Bring in: choose a file, say what its columns hold, try it, watch it go in, take it back."""

import dataclasses
from collections.abc import Sequence
from typing import Any, Final

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kernel.actor import Actor, Channel, Source
from kernel.files.keeping import NotKept
from kernel.jobs import selectors as jobs
from kernel.permissions import Refused
from nations.imports import actions, columns, reading, selectors
from nations.imports.consent import Consent
from nations.imports.models import ImportFile
from nations.imports.trial import Column
from nations.people.selectors import Wanted, matching_count
from nations.people.views import refused
from tenants.requests import actor_of

PANEL: Final = Source(channel=Channel.PANEL)
UNPROCESSABLE: Final = 422
#: Refused rows beside the trial run; "See all" shows the rest.
_FEW: Final = 3
_NOT_YET = (
    columns.NothingChosen,
    actions.ConsentUnanswered,
    actions.ReasonMissing,
    actions.DayToCome,
    actions.NoConsentColumn,
    actions.NotReading,
)
# The field that each is about, by its id on the page; NotReading is about none.
_AT: Final[dict[type[Exception], str]] = {
    columns.NothingChosen: "column_0",
    actions.ConsentUnanswered: "agreed",
    actions.ReasonMissing: "day",
    actions.DayToCome: "day",
    actions.NoConsentColumn: "agreed_column",
}
SEE: Final = {
    "new": _("New people"),
    "known": _("Already here, will be filled in"),
    "twice": _("In this file more than once"),
    "may_email": _("May be emailed"),
    "left_before": _("Left your emails before"),
    "not_phoned": _("Asked not to be phoned"),
}
_WHY_LEFT: Final = {
    "CHANGED_SINCE": _("Changed since"),
    "GONE": _("Part of it was deleted since"),
    "IN_USE": _("Something happened with them since"),
}


def imports(request: HttpRequest) -> HttpResponse:
    """Show the files brought in, and take a new one."""
    by = actor_of(request)
    try:
        if request.method == "POST":
            return _upload(request, by)
        return _imports(request, by)
    except Refused as refusal:
        return refused(request, refusal)


def _imports(
    request: HttpRequest, by: Actor, *, error: str = "", status: int = 200
) -> HttpResponse:
    shown = {
        "waiting": selectors.newest_imports(by=by, is_begun=False),
        "files": selectors.newest_imports(by=by),
        "is_thrown_away": request.GET.get("done") == "thrown-away",
        "error": error,
        "pasted": request.POST.get("pasted", ""),
    }
    return render(request, "imports/list.html", shown, status=status)


def _upload(request: HttpRequest, by: Actor) -> HttpResponse:
    given = request.FILES.get("file")
    pasted = request.POST.get("pasted", "")
    if given is None and not pasted.strip():
        error = "Choose a file, or paste lines with a person each."
        return _imports(request, by, error=error, status=UNPROCESSABLE)
    content = given.read() if given is not None else pasted.encode()
    name = given.name if given is not None and given.name else "Pasted list"
    try:
        file = actions.read_file(
            content=content, name=name, by=by, via=PANEL, at=timezone.now()
        )
    except (reading.NotACsv, actions.FileTooBig, NotKept) as trouble:
        return _imports(request, by, error=str(trouble.sentence), status=UNPROCESSABLE)
    return HttpResponseRedirect(f"/people/import/{file.pk}/")


@require_GET
def import_file(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show how a file is read and what it would come to, or how far it is."""
    return _file(request, import_id)


def _file(
    request: HttpRequest,
    import_id: int,
    *,
    error: str = "",
    error_at: str = "",
    status: int = 200,
) -> HttpResponse:
    by = actor_of(request)
    try:
        listed = selectors.get_import(import_id, by=by)
    except Refused as refusal:
        return refused(request, refusal)
    except ImportFile.DoesNotExist as unknown:
        raise Http404 from unknown
    if listed.job is not None:
        shown = _progress(listed, by) | {"error": error}
        return render(request, "imports/under_way.html", shown, status=status)
    shown = _reading(request, listed.file, by)
    shown |= {"error": error, "error_at": error_at}
    return render(request, "imports/reading.html", shown, status=status)


def _reading(request: HttpRequest, file: ImportFile, by: Actor) -> dict[str, Any]:
    country = str(request.nation.country)  # type: ignore[attr-defined]
    found = selectors.reading_of(file, by=by, country=country)
    see = request.GET.get("see", "")
    trial = found.trial
    return {
        "file": file,
        "fields": columns.FIELDS.items(),
        "columns": found.columns,
        "is_header_doubtful": found.is_header_doubtful,
        "recognised": sum(1 for column in found.columns if column.goes_to),
        "agreed_column": next(
            (one.position for one in found.columns if one.goes_to == "agreed"), None
        ),
        "answers": found.answers,
        "consent": found.consent,
        "trial": trial,
        "is_whole": trial.rows_read == file.row_count,
        # Of a file too long to try whole, all its rows but those known to be refused.
        "to_bring": trial.people + file.row_count - trial.rows_read,
        "few_refused": trial.refused if see == "refused" else trial.refused[:_FEW],
        "see": see,
        "see_title": SEE.get(see, ""),
        "see_lines": getattr(trial, see).lines if see in SEE else (),
    }


def _chosen(said: QueryDict, file: ImportFile) -> tuple[list[str], Consent]:
    """Return the columns and the answer that a form carries; what it lacks stays as it is."""
    goes_to = [
        said.get(f"column_{position}", chosen)
        for position, chosen in enumerate(file.goes_to)
    ]
    before = file.goes_to.index("agreed") if "agreed" in file.goes_to else None
    asked = said.get("agreed_column", "")[:6]
    # Both selects say which column holds a yes; the one that was changed counts.
    if asked.isdecimal() and int(asked) < len(goes_to) and int(asked) != before:
        goes_to = ["" if field == "agreed" else field for field in goes_to]
        goes_to[int(asked)] = "agreed"
    return goes_to, Consent.from_json(said)


def _choose(request: HttpRequest, import_id: int) -> ImportFile:
    by = actor_of(request)
    file = selectors.get_import(import_id, by=by).file
    goes_to, consent = _chosen(request.POST, file)
    return actions.choose(
        import_id=import_id,
        goes_to=goes_to,
        consent=consent,
        by=by,
        via=PANEL,
        at=timezone.now(),
    )


@require_POST
def choose(request: HttpRequest, import_id: int) -> HttpResponse:
    """Keep what was chosen, and try again; with htmx only the parts that change are sent."""
    try:
        file = _choose(request, import_id)
    except Refused as refusal:
        return refused(request, refusal)
    except ImportFile.DoesNotExist as unknown:
        raise Http404 from unknown
    except actions.NotReading:
        file = None
    if file is None or not request.headers.get("HX-Request"):
        return HttpResponseRedirect(f"/people/import/{import_id}/")
    shown = _reading(request, file, actor_of(request)) | {"is_part": True}
    shown["moved"] = _moved(request.POST, shown["columns"])
    return render(request, "imports/_tried.html", shown)


def _moved(said: QueryDict, found: Sequence[Column]) -> list[Column]:
    """Return the columns whose select in the browser says something else than what is kept."""
    return [
        column
        for column in found
        if said.get(f"column_{column.position}", column.goes_to) != column.goes_to
    ]


@require_POST
def begin(request: HttpRequest, import_id: int) -> HttpResponse:
    """Let it be brought in, once one of the three was chosen."""
    try:
        _choose(request, import_id)
        actions.begin(
            import_id=import_id, by=actor_of(request), via=PANEL, at=timezone.now()
        )
    except Refused as refusal:
        return refused(request, refusal)
    except ImportFile.DoesNotExist as unknown:
        raise Http404 from unknown
    except _NOT_YET as trouble:
        return _file(
            request,
            import_id,
            error=trouble.sentence,
            error_at=_AT.get(type(trouble), ""),
            status=UNPROCESSABLE,
        )
    return HttpResponseRedirect(f"/people/import/{import_id}/")


@require_POST
def throw_away(request: HttpRequest, import_id: int) -> HttpResponse:
    """Delete a file that was never brought in."""
    try:
        actions.throw_away(
            import_id=import_id, by=actor_of(request), via=PANEL, at=timezone.now()
        )
    except Refused as refusal:
        return refused(request, refusal)
    except ImportFile.DoesNotExist as unknown:
        raise Http404 from unknown
    except actions.NotReading as trouble:
        error = trouble.sentence
        return _file(request, import_id, error=error, status=UNPROCESSABLE)
    return HttpResponseRedirect("/people/import/?done=thrown-away")


def _progress(listed: selectors.Listed, by: Actor) -> dict[str, Any]:
    job = listed.job
    assert job is not None  # noqa: S101 - both callers looked
    undo = jobs.undo_of(job)
    few = selectors.refused_rows(listed.file.pk, by=by, count=_FEW + 1)
    left = selectors.left_alone(job, by=by) if undo else []
    return {
        "file": listed.file,
        "job": job,
        "undo": undo,
        "running": undo if undo and undo.is_open else job if job.is_open else None,
        "brought": matching_count(by=by, wanted=Wanted(list_job_id=job.pk)),
        "can_undo": jobs.can_be_undone(job, by=by, at=timezone.now()),
        "may_change": jobs.may_change(job, by),
        "few_refused": few[:_FEW],
        "left_alone": [
            dataclasses.replace(one, reason=str(_WHY_LEFT[one.reason])) for one in left
        ],
    }


@require_GET
def progress(request: HttpRequest, import_id: int) -> HttpResponse:
    """Answer a page's look at how far it is."""
    by = actor_of(request)
    try:
        listed = selectors.get_import(import_id, by=by)
    except Refused as refusal:
        return refused(request, refusal)
    except ImportFile.DoesNotExist as unknown:
        raise Http404 from unknown
    if listed.job is None:
        raise Http404
    return render(request, "imports/_progress.html", _progress(listed, by))


@require_GET
def refused_file(request: HttpRequest, import_id: int) -> HttpResponse:
    """Hand out the rows that can't be read or were refused, with their reasons."""
    by = actor_of(request)
    try:
        listed = selectors.get_import(import_id, by=by)
        rows: Any = selectors.refused_rows(import_id, by=by)
        if listed.job is None:
            country = str(request.nation.country)  # type: ignore[attr-defined]
            found = selectors.reading_of(listed.file, by=by, country=country)
            rows = found.trial.refused
        text = selectors.refused_as_csv(listed.file, rows, by=by)
    except Refused as refusal:
        return refused(request, refusal)
    except ImportFile.DoesNotExist as unknown:
        raise Http404 from unknown
    name = f"refused-{import_id}.csv"
    return HttpResponse(
        # The mark makes a spreadsheet read it as UTF-8.
        "\ufeff" + text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_GET
def refused_list(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show every row that was refused."""
    by = actor_of(request)
    try:
        listed = selectors.get_import(import_id, by=by)
        rows = selectors.refused_rows(import_id, by=by, count=1000)
    except Refused as refusal:
        return refused(request, refusal)
    except ImportFile.DoesNotExist as unknown:
        raise Http404 from unknown
    shown = {"file": listed.file, "rows": rows}
    return render(request, "imports/refused.html", shown)
