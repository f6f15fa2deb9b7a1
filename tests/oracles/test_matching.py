import pytest

from kernel.actor import Actor, Channel, Source
from kernel.jobs.actions import note_done
from nations.people.actions import Details, Identified, clean, identify
from nations.people.lists import bring_in
from nations.people.matching import is_same_name
from nations.people.models import Person, Proposal
from tests.conftest import NOON
from tests.oracles import name_rows, record_rows

in_a_nation = pytest.mark.usefixtures("nation")

LIST = (Actor.system(name="oracle"), Source(channel=Channel.IMPORT))
STRANGER = (Actor.visitor(), Source(channel=Channel.WEB))


def alone(who=LIST, **said) -> Identified:
    by, via = who
    given = {"country": "GB", **said}
    return identify(details=Details(**given), by=by, via=via, at=NOON)


def as_a_list(**said) -> Identified:
    """Bring somebody in by a list of one row."""
    if "external_system" in said:
        return alone(**said)  # no list has a column for it
    typed, (by, via) = Details(**{"country": "GB", **said}), LIST
    job = note_done(kind="oracle", subject_id=1, by=by, via=via, at=NOON)
    brought = bring_in([(clean(typed), typed)], job_id=job.pk, by=by, via=via, at=NOON)
    [person_id] = brought.ids
    return Identified(
        person=Person.objects.get(pk=person_id), is_new=person_id in brought.created_ids
    )


@pytest.fixture(params=[alone, as_a_list], ids=["alone", "as a list"])
def bring(request):
    """Who is meant is decided alike for one person and for the rows of a list."""
    return request.param


def named(row) -> str:
    return f"{row[0]} | {row[1]} | {row[2]}"


def people_made(bring, rows) -> dict[str, int]:
    """Bring in each row's two names at an address of its own; return how many people that made."""
    made = {}
    for at, row in enumerate(rows):
        before = Person.objects.count()
        bring(email=f"home{at}@example.org", full_name=row[0])
        bring(email=f"home{at}@example.org", full_name=row[1])
        made[named(row)] = Person.objects.count() - before
    return made


class TestOneNameWrittenTwice:
    @pytest.mark.parametrize("row", name_rows.SAME, ids=named)
    def test_is_the_same_name_either_way_round(self, row):
        one, other, _ = row

        assert is_same_name(one, other) is True
        assert is_same_name(other, one) is True

    @in_a_nation
    def test_is_one_person_at_one_address(self, bring):
        assert people_made(bring, name_rows.SAME) == dict.fromkeys(
            map(named, name_rows.SAME), 1
        )


class TestTwoNames:
    @pytest.mark.parametrize("row", name_rows.DIFFERENT, ids=named)
    def test_are_not_the_same_either_way_round(self, row):
        one, other, _ = row

        assert is_same_name(one, other) is False
        assert is_same_name(other, one) is False

    @in_a_nation
    def test_are_two_people_at_one_address(self, bring):
        assert people_made(bring, name_rows.DIFFERENT) == dict.fromkeys(
            map(named, name_rows.DIFFERENT), 2
        )


class TestAShortForm:
    def test_is_the_same_name(self):
        one, other, _ = name_rows.SHORT_FORM

        assert is_same_name(one, other) is True
        assert is_same_name(other, one) is True


@in_a_nation
class TestTwoRecords:
    @pytest.mark.parametrize("row", record_rows.SAME, ids=lambda row: row[0])
    def test_are_one_person(self, bring, row):
        _, one, other = row
        first = bring(**one)
        second = bring(**other)

        assert (second.person.pk, second.is_new) == (first.person.pk, False)
        assert Person.objects.count() == 1

    @pytest.mark.parametrize("row", record_rows.DIFFERENT, ids=lambda row: row[0])
    def test_are_two_people(self, bring, row):
        _, one, other = row
        first = bring(**one)
        second = bring(**other)

        assert second.is_new
        assert second.person.pk != first.person.pk
        assert Person.objects.count() == 2


