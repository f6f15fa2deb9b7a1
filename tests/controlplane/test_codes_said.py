"""What the page that takes a sign-in code says, and what the letter with it promised."""

import pytest

from controlplane.console import adapter, signing_in
from kernel.mail.models import Message
from tenants.accounts.models import User
from tests.support.signing_in import (
    VICTIM,
    ask,
    browser,
    guess,
    is_in,
    newest_code,
    wrong_of,
)

pytestmark = pytest.mark.usefixtures("public")


@pytest.fixture(autouse=True)
def account(public):
    return User.objects.create_user(VICTIM)


class TestACode:
    def test_that_is_wrong_says_what_to_look_at(self):
        client = browser()
        ask(client)

        html = guess(client, wrong_of(newest_code())).content.decode()

        assert adapter.WRONG_CODE in html
        assert "Incorrect code" not in html

    def test_that_comes_too_late_says_so_where_a_new_code_is_asked_for(self, settings):
        client = browser()
        ask(client)
        code = newest_code()
        settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1

        answer = client.post("/sign-in/code/", {"code": code}, follow=True)

        assert answer.redirect_chain == [("/sign-in/", 302)]
        assert signing_in.TOO_OLD in answer.content.decode()
        assert not is_in(client)

    def test_works_for_as_long_as_the_letter_says(self, settings):
        ask(browser())

        letter = Message.objects.filter(to_address=VICTIM).latest("pk")

        assert settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT == 15 * 60
        assert "It works for 15 minutes." in letter.text
