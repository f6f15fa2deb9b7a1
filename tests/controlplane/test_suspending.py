import datetime as dt

import pytest

from controlplane.provisioning import campaigns, closing, demo, operating, suspending
from kernel.actor import Actor, Channel, Source
from kernel.audit.models import AuditEntry
from kernel.facts.models import Fact
from kernel.mail.models import Message
from kernel.permissions import Refused, Role
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Membership, Nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated, staff
from themes import actions as themes

VIA = Source(channel=Channel.PANEL)
OPERATOR = Actor.system(name="tests")
REASON = "Rule 3: no imprint"
ANOTHER = "Rule 4: hatred"
LATER = NOON + dt.timedelta(hours=3)
PANEL = selectors.addresses_of(SLUG).panel


@pytest.fixture
def springfield(db):
    """A live campaign of two owners and an organiser."""
    nation = nation_of(SLUG)
    roles = {"ada": Role.OWNER, "bo": Role.OWNER, "cy": Role.ORGANISER}
    with in_public():
        for name, role in roles.items():
            account = User.objects.create(
                email=f"{name}@example.org", email_proved_at=NOON
            )
            Membership.objects.create(
                account=account, nation=nation, role=role.value, joined_at=NOON
            )
    return nation


def suspend(nation, reason=REASON, *, by=OPERATOR, at=NOON):
    return suspending.suspend(number=nation.pk, reason=reason, by=by, via=VIA, at=at)


def resume(nation, *, by=OPERATOR, at=LATER):
    return suspending.resume(number=nation.pk, by=by, via=VIA, at=at)


def make_private(nation):
    with in_public():
        Nation.objects.filter(pk=nation.pk).update(live_at=None, first_live_at=None)


def letters():
    with in_public():
        kept = Message.objects.filter(kind="campaign.suspension")
        return list(kept.order_by("pk"))


def subjects():
    return [letter.subject for letter in letters()]


def told():
    """Return the kinds of facts that say what became of it, in order."""
    with in_public():
        kept = Fact.objects.filter(type__regex="suspen|resumed").order_by("pk")
        return list(kept.values_list("type", flat=True))


def noted(nation):
    with in_public():
        kept = AuditEntry.objects.filter(subject=f"nation:{nation.pk}")
        return [
            (entry.action, entry.detail.get("reason")) for entry in kept.order_by("pk")
        ]


class TestSuspend:
    def test_keeps_the_reason_and_since_when(self, springfield):
        nation = suspend(springfield, f"  {REASON} ")

        assert nation.is_suspended
        assert (nation.suspended_reason, nation.suspended_at) == (REASON, NOON)
        assert told() == ["platform.campaign_suspended"]
        assert noted(springfield) == [("campaign.suspended", REASON)]

    def test_changes_nothing_where_it_was_suspended_for_the_same(self, springfield):
        suspend(springfield)

        nation = suspend(springfield, at=LATER)

        assert (nation.suspended_reason, nation.suspended_at) == (REASON, NOON)
        assert told() == ["platform.campaign_suspended"]
        assert noted(springfield) == [("campaign.suspended", REASON)]
        assert len(letters()) == 2

    def test_changes_the_reason_but_not_since_when(self, springfield):
        suspend(springfield)

        nation = suspend(springfield, ANOTHER, at=LATER)

        assert (nation.suspended_reason, nation.suspended_at) == (ANOTHER, NOON)
        assert told() == [
            "platform.campaign_suspended",
            "platform.suspension_reason_changed",
        ]
        assert noted(springfield) == [
            ("campaign.suspended", REASON),
            ("campaign.suspended.reason_changed", ANOTHER),
        ]

    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_refuses_to_go_without_a_reason(self, springfield, reason):
        with pytest.raises(suspending.NoReason):
            suspend(springfield, reason)

        assert not selectors.get_nation(springfield.pk).is_suspended
        assert letters() == []


