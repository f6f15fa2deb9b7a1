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
            "Nat1onal Health Serv1ce",
            "Natlonal Health Servlce",
            "M1n1stry of Ferries",
            "Hom3 0ffice",
            "N.H.S. Trust",
            "N H S",
            "NH S Trust",
            "N.H.5.",
            "Save a N.H.S.",
            "H.M.R.C",
            "M i n i s t r y of Health",
            "Mi ni st ry of Health",
            "Min-istry of Health",
            "C i t y  H a l l",
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
            "Ines Ca11oway",
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
            "Councillor-led Leeds",
            "Jo Carter for City-Council",
            "A.B. Miller",
            "J. P. Carter",
            "Vote no on HS 2",
            "Feminist Rye",
            "Ward 17",
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


class TestIsSame:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Ministry of Beta", "ministry  of BETA."),
            ("Ministry of Beta", "Beta Ministry"),
            ("Ministry of Beta", "M1nistry-of-Beta"),
            ("Ministry of Beta", "MinistryofBeta"),
            ("Straße 1", "STRASSE I"),
            ("🌹", "🌹"),
        ],
    )
    def test_looks_past_case_spaces_order_and_look_alike_signs(self, one, other):
        assert resemblance.is_same(one, other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Ministry of Beta", "Beta"),
            ("Mayor of Tarnmouth", "Tarnmouth"),
            ("Ward 6", "Ward 9"),
            ("🌹", "🌻"),
            ("🌹", "Beta"),
        ],
    )
    def test_tells_others_apart(self, one, other):
        assert not resemblance.is_same(one, other)


HOLD_AN_ADDRESS = [
    "Win £500 now: www.evil.example/claim",
    "Go to https://x",
    "Claim at evil.com",
    "evil.co.uk for Mayor",
    "EVIL.COM",
    "evil．com",
    "write to jo@evil",
    "пример.рф",
    "пример.xn--p1ai",
    "Win a prize t.co/Ab3dE",
    "x.com/evil now",
    "X.COM",
    "a.b.com",
    "rev.com/claim",
    "mr.com",
    "st.co.uk",
    "x.company/claim",
    "x.unheard/claim",
    "192.168.1.1/x",
    "See 10.0.0.1.",
    "evil\u200b.com",
    "e\u200bvil.c\u00adom",
    "evil\ufe0f.com",
    "evil\u2024com",
    "evil。com",
    "evil.com_",
    "evil.com:8000",
]


class TestRequireNoAddress:
    @pytest.mark.parametrize("name", HOLD_AN_ADDRESS, ids=ascii)
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
            "Rev. Ann Lee",
            "Rev.Ann Lee",
            "St. Ives",
            "St.Ives",
            "Dr. Who",
            "Dr.A.Carter",
            "Vote 4.5% now",
            "A.B. Miller",
            "A.B.Miller",
            "J.R.R.Tolkien",
            "No. 10",
            "No.10",
            "24/7 buses",
            "and/or",
            "£1.50 fares",
            "1.5.2027",
            "U.S.A. Friends",
            "Mr. & Mrs. Oak",
            "A. Smith/B. Jones",
            "A.Carter: vote",
            "Jo Carter B.Sc.",
            "Ratio 3:1",
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
