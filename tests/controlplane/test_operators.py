import datetime as dt
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from controlplane import cli
from controlplane.console import health, operators, tokens
from controlplane.provisioning import campaigns
from kernel.audit.models import AuditEntry
from kernel.mail.models import Message
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import Nation
from tests.conftest import NOON
from tests.support.nations import nation_of


def line(**said):
    given = {"label": "Mail", "words": "12 handed over", "is_well": True}
    return health.Line(**{**given, "proved_at": None, **said})


class TestSentence:
    def test_says_that_all_is_well_in_numbers(self):
        assert health.sentence([line()], total=1214, today=3) == (
            "All well.",
            "1,214 campaigns, 3 opened today.",
        )

    def test_names_what_needs_somebody(self):
        trouble = line(words="2 stuck", is_well=False)

        assert health.sentence([trouble, line()], total=1, today=0) == (
            "1 thing needs you:",
            "mail, 2 stuck.",
        )


@pytest.mark.usefixtures("public")
class TestLines:
    def test_puts_trouble_first(self):
        now = timezone.now()
        Message.objects.all().delete()

        labels = [one.label for one in health.lines(at=now) if not one.is_well]

        assert [one.label for one in health.lines(at=now)][: len(labels)] == labels

    def test_says_that_mail_was_never_proved_where_none_was_handed_over(self):
        Message.objects.all().delete()

        mail = next(
            one for one in health.lines(at=timezone.now()) if one.label == "Mail"
        )

        assert mail == line(words="0 letters handed over in a day")


def text_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def operator(db):
    """A client signed in as an operator of the platform."""
    with in_public():
        account = User.objects.create_user(
            "op@example.org",
            name="Lena Kovač",
            is_operator=True,
            email_proved_at=timezone.now(),
        )
    token = tokens.mint(
        tokens.Purpose.LOGIN_LINK,
        account_id=account.pk,
        nation_id=None,
        at=timezone.now(),
    )
    client = Client(headers={"host": settings.PLATFORM_DOMAIN})
    client.post("/sign-in/link/", {"token": token})
    return client


class TestConsole:
    def test_keeps_who_opened_a_card_once_in_ten_minutes_and_shows_it_again(
        self, operator
    ):
        number = nation_of("springfield").pk

        assert operator.get("/operators/").context["last"] is None
        for _ in range(2):
            page = operator.get(f"/operators/{number}/")

        [entry] = page.context["history"]
        assert (str(entry["who"]), entry["what"]) == ("Lena Kovač", "opened this card")
        assert operator.get("/operators/").context["last"]["nation"].pk == number

    def test_keeps_another_look_after_ten_minutes(self, operator):
        number = nation_of("springfield").pk
        operator.get(f"/operators/{number}/")
        with in_public():
            before = timezone.now() - dt.timedelta(minutes=11)
            AuditEntry.objects.filter(action=operators.LOOKED).update(at=before)

        operator.get(f"/operators/{number}/")

        with in_public():
            assert AuditEntry.objects.filter(action=operators.LOOKED).count() == 2

    def test_finds_campaigns_by_what_is_typed(self, operator):
        found = operator.get("/operators/?q=springf").context["page"]

        assert [nation.name for nation in found] == ["Springfield"]

    @pytest.mark.parametrize(
        ("fields", "standing"),
        [
            ({}, "live"),
            ({"live_at": None}, "private"),
            ({"look": Nation.Look.WAITING}, "waits"),
            (
                {"state": Nation.State.SUSPENDED, "suspended_reason": "Rule 3: spam"},
                "suspended",
            ),
        ],
        ids=lambda said: said if isinstance(said, str) else "",
    )
    def test_says_how_a_campaign_stands_in_one_word_everywhere(
        self, operator, capsys, fields, standing
    ):
        number = nation_of("springfield").pk
        with in_public():
            Nation.objects.filter(pk=number).update(
                **{"opened_at": timezone.now(), "live_at": NOON} | fields
            )

        today = text_of(operator.get("/operators/")).partition("Opened today")[2]
        search = text_of(operator.get("/operators/?q=springf"))
        card = text_of(operator.get(f"/operators/{number}/"))
        cli.main(["nation", "list"])

        assert re.findall(r"<span>\d\d:\d\d, (\w+)</span>", today) == [standing]
        for page in (search, card):
            assert re.findall(r'<span class="pill[ a-z]*">(\w+)</span>', page) == [
                standing
            ]
        assert f"\tspringfield\t{standing}\t" in capsys.readouterr().out

    def test_shows_what_waits_for_a_look(self, operator):
        with in_public():
            Nation.objects.filter(pk=nation_of("springfield").pk).update(
                look=Nation.Look.WAITING, look_reason="Reads like Shelbyville."
            )

        page = operator.get("/operators/")

        assert [nation.name for nation in page.context["to_look_at"]] == ["Springfield"]
        assert "1 waits for you" in " ".join(page.content.decode().split())

    @pytest.mark.parametrize(
        ("live_at", "says"),
        [
            (NOON, "Live under this name meanwhile."),
            (None, "Private until you decide."),
        ],
        ids=["live", "private"],
    )
    def test_tells_a_live_name_that_waits_from_a_private_one(
        self, operator, live_at, says
    ):
        with in_public():
            Nation.objects.filter(pk=nation_of("springfield").pk).update(
                look=Nation.Look.WAITING,
                look_reason="Reads like Shelbyville.",
                live_at=live_at,
            )

        html = " ".join(operator.get("/operators/").content.decode().split())

        assert f"Reads like Shelbyville. {says}" in html


