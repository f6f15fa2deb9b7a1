import pytest

from kernel.actor import Actor, Channel, Source
from nations.people.actions import Details, NotAnExternalId, identify
from nations.people.contact_points import NotAName
from nations.people.models import ExternalId, Person, Tag
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("nation")


def bring(**said):
    return identify(
        details=Details(email="ada@example.org", country="GB", **said),
        by=Actor.system(name="tests"),
        via=Source(channel=Channel.IMPORT),
        at=NOON,
    ).person


class TestIdentify:
    @pytest.mark.parametrize(
        "said",
        [
            {"given_name": "x" * 151},
            {"family_name": "x" * 151},
            {"given_name": "x" * 150, "family_name": "y" * 150},
            {"full_name": "x" * 301},
        ],
        ids=["given name", "family name", "both", "full name"],
    )
    def test_refuses_a_name_that_is_too_long_and_says_so(self, said):
        with pytest.raises(NotAName) as refusal:
            bring(**said)

        assert refusal.value.sentence == "That name is too long to keep. Shorten it."
        assert not Person.objects.exists()

    @pytest.mark.parametrize(
        "said",
        [
            {"external_system": "van", "external_value": "7" * 121},
            {"external_system": "v" * 41, "external_value": "7"},
        ],
        ids=["value", "system"],
    )
    def test_refuses_an_external_id_that_is_too_long(self, said):
        with pytest.raises(NotAnExternalId):
            bring(**said)

        assert not Person.objects.exists()

    def test_keeps_what_there_is_just_room_for(self):
        said = {"given_name": "x" * 150, "family_name": "y" * 149, "town": "t" * 100}
        ids = {"external_system": "v" * 40, "external_value": "7" * 120}

        ada = bring(**said, **ids, tags=("t" * 80,))

        assert ada.full_name == f"{'x' * 150} {'y' * 149}"
        home = ada.addresses.get()
        assert (home.town, home.given) == ("t" * 100, "")
        assert ExternalId.objects.get().value == "7" * 120
        assert Tag.objects.get().name == "t" * 80

    def test_puts_each_tag_once(self):
        ada = bring(tags=("ΝΙΚΟΣ", "bus", "Bus", " "))
        bring(tags=("BUS",))

        ada.refresh_from_db()
        assert sorted(Tag.objects.values_list("name", flat=True)) == ["bus", "ΝΙΚΟΣ"]
        assert ada.tag_ids == sorted(Tag.objects.values_list("pk", flat=True))
