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


def entries_about(
    subject: str, *, count: int = 50, action: str = ""
) -> list[AuditEntry]:
    """Return the newest entries about a subject (``nation:12``), of one action or of any."""
    entries = AuditEntry.objects.filter(subject=subject)
    if action:
        entries = entries.filter(action=action)
    return list(entries.order_by("-at", "-id")[:count])


def newest_of_account(
    account_id: int, action: str, *, subject: str = ""
) -> AuditEntry | None:
    """Return what an account did last of one kind, to one subject or to any; null: nothing."""
    entries = AuditEntry.objects.filter(actor__account_id=account_id, action=action)
    if subject:
        entries = entries.filter(subject=subject)
    return entries.order_by("-at", "-id").first()
