"""What counts now: the newest entry per person, channel and purpose."""

from nations.consents.models import ConsentEntry

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
    person_id: int, *, channel: str = Channel.EMAIL, purpose: str = Purpose.UPDATES
) -> bool:
    """Return whether the newest thing the person said is a no of their own."""
    entry = newest_entry(person_id, channel=channel, purpose=purpose)
    return entry is not None and entry.is_own_no


def entries_of_kind(entry: ConsentEntry) -> list[ConsentEntry]:
    """Return all that its person said for its channel and purpose, newest first."""
    rows = ConsentEntry.objects.filter(
        person_id=entry.person_id, channel=entry.channel, purpose=entry.purpose
    )
    return list(rows.order_by("-at", "-pk")[:200])


def entries_of(person_id: int) -> list[ConsentEntry]:
    """Return a person's whole ledger, newest first."""
    return list(
        ConsentEntry.objects.filter(person_id=person_id).order_by("-at", "-pk")[:200]
    )
