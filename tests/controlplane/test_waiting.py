import datetime as dt

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from controlplane.console.start import BACKEND
from controlplane.models import WaitingStart
from controlplane.provisioning import campaigns, waiting
from kernel.actor import Actor, Channel, Source
from kernel.crash import armed
from kernel.permissions import Refused
from tenants import slugs
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import Domain, Kind, Nation, ReadySchema

pytestmark = pytest.mark.usefixtures("public")
WEB = Source(channel=Channel.WEB)


class WorkerDied(BaseException):
    pass


def die():
    raise WorkerDied


@pytest.fixture
def owner():
    return User.objects.create_user("jo@example.org")


def ask(owner, slug="millers-lane"):
    return waiting.ask(
        opening=campaigns.Opening(
            name="Millers Lane", kind=Kind.ISSUE, slug=slug, country="GB"
        ),
        owner=owner,
        by=Actor.staff(account_id=owner.pk, user_id=None, permissions=()),
        via=WEB,
        at=timezone.now(),
    )


def platform(account):
    client = Client(headers={"host": settings.PLATFORM_DOMAIN})
    client.force_login(account, backend=BACKEND)
    return client


class TestAsk:
    def test_remembers_how_many_were_before(self, owner):
        assert ask(owner).asked_behind == 0
        assert ask(owner, "kite-hill").asked_behind == 1

    def test_refuses_an_address_that_is_taken(self, owner, other_nation):
        with pytest.raises(slugs.SlugRefused):
            ask(owner, "shelbyville")

        assert not WaitingStart.objects.exists()

    def test_refuses_a_visitor(self, owner):
        with pytest.raises(Refused):
            waiting.ask(
                opening=campaigns.Opening(
                    name="X", kind=Kind.ISSUE, slug="kite-hill", country="GB"
                ),
                owner=owner,
                by=Actor.visitor(),
                via=WEB,
                at=timezone.now(),
            )

        assert not WaitingStart.objects.exists()


class TestOpenAll:
    def test_opens_the_first_first(self, owner):
        first, second = ask(owner), ask(owner, "kite-hill")

        assert waiting.open_all() == 2

        first.refresh_from_db()
        second.refresh_from_db()
        assert first.nation_id < second.nation_id
        opened = Nation.objects.get(domains__domain=slugs.host_of("millers-lane"))
        assert opened.pk == first.nation_id
        assert opened.furnished_at is not None
        assert opened.memberships.get().account == owner

    def test_says_why_an_address_can_no_longer_be_had(self, owner, other_nation):
        start = ask(owner)
        Domain.objects.create(domain=slugs.host_of("millers-lane"), tenant=other_nation)
        nations = Nation.objects.count()

        assert waiting.open_all() == 1

        start.refresh_from_db()
        assert (start.nation_id, start.refused) == (None, "millers-lane is taken.")
        assert Nation.objects.count() == nations

    def test_leaves_to_another_worker_what_it_took_up(self, owner):
        start = ask(owner)
        start.taken_at = timezone.now()
        start.save()

        assert waiting.open_all() == 0

    def test_goes_on_where_a_worker_died(self, owner):
        start = ask(owner)
        with armed("waiting.opened", die), pytest.raises(WorkerDied):
            waiting.open_all()
        start.refresh_from_db()
        assert start.nation_id is None
        start.taken_at = timezone.now() - dt.timedelta(seconds=31)
        start.save()

        assert waiting.open_all() == 1

        start.refresh_from_db()
        opened = Nation.objects.get(domains__domain=slugs.host_of("millers-lane"))
        assert start.nation_id == opened.pk


class TestBuilding:
    def test_says_how_many_are_before_and_asks_again_by_itself(self, owner):
        for slug in ("kite-hill", "old-tannery"):
            ask(owner, slug)
        start = ask(owner)

        answer = platform(owner).get(f"/start/building/{start.pk}/")

        page = answer.content.decode()
        assert "2 campaigns are before yours." in page
        assert answer["Refresh"] == "1"
        assert 'max="3" value="0"' in page

    def test_leads_to_the_site_once_it_stands(self, owner, other_nation):
        start = ask(owner)
        start.nation_id = other_nation.pk
        start.save()

        answer = platform(owner).get(f"/start/building/{start.pk}/")

        assert answer.status_code == 302
        assert answer["Location"].startswith(
            f"http://millers-lane.{settings.SITES_DOMAIN}/_/preview/?token="
        )
        assert not WaitingStart.objects.exists()

    def test_offers_free_addresses_where_it_was_refused(self, owner):
        start = ask(owner)
        start.refused = "millers-lane is taken."
        start.save()

        answer = platform(owner).get(f"/start/building/{start.pk}/")

        assert answer.status_code == 422
        page = answer.content.decode()
        assert "millers-lane is taken." in page
        assert 'value="vote-millers-lane"' in page

    def test_shows_nobody_elses(self, owner):
        start = ask(owner)
        other = User.objects.create_user("mo@example.org")

        answer = platform(other).get(f"/start/building/{start.pk}/")

        assert (answer.status_code, answer["Location"]) == (302, "/campaigns/")

    def test_asks_a_stranger_to_sign_in(self, owner):
        start = ask(owner)
        stranger = Client(headers={"host": settings.PLATFORM_DOMAIN})

        answer = stranger.get(f"/start/building/{start.pk}/")

        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")


class TestStart:
    def test_stands_in_line_where_no_schema_is_ready(self, owner):
        assert not ReadySchema.objects.exists()
        nations = Nation.objects.count()

        answer = platform(owner).post(
            "/start/",
            {
                "name": "Millers Lane",
                "kind": "ISSUE",
                "email": owner.email,
                "slug": "millers-lane",
                "country": "GB",
            },
        )

        with in_public():
            start = WaitingStart.objects.get()
            assert answer["Location"] == f"/start/building/{start.pk}/"
            assert (start.account, start.slug) == (owner, "millers-lane")
            assert Nation.objects.count() == nations
