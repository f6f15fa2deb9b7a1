"""Close campaigns: an operator's act, and what happens where nobody proved an address."""

import contextlib
import datetime as dt

from django.db import transaction

from controlplane.facts import CampaignClosed
from controlplane.provisioning import operating
from kernel import facts
from kernel.actor import Actor, Channel, Source
from kernel.crash import crash_point
from kernel.permissions import Role
from tenants import generations, selectors
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import Domain, Nation

SYSTEM = Source(channel=Channel.SYSTEM)


def close(*, number: int, by: Actor, via: Source, at: dt.datetime) -> Nation:
    """
    End a campaign: its addresses are free again.

    Its schema and files stay for 30 days (`purging`), its row for good.

    :raises Refused: if no operator asks.
    :raises AlreadyClosed: if it is closed already.
    """
    operating.require_operator(by)
    with in_public(), transaction.atomic():
        nation = operating.locked(number)
        _end(nation, by=by, via=via, at=at)
    selectors.forget_hosts()
    return nation


def _end(nation: Nation, *, by: Actor, via: Source, at: dt.datetime) -> None:
    nation.state, nation.closed_at = Nation.State.CLOSED, at
    nation.save(update_fields=["state", "closed_at"])
    # Before its hosts are gone: they name the pages to throw away.
    generations.bump(nation)
    Domain.objects.filter(tenant=nation).delete()
    facts.publish(CampaignClosed(nation_id=nation.pk), by=by, via=via, at=at)
    operating.note("closed", nation, by=by, at=at)


def keep_those_of(account: User) -> None:
    """Let no campaign of an owner close for an unproved address any more; call it in public."""
    owned = Nation.objects.filter(
        memberships__account=account, memberships__role=Role.OWNER.value
    )
    owned.update(closes_unproved_at=None)


def close_unproved(*, at: dt.datetime) -> int:
    """Close campaigns none of whose owners proved an address in time; return how many."""
    with in_public():
        late = list(
            Nation.objects.filter(
                state=Nation.State.OPEN, live_at=None, closes_unproved_at__lt=at
            ).values_list("pk", flat=True)
        )
    crash_point("closing.listed")
    count = 0
    for number in late:
        # An operator closed it meanwhile: the others are closed all the same.
        with contextlib.suppress(operating.AlreadyClosed):
            count += _close_unproved(number, at=at)
    return count


def _close_unproved(number: int, *, at: dt.datetime) -> bool:
    """
    Close one, unless a proof, a suspension or going live came before; return whether it was.

    :raises AlreadyClosed: if it is closed.
    """
    with in_public(), transaction.atomic():
        nation = operating.locked(number)
        due_at = nation.closes_unproved_at
        if nation.is_suspended or nation.is_live or due_at is None or due_at >= at:
            return False
        if _has_proved_owner(nation):
            nation.closes_unproved_at = None
            nation.save(update_fields=["closes_unproved_at"])
            return False
        _end(nation, by=Actor.system(name="close_unproved"), via=SYSTEM, at=at)
    selectors.forget_hosts()
    return True


def _has_proved_owner(nation: Nation) -> bool:
    return User.objects.filter(
        memberships__nation=nation,
        memberships__role=Role.OWNER.value,
        email_proved_at__isnull=False,
    ).exists()
