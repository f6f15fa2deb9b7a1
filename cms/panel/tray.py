"""The tray of jobs in the top bar, and the page of all of them."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from cms.panel.guard import needs
from kernel.actor import Actor, Channel, Source
from kernel.jobs import actions, selectors
from kernel.jobs.models import Job
from kernel.permissions import Permission, Refused, allows
from nations.imports.selectors import names_of

PANEL: Final = Source(channel=Channel.PANEL)
#: Ended ones in the popover; the page has them all.
_ENDED_IN_TRAY: Final = 3
_UNDER_WAY: Final = {
    "imports.people": gettext_lazy("Bringing in %(name)s"),
    "imports.people.undo": gettext_lazy("Taking back %(name)s"),
}
_ENDED: Final = {
    "imports.people": gettext_lazy("Brought in %(name)s"),
    "imports.people.undo": gettext_lazy("Took back %(name)s"),
}
_CAME_TO: Final = {
    "created": gettext_lazy("%(count)s new"),
    "matched": gettext_lazy("%(count)s matched"),
    "removed": gettext_lazy("%(count)s removed"),
    "restored": gettext_lazy("%(count)s put back"),
    "left": gettext_lazy("%(count)s left alone"),
}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A job as the tray shows it; `url` is empty where it has no page of its own."""

    job: Job
    title: str
    detail: str
    url: str
    can_stop: bool
    can_undo: bool


def _title(job: Job, names: dict[int, str]) -> str:
    words = (_UNDER_WAY if job.is_open else _ENDED).get(job.kind)
    if words is None:
        return _("Work number %(number)s") % {"number": job.pk}
    return str(words) % {"name": names.get(job.subject_id or 0, _("a list"))}


def _time_left(job: Job, at: dt.datetime) -> str:
    seconds = job.seconds_left(at)
    if seconds is None:
        return ""
    if seconds < 60:
        return _("less than a minute left")
    minutes = round(seconds / 60)
    return ngettext(
        "about %(count)d minute left", "about %(count)d minutes left", minutes
    ) % {"count": minutes}


def _detail(job: Job, at: dt.datetime) -> str:
    if job.is_open:
        counted = {"done": intcomma(job.done), "total": intcomma(job.total)}
        # How much there is to take back is counted only once its worker begins.
        so_far = _("%(done)s of %(total)s") % counted if job.total else ""
        waits = _("waits for its turn") if job.state == Job.State.WAITING else ""
        return " · ".join(filter(None, [so_far, waits or _time_left(job, at)]))
    said = [
        str(words) % {"count": intcomma(job.counts[code])}
        for code, words in _CAME_TO.items()
        if job.counts.get(code)
    ]
    if job.refused and "left" not in job.counts:
        said.append(_("%(count)s refused") % {"count": intcomma(job.refused)})
    state = {"STOPPED": _("Stopped"), "FAILED": _("Failed")}.get(job.state, "")
    return ". ".join(filter(None, [state, ", ".join(said)]))


def _shown(jobs: Iterable[Job], *, by: Actor, at: dt.datetime) -> list[Shown]:
    listed = list(jobs)
    about = {job.subject_id for job in listed if job.kind.startswith("imports.")}
    names = names_of(pk for pk in about if pk)
    return [
        Shown(
            job=job,
            title=_title(job, names),
            detail=_detail(job, at),
            url=f"/people/import/{job.subject_id}/" if job.subject_id in names else "",
            can_stop=job.is_open
            and not job.is_stop_asked
            and selectors.may_change(job, by),
            can_undo=selectors.can_be_undone(job, by=by, at=at),
        )
        for job in listed
    ]


def tray_of(request: HttpRequest) -> dict[str, Any] | None:
    """Return what the tray shows; null for those whose role doesn't include it."""
    by: Actor | None = getattr(request, "actor", None)
    if by is None or not allows(by, Permission.JOBS_VIEW):
        return None
    at = timezone.now()
    running = selectors.open_jobs(by=by)
    ended = selectors.ended_jobs(by=by, count=_ENDED_IN_TRAY)
    return {
        "running": _shown(running, by=by, at=at),
        "ended": _shown(ended, by=by, at=at),
    }


@require_GET
@needs(Permission.JOBS_VIEW)
def tray(request: HttpRequest) -> HttpResponse:
    """Answer the tray's look at how far things are."""
    shown = {"tray": tray_of(request), "is_part": True}
    return render(request, "cms/panel/_tray_body.html", shown)


@require_GET
@needs(Permission.JOBS_VIEW)
def jobs(request: HttpRequest) -> HttpResponse:
    """Show everything that runs and what has ended."""
    by, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    shown = {
        "running": _shown(selectors.open_jobs(by=by), by=by, at=at),
        "ended": _shown(selectors.ended_jobs(by=by), by=by, at=at),
    }
    return render(request, "cms/panel/jobs.html", shown)


def _press(request: HttpRequest, job_id: int, act: Callable[..., Job]) -> HttpResponse:
    # What ended or was undone meanwhile is what was wanted: the page says so.
    by = request.actor  # type: ignore[attr-defined]
    try:
        act(job_id=job_id, by=by, via=PANEL, at=timezone.now())
    except Refused as refusal:
        shown = {"sentence": refusal.sentence}
        return render(request, "cms/panel/refused.html", shown, status=403)
    except Job.DoesNotExist as unknown:
        raise Http404 from unknown
    except (actions.NotRunning, actions.UndoneBefore):
        pass
    except actions.CantBeUndone as trouble:
        shown = {"sentence": trouble.sentence}
        return render(request, "cms/panel/refused.html", shown, status=409)
    to = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return HttpResponseRedirect(to if is_ours else "/jobs/")


@require_POST
@needs(Permission.JOBS_VIEW)
def stop(request: HttpRequest, job_id: int) -> HttpResponse:
    """Stop a job after the chunk it is at."""
    return _press(request, job_id, actions.stop)


@require_POST
@needs(Permission.JOBS_VIEW)
def undo(request: HttpRequest, job_id: int) -> HttpResponse:
    """Put back what a job changed."""
    return _press(request, job_id, actions.undo)
