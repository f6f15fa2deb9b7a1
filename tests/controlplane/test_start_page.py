import ipaddress
import re
import uuid
from typing import ClassVar

import pytest
from django.conf import settings
from django.test import Client

from kernel.mail.models import Message
from nations.consents.wording import is_charity_number
from tenants.accounts.models import User
from tests.support.nations import nation_of

PLATFORM = {"host": settings.PLATFORM_DOMAIN}


@pytest.fixture
def answer(db):
    return Client().get("/start/", {"name": "Ines Calloway"}, headers=PLATFORM)


class TestStartPage:
    def test_carries_the_typed_name_on_each_of_its_four_cards(self, answer):
        named = re.findall(
            r"<b data-card-name[^>]*>([^<]*)</b>", answer.content.decode()
        )

        assert named == ["Ines Calloway"] * 4

    def test_offers_five_kinds_on_them(self, answer):
        kinds = re.findall(r'name="kind" value="(\w+)"', answer.content.decode())

        assert kinds == ["CANDIDATE", "PARTY", "UNION", "CHARITY", "ISSUE"]


class TestAnAddressThatHasAnAccount:
    def test_stands_on_the_page_it_is_sent_to_with_the_reason(self, public):
        User.objects.create_user("known@example.org")
        browser = Client(headers=PLATFORM, REMOTE_ADDR="198.51.100.77")

        answer = browser.post(
            "/start/",
            {
                "name": "Ward Nine",
                "kind": "CANDIDATE",
                "email": "known@example.org",
                "slug": "wardnine",
                "country": "GB",
            },
        )
        page = browser.get(answer["Location"]).content.decode()

        assert answer["Location"] == "/sign-in/?next=/start/finish/"
        assert 'value="known@example.org"' in page
        assert "and Ward Nine is one press away" in page


class TestAMistake:
    def test_has_the_eye_led_to_it(self, public):
        browser = Client(headers=PLATFORM, REMOTE_ADDR="198.51.100.78")

        page = browser.post(
            "/start/", {"name": "Ward Nine", "kind": "CANDIDATE", "email": "nobody"}
        ).content.decode()

        assert re.findall(r'id="(\w+)"[^>]* autofocus', page) == ["id_email"]


class TestAnAddressThatIsTaken:
    ASKED = {"name": "Springfield", "kind": "CANDIDATE", "slug": "springfield"}

    @pytest.fixture
    def browser(self, public):
        nation_of("springfield")
        User.objects.create_user("known@example.org")
        # A network no test was in before: counters outlive a test.
        network = str(ipaddress.IPv6Address(uuid.uuid4().int))
        return Client(headers=PLATFORM, REMOTE_ADDR=network)

    def press(self, browser, email):
        return browser.post("/start/", {**self.ASKED, "email": email})

    def test_is_refused_alike_whether_the_email_has_an_account_or_not(self, browser):
        answers = [
            self.press(browser, f"{who}@example.org") for who in ("known", "nobody")
        ]

        assert [answer.status_code for answer in answers] == [422, 422]
        for answer in answers:
            assert answer.context["form"].errors == {"slug": ["springfield is taken."]}
            assert "sessionid" not in answer.cookies

    def test_is_said_at_the_field_with_what_is_free_now(self, browser):
        page = self.press(browser, "nobody@example.org").content.decode()

        assert re.search(
            r'id="id_slug"[^>]*aria-describedby="e_slug" aria-invalid', page
        )
        said = re.search(r'<p [^>]*id="e_slug"[^>]*>([^<]*)</p>', page)
        assert (said[1], " hidden" in said[0]) == ("springfield is taken.", False)
        assert '<p class="hint" data-free-now>Free now:</p>' in page

    def test_leaves_no_account_no_session_and_no_letter_behind(self, browser):
        accounts, letters = User.objects.count(), Message.objects.count()

        self.press(browser, "nobody@example.org")

        assert User.objects.count() == accounts
        assert Message.objects.count() == letters
        assert browser.get("/campaigns/").status_code == 302


class TestACharitysNumber:
    ASKED: ClassVar[dict[str, str]] = {
        "name": "River Trust",
        "kind": "CHARITY",
        "email": "river@example.org",
        "slug": "river-trust",
        "country": "GB",
    }

    @pytest.mark.parametrize("number", ["12", "SC12", "12345678", "yes"])
    def test_that_stands_in_no_register_is_refused_beside_it(self, public, number):
        browser = Client(headers=PLATFORM, REMOTE_ADDR="198.51.100.79")

        answer = browser.post("/start/", {**self.ASKED, "charity_number": number})

        assert answer.status_code == 422
        assert "That isn’t a charity number." in answer.content.decode()
        assert not User.objects.filter(email="river@example.org").exists()

    @pytest.mark.parametrize("number", ["123456", "1234567", "sc012345", "NIC101234"])
    def test_of_each_register_is_one(self, number):
        assert is_charity_number(number)
