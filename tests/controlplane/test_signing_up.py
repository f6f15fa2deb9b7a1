"""From the press of *Build it* to the new home page: three requests, and what they ask."""

import dataclasses

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page

from controlplane.provisioning import furnish
from controlplane.provisioning.template import prepare
from tenants import pool, slugs
from tenants.context import in_nation, in_public
from tenants.models import Domain
from tests.support.nations import nation_of
from tests.support.queries import Counted, counted_queries

SLUG = "millers-lane"
ANSWERS = {
    "name": "Millers Lane",
    "kind": "ISSUE",
    "email": "jo@example.org",
    "slug": SLUG,
    "country": "GB",
}
# Statements of the press, of the way onto the private site, and of its front page. Each is a
# round trip somebody waits for: a new one needs a reason, and one less a lower number here.
# The press asks twice whether the address is free: before an account is made, and as it is taken.
BUDGET = [35, 4, 11]


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class SignedUp:
    """What a browser was answered on its way, and what was asked of the database for each."""

    answers: list[HttpResponse]
    asked: list[Counted]


@pytest.fixture
def signed_up(public, nothing_is_asked_twice):
    """Somebody nobody knows has pressed, with a schema ready, and was led to the new site."""
    pool.add_one(prepare=prepare, lay_out=furnish.lay_out)
    browser, host = Client(), f"{SLUG}.{settings.SITES_DOMAIN}"
    with counted_queries() as press:
        pressed = browser.post(
            "/start/", ANSWERS, headers={"host": settings.PLATFORM_DOMAIN}
        )
    path = pressed["Location"].removeprefix(f"http://{host}")
    with counted_queries() as way:
        let_in = browser.get(path, headers={"host": host})
    with counted_queries() as home:
        shown = browser.get(let_in["Location"], headers={"host": host})
    return SignedUp(answers=[pressed, let_in, shown], asked=[press, way, home])


class TestSigningUp:
    def test_leads_to_the_new_home_page(self, signed_up):
        assert [answer.status_code for answer in signed_up.answers] == [302, 302, 200]
        assert "Only you can see this" in signed_up.answers[-1].content.decode()

    def test_asks_the_database_no_more_than_it_has_to(self, signed_up):
        asked = [len(counted) for counted in signed_up.asked]

        assert asked == BUDGET, "\n".join(
            sql[:160] for counted in signed_up.asked for sql in counted.statements
        )

    def test_publishes_every_page_at_the_moment_it_is_opened(self, signed_up):
        nation = nation_of(SLUG)
        with in_nation(nation):
            pages = Page.objects.filter(depth__gt=1).order_by("depth", "path")
            said = list(pages.values_list("title", "live", "first_published_at"))

        assert said == [
            ("Millers Lane", True, nation.opened_at),
            ("About", True, nation.opened_at),
            ("Join", True, nation.opened_at),
            ("Privacy", True, nation.opened_at),
        ]

    def test_writes_on_each_page_what_its_kind_begins_with(self, signed_up):
        nation = nation_of(SLUG)
        with in_nation(nation):
            pages = (
                Page.objects.filter(depth__gt=1).order_by("depth", "path").specific()
            )
            kinds = [[block.block_type for block in page.sections] for page in pages]
            notice = str(pages.get(slug="privacy").sections.raw_data[0])

        assert [len(blocks) > 0 for blocks in kinds] == [True] * 4
        assert kinds[2] == ["promise"]
        assert "Millers Lane" in notice

    def test_measures_how_long_it_took_from_the_press(self, signed_up):
        nation = nation_of(SLUG)

        took = (nation.furnished_at - nation.opened_at).total_seconds()
        assert nation.built_in_ms > 1000 * took

    def test_gives_it_one_address_which_is_its_first(self, signed_up):
        nation = nation_of(SLUG)

        with in_public():
            hosts = Domain.objects.filter(tenant=nation)
            said = list(hosts.values_list("domain", "is_primary"))
        assert said == [(slugs.host_of(SLUG), True)]
