"""
Many people at once: `identify` for a chunk of a list, in a handful of statements.

`list_matching` decides who is meant; `bring_in` writes what it decided and leaves before and
after in `kernel.changes`.
"""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection

from kernel.actor import Actor, Source
from kernel.changes import recording
from nations.people import homes, permissions
from nations.people.actions import Details
from nations.people.contact_points import phone
from nations.people.list_matching import Match, Matcher
from nations.people.matching import is_as_found
from nations.people.models import Address, Email, Person, Phone, Tagging
from nations.people.tags import tags_called

PERSON, EMAIL, PHONE = "people.Person", "people.Email", "people.Phone"
ADDRESS, TAG, TAGGING = "people.Address", "people.Tag", "people.Tagging"
# Follows from the taggings.
DERIVED = ("tag_ids",)
HOME = ("postcode", "given", "line1", "town")
NAMES = ("full_name", "given_name", "family_name")


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class BroughtIn:
    """The person's id for each row, in order, and which of them are new or got something."""

    ids: Sequence[int]
    created_ids: Sequence[int]
    touched_ids: Sequence[int]


def bring_in(
    rows: Sequence[tuple[Details, Details]],
    *,
    job_id: int,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> BroughtIn:
    """
    Find or make the person of each (kept, typed) row, and fill in what was not known.

    Filled fields are left alone, as in `identify`. Call it inside a transaction.

    :raises Refused: if this actor may not introduce people.
    """
    permissions.require_may_introduce(by)
    _queue_behind_the_same(rows)
    matches = Matcher().match(rows)
    while not _lock_known(matches):
        matches = Matcher().match(rows)
    writer = _Writer(job_id=job_id, by=by, via=via, at=at)
    created_ids = writer.add_people(matches)
    touched_ids = writer.fill_in(matches)
    return BroughtIn(
        ids=[_person(match).pk for match in matches],
        created_ids=created_ids,
        touched_ids=sorted(touched_ids - set(created_ids)),
    )


def _queue_behind_the_same(rows: Sequence[tuple[Details, Details]]) -> None:
    # As `identify` does for one; sorted, so that two lists can't wait for each other.
    words = sorted({kept.email.lower() or kept.phone for kept, _ in rows} - {""})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(current_schema() || word)) "
            "FROM unnest(%s::text[]) AS word",
            [words],
        )


def _lock_known(matches: Sequence[Match]) -> bool:
    """Lock who is known, and say whether they are still who they were matched as."""
    # Who is edited at the same moment is read again under the lock, so that nothing typed by
    # hand is written over.
    known = {one.known.person.pk: one.known for one in matches if one.known.person}
    rows = Person.objects.select_for_update().filter(pk__in=known)
    read_again = {person.pk: person for person in rows.order_by("pk")}
    for pk, person in read_again.items():
        matched, known[pk].person = known[pk].person, person
        if matched is None or not is_as_found(person, matched):
            return False
    return read_again.keys() == known.keys()