@in_a_nation
class TestSeveralAtOneAddress:
    def test_are_each_found_by_their_own_name(self, bring):
        sam = bring(email="home@example.org", full_name="Sam Ortiz").person
        jo = bring(email="home@example.org", full_name="Jo Ortiz").person

        again = bring(email="home@example.org", full_name="Jo Ortiz")
        back = bring(email="home@example.org", full_name="Ortiz, Sam")

        assert (again.person.pk, back.person.pk) == (jo.pk, sam.pk)
        assert Person.objects.count() == 2

    def test_are_told_apart_from_a_third(self, bring):
        bring(email="home@example.org", full_name="Sam Ortiz")
        bring(email="home@example.org", full_name="Jo Ortiz")

        assert bring(email="home@example.org", full_name="Ada Ortiz").is_new

    def test_do_not_grow_by_the_address_alone(self, bring):
        bring(email="home@example.org", full_name="Sam Ortiz")
        bring(email="home@example.org", full_name="Jo Ortiz")
        first = bring(email="home@example.org")

        assert bring(email="home@example.org").person.pk == first.person.pk

    def test_are_neither_where_an_initial_could_mean_both(self, bring):
        bring(email="home@example.org", full_name="Jane Smith")
        bring(email="home@example.org", full_name="John Smith")

        first = bring(email="home@example.org", full_name="J. Smith")

        assert first.is_new
        again = bring(email="home@example.org", full_name="J. Smith")
        assert again.person.pk == first.person.pk

    def test_is_never_who_the_phone_of_another_says(self, bring):
        sam = bring(email="sam@example.org", full_name="Sam Ortiz").person
        bring(phone="07700 900123", full_name="Jo Lane")

        mixed = bring(
            email="sam@example.org", phone="07700 900123", full_name="Jo Lane"
        )

        assert mixed.person.pk != sam.pk


@in_a_nation
class TestOneWithSeveralAddresses:
    def test_is_found_by_each(self, bring):
        first = bring(
            external_system="van",
            external_value="7",
            email="sam@example.org",
            full_name="Sam Ortiz",
        )
        bring(
            external_system="van",
            external_value="7",
            email="sam@work.example.org",
            full_name="Sam Ortiz",
        )

        by_old, by_new = (
            bring(email="sam@example.org"),
            bring(email="SAM@work.example.org"),
        )

        assert {by_old.person.pk, by_new.person.pk} == {first.person.pk}
        addresses = first.person.emails.order_by("pk").values_list("address", flat=True)
        assert list(addresses) == ["sam@example.org", "sam@work.example.org"]
        assert first.person.emails.get(is_primary=True).address == "sam@example.org"

    def test_is_found_by_the_id_that_came_later(self, bring):
        first = bring(email="sam@example.org")
        bring(email="sam@example.org", external_system="van", external_value="7")

        found = bring(external_system="van", external_value="7")

        assert found.person.pk == first.person.pk


@in_a_nation
class TestWhoWasMerged:
    @pytest.mark.parametrize(
        "by",
        [
            {"email": "jo@example.org"},
            {"phone": "07700 900123"},
            {"external_system": "van", "external_value": "7"},
            {"email": "jo@example.org", "full_name": "Jo Lane"},
        ],
        ids=["email", "phone", "external id", "email and name"],
    )
    def test_is_the_one_they_were_merged_into(self, bring, by):
        kept = bring(email="joanna@example.org", full_name="Jo Lane").person
        between = bring(email="jl@example.org", full_name="Jo Lane").person
        gone = bring(
            email="jo@example.org",
            phone="07700 900123",
            external_system="van",
            external_value="7",
            full_name="Jo Lane",
        ).person
        Person.objects.filter(pk=gone.pk).update(merged_into=between)
        Person.objects.filter(pk=between.pk).update(merged_into=kept)

        found = bring(**by)

        assert (found.person.pk, found.is_new) == (kept.pk, False)
        assert Person.objects.count() == 3


