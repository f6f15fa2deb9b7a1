import pytest

from cms.models import HomePage
from controlplane.provisioning import campaigns, furnish, renaming
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.conftest import NOON
from tests.controlplane.naming import HOW, OFFICE, decide, rename
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated
from themes import actions as themes
from themes.models import Brand


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


def go_live_again(nation):
    with in_public():
        Nation.objects.filter(pk=nation.pk).update(live_at=NOON)


@pytest.fixture
def refused(springfield, owner):
    """One that is live under another name than the one it was refused."""
    rename(springfield, OFFICE)
    decide(springfield, passes=False)
    rename(springfield, "Better Streets")
    go_live_again(springfield)
    return springfield


@pytest.mark.usefixtures("owner")
class TestRefusedName:
    def test_is_refused_to_a_live_campaign_and_nothing_changes(self, refused):
        with pytest.raises(renaming.NameRefused):
            rename(refused, OFFICE)

        now = selectors.get_nation(refused.pk)
        assert (now.name, now.look) == ("Better Streets", Nation.Look.NOT_NEEDED)
        assert now.is_live
        with in_nation(refused):
            assert Brand.objects.get().name == "Better Streets"
            assert HomePage.objects.get().title == "Better Streets"

    @pytest.mark.parametrize(
        "name",
        [
            "TARNMOUTH POLICE",
            "Tarnmouth-Police",
            "TarnmouthPolice",
            "Police, Tarnmouth",
            "The Police of Tarnmouth",
            "T4rnm0uth P0l1ce",
            "Tárnmouth P o l i c e",
        ],
    )
    def test_is_refused_however_it_is_written(self, refused, name):
        with pytest.raises(renaming.NameRefused):
            rename(refused, name)

        assert selectors.get_nation(refused.pk).name == "Better Streets"

    def test_is_refused_where_it_resembles_nothing(self, springfield):
        decide(springfield, passes=False)
        rename(springfield, "Better Streets")
        go_live_again(springfield)

        with pytest.raises(renaming.NameRefused):
            rename(springfield, "Springfield")

    def test_is_remembered_however_often_it_is_renamed_since(
        self, refused, monkeypatch
    ):
        monkeypatch.setattr(renaming, "DECISIONS", 1)
        for name in ("Ferries Now", "Buses Now"):
            rename(refused, name)

        with pytest.raises(renaming.NameRefused):
            rename(refused, OFFICE)

    def test_leaves_another_one_to_wait_while_the_campaign_stays_live(self, refused):
        renamed = rename(refused, "Tarnmouth Council")

        assert (renamed.look, renamed.is_live) == (Nation.Look.WAITING, True)

    def test_is_no_other_campaigns_concern(self, refused):
        other = nation_of("shelbyville")
        owner = furnish.Owner(account_id=8, email="jo@example.org", name="Jo Oak")
        furnish.furnish(other, owner=owner, at=NOON)

        assert rename(other, OFFICE).look == Nation.Look.WAITING

    def test_that_passed_since_may_be_worn_live(self, refused):
        with in_public():
            Nation.objects.filter(pk=refused.pk).update(live_at=None)
        rename(refused, OFFICE)
        decide(refused, passes=True)
        rename(refused, "Better Streets")
        go_live_again(refused)

        renamed = rename(refused, OFFICE)

        assert (renamed.look, renamed.is_live) == (Nation.Look.PASSED, True)

    def test_taken_while_private_cant_go_live_by_what_was_read_before(self, refused):
        imprint = themes.BrandChange(imprint_name="X", imprint_address="1 High Street")
        with in_nation(refused):
            themes.change_brand(change=imprint, **HOW)
        with in_public():
            Nation.objects.filter(pk=refused.pk).update(live_at=None)
            User.objects.update(email_proved_at=NOON)
        read_before = selectors.get_nation(refused.pk)
        rename(refused, OFFICE)

        with pytest.raises(campaigns.NotReadyToGoLive):
            campaigns.go_live(nation=read_before, **HOW)

        assert not selectors.get_nation(refused.pk).is_live

    def test_is_said_beside_the_field(self, refused, owner):
        answer = owner.post("/settings/campaign/name/", {"name": OFFICE})

        assert answer.status_code == 422
        html = " ".join(answer.content.decode().split())
        assert "This name can’t go live, so your site keeps the one it has." in html
        assert f'value="{OFFICE}"' in html
        assert selectors.get_nation(refused.pk).is_live
