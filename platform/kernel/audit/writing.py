"""Write into the audit."""

import datetime as dt
from typing import Any

from kernel.actor import Actor
from kernel.audit.models import AuditEntry


def note(
    action: str, *, by: Actor, at: dt.datetime, subject: str = "", **detail: Any
) -> AuditEntry:
    """Add an entry to the current schema's audit, in the transaction in force."""
    return AuditEntry.objects.create(
        action=action, actor=by.who_json(), subject=subject, detail=detail, at=at
    )


def entries_about(subject: str, *, count: int = 50) -> list[AuditEntry]:
    """Return the newest entries about a subject (``nation:12``)."""
    return list(
        AuditEntry.objects.filter(subject=subject).order_by("-at", "-id")[:count]
    )