FILLED = {
    "email": "sam@example.org",
    "phone": "07700 900123",
    "postcode": "TM2 4AB",
    "address": "1 Quay Street",
    "town": "Tarnmouth",
    "full_name": "Sam Ortiz",
}


def kept_of(person: Person) -> dict[str, object]:
    address = person.addresses.get()
    return {
        "full_name": Person.objects.get(pk=person.pk).full_name,
        "emails": [e.address for e in person.emails.order_by("pk")],
        "primary_phone": person.phones.get(is_primary=True).number,
        "postcode": address.postcode,
        "town": address.town,
        "line1": address.line1,
        "given": address.given,
    }


@in_a_nation
class TestAStrangersForm:
    @pytest.mark.parametrize(
        "typed",
        [
            {"postcode": "SW1A 1AA"},
            {"town": "Elsewhere"},
            {"address": "2 Other Road"},
            {"phone": "07700 900456"},
            {"full_name": "Sam O. Ortiz"},
            {"full_name": "SAM ORTIZ"},
            {"given_name": "Ortiz", "family_name": "Sam"},
            {"full_name": "Mallory Pryce"},
            {"full_name": "Mallory Pryce", "phone": "07700 900456"},
            {"full_name": "Sam Ortiz", "postcode": "SW1A 1AA", "town": "Elsewhere"},
        ],
        ids=str,
    )
    def test_overwrites_nothing_that_is_filled(self, typed):
        sam = alone(**FILLED).person
        before = kept_of(sam)

        alone(STRANGER, email="sam@example.org", **typed)

        assert kept_of(sam) == before

    @pytest.mark.parametrize(
        ("typed", "value"),
        [({"postcode": "SW1A 1AA"}, "SW1A 1AA"), ({"town": "Elsewhere"}, "Elsewhere")],
    )
    def test_leaves_what_differs_as_a_proposal(self, typed, value):
        sam = alone(**FILLED).person

        alone(STRANGER, email="sam@example.org", **typed)

        assert [p.value for p in sam.proposals.all()] == [value]

    def test_proposes_nothing_by_saying_the_same_again(self):
        alone(**FILLED)

        alone(STRANGER, **FILLED)

        assert not Proposal.objects.exists()

    @pytest.mark.parametrize("name", [{}, {"full_name": "Sam Ortiz"}], ids=str)
    def test_gives_nobody_else_an_address_to_prove_themselves_by(self, name):
        """A code to an address is proof (DESIGN 5.5): who adds theirs to Sam becomes Sam."""
        sam = alone(**FILLED).person

        alone(STRANGER, email="mallory@example.net", phone="07700 900123", **name)

        assert [e.address for e in sam.emails.all()] == ["sam@example.org"]

    def test_takes_no_primary_place(self):
        sam = alone(email="sam@example.org", full_name="Sam Ortiz").person

        alone(
            STRANGER,
            email="SAM@example.org",
            full_name="Sam Ortiz",
            phone="07700 900456",
        )

        assert sam.emails.get().address == "sam@example.org"

    def test_is_answered_alike_for_the_known_and_the_unknown(self):
        alone(**FILLED)

        known = alone(STRANGER, email="sam@example.org", full_name="Mallory Pryce")
        unknown = alone(STRANGER, email="new@example.org", full_name="Mallory Pryce")

        assert known.person.full_name == unknown.person.full_name == "Mallory Pryce"


@in_a_nation
class TestAnEmptyName:
    @pytest.mark.parametrize("empty", ["", " ", "\u00a0", "  \t "], ids=repr)
    def test_says_nothing_against_anybody(self, bring, empty):
        sam = bring(email="sam@example.org", full_name="Sam Ortiz").person

        found = bring(email="sam@example.org", full_name=empty)

        assert found.person.pk == sam.pk
        assert Person.objects.get().full_name == "Sam Ortiz"
