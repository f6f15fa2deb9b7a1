import pytest

from cms.models import HomePage
from controlplane.provisioning import campaigns, demo
from kernel.actor import Actor, Channel, Source
from kernel.permissions import Role
from nations.people.models import Person
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.conftest import NOON
from tests.support.panel import staff
from themes import actions as themes
from themes.models import Brand

HOW = {
    "by": Actor.system(name="tests"),
    "via": Source(channel=Channel.SYSTEM),
    "at": NOON,
}


@pytest.fixture
def made(db):
    """The demo as `hustings up` makes it."""
    return demo.ensure_demo()


def people_count(nation):
    with in_nation(nation):
        return Person.objects.count()


class TestEnsureDemo:
    def test_makes_a_live_campaign_with_its_people(self, made):
        assert made.is_live
        assert people_count(made) == demo.PEOPLE_COUNT

    def test_leaves_one_its_people_changed_and_took_private(self, made):
        with in_nation(made):
            brand = themes.BrandChange(imprint_name="Somebody else")
            themes.change_brand(change=brand, **HOW)
            HomePage.objects.update(sections=[])
        owner = staff(Role.OWNER)
        campaigns.make_private(nation=made, **{**HOW, "by": owner})

        found = demo.ensure_demo()

        assert (found.pk, found.is_live) == (made.pk, False)
        assert people_count(found) == demo.PEOPLE_COUNT
        with in_nation(found):
            assert Brand.objects.get().imprint_name == "Somebody else"
            assert len(HomePage.objects.get().sections) == 0

    @pytest.mark.parametrize("has_people", [False, True])
    def test_finishes_one_that_was_cut_off(self, made, has_people):
        with in_public():
            Nation.objects.filter(pk=made.pk).update(live_at=None, first_live_at=None)
        if not has_people:
            with in_nation(made):
                Person.objects.all().delete()

        found = demo.ensure_demo()

        assert (found.pk, selectors.get_nation(made.pk).is_live) == (made.pk, True)
        assert people_count(found) == demo.PEOPLE_COUNT

    def test_proves_the_addresses_of_its_two_accounts(self, made):
        with in_public():
            accounts = User.objects.filter(email__in=[demo.OWNER, demo.OPERATOR])
            proved = accounts.values_list("email_proved_at", flat=True)

            assert (len(proved), None in proved) == (2, False)