class TestSuspending:
    def test_says_on_the_card_who_is_told_and_shows_what_was_done(self, operator):
        number = nation_of("springfield").pk
        url = f"/operators/{number}/"
        before = " ".join(operator.get(url).content.decode().split())

        operator.post(f"{url}suspend/", {"reason": "Rule 3: no imprint"})
        operator.post(f"{url}suspend/", {"reason": "Rule 4: hatred"})

        assert "Its owners get it by email." in before
        shown = operator.get(url)
        assert [
            (entry["what"], entry["why"]) for entry in shown.context["history"][:2]
        ] == [
            ("changed why it’s suspended", "Rule 4: hatred"),
            ("suspended it", "Rule 3: no imprint"),
        ]


class TestDecideOnAName:
    @pytest.fixture
    def number(self, db):
        number = nation_of("springfield").pk
        with in_public():
            Nation.objects.filter(pk=number).update(
                look=Nation.Look.WAITING, look_reason="Reads like Shelbyville."
            )
        return number

    @staticmethod
    def rename(number, name):
        with in_public():
            Nation.objects.filter(pk=number).update(name=name)

    @staticmethod
    def look_of(number):
        with in_public():
            return Nation.objects.get(pk=number).look

    @pytest.mark.parametrize("what", ["pass", "refuse"])
    def test_sends_the_name_that_was_shown_along(self, operator, number, what):
        html = operator.get(f"/operators/{number}/").content.decode()

        form = html.partition(f'action="/operators/{number}/{what}/"')[2]
        assert 'name="name" value="Springfield"' in form.partition("</form>")[0]

    @pytest.mark.parametrize(
        ("what", "look"), [("pass", "PASSED"), ("refuse", "REFUSED")]
    )
    def test_counts_for_the_name_that_was_shown(self, operator, number, what, look):
        answer = operator.post(f"/operators/{number}/{what}/", {"name": "Springfield"})

        assert (answer.status_code, self.look_of(number)) == (302, look)

    @pytest.mark.parametrize("what", ["pass", "refuse"])
    @pytest.mark.parametrize("said", [{"name": "Springfield"}, {}])
    def test_does_nothing_for_another_name(self, operator, number, what, said):
        self.rename(number, "Springfield official")

        answer = operator.post(f"/operators/{number}/{what}/", said)

        html = answer.content.decode()
        assert answer.status_code == 422
        assert campaigns.NameChanged.sentence in html
        assert 'name="name" value="Springfield official"' in html
        assert self.look_of(number) == Nation.Look.WAITING
        with in_public():
            decided = AuditEntry.objects.filter(action=campaigns.LOOK_DECIDED)
            assert not decided.exists()
