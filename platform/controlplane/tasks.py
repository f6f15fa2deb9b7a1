"""
What happens by itself. One task a minute looks at rows and wakes workers.

A wake-up that was lost is made good here: facts that nobody relayed, jobs whose worker died,
letters nobody handed over, campaigns nobody finished furnishing.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from celery import current_app, shared_task
from django.contrib.sessions.models import Session
from django.utils import timezone

from controlplane.console import tokens
from controlplane.provisioning import closing, furnish, purging, waiting
from controlplane.provisioning.template import prepare
from kernel import queue
from kernel.clearing import clear_away
from kernel.facts import relay as relaying
from kernel.facts.publishing import RELAY_TASK
from kernel.jobs import running, scheduling
from kernel.mail import sending
from kernel.mail.sending import HAND_OVER_TASK
from kernel.sweep import schemas_with
from nations.submissions import confirming
from tenants import pool
from tenants.celery import NationTask
from tenants.context import in_public
from tenants.models import Nation

logger = logging.getLogger(__name__)

FORGET_SESSIONS_TASK = "controlplane.tasks.forget_expired_sessions"


def _schemas() -> list[str]:
    with in_public():
        open_ones = Nation.objects.exclude(state=Nation.State.CLOSED)
        return ["public", *open_ones.values_list("schema_name", flat=True)]


def _send(task: str, schemas: Sequence[str], *, to: str) -> int:
    for schema in schemas:
        queue.send(current_app.tasks[task], schema=schema, queue=to)
    return len(schemas)


def sweep_facts() -> int:
    """Wake the relay wherever facts wait; return in how many schemas."""
    with in_public():
        waiting = relaying.unrelayed(_schemas())
    return _send(RELAY_TASK, waiting, to="now")


def retry_parked() -> int:
    """Have facts that a subscriber failed on tried again; return in how many schemas."""
    with in_public():
        due = relaying.with_parked_due(_schemas())
    return _send("kernel.facts.retry_parked", due, to="default")


def wake_jobs() -> int:
    """Wake the jobs whose wake-up or worker was lost; return in how many schemas."""
    with in_public():
        unattended = running.with_unattended(_schemas())
    return _send("kernel.jobs.wake", unattended, to="default")


def send_scheduled() -> int:
    """Send what comes round again and is due; return in how many schemas."""
    with in_public():
        due = scheduling.with_due(_schemas())
    return _send("kernel.jobs.send_due", due, to="default")


def wake_mail() -> int:
    """Wake the mail wherever letters are due; return in how many schemas."""
    with in_public():
        due = sending.with_due(_schemas())
    return _send(HAND_OVER_TASK, due, to="now")


def forget_waiting_forms() -> int:
    """Have forms deleted whose link nobody pressed in its time; return in how many schemas."""
    with in_public():
        old = confirming.with_forgotten(_schemas())
    return _send("nations.submissions.upkeep", old, to="default")


def forget_sessions() -> int:
    """Have sessions deleted that ended a day ago; return in how many schemas."""
    with in_public():
        over = schemas_with(
            _schemas(),
            table="django_session",
            condition="expire_date < now() - interval '1 day'",
        )
    return _send(FORGET_SESSIONS_TASK, over, to="default")


def refill_pool() -> int:
    """Open whoever stands in line, then build schemas until the pool is full; return how many."""
    waiting.open_all()
    # Who comes meanwhile doesn't stand behind the whole pool.
    return pool.refill(
        prepare=prepare, lay_out=furnish.lay_out, between=waiting.open_all
    )


def close_unproved() -> int:
    """Close campaigns whose owner never proved their address; return how many."""
    return closing.close_unproved(at=timezone.now())


def purge_closed() -> int:
    """Delete what campaigns kept that were closed 30 days ago; return of how many."""
    return purging.purge_closed(at=timezone.now())


def finish_furnishing() -> int:
    """Complete campaigns whose opening was cut off; return how many."""
    return furnish.finish_all(at=timezone.now())


def forget_tokens() -> int:
    """Delete one-time tokens of the days before."""
    return tokens.forget_old(at=timezone.now())


def forget_starts() -> int:
    """Delete what stood in line days before and nobody came back for."""
    return waiting.forget_old(at=timezone.now())


DUTIES: tuple[Callable[[], int], ...] = (
    sweep_facts,
    retry_parked,
    wake_jobs,
    send_scheduled,
    wake_mail,
    forget_waiting_forms,
    forget_sessions,
    refill_pool,
    close_unproved,
    finish_furnishing,
    forget_tokens,
    forget_starts,
    purge_closed,
)


@shared_task(name="controlplane.tasks.dispatch", base=NationTask, public=True)
def dispatch(**kwargs: Any) -> None:
    """Do each duty; one that fails is logged and leaves the others alone."""
    for duty in DUTIES:
        try:
            duty()
        except Exception:
            logger.exception("dispatch.failed", extra={"duty": duty.__name__})


@shared_task(name="controlplane.tasks.refill", base=NationTask, public=True)
def refill(**kwargs: Any) -> int:
    """Serve the line and fill the pool up again."""
    queue.begun(refill, schema="public")
    return refill_pool()


@shared_task(name=FORGET_SESSIONS_TASK)
def forget_expired_sessions(**kwargs: Any) -> int:
    """Delete the current schema's sessions that are over; return how many."""
    return clear_away(Session.objects.filter(expire_date__lt=timezone.now()))