def _person(match: Match) -> Person:
    assert match.known.person is not None  # noqa: S101 - add_people made it
    return match.known.person


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Writer:
    """Writes a chunk's rows, each kind in one statement."""

    job_id: int
    by: Actor
    via: Source
    at: dt.datetime

    def add_people(self, matches: Sequence[Match]) -> list[int]:
        """Make the people who are new; return their ids."""
        new = [match for match in matches if match.is_new]
        for match in new:
            match.known.person = Person(
                created_at=self.at,
                full_name=match.kept.whole_name,
                given_name=match.kept.given_name,
                family_name=match.kept.family_name,
            )
        made = Person.objects.bulk_create([_person(match) for match in new])
        ids = [person.pk for person in made]
        recording.created(
            job_id=self.job_id, model=PERSON, ids=ids, root="id", leaving=DERIVED
        )
        return ids

    def fill_in(self, matches: Sequence[Match]) -> set[int]:
        """Add what these people lack; return the ids of those who got something."""
        return (
            self._names(matches)
            | self._emails(matches)
            | self._phones(matches)
            | self._addresses(matches)
            | self._tags(matches)
        )

    def _names(self, matches: Sequence[Match]) -> set[int]:
        touched: dict[int, Person] = {}
        for match in matches:
            person = _person(match)
            given = {"full_name": match.kept.whole_name}
            given["given_name"] = match.kept.given_name
            given["family_name"] = match.kept.family_name
            for field, value in given.items():
                if value and not getattr(person, field):
                    setattr(person, field, value)
                    touched[person.pk] = person
        before = recording.look(model=PERSON, ids=list(touched), leaving=DERIVED)
        if touched:
            Person.objects.bulk_update(touched.values(), NAMES)
        recording.changed(job_id=self.job_id, model=PERSON, before=before, root="id")
        return set(touched)

    def _emails(self, matches: Sequence[Match]) -> set[int]:
        said = [match for match in matches if match.kept.email]
        people = {_person(match).pk for match in said}
        known: dict[int, list[Email]] = defaultdict(list)
        for row in Email.objects.filter(person_id__in=people):
            known[row.person_id].append(row)
        new = []
        for match in said:
            person, address = _person(match), match.kept.email
            rows = known[person.pk]
            if any(row.address.lower() == address.lower() for row in rows):
                continue
            email = Email(
                person=person,
                address=address,
                is_primary=not any(row.is_primary for row in rows),
                source=self.via.channel.value,
                created_at=self.at,
            )
            rows.append(email)
            new.append(email)
        return self._created(EMAIL, Email.objects.bulk_create(new))

    def _phones(self, matches: Sequence[Match]) -> set[int]:
        said = [match for match in matches if match.kept.phone]
        people = {_person(match).pk for match in said}
        known: dict[int, list[Phone]] = defaultdict(list)
        for row in Phone.objects.filter(person_id__in=people):
            known[row.person_id].append(row)
        new = []
        for match in said:
            person, number = _person(match), match.kept.phone
            rows = known[person.pk]
            if any(row.number == number for row in rows):
                continue
            made = Phone(
                person=person,
                number=number,
                given=match.details.phone.strip()[:60] or number,
                kind=phone(number, country="GB")[1],
                is_primary=not any(row.is_primary for row in rows),
                source=self.via.channel.value,
                created_at=self.at,
            )
            rows.append(made)
            new.append(made)
        return self._created(PHONE, Phone.objects.bulk_create(new))

    def _addresses(self, matches: Sequence[Match]) -> set[int]:
        said = [
            match
            for match in matches
            if match.kept.postcode or match.kept.address or match.kept.town
        ]
        people = {_person(match).pk for match in said}
        rows = Address.objects.filter(person_id__in=people, kind=Address.Kind.PRIMARY)
        known = {row.person_id: row for row in rows}
        new: list[Address] = []
        filled: dict[int, Address] = {}
        for match in said:
            person, kept = _person(match), match.kept
            address = known.get(person.pk)
            if address is None:
                known[person.pk] = self._address(person, kept)
                new.append(known[person.pk])
            elif _fill_address(address, kept) and address.pk is not None:
                filled[address.pk] = address
        before = recording.look(model=ADDRESS, ids=list(filled))
        if filled:
            Address.objects.bulk_update(filled.values(), HOME)
        recording.changed(
            job_id=self.job_id, model=ADDRESS, before=before, root="person_id"
        )
        touched = {address.person_id for address in filled.values()}
        return self._created(ADDRESS, Address.objects.bulk_create(new)) | touched

    def _address(self, person: Person, kept: Details) -> Address:
        return Address(
            person=person,
            kind=Address.Kind.PRIMARY,
            **_home(kept),
            country=kept.country,
            source=self.via.channel.value,
            created_at=self.at,
        )

    def _tags(self, matches: Sequence[Match]) -> set[int]:
        said = [
            (_person(match).pk, word) for match in matches for word in match.kept.tags
        ]
        if not said:
            return set()
        tags, made = tags_called([word for _, word in said], at=self.at)
        recording.created(job_id=self.job_id, model=TAG, ids=made, root=None)
        wanted = dict.fromkeys((pk, tags[word]) for pk, word in said)
        people = {pk for pk, _ in said}
        has = set(
            Tagging.objects.filter(person_id__in=people).values_list(
                "person_id", "tag_id"
            )
        )
        new = [
            Tagging(
                person_id=pk,
                tag_id=tag_id,
                by_user_id=self.by.user_id,
                source=self.via.channel.value,
                job_id=self.job_id,
                tagged_at=self.at,
            )
            for pk, tag_id in wanted
            if (pk, tag_id) not in has
        ]
        touched = self._created(TAGGING, Tagging.objects.bulk_create(new))
        derive_tag_ids(touched)
        return touched

    def _created(
        self, model: str, rows: Sequence[Email | Phone | Address | Tagging]
    ) -> set[int]:
        ids = [row.pk for row in rows]
        recording.created(job_id=self.job_id, model=model, ids=ids, root="person_id")
        return {row.person_id for row in rows}


def _home(kept: Details) -> dict[str, str]:
    return homes.said(address=kept.address, town=kept.town, postcode=kept.postcode)


def _fill_address(address: Address, kept: Details) -> bool:
    """Fill what is empty of an address, unless the list means another home."""
    new = homes.news(address, _home(kept))
    if homes.is_another(address, new):
        return False
    for field, value in new.items():
        setattr(address, field, value)
    return bool(new)


def derive_tag_ids(person_ids: Iterable[int]) -> None:
    """Set people's tag_ids from their taggings, in one statement."""
    ids = list(person_ids)
    if not ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_person AS p SET tag_ids = ARRAY(SELECT t.tag_id "
            "FROM people_tagging AS t WHERE t.person_id = p.id ORDER BY t.tag_id) "
            "WHERE p.id = ANY(%s)",
            [ids],
        )
