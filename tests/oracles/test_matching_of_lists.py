"""The rows of one list meet each other as they would meet in two, or one by one."""

import random

import pytest
from django.db import transaction

from kernel.actor import Actor, Channel, Source
from kernel.jobs.actions import note_done
from nations.people.actions import Details, clean, identify
from nations.people.list_matching import Matcher
from nations.people.lists import bring_in
from nations.people.models import Person
from tests.conftest import NOON
from tests.oracles import record_rows

pytestmark = pytest.mark.usefixtures("nation")

HOW = {
    "by": Actor.system(name="oracle"),
    "via": Source(channel=Channel.IMPORT),
    "at": NOON,
}
HOME = "home@example.org"


def details(**said) -> Details:
    return Details(**{"country": "GB", **said})


def is_listed(row) -> bool:
    """External ids are in no list."""
    return not any("external_value" in said for said in row[1:])


def bring_list(rows) -> list[int]:
    """Return the person's id for each row of a list."""
    job = note_done(kind="oracle", subject_id=1, **HOW)
    cleaned = [(clean(row), row) for row in rows]
    return list(bring_in(cleaned, job_id=job.pk, **HOW).ids)


def by_name() -> dict[str, Person]:
    return {person.full_name: person for person in Person.objects.all()}


def numbered(ids) -> list[int]:
    """Return ids as numbers in the order in which they are met first."""
    first = {pk: number for number, pk in enumerate(dict.fromkeys(ids))}
    return [first[pk] for pk in ids]


class TestTwoRowsOfOneList:
    @pytest.mark.parametrize(
        "row", list(filter(is_listed, record_rows.SAME)), ids=lambda row: row[0]
    )
    def test_are_one_person(self, row):
        _, one, other = row

        ids = bring_list([details(**one), details(**other)])

        assert ids[0] == ids[1]
        assert Person.objects.count() == 1

    @pytest.mark.parametrize(
        "row", list(filter(is_listed, record_rows.DIFFERENT)), ids=lambda row: row[0]
    )
    def test_are_two_people(self, row):
        _, one, other = row

        ids = bring_list([details(**one), details(**other)])

        assert ids[0] != ids[1]
        assert Person.objects.count() == 2


class TestARowAtASharedMailbox:
    def test_is_whose_name_it_is_to_the_letter(self):
        bring_list([details(email=HOME, full_name="Jo Smith")])
        # Nobody's short form proves that they are the same: Jo was here, Joanna came by hand.
        joanna = Person.objects.create(full_name="Joanna Smith", created_at=NOON)
        joanna.emails.create(address=HOME, source="PANEL", created_at=NOON)

        bring_list(
            [details(email=HOME, full_name="Joanna Smith", phone="07700 900123")]
        )

        found = by_name()
        assert found["Joanna Smith"].phones.get().number == "+447700900123"
        assert not found["Jo Smith"].phones.exists()

    def test_is_whose_name_it_is_before_the_nameless_one(self):
        bring_list([details(email=HOME)])
        pat = Person.objects.create(full_name="Pat Lee", created_at=NOON)
        pat.emails.create(address=HOME, source="PANEL", created_at=NOON)

        assert bring_list([details(email=HOME, full_name="Pat Lee")]) == [pat.pk]
        assert sorted(by_name()) == ["", "Pat Lee"]

    def test_is_nobody_of_two_whom_it_can_mean(self):
        rows = [
            details(email=HOME, full_name=name)
            for name in ("Jane Smith", "John Smith", "J. Smith", "J. Smith")
        ]

        assert numbered(bring_list(rows)) == [0, 1, 2, 2]

    def test_is_who_those_were_merged_into(self):
        kept, between, gone = (
            Person.objects.create(full_name="Jo Lane", created_at=NOON)
            for _ in range(3)
        )
        gone.emails.create(address=HOME, source="PANEL", created_at=NOON)
        Person.objects.filter(pk=gone.pk).update(merged_into=between)
        Person.objects.filter(pk=between.pk).update(merged_into=kept)

        assert bring_list([details(email=HOME)]) == [kept.pk]

    def test_is_nobody_who_was_put_away(self):
        away = Person.objects.create(archived_at=NOON, created_at=NOON)
        away.emails.create(address=HOME, source="PANEL", created_at=NOON)

        assert bring_list([details(email=HOME)]) != [away.pk]


NAMES = [
    "",
    "Jo Smith",
    "Joanna Smith",
    "J. Smith",
    "John Smith",
    "Smith, Jo",
    "Pat Lee",
    "Patricia Lee",
    "Pat",
]


def rows_of(seed: int) -> list[Details]:
    """Return a list of a few households, whose people share mailboxes and phones."""
    pick = random.Random(seed)
    rows = []
    for _ in range(12):
        email = pick.choice(["", HOME, "HOME@example.org", "work@example.org"])
        phone = pick.choice(["", "07700 900123", "07700 900124"])
        name = pick.choice(NAMES)
        if email or phone or name:
            rows.append(details(email=email, phone=phone, full_name=name))
    return rows


def one_by_one(rows) -> list[int]:
    return [identify(details=row, **HOW).person.pk for row in rows]


def in_chunks(rows) -> list[int]:
    return [pk for at in range(0, len(rows), 4) for pk in bring_list(rows[at : at + 4])]


def on_trial(rows) -> list[int]:
    return [id(match.known) for match in Matcher().match([(clean(r), r) for r in rows])]


def outcome(way, rows) -> list[int]:
    """Return who is meant by each row, and leave nothing."""
    with transaction.atomic():
        ids = numbered(way(rows))
        transaction.set_rollback(True)
    return ids


class TestAList:
    @pytest.mark.parametrize("way", [bring_list, in_chunks, on_trial])
    def test_means_whom_its_rows_mean_one_by_one(self, way):
        differing = [
            seed
            for seed in range(60)
            if outcome(way, rows_of(seed)) != outcome(one_by_one, rows_of(seed))
        ]

        assert differing == []

    def test_is_matched_in_as_many_queries_however_long_it_is(
        self, django_assert_num_queries
    ):
        bring_list([details(email=HOME, full_name="Jo Smith")])
        rows = [details(email=f"p{n}@example.org", full_name="P") for n in range(300)]
        rows.append(details(email=HOME, full_name="Joanna Smith"))

        with django_assert_num_queries(2):
            Matcher().match([(clean(row), row) for row in rows])
