"""Suspend and resume campaigns: a site closed for now, and its owners told why."""

import datetime as dt

from django.db import transaction

from controlplane.facts import (
    CampaignResumed,
    CampaignSuspended,
    SuspensionReasonChanged,
)
from controlplane.provisioning import operating, suspension_letters
from kernel import facts
from kernel.actor import Actor, Source
from tenants import generations, selectors
from tenants.context import in_public
from tenants.models import Nation

LONGEST_REASON = 500


class NoReason(Exception):
    """A suspension without a reason."""

    sentence = "Say which published rule was broken, so that its people can read it."


def suspend(
    *, number: int, reason: str, by: Actor, via: Source, at: dt.datetime
) -> Nation:
    """
    Close a campaign's site for now, and write to its owners why.

    Of one that is suspended already the reason is changed, if it is another, and its owners
    are told that; since when it is closed stays.

    :raises Refused: if no operator asks.
    :raises NoReason: if the reason is empty.
    :raises AlreadyClosed: if the campaign is closed.
    """
    operating.require_operator(by)
    reason = reason.strip()[:LONGEST_REASON]
    if not reason:
        raise NoReason
    with in_public(), transaction.atomic():
        nation = operating.locked(number)
        if not nation.is_suspended:
            _close_for_now(nation, reason, by=by, via=via, at=at)
        elif nation.suspended_reason != reason:
            _change_reason(nation, reason, by=by, via=via, at=at)
    selectors.forget_hosts()
    return nation


def _close_for_now(
    nation: Nation, reason: str, *, by: Actor, via: Source, at: dt.datetime
) -> None:
    nation.state = Nation.State.SUSPENDED
    nation.suspended_reason, nation.suspended_at = reason, at
    nation.save(update_fields=["state", "suspended_reason", "suspended_at"])
    generations.bump(nation)
    facts.publish(CampaignSuspended(nation_id=nation.pk), by=by, via=via, at=at)
    operating.note("suspended", nation, by=by, at=at, reason=reason)
    suspension_letters.post_suspended(nation, at=at)


def _change_reason(
    nation: Nation, reason: str, *, by: Actor, via: Source, at: dt.datetime
) -> None:
    nation.suspended_reason = reason
    nation.save(update_fields=["suspended_reason"])
    facts.publish(SuspensionReasonChanged(nation_id=nation.pk), by=by, via=via, at=at)
    operating.note("suspended.reason_changed", nation, by=by, at=at, reason=reason)
    suspension_letters.post_reason_changed(nation, at=at)


def resume(*, number: int, by: Actor, via: Source, at: dt.datetime) -> Nation:
    """
    End a suspension, and write so to the owners; of one that isn't suspended nothing changes.

    :raises Refused: if no operator asks.
    :raises AlreadyClosed: if the campaign is closed.
    """
    operating.require_operator(by)
    with in_public(), transaction.atomic():
        nation = operating.locked(number)
        if nation.is_suspended:
            nation.state = Nation.State.OPEN
            nation.suspended_reason, nation.suspended_at = "", None
            nation.save(update_fields=["state", "suspended_reason", "suspended_at"])
            generations.bump(nation)
            facts.publish(CampaignResumed(nation_id=number), by=by, via=via, at=at)
            operating.note("resumed", nation, by=by, at=at)
            suspension_letters.post_resumed(nation, at=at)
    selectors.forget_hosts()
    return nation
