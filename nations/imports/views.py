"""Bring in: choose a file, see how it is read, say whether they agreed, watch it go in."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kernel import queue
from kernel.actor import Actor, Channel, Source
from kernel.permissions import Refused
from nations.imports import actions, reading, selectors, tasks
from nations.imports.models import ImportFile
from nations.people.views import refused
from tenants.requests import actor_of

PANEL = Source(channel=Channel.PANEL)
UNPROCESSABLE = 422


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
    shown = {"files": selectors.newest_imports(by=by), "error": error}
    return render(request, "imports/list.html", shown, status=status)


def _upload(request: HttpRequest, by: Actor) -> HttpResponse:
    given = request.FILES.get("file")
    pasted = request.POST.get("pasted", "")
    if given is None and not pasted.strip():
        error = "Choose a file, or paste names and emails."
        return _imports(request, by, error=error, status=UNPROCESSABLE)
    content = given.read() if given is not None else pasted.encode()
    name = given.name if given is not None and given.name else "Pasted list"
    try:
        file = actions.read_file(
            content=content, name=name, by=by, via=PANEL, at=timezone.now()
        )
    except (reading.NotACsv, actions.FileTooBig) as trouble:
        return _imports(request, by, error=trouble.sentence, status=UNPROCESSABLE)
    return HttpResponseRedirect(f"/people/import/{file.pk}/")


@require_GET
def import_file(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show how a file is read, or how far it is."""
    return _file(request, import_id)


def _file(
    request: HttpRequest, import_id: int, *, error: str = "", status: int = 200
) -> HttpResponse:
    by = actor_of(request)
    try:
        file = selectors.get_import(import_id, by=by)
        rows = selectors.refused_rows(import_id, by=by)
    except Refused as refusal:
        return refused(request, refusal)
    except ImportFile.DoesNotExist as unknown:
        raise Http404 from unknown
    shown = {
        "file": file,
        "refused_rows": rows,
        "error": error,
        "said": request.POST,
        "columns": sorted(file.columns, key=lambda field: file.columns[field]),
        "share": file.done_count * 100 // max(file.row_count, 1),
    }
    part = request.headers.get("X-Part")
    template = "imports/_progress.html" if part else "imports/file.html"
    return render(request, template, shown, status=status)


def _consent(said: QueryDict) -> actions.Consent:
    agreed = said.get("agreed", "")
    if agreed not in set(actions.Agreed):
        raise actions.ConsentUnanswered
    return actions.Consent(
        agreed=actions.Agreed(agreed),
        day=said.get("day", "")[:20],
        reason=said.get("reason", "")[:300],
    )


@require_POST
def begin(request: HttpRequest, import_id: int) -> HttpResponse:
    """Let it be brought in, once one of the three was chosen."""
    said, by = request.POST, actor_of(request)
    try:
        actions.begin(
            import_id=import_id,
            consent=_consent(said),
            by=by,
            via=PANEL,
            at=timezone.now(),
        )
    except Refused as refusal:
        return refused(request, refusal)
    except (
        actions.ConsentUnanswered,
        actions.ReasonMissing,
        actions.NotReading,
    ) as trouble:
        return _file(request, import_id, error=trouble.sentence, status=UNPROCESSABLE)
    except ImportFile.DoesNotExist as unknown:
        raise Http404 from unknown
    queue.delay_on_commit(tasks.run, queue="bulk", import_id=import_id)
    return HttpResponseRedirect(f"/people/import/{import_id}/")


@require_POST
def stop(request: HttpRequest, import_id: int) -> HttpResponse:
    """Stop it after the rows it is at."""
    try:
        actions.stop(
            import_id=import_id, by=actor_of(request), via=PANEL, at=timezone.now()
        )
    except Refused as refusal:
        return refused(request, refusal)
    return HttpResponseRedirect(f"/people/import/{import_id}/")
