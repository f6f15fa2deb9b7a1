"""When a campaign ends: by an operator's act, or because nobody proved its owner's address."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from controlplane.provisioning import (
    campaigns,
    closing,
    furnish,
    operating,
    suspending,
)
from kernel.actor import Actor, Channel, Source
from kernel.crash import armed
from kernel.facts.models import Fact
from kernel.permissions import Role
from tenants import generations, slugs
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Domain, Membership, Nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import SLUG, staff
from tests.support.signing_in import (
    ask,
    browser,
    guess,
    newest_code,
    run_operator,
    sign_in_by_link,
)
from themes import actions as themes

OWNER = "victim@example.org"
BY = Actor.system(name="tests")
VIA = Source(channel=Channel.PANEL)
HOW = {"by": BY, "via": VIA, "at": NOON}
DUE = NOON + dt.timedelta(days=campaigns.UNPROVED_DAYS)
LATE = DUE + dt.timedelta(minutes=1)


def unproved(slug, account, role=Role.OWNER):
    """Make a campaign one that closes unless its owner proves their address."""
    nation = nation_of(slug)
    Nation.objects.filter(pk=nation.pk).update(
        live_at=None, first_live_at=None, closes_unproved_at=DUE
    )
    Membership.objects.create(
        account=account, nation=nation, role=role.value, joined_at=NOON
    )
    return nation


@pytest.fixture
def springfield(account):
    return unproved(SLUG, account)


@pytest.fixture
def shelbyville(account):
    return unproved("shelbyville", account)


def state_of(nation):
    with in_public():
        return Nation.objects.get(pk=nation.pk).state


def due_at(nation):
    with in_public():
        return Nation.objects.get(pk=nation.pk).closes_unproved_at


def told(kind):
    with in_public():
        return Fact.objects.filter(type=f"platform.{kind}").count()


def prove_by_signing_in():
    owner = browser()
    ask(owner)
    guess(owner, newest_code())


def prove_on_the_account_screen():
    owner = sign_in_by_link(User.objects.get(email=OWNER))
    owner.post("/account/prove/again/")
    owner.post("/account/prove/", {"code": newest_code()})


def become_an_operator():
    run_operator("add", OWNER)


class TestCloseUnproved:
    def test_ends_what_nobody_proved_in_time(self, springfield):
        assert closing.close_unproved(at=DUE) == 0
        assert state_of(springfield) == "OPEN"

        assert closing.close_unproved(at=LATE) == 1

        assert state_of(springfield) == "CLOSED"
        assert told("campaign_closed") == 1

    @pytest.mark.parametrize(
        "prove",
        [prove_by_signing_in, prove_on_the_account_screen, become_an_operator],
        ids=lambda prove: prove.__name__,
    )
    def test_leaves_what_its_owner_proved(self, springfield, shelbyville, prove):
        prove()

        assert (due_at(springfield), due_at(shelbyville)) == (None, None)
        assert closing.close_unproved(at=LATE) == 0
        assert (state_of(springfield), state_of(shelbyville)) == ("OPEN", "OPEN")

    def test_asks_for_an_owners_proof(self, account, other_nation):
        helped = unproved("shelbyville", account, Role.ADMIN)

        prove_by_signing_in()

        assert due_at(helped) == DUE
        assert closing.close_unproved(at=LATE) == 1
        assert state_of(helped) == "CLOSED"

    def test_leaves_what_has_a_second_owner_who_is_proved(self, springfield):
        second = User.objects.create_user("bo@example.org", email_proved_at=NOON)
        Membership.objects.create(
            account=second, nation=springfield, role=Role.OWNER.value, joined_at=NOON
        )

        assert closing.close_unproved(at=LATE) == 0

        assert (state_of(springfield), due_at(springfield)) == ("OPEN", None)

    @pytest.mark.parametrize(
        "meanwhile",
        [
            prove_by_signing_in,
            lambda: Nation.objects.update(live_at=NOON),
            lambda: suspending.suspend(
                number=nation_of(SLUG).pk, reason="Rule 3: no imprint", **HOW
            ),
        ],
        ids=["proved", "live", "suspended"],
    )
    def test_looks_again_before_it_closes(self, springfield, meanwhile):
        def act():
            with in_public():
                meanwhile()

        with armed("closing.listed", act):
            assert closing.close_unproved(at=LATE) == 0

        assert state_of(springfield) != "CLOSED"
        assert told("campaign_closed") == 0

    def test_goes_on_after_one_that_was_closed_meanwhile(
        self, springfield, shelbyville
    ):
        first = min(springfield, shelbyville, key=lambda nation: nation.pk)

        with armed("closing.listed", lambda: closing.close(number=first.pk, **HOW)):
            assert closing.close_unproved(at=LATE) == 1

        assert (state_of(springfield), state_of(shelbyville)) == ("CLOSED", "CLOSED")
        assert told("campaign_closed") == 2


class TestOpening:
    @staticmethod
    def open(owner):
        with in_public():
            return campaigns.open_campaign(
                opening=campaigns.Opening(
                    name="Harbour", kind="ISSUE", slug="harbour", country="GB"
                ),
                owner=owner,
                **HOW,
            )

    def test_for_an_unproved_owner_says_when_it_closes(self, account):
        assert self.open(account).closes_unproved_at == DUE

    def test_at_the_moment_of_a_proof_closes_nothing(self, account):
        User.objects.update(email_proved_at=timezone.now())

        assert account.email_proved_at is None
        harbour = self.open(account)

        assert closing.close_unproved(at=LATE) == 0
        assert (state_of(harbour), due_at(harbour)) == ("OPEN", None)


class TestTheMigration:
    def test_keeps_what_was_proved_before_it(self, springfield, other_nation):
        migration = import_module("tenants.migrations.0007_proved_owners_stay")
        Nation.objects.filter(pk=other_nation.pk).update(closes_unproved_at=DUE)
        User.objects.update(email_proved_at=NOON)

        migration.take_down(apps, None)

        assert (due_at(springfield), due_at(other_nation)) == (None, DUE)


class TestClose:
    @pytest.fixture
    def ready(self, springfield, account):
        """One that lacks nothing to go live."""
        furnish.furnish(springfield, owner=furnish.Owner.of(account), at=NOON)
        imprint = themes.BrandChange(imprint_name="X", imprint_address="1 High Street")
        with in_nation(springfield):
            themes.change_brand(change=imprint, **HOW)
        User.objects.update(email_proved_at=NOON)
        return springfield

    def test_throws_its_kept_pages_away(
        self, springfield, django_capture_on_commit_callbacks
    ):
        host = slugs.host_of(SLUG)
        before = generations.read(host)

        with django_capture_on_commit_callbacks(execute=True):
            closing.close(number=springfield.pk, **HOW)

        assert generations.read(host) != before
        assert not Domain.objects.filter(domain=host).exists()

    @pytest.mark.parametrize(
        ("act", "live_at"),
        [(campaigns.go_live, None), (campaigns.make_private, NOON)],
        ids=["go_live", "make_private"],
    )
    @pytest.mark.parametrize("is_known", [True, False], ids=["known", "meanwhile"])
    def test_is_the_end(self, ready, act, live_at, is_known):
        Nation.objects.filter(pk=ready.pk).update(live_at=live_at)
        before = nation_of(SLUG)
        closing.close(number=ready.pk, **HOW)
        nation = Nation.objects.get(pk=ready.pk) if is_known else before

        with pytest.raises(operating.AlreadyClosed):
            act(nation=nation, by=staff(Role.OWNER), via=VIA, at=LATE)

        now = Nation.objects.get(pk=ready.pk)
        assert (now.live_at, now.first_live_at) == (live_at, None)
        assert (told("campaign_went_live"), told("campaign_went_private")) == (0, 0)
