"""What an address counts for before and after its owner proved it."""

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from controlplane import seats
from controlplane.console import tokens
from tenants import selectors
from tenants.accounts import sessions
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.support.nations import nation_of
from tests.support.panel import seated
from tests.support.signing_in import (
    VICTIM,
    ask,
    browser,
    come_in,
    enter_panel,
    give_app,
    guess,
    is_in,
    letters,
    newest_code,
    run_operator,
    sign_in_by_link,
    wrong_of,
)

pytestmark = pytest.mark.usefixtures("public")


class TestAnUnprovedAddress:
    @pytest.mark.parametrize(
        "path", ["/account/totp/activate/", "/account/webauthn/add/"]
    )
    def test_takes_no_second_way_in(self, attacker, path):
        for answer in (attacker.get(path), attacker.post(path, {"code": "123456"})):
            assert (answer.status_code, answer["Location"]) == (302, "/account/")

        assert Authenticator.objects.count() == 0

    def test_is_told_why_and_offered_the_code(self, attacker):
        page = attacker.get("/account/").content.decode()

        assert "Before you can add a passkey or an app" in page
        assert "Add an app" not in page

        assert attacker.post("/account/prove/again/").status_code == 200
        assert letters() == 1
        answer = attacker.post("/account/prove/", {"code": newest_code()})

        assert answer.status_code == 302
        assert "Add an app" in attacker.get("/account/").content.decode()
        assert attacker.get("/account/totp/activate/").status_code == 200

    def test_stays_unproved_by_a_wrong_code(self, attacker, account):
        attacker.post("/account/prove/again/")

        answer = attacker.post("/account/prove/", {"code": wrong_of(newest_code())})

        assert answer.status_code == 422
        account.refresh_from_db()
        assert account.email_proved_at is None


class TestProving:
    def test_by_a_sign_in_code_ends_what_was_there_before(self, attacker, account):
        give_app(account)
        token = tokens.mint(
            tokens.Purpose.PANEL,
            account_id=account.pk,
            nation_id=None,
            at=timezone.now(),
        )
        owner = browser("198.51.100.9")
        ask(owner)

        answer = guess(owner, newest_code())

        assert answer["Location"] == "/campaigns/"
        assert is_in(owner)
        assert not is_in(attacker)
        assert Authenticator.objects.count() == 0
        with pytest.raises(tokens.NotAWayIn):
            tokens.use(token, tokens.Purpose.PANEL, nation_id=None, at=timezone.now())

    def test_again_keeps_the_second_factor(self, account):
        User.objects.update(email_proved_at=timezone.now())
        give_app(account)
        owner = browser()
        ask(owner)

        answer = guess(owner, newest_code())

        assert answer["Location"].startswith("/account/authenticate/")
        assert not is_in(owner)
        assert Authenticator.objects.count() == 1

    def test_on_the_platform_keeps_only_the_own_session(self, attacker, account):
        owner = sign_in_by_link(account)
        owner.post("/account/prove/again/")

        owner.post("/account/prove/", {"code": newest_code()})

        assert is_in(owner)
        assert not is_in(attacker)

    def test_ends_a_way_into_a_panel_that_was_under_way(self):
        nation = nation_of("springfield")
        with in_nation(nation):
            seated(nation)
        account = User.objects.get(email="owner@example.org")
        token = tokens.mint(
            tokens.Purpose.PANEL,
            account_id=account.pk,
            nation_id=nation.pk,
            at=timezone.now(),
        )
        sessions.end_all(account.pk, at=timezone.now())
        seats.forget()

        late = come_in(token)

        assert late.get("/people/").status_code == 302
        assert enter_panel(account, nation).get("/people/").status_code == 200

    def test_in_the_panel_keeps_only_the_own_session(
        self, django_capture_on_commit_callbacks
    ):
        nation = nation_of("springfield")
        with in_nation(nation):
            owner = seated(nation)
        with in_public():
            account = User.objects.get(email="owner@example.org")
        platform, other = sign_in_by_link(account), enter_panel(account, nation)
        with in_public():
            give_app(account)
        assert other.get("/go-live/").status_code == 200
        owner.post("/go-live/code/again/")
        with in_public():
            code = newest_code("owner@example.org")

        with django_capture_on_commit_callbacks(execute=True):
            answer = owner.post("/go-live/code/", {"code": code})

        assert answer["Location"] == "/go-live/"
        assert owner.get("/go-live/").status_code == 200
        assert other.get("/go-live/").status_code == 302
        assert not is_in(platform)
        with in_public():
            assert Authenticator.objects.count() == 0