class TestTheLetterOfASuspension:
    def test_goes_to_each_owner_and_to_nobody_else(self, springfield):
        suspend(springfield)

        assert [letter.to_address for letter in letters()] == [
            "ada@example.org",
            "bo@example.org",
        ]

    def test_says_why_what_others_see_what_keeps_working_and_what_to_do(
        self, springfield
    ):
        suspend(springfield)

        letter = letters()[0]
        assert letter.subject == "Springfield’s site is closed for now"
        assert letter.text.split("\n\n") == [
            "We’ve closed Springfield’s site for now. The reason: “Rule 3: no imprint”",
            (
                "Whoever opens it reads “Springfield’s site is closed for now.” They "
                "don’t see the reason. Nothing is deleted."
            ),
            (
                "Your panel stays open to you. You can look after your people and change "
                "your pages; others see that once the site is open again. Whoever wants "
                "to leave your emails still can."
            ),
            (
                "Put it right, then answer this email and tell us. If we’re mistaken, "
                "tell us that."
            ),
            f"Open your panel: {PANEL}/go-live/\n",
        ]
        assert f'href="{PANEL}/go-live/"' in letter.html
        assert ">Hustings<" in letter.html

    def test_promises_no_way_to_leave_where_nobody_saw_the_site(self, springfield):
        make_private(springfield)

        suspend(springfield)

        assert "leave your emails" not in letters()[0].text

    def test_escapes_what_an_operator_wrote(self, springfield):
        suspend(springfield, "Rule 3: <b>no</b> imprint")

        letter = letters()[0]
        assert "“Rule 3: <b>no</b> imprint”" in letter.text
        assert "<b>no</b>" not in letter.html

    def test_is_followed_by_one_when_the_reason_changes(self, springfield):
        suspend(springfield)
        suspend(springfield, ANOTHER, at=LATER)

        assert subjects()[2:] == ["Why Springfield’s site is closed for now"] * 2
        assert "It is now: “Rule 4: hatred”" in letters()[2].text
        assert "answer this email" in letters()[2].text

    @pytest.mark.parametrize(
        "act",
        [suspend, resume],
        ids=["suspend", "resume"],
    )
    def test_is_not_written_by_whoever_isnt_an_operator(self, springfield, act):
        with pytest.raises(Refused):
            act(springfield, by=staff(Role.OWNER))

        assert letters() == []
        assert not selectors.get_nation(springfield.pk).is_suspended

    @pytest.mark.parametrize("act", [suspend, resume], ids=["suspend", "resume"])
    def test_is_not_written_to_a_closed_campaign(self, springfield, act):
        closing.close(number=springfield.pk, by=OPERATOR, via=VIA, at=NOON)

        with pytest.raises(operating.AlreadyClosed):
            act(springfield)

        assert letters() == []


class TestResume:
    def test_forgets_the_reason_and_since_when(self, springfield):
        suspend(springfield)

        nation = resume(springfield)

        assert not nation.is_suspended
        assert (nation.suspended_reason, nation.suspended_at) == ("", None)
        assert told() == ["platform.campaign_suspended", "platform.campaign_resumed"]

    def test_tells_each_owner_once(self, springfield):
        suspend(springfield)
        resume(springfield)
        resume(springfield)

        said = letters()[2:]
        assert [(letter.to_address, letter.subject) for letter in said] == [
            ("ada@example.org", "Springfield’s site is no longer closed"),
            ("bo@example.org", "Springfield’s site is no longer closed"),
        ]
        assert "Everybody sees it again" in said[0].text
        assert said[0].text.endswith(f"Open your panel: {PANEL}/\n")

    def test_tells_the_owners_of_a_private_site_that_it_is_private(self, springfield):
        make_private(springfield)
        suspend(springfield)
        resume(springfield)

        text = letters()[2].text
        assert "It’s private, as it was before" in text
        assert "Everybody sees it again" not in text

    def test_of_a_campaign_that_isnt_suspended_changes_and_tells_nothing(
        self, springfield
    ):
        resume(springfield)

        assert (letters(), told(), noted(springfield)) == ([], [], [])


class TestGoingLiveOrPrivate:
    @pytest.fixture
    def ready(self, springfield):
        """One that lacks nothing to go live."""
        seated(springfield)
        imprint = themes.BrandChange(imprint_name="X", imprint_address="1 High Street")
        with in_nation(springfield):
            themes.change_brand(change=imprint, by=OPERATOR, via=VIA, at=NOON)
        with in_public():
            User.objects.filter(memberships__nation=springfield).update(
                email_proved_at=NOON
            )
        return springfield

    @pytest.mark.parametrize(
        ("act", "is_live"),
        [(campaigns.go_live, False), (campaigns.make_private, True)],
        ids=["go_live", "make_private"],
    )
    @pytest.mark.parametrize("is_known", [True, False], ids=["known", "meanwhile"])
    def test_is_refused_while_it_is_suspended(self, ready, act, is_live, is_known):
        if not is_live:
            make_private(ready)
        before = selectors.get_nation(ready.pk)
        suspend(ready)
        nation = selectors.get_nation(ready.pk) if is_known else before

        with pytest.raises(campaigns.ClosedForNow):
            act(nation=nation, by=staff(Role.OWNER), via=VIA, at=LATER)

        now = selectors.get_nation(ready.pk)
        assert (now.is_live, now.is_suspended) == (is_live, True)

    def test_is_possible_again_afterwards(self, ready):
        make_private(ready)
        suspend(ready)
        nation = resume(ready)

        campaigns.go_live(nation=nation, by=staff(Role.OWNER), via=VIA, at=LATER)

        assert selectors.get_nation(ready.pk).is_live

    def test_names_the_closing_before_anything_that_is_missing(self, springfield):
        make_private(springfield)
        nation = suspend(springfield)

        with pytest.raises(campaigns.ClosedForNow):
            campaigns.go_live(nation=nation, by=staff(Role.OWNER), via=VIA, at=LATER)


class TestTheDemo:
    @pytest.mark.parametrize("is_live", [True, False], ids=["live", "private"])
    def test_that_is_suspended_is_left_as_it_is(self, springfield, is_live):
        with in_public():
            Nation.objects.filter(pk=springfield.pk).update(is_demo=True)
        if not is_live:
            make_private(springfield)
        suspend(springfield)

        found = demo.ensure_demo()

        assert found.pk == springfield.pk
        assert (found.is_suspended, found.is_live) == (True, is_live)
