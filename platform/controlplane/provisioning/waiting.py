"""
Campaigns asked for faster than schemas are built: they stand in line, and a worker opens them.

Nobody's request waits for a schema: the screen says how many are before it and asks again.
"""

import datetime as dt

from celery import current_app
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from controlplane.models import WaitingStart
from controlplane.provisioning import campaigns, names
from controlplane.provisioning.countries import UnknownCountry
from kernel import queue
from kernel.actor import Actor, ActorKind, Channel, Source
from kernel.clearing import clear_away
from kernel.crash import crash_point
from kernel.permissions import Refused, Role
from tenants import slugs
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import Kind, Membership

# A worker that took one up and hasn't opened it by then has died.
TAKEN_FOR = dt.timedelta(seconds=30)
KEPT_FOR = dt.timedelta(days=2)
_NOT_OPENED = Q(nation_id=None, refused="")
_VIA = Source(channel=Channel.WEB)


def ask(
    *,
    opening: campaigns.Opening,
    owner: User,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> WaitingStart:
    """
    Put a campaign in line and wake a worker.

    :raises Refused: if a visitor without an account asks.
    :raises SlugRefused: if the address can't be used.
    :raises NameMissing, NameTooLong, NotAName, NameHoldsAddress: as `names.checked`.
    """
    if by.kind is not ActorKind.STAFF:
        raise Refused("Give your email first.")
    name = names.checked(opening.name)
    with in_public():
        slugs.check(opening.slug)
        start = WaitingStart.objects.create(
            account=owner,
            name=name,
            kind=opening.kind.value,
            slug=opening.slug,
            country=opening.country,
            charity_number=opening.charity_number,
            asked_at=at,
            asked_behind=WaitingStart.objects.filter(_NOT_OPENED).count(),
        )
    wake()
    return start


def wake() -> None:
    """Wake a worker for the line and the pool; of no effect where one is on its way."""
    task = current_app.tasks[campaigns.REFILL_TASK]
    transaction.on_commit(lambda: queue.wake(task, schema="public", queue="platform"))


def is_anyone() -> bool:
    """Return whether somebody stands in line."""
    with in_public():
        return WaitingStart.objects.filter(_NOT_OPENED).exists()


def get_start(*, pk: int, account_id: int) -> WaitingStart:
    """
    Return what this account asked for.

    :raises WaitingStart.DoesNotExist: if it asked for no such thing, or has it.
    """
    with in_public():
        return WaitingStart.objects.select_related("account").get(
            pk=pk, account_id=account_id
        )


def forget(start: WaitingStart) -> None:
    """Delete what stood in line: its asker has got there, or read why not."""
    with in_public():
        start.delete()


def count_before(start: WaitingStart) -> int:
    """Return how many are to be opened before this one."""
    with in_public():
        return WaitingStart.objects.filter(_NOT_OPENED, pk__lt=start.pk).count()


def open_all() -> int:
    """Open whoever stands in line, the first first; return how many. Two workers share it."""
    opened = 0
    while _open_next():
        opened += 1
    return opened


def forget_old(*, at: dt.datetime) -> int:
    """Delete what nobody came back for; return how many."""
    with in_public():
        return clear_away(WaitingStart.objects.filter(asked_at__lt=at - KEPT_FOR))


def _take_up() -> WaitingStart | None:
    now = timezone.now()
    free = Q(taken_at=None) | Q(taken_at__lt=now - TAKEN_FOR)
    with in_public(), transaction.atomic():
        start = (
            WaitingStart.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(_NOT_OPENED, free)
            .select_related("account")
            .order_by("pk")
            .first()
        )
        if start is not None:
            start.taken_at = now
            start.save(update_fields=["taken_at"])
    return start


def _open_next() -> bool:
    start = _take_up()
    if start is None:
        return False
    try:
        nation_id = _opened_before(start) or _open(start)
    except (slugs.SlugRefused, UnknownCountry) as refusal:
        _note(start, refused=refusal.sentence[:200])
    else:
        crash_point("waiting.opened")
        _note(start, nation_id=nation_id)
    return True


def _note(start: WaitingStart, **said: object) -> None:
    with in_public():
        WaitingStart.objects.filter(pk=start.pk).update(**said)


def _opened_before(start: WaitingStart) -> int | None:
    """Return the nation that a worker opened for it just before it died; null: none."""
    with in_public():
        return (
            Membership.objects.filter(
                account_id=start.account_id,
                role=Role.OWNER.value,
                nation__domains__domain=slugs.host_of(start.slug),
                nation__opened_at__gte=start.asked_at,
            )
            .values_list("nation_id", flat=True)
            .first()
        )


def _open(start: WaitingStart) -> int:
    nation = campaigns.open_campaign(
        opening=campaigns.Opening(
            name=start.name,
            kind=Kind(start.kind),
            slug=start.slug,
            country=start.country,
            charity_number=start.charity_number,
        ),
        owner=start.account,
        by=Actor.staff(account_id=start.account_id, user_id=None, permissions=()),
        via=_VIA,
        at=timezone.now(),
        asked_at=start.asked_at,
    )
    return int(nation.pk)