class TestTheSessionThatLedIntoThePanel:
    @pytest.fixture
    def account(self):
        nation = nation_of("springfield")
        with in_nation(nation):
            seated(nation)
        return User.objects.get(email="owner@example.org")

    @pytest.fixture
    def platform(self, account):
        return sign_in_by_link(account)

    @pytest.fixture
    def panel(self, platform):
        number = nation_of("springfield").pk
        entering = platform.get(f"/campaigns/{number}/enter/")
        return come_in(entering.context["token"])

    @staticmethod
    def prove(panel):
        panel.post("/go-live/code/again/")
        with in_public():
            code = newest_code("owner@example.org")
        answer = panel.post("/go-live/code/", {"code": code})
        seats.forget()
        assert answer["Location"] == "/go-live/"

    def test_goes_on_with_it_after_the_proof(self, account, platform, panel):
        other = sign_in_by_link(account)

        self.prove(panel)

        assert (is_in(platform), is_in(platform)) == (True, True)
        assert panel.get("/go-live/").status_code == 200
        assert not is_in(other)

    def test_is_spared_by_no_proof_elsewhere(self, account, platform, panel):
        elsewhere = enter_panel(account, nation_of("springfield"))

        self.prove(elsewhere)

        assert not is_in(platform)
        assert panel.get("/go-live/").status_code == 302

    def test_ends_with_all_others_after_that(self, account, platform, panel):
        self.prove(panel)

        sessions.end_all(account.pk, at=timezone.now())
        seats.forget()

        assert not is_in(platform)
        assert panel.get("/go-live/").status_code == 302


class TestAWrongCode:
    def test_is_said_at_the_field_and_stays_in_it(self):
        nation = nation_of("springfield")
        with in_public():
            Nation.objects.filter(pk=nation.pk).update(live_at=None)
        selectors.forget_hosts()
        with in_nation(nation):
            owner = seated(nation)
        owner.post("/go-live/code/again/")

        answer = owner.post("/go-live/code/", {"code": "12 34"})

        page = " ".join(answer.content.decode().split())
        assert answer.status_code == 422
        assert 'value="12 34" aria-invalid="true"' in page
        assert page.count(answer.context["code_error"]) == 1


class TestOperator:
    def test_who_typed_the_address_before_gets_no_console(self, attacker, account):
        give_app(account)

        run_operator("add", VICTIM)

        assert attacker.get("/operators/").status_code == 302
        assert not is_in(attacker)
        assert Authenticator.objects.count() == 0

    def test_is_in_the_console_by_a_printed_link_where_no_mail_works_yet(self, account):
        run_operator("add", VICTIM)

        assert sign_in_by_link(account).get("/operators/").status_code == 200

    def test_without_a_proved_address_is_led_to_prove_it(self, account):
        User.objects.update(is_operator=True)
        owner = sign_in_by_link(account)

        assert owner.get("/operators/")["Location"] == "/account/"
        assert owner.get("/operators/1/")["Location"] == "/account/"

        owner.post("/account/prove/again/")
        owner.post("/account/prove/", {"code": newest_code()})

        assert owner.get("/operators/").status_code == 200

    def test_with_a_proved_address_keeps_the_session(self, account):
        User.objects.update(email_proved_at=timezone.now())
        owner = sign_in_by_link(account)

        run_operator("add", VICTIM)

        assert owner.get("/operators/").status_code == 200
