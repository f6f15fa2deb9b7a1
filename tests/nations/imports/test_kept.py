"""What an import keeps of each cell."""

import pytest

from kernel.actor import Actor, Channel, Source
from nations.imports import actions
from nations.imports.models import RefusedRow
from nations.people.actions import Details, identify, tag_person
from nations.people.models import Person, Tag
from tests.conftest import NOON
from tests.nations.imports.test_undo import bring, state, take_back

pytestmark = pytest.mark.usefixtures("nation")

BY = Actor.system(name="tests")
VIA = Source(channel=Channel.IMPORT)
NONE = actions.Consent(agreed=actions.Agreed.NONE)
HEAD = "Email,First name,Address,Town,Postcode,Tags\n"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def import_rows(*rows):
    return bring(HEAD + "".join(f"{row}\n" for row in rows), consent=NONE)


def known(**said):
    details = Details(country="GB", **said)
    return identify(details=details, by=BY, via=VIA, at=NOON).person


def home(person):
    address = person.addresses.get()
    return address.given, address.line1, address.town, address.postcode


class TestATown:
    def test_is_kept_without_an_address_or_a_postcode(self):
        import_rows("ada@example.org,Ada,,Tarnmouth,,")

        assert home(Person.objects.get()) == ("", "", "Tarnmouth", "")

    def test_goes_again_when_the_import_is_undone(self):
        known(email="ada@example.org")
        before = state()
        job = import_rows(
            "ada@example.org,Ada,,Tarnmouth,,", "ben@example.org,Ben,,Elsewhere,,"
        )

        take_back(job)

        assert state() == before

    def test_fills_an_address_that_had_none(self):
        ada = known(email="ada@example.org", postcode="TM2 4AB")
        before = state()
        job = import_rows("ada@example.org,,,Tarnmouth,,")

        assert home(ada) == ("", "", "Tarnmouth", "TM2 4AB")
        take_back(job)
        assert state() == before

    def test_of_another_home_brings_nothing_of_it(self):
        ada = known(email="ada@example.org", town="Tarnmouth")

        import_rows("ada@example.org,,2 Other Road,Elsewhere,SW1A 1AA,")

        assert home(ada) == ("", "", "Tarnmouth", "")

    @pytest.mark.parametrize("way", [known, None], ids=["alone", "a list"])
    def test_too_long_for_its_place_stands_whole_in_the_address(self, way):
        town = "Llan" * 30
        if way:
            way(email="ada@example.org", address="1 Quay Street", town=town)
        else:
            import_rows(f"ada@example.org,,1 Quay Street,{town},,")

        whole = f"1 Quay Street, {town}"
        assert home(Person.objects.get()) == (whole, whole, town[:100], "")


class TestATag:
    @pytest.mark.parametrize(
        ("first", "again"),
        [("ΝΙΚΟΣ", "ΝΙΚΟΣ"), ("İzmir", "İzmir"), ("Straße", "STRAßE"), ("Bus", "BUS")],
    )
    def test_is_one_in_every_list_whatever_its_capitals(self, first, again):
        import_rows(f"ada@example.org,,,,,{first}")
        import_rows(f"ben@example.org,,,,,{again}", f"ada@example.org,,,,,{again}")

        [tag] = Tag.objects.all()
        assert tag.name == first
        assert [p.tag_ids for p in Person.objects.all()] == [[tag.pk]] * 2

    def test_is_one_within_a_list(self):
        import_rows("ada@example.org,,,,,ΝΙΚΟΣ;bus", "ben@example.org,,,,,ΝΙΚΟΣ;BUS")

        assert sorted(Tag.objects.values_list("name", flat=True)) == ["bus", "ΝΙΚΟΣ"]

    @pytest.mark.parametrize("word", ["ΝΙΚΟΣ", "İzmir", "bus"])
    def test_put_by_hand_is_the_list_s(self, word):
        import_rows(f"ada@example.org,,,,,{word}")
        ada = Person.objects.get()

        tag = tag_person(person_id=ada.pk, name=word, by=BY, via=VIA, at=NOON)

        assert tag == Tag.objects.get()
        assert ada.taggings.count() == 1

    def test_that_was_there_before_stays_when_the_import_is_undone(self):
        tag_person(
            person_id=known(email="ada@example.org").pk,
            name="Bus",
            by=BY,
            via=VIA,
            at=NOON,
        )
        job = import_rows("ben@example.org,,,,,bus;doors")

        take_back(job)

        assert [tag.name for tag in Tag.objects.all()] == ["Bus"]


class TestANameThatIsTooLong:
    def test_is_refused_with_its_reason(self):
        import_rows(f"ada@example.org,{'x' * 151},,,,", "ben@example.org,Ben,,,,")

        assert [p.full_name for p in Person.objects.all()] == ["Ben"]
        refused = RefusedRow.objects.get()
        assert (refused.line, refused.reason) == (
            2,
            "That name is too long to keep. Shorten it.",
        )
