"""What counts now: the newest entry per person, channel and purpose."""

from collections.abc import Collection, Iterable

from django.db.models.functions import Lower

from kernel.actor import Channel as Way
from kernel.actor import Source
from nations.consents.models import ConsentEntry, LeftMailbox
from nations.people.models import Device, Email

Channel, Purpose = ConsentEntry.Channel, ConsentEntry.Purpose
PROVED = (Device.Proof.LINK, Device.Proof.CODE)
_STRENGTH = {"": 0} | {proof.value: at for at, proof in enumerate(Device.Proof, 1)}


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
    """
    Return whether the person may be written to for this purpose.

    Nobody is at a mailbox that was left, whatever they said themselves: it may have been put on
    them since.
    """
    entry = newest_entry(person_id, channel=channel, purpose=purpose)
    if entry is None or not entry.is_given:
        return False
    return channel != Channel.EMAIL or left_mailbox(person_id, purpose=purpose) is None


def left_mailbox(
    person_id: int, *, purpose: str = Purpose.UPDATES
) -> LeftMailbox | None:
    """Return the mailbox a person's letters would go to, if it was left; null: it was not."""
    emails = Email.objects.annotate(lower=Lower("address"))
    theirs = emails.filter(person_id=person_id, is_primary=True)
    left = LeftMailbox.objects.filter(purpose=purpose)
    return left.filter(address__in=theirs.values("lower")).first()


def left_addresses(
    addresses: Collection[str], *, purpose: str = Purpose.UPDATES
) -> frozenset[str]:
    """Return which of these addresses, in small letters, are of a mailbox that was left."""
    left = LeftMailbox.objects.filter(purpose=purpose, address__in=addresses)
    return frozenset(left.values_list("address", flat=True))


def left_by_themselves(
    person_ids: Collection[int],
    *,
    channel: str = Channel.EMAIL,
    purpose: str = Purpose.UPDATES,
) -> frozenset[int]:
    """
    Return those whose newest word is a no of their own, or somebody's who shares their address.

    A no to email is said of a mailbox: a list that calls its owner by another name finds it too,
    and so does one that comes after staff changed the owner's address.
    """
    ids = frozenset(person_ids)
    is_email = channel == Channel.EMAIL
    shares = _sharers(ids) if is_email else {}
    at_left = _at_left_mailboxes(ids, purpose=purpose) if is_email else frozenset()
    rows = ConsentEntry.objects.filter(
        person_id__in=ids.union(*shares.values()), channel=channel, purpose=purpose
    )
    newest = rows.order_by("person_id", "-at", "-pk").distinct("person_id")
    left = frozenset(one.person_id for one in newest if one.is_own_no)
    return at_left.union(pk for pk in ids if left & {pk, *shares.get(pk, ())})


def _at_left_mailboxes(person_ids: Collection[int], *, purpose: str) -> frozenset[int]:
    left = LeftMailbox.objects.filter(purpose=purpose).values("address")
    emails = Email.objects.annotate(lower=Lower("address"))
    rows = emails.filter(person_id__in=person_ids, lower__in=left)
    return frozenset(rows.values_list("person_id", flat=True))


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


def written_to(person_ids: Collection[int]) -> list[str]:
    """Return the addresses, in small letters, that letters to these people go to."""
    emails = Email.objects.annotate(lower=Lower("address"))
    rows = emails.filter(person_id__in=person_ids, is_primary=True)
    return sorted(set(rows.values_list("lower", flat=True)))


def still_at(addresses: Collection[str], *, written_to: Collection[str]) -> set[int]:
    """
    Return who has one of these addresses and is written to at one of the others; all are in small
    letters, and often the same one.
    """
    emails = Email.objects.annotate(lower=Lower("address"))
    theirs = emails.filter(is_primary=True, lower__in=written_to)
    rows = emails.filter(lower__in=addresses, person_id__in=theirs.values("person_id"))
    return set(rows.values_list("person_id", flat=True))


def mailboxes_left(
    person_id: int, *, address: str | None = None, is_proved: bool
) -> list[str]:
    """
    Return the mailboxes (in small letters) that a person leaves: see `actions.leave_mailbox`.

    Proved, it is the `address`, or (null) each of theirs; else the one letters go to.
    """
    emails = Email.objects.filter(person_id=person_id).annotate(lower=Lower("address"))
    if not is_proved:
        emails = emails.filter(is_primary=True)
    elif address is not None:
        emails = emails.filter(lower=address.lower())
    return list(emails.order_by("pk").values_list("lower", flat=True))


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


def taken_back(
    entries: Iterable[ConsentEntry], undone: Collection[int], others: Collection[int]
) -> list[ConsentEntry]:
    """
    Return the newest words where a yes stands behind them and all are taken back; else nothing.

    `entries` newest first; taken back are the `undone` entries, and the `others`.
    """
    ended: list[ConsentEntry] = []
    for entry in entries:
        if entry.is_given:
            return ended
        if entry.pk not in undone and entry.pk not in others:
            return []
        ended.append(entry)
    return []


def proof_of(person_id: int, via: Source) -> str:
    """Return what shows that this way is the person's; empty: nothing."""
    if via.device_id is None:
        # Without a device it came by the link of a letter that only the mailbox's reader has.
        return Device.Proof.LINK if via.channel is Way.MAIL else ""
    device = Device.objects.filter(pk=via.device_id, person_id=person_id)
    return device.values_list("proof", flat=True).first() or ""


def has_proved(person_id: int, via: Source, address: str) -> bool:
    """
    Return whether this way has shown that whoever comes by it reads an address.

    A device is known to have proved one of theirs, not which: it has to be the only one.
    """
    if proof_of(person_id, via) not in PROVED:
        return False
    return mailboxes_left(person_id, is_proved=True) == [address.lower()]


def has_said_yes_by(
    device_id: int, entries: Iterable[ConsentEntry], *, proof: str
) -> bool:
    """
    Return whether a device said yes, proved as well as now, and nobody said no since.

    `entries` newest first.
    """
    for entry in entries:
        if not entry.is_given:
            return False
        is_theirs = entry.source.get("device_id") == device_id
        if is_theirs and _STRENGTH[entry.proof] >= _STRENGTH[proof]:
            return True
    return False


def proved_yes_count(person_id: int) -> int:
    """Return how often a yes to email came from whoever reads the person's mailbox."""
    said = ConsentEntry.objects.filter(person_id=person_id, channel=Channel.EMAIL)
    return said.filter(is_given=True, proof__in=PROVED).count()


def strangers_noes(
    person_id: int, *, addresses: Collection[str], channel: str, purpose: str
) -> set[int]:
    """
    Return a person's noes that anybody who typed one of these addresses could have said.

    None is one of a device that has proved something, then or since, nor one by which another
    mailbox was left: that one's reader said it.
    """
    typed = Device.objects.filter(person_id=person_id, proof=Device.Proof.TYPED)
    devices = set(typed.values_list("pk", flat=True))
    others = LeftMailbox.objects.filter(purpose=purpose).exclude(address__in=addresses)
    noes = ConsentEntry.objects.filter(
        person_id=person_id, channel=channel, purpose=purpose, is_given=False
    )
    open_noes = noes.exclude(proof__in=PROVED).exclude(at__in=others.values("at"))
    return {one.pk for one in open_noes if one.source.get("device_id") in devices}
