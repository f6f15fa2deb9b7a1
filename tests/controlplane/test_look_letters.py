import pytest

from controlplane.provisioning import campaigns, closing, operating, suspending
from kernel.actor import Actor, Channel, Source
from kernel.mail.models import Message
from kernel.permissions import Refused, Role
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import Membership, Nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

VIA = Source(channel=Channel.PANEL)
OPERATOR = Actor.system(name="tests")
REASON = "Reads like a public office."
PANEL = selectors.addresses_of(SLUG).panel


@pytest.fixture
def springfield(db):
    """A private campaign of two owners whose name waits for a look."""
    nation = nation_of(SLUG)
    seated(nation, Role.ORGANISER)
    with in_public():
        Membership.objects.filter(nation=nation, role=Role.OWNER.value).delete()
        for name in ("ada", "bo"):
            account = User.objects.create(
                email=f"{name}@example.org", email_proved_at=NOON
            )
            Membership.objects.create(
                account=account, nation=nation, role=Role.OWNER.value, joined_at=NOON
            )
        Nation.objects.filter(pk=nation.pk).update(
            look=Nation.Look.WAITING, look_reason=REASON, live_at=None
        )
    return nation


def go_live(nation):
    with in_public():
        Nation.objects.filter(pk=nation.pk).update(live_at=NOON)


def decide(nation, *, passes, by=OPERATOR):
    campaigns.decide_look(
        number=nation.pk, name=nation.name, passes=passes, by=by, via=VIA, at=NOON
    )


def letters():
    with in_public():
        return list(Message.objects.filter(kind="campaign.look").order_by("pk"))


class TestTheLetterOfADecision:
    @pytest.mark.parametrize("passes", [True, False])
    def test_goes_to_each_owner_once(self, springfield, passes):
        decide(springfield, passes=passes)

        assert [letter.to_address for letter in letters()] == [
            "ada@example.org",
            "bo@example.org",
        ]

    @pytest.mark.parametrize("passes", [True, False])
    def test_goes_to_no_owner_whose_address_was_never_proved(self, springfield, passes):
        with in_public():
            User.objects.filter(email="bo@example.org").update(email_proved_at=None)

        decide(springfield, passes=passes)

        assert [letter.to_address for letter in letters()] == ["ada@example.org"]

    @pytest.mark.parametrize("passes", [True, False])
    def test_goes_to_none_twice(self, springfield, passes):
        decide(springfield, passes=passes)
        decide(springfield, passes=passes)

        assert len(letters()) == 2

    def test_goes_out_again_where_the_decision_is_another(self, springfield):
        decide(springfield, passes=True)
        decide(springfield, passes=False)

        assert [letter.subject for letter in letters()[2:]] == [
            "Springfield can’t go live under this name"
        ] * 2

    def test_says_that_it_can_go_live_and_where(self, springfield):
        decide(springfield, passes=True)

        letter = letters()[0]
        assert letter.subject == "Springfield can go live"
        assert (
            "We’ve looked at the name Springfield, and it’s all right." in letter.text
        )
        assert letter.text.endswith(f"Go live: {PANEL}/go-live/\n")
        assert f'href="{PANEL}/go-live/"' in letter.html
        assert ">Hustings<" in letter.html

    def test_says_that_a_live_site_stayed_live(self, springfield):
        go_live(springfield)

        decide(springfield, passes=True)

        letter = letters()[0]
        assert letter.subject == "Springfield can keep its name"
        assert "Your site stayed live." in letter.text
        assert "/go-live/" not in letter.text

    @pytest.mark.parametrize("was_live", [True, False], ids=["live", "private"])
    def test_says_of_a_suspended_campaign_that_its_site_is_still_closed(
        self, springfield, was_live
    ):
        if was_live:
            go_live(springfield)
        suspending.suspend(
            number=springfield.pk, reason="Rule 3", by=OPERATOR, via=VIA, at=NOON
        )

        decide(springfield, passes=True)

        letter = letters()[0]
        assert letter.subject == "Springfield can keep its name"
        assert "Your site is still closed for now" in letter.text
        assert "stayed live" not in letter.text

    def test_says_what_is_wrong_with_the_name_and_what_can_be_done(self, springfield):
        decide(springfield, passes=False)

        letter = letters()[0]
        assert "and it can’t go live, because it reads like a public office.\n" in (
            letter.text
        )
        assert "Answer this email and tell us why." in letter.text
        assert letter.text.endswith(f"Change the name: {PANEL}/settings/campaign/\n")
        assert "private again" not in letter.text

    def test_asks_a_suspended_campaign_for_no_name_before_it_is_open_again(
        self, springfield
    ):
        suspending.suspend(
            number=springfield.pk, reason="Rule 3", by=OPERATOR, via=VIA, at=NOON
        )

        decide(springfield, passes=False)

        letter = letters()[0]
        assert "Once your site is open again, change the name, and you" in letter.text
        assert letter.text.endswith(f"Open your panel: {PANEL}/\n")

    def test_says_that_a_live_site_is_private_again(self, springfield):
        go_live(springfield)

        decide(springfield, passes=False)

        assert "Your site is private again. Nothing on it is lost." in letters()[0].text

    def test_is_not_written_of_a_name_that_never_waited_and_may_go_live(
        self, springfield
    ):
        with in_public():
            Nation.objects.filter(pk=springfield.pk).update(
                look=Nation.Look.NOT_NEEDED, look_reason=""
            )

        decide(springfield, passes=True)

        assert letters() == []

    def test_is_not_written_where_the_decision_is_refused(self, springfield):
        with pytest.raises(Refused):
            decide(springfield, passes=True, by=Actor.visitor())

        assert letters() == []
        with in_public():
            springfield.refresh_from_db()
        assert springfield.look == Nation.Look.WAITING

    def test_is_not_written_to_a_closed_campaign(self, springfield):
        closing.close(number=springfield.pk, by=OPERATOR, via=VIA, at=NOON)

        with pytest.raises(operating.AlreadyClosed):
            decide(springfield, passes=True)

        assert letters() == []
