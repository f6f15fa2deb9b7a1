"""
Mailboxes that were left: a no that stays with the address, whatever staff do with its row.

Who may was asked by the action around them.
"""

import datetime as dt
from collections.abc import Collection

from django.db.models.functions import Lower

from nations.consents.models import LeftMailbox
from nations.people.models import Email


def leave(
    person_id: int, *, address: str | None, purpose: str, at: dt.datetime
) -> bool:
    """
    Note that a mailbox of a person was left, or (null) each of theirs; say whether that is new.

    One that was left before keeps its day: what undoes this leaves that.
    """
    theirs = _addresses_of([person_id])
    left = [one for one in theirs if address is None or one == address.lower()]
    return leave_addresses(left, purpose=purpose, at=at)


def leave_addresses(left: Collection[str], *, purpose: str, at: dt.datetime) -> bool:
    """Note that these mailboxes (in small letters) were left; say whether that is new of any."""
    rows = LeftMailbox.objects.filter(purpose=purpose, address__in=left)
    known = set(rows.values_list("address", flat=True))
    LeftMailbox.objects.bulk_create(
        [
            LeftMailbox(address=one, purpose=purpose, at=at)
            for one in left
            if one not in known
        ],
        # Somebody else who shares it left in the same moment.
        ignore_conflicts=True,
    )
    return not known.issuperset(left)


def undo(
    person_ids: Collection[int],
    *,
    addresses: Collection[str],
    purpose: str,
    moments: Collection[dt.datetime],
) -> None:
    """
    Forget which of these `addresses` (in small letters) were left in these moments, where they
    are still these people's.
    """
    theirs = _addresses_of(person_ids).intersection(addresses)
    left = LeftMailbox.objects.filter(purpose=purpose, address__in=theirs)
    left.filter(at__in=moments).delete()


def come_back(address: str, *, purpose: str) -> bool:
    """Forget that a mailbox was left, now that its reader says yes; say whether it had been."""
    left = LeftMailbox.objects.filter(purpose=purpose, address=address.lower())
    deleted, _ = left.delete()
    return deleted > 0


def _addresses_of(person_ids: Collection[int]) -> set[str]:
    rows = Email.objects.filter(person_id__in=person_ids)
    return set(rows.annotate(lower=Lower("address")).values_list("lower", flat=True))
