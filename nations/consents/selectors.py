"""What counts now: the newest entry per person, channel and purpose."""

from collections.abc import Collection, Iterable

from django.db.models.functions import Lower

from nations.consents.models import ConsentEntry
from nations.people.models import Device, Email

Channel, Purpose = ConsentEntry.Channel, ConsentEntry.Purpose


def newest_entry(
    person_id: int, *, channel: str = Channel.EMAIL, purpose: str = Purpose.UPDATES
) -> ConsentEntry | None:
    """Return the entry that counts, or null where the person never said anything."""
    return (
        ConsentEntry.objects.filter(
            person_id=person_id, channel=channel, purpose=purpose
        )
        .order_by("-at", "-pk")
        .first()
    )


def has_consent(
    person_id: int, *, channel: str = Channel.EMAIL, purpose: str = Purpose.UPDATES
) -> bool:
    """Return whether the person may be written to for this purpose."""
    entry = newest_entry(person_id, channel=channel, purpose=purpose)
    return entry is not None and entry.is_given


def left_by_themselves(
    person_ids: Collection[int],
    *,
    channel: str = Channel.EMAIL,
    purpose: str = Purpose.UPDATES,
) -> frozenset[int]:
    """
    Return those whose newest word is a no of their own, or somebody's who shares their address.

    A no to email is said of a mailbox: a list that calls its owner by another name finds it too.
    """
    ids = frozenset(person_ids)
    shares = _sharers(ids) if channel == Channel.EMAIL else {}
    rows = ConsentEntry.objects.filter(
        person_id__in=ids.union(*shares.values()), channel=channel, purpose=purpose
    )
    newest = rows.order_by("person_id", "-at", "-pk").distinct("person_id")
    left = frozenset(one.person_id for one in newest if one.is_own_no)
    return frozenset(pk for pk in ids if left & {pk, *shares.get(pk, ())})


def at_the_same_address(person_id: int, *, address: str | None = None) -> list[int]:
    """Return the person, and then whoever else has that address of theirs; null: any."""
    if address is None:
        shares = _sharers({person_id}).get(person_id, set())
    else:
        emails = Email.objects.annotate(lower=Lower("address"))
        rows = emails.filter(lower=address.lower())
        at_it = set(rows.values_list("person_id", flat=True))
        shares = at_it if person_id in at_it else set()
    return [person_id, *sorted(shares - {person_id})]


def address_for_letters(person_id: int) -> str:
    """Return the address a person is written to; empty: none."""
    primary = Email.objects.filter(person_id=person_id, is_primary=True)
    return primary.values_list("address", flat=True).first() or ""


def _sharers(person_ids: Collection[int]) -> dict[int, set[int]]:
    """Return for each person who else has one of their addresses; absent: nobody."""
    emails = Email.objects.annotate(lower=Lower("address"))
    theirs = emails.filter(person_id__in=person_ids).values("lower")
    at_address: dict[str, set[int]] = {}
    rows = emails.filter(lower__in=theirs).values_list("person_id", "lower")
    for person_id, address in rows:
        at_address.setdefault(address, set()).add(person_id)
    found: dict[int, set[int]] = {}
    for people in at_address.values():
        for person_id in people if len(people) > 1 else ():
            found.setdefault(person_id, set()).update(people)
    return found


def entries_of_kind(
    person_id: int, *, channel: str, purpose: str
) -> list[ConsentEntry]:
    """Return all that a person said for a channel and purpose, newest first."""
    rows = ConsentEntry.objects.filter(
        person_id=person_id, channel=channel, purpose=purpose
    )
    return list(rows.order_by("-at", "-pk")[:200])


def yes_behind(
    entries: Iterable[ConsentEntry], undone: Collection[int], unproved: Collection[int]
) -> bool:
    """
    Return whether a yes stands behind the newest words, where those are all taken back.

    `entries` newest first; taken back are the `undone` entries and each no that came from one of
    the `unproved` devices.
    """
    is_newest = True
    for entry in entries:
        if entry.is_given:
            return not is_newest
        is_newest = False
        if entry.pk not in undone and entry.source.get("device_id") not in unproved:
            return False
    return False


def unproved_devices(person_ids: Collection[int]) -> set[int]:
    """Return the devices on which one of their addresses was typed, and nothing more."""
    typed = Device.objects.filter(
        person_id__in=person_ids, proof=Device.Proof.TYPED
    ).values_list("pk", flat=True)
    return set(typed)


def entries_of(person_id: int) -> list[ConsentEntry]:
    """Return a person's whole ledger, newest first."""
    return list(
        ConsentEntry.objects.filter(person_id=person_id).order_by("-at", "-pk")[:200]
    )
