import pytest

from controlplane.models import WaitingStart
from controlplane.provisioning import campaigns, resemblance, waiting
from kernel import links
from kernel.actor import Actor, Channel, Source
from kernel.links import NameHoldsAddress
from tenants.accounts.models import User
from tenants.models import Kind, Nation
from tests.conftest import NOON
from tests.support.nations import nation_of

OFFICE = "Reads like a public office."
MIXED = "Mixes letters of several alphabets."


@pytest.mark.usefixtures("public")
class TestWhyLook:
    @pytest.mark.parametrize(
        "name",
        [
            "Leeds Council",
            "Council of Leeds",
            "Leeds C0uncil",
            "Leeds City Council News",
            "Electoral Comission of Great Britain",
            "Commission, Electoral",
            "Metropolitan Police Service",
            "NHS Tarnmouth",
            "HMRC",
            "Ministry of Ferries",
            "Returning Officer for Tarnmouth",
            "Home Office",
            "His Majesty’s Government",
            "LeedsCouncil",
        ],
    )
    def test_says_that_it_reads_like_an_office(self, name):
        assert resemblance.why_look(name) == OFFICE

    @pytest.mark.parametrize(
        "slug",
        [
            "electoral-comission",
            "leeds-council",
            "leedscouncil",
            "met-police",
            "my-nhs",
        ],
    )
    def test_says_so_of_the_address_too(self, slug):
        assert resemblance.why_look("Better Streets", slug) == OFFICE

    @pytest.mark.parametrize(
        "name",
        [
            "Роlice Federation of Kent",
            "\u0406nes Carter",
            "Jo C\u0430rter",
            "Α Better Town",
        ],
    )
    def test_says_that_alphabets_are_mixed(self, name):
        assert resemblance.why_look(name) == MIXED

    @pytest.mark.parametrize(
        "name",
        [
            "Calloway for Mayor Ines",
            "Ines Callaway 4 Mayor",
            "CALLOWAY INES",
            "1nes Calloway",
        ],
    )
    def test_says_whose_name_it_is_like_whatever_the_order(self, name):
        Nation.objects.filter(pk=nation_of("springfield").pk).update(
            name="Ines Calloway for Mayor"
        )

        assert resemblance.why_look(name) == "Reads like Ines Calloway for Mayor."

    def test_says_whose_name_the_address_is_like(self):
        Nation.objects.filter(pk=nation_of("springfield").pk).update(
            name="Ines Calloway for Mayor"
        )

        assert resemblance.why_look("Better Streets", "calloway-ines") == (
            "Reads like Ines Calloway for Mayor."
        )

    @pytest.mark.parametrize(
        "name",
        [
            "Priya Nair for Mayor",
            "Jo Carter for Council",
            "Jo Carter for the City Council",
            "Councillor Jo Carter",
            "Jo Carter for Parliament",
            "Save the Lido",
            "Łódź Razem",
            "Žižkov Občanům",
            "Ирина Петрова",
            "東京のみらい",
            "Hawaiʻi First",
            "Millers Lane",
            "Our campaign",
        ],
    )
    def test_leaves_others_alone(self, name):
        assert resemblance.why_look(name, "better-streets") == ""


HOLD_AN_ADDRESS = [
    "Win £500 now: www.evil.example/claim",
    "Go to https://x",
    "Claim at evil.com",
    "evil.co.uk for Mayor",
    "EVIL.COM",
    "evil．com",
    "write to jo@evil",
    "пример.рф",
]


class TestRequireNoAddress:
    @pytest.mark.parametrize("name", HOLD_AN_ADDRESS)
    def test_refuses_one(self, name):
        with pytest.raises(NameHoldsAddress):
            links.require_no_address(name)

    @pytest.mark.parametrize(
        "name",
        [
            "St. John’s Ward",
            "J.P. Carter",
            "Dr.Carter",
            "No. 7 Bus",
            "A.B.C.",
            "Jo 2.0",
            "Now. Here.",
        ],
    )
    def test_passes_what_is_only_a_dot(self, name):
        links.require_no_address(name)


@pytest.mark.usefixtures("public")
class TestOpening:
    @pytest.mark.parametrize("door", [campaigns.open_campaign, waiting.ask])
    def test_refuses_a_name_with_an_address_and_opens_nothing(self, door):
        owner = User.objects.create_user("jo@example.org")
        before = Nation.objects.count()

        with pytest.raises(NameHoldsAddress):
            door(
                opening=campaigns.Opening(
                    name=HOLD_AN_ADDRESS[0],
                    kind=Kind.ISSUE,
                    slug="better-streets",
                    country="GB",
                ),
                owner=owner,
                by=Actor.staff(account_id=owner.pk, user_id=None, permissions=()),
                via=Source(channel=Channel.WEB),
                at=NOON,
            )

        assert Nation.objects.count() == before
        assert not WaitingStart.objects.exists()
