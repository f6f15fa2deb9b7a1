"""
Every address × method × who looks: nothing of the other campaign is shown, kept or changed.

NIGHTLY=1 looks at third parties' addresses as everybody, not as the owner alone.
"""

import os
import re

import pytest
from django.core.cache import caches
from django.db import transaction

from nations.people.models import Person
from tenants.context import enter_nowhere, in_nation
from tenants.hosts import Surface
from tests.isolation import doors, rows, watching
from tests.isolation.crawling import CANARY, A, B, Looker, cached
from tests.isolation.rows import ONLY_THERE
from tests.support.walking import of_ours, routes

NIGHTLY = bool(os.environ.get("NIGHTLY"))
# Keys that carry no nation's number, each with its reason.
KEYS_WITHOUT_A_NATION = {
    re.compile(r"pages:[a-z0-9.-]+"): "a host is one nation's (tenants.generations)",
}


def crawl(world, surface, lookers, wanted):
    """Return what was wrong in all cells, and how many cells there were."""
    troubles, count = [], 0
    methods = ("GET", "POST") if NIGHTLY else ("GET",)
    for looker in lookers:
        for route in wanted:
            said = (
                doors.DOORS[surface].get(route.pattern, {}) if not route.owner else {}
            )
            for address in world.addresses(route):
                for method in methods if route.owner else ("GET", "POST"):
                    count += 1
                    troubles += world.cell(looker, method, route, address, said)
    return troubles, count


class TestTheTable:
    @pytest.mark.parametrize("surface", list(Surface))
    def test_lists_every_address_of_ours(self, surface):
        there = {route.pattern for route in of_ours() if route.surface is surface}
        listed = set(doors.DOORS[surface])
        missing = "\n".join(
            f'        "{pattern}": {{}},' for pattern in sorted(there - listed)
        )

        assert not missing, (
            f"Addresses without a line. Add to DOORS[Surface.{surface.name}] in "
            f"tests/isolation/doors.py, with what a valid post says:\n{missing}"
        )
        assert not listed - there, f"no longer there, take it out: {listed - there}"

    def test_knows_what_every_parameter_names(self):
        used = {
            key
            for route in of_ours()
            for name, _ in route.converters
            for key in (name, f"{route.pattern} {name}")
        }

        unknown = {
            name
            for route in of_ours()
            if route.pattern not in doors.SPELT
            for name, _ in route.converters
            if f"{route.pattern} {name}" not in doors.PARAMETERS
        } - set(doors.PARAMETERS)

        assert not unknown, (
            f"Parameters nobody explains: {sorted(unknown)}. Add to PARAMETERS in "
            'tests/isolation/doors.py the model whose id it is: "petition_id": "petitions.Petition".'
        )
        assert not set(doors.PARAMETERS) - used

    def test_knows_every_third_party(self):
        owners = {route.owner for route in routes() if route.owner}

        assert owners == set(doors.THIRD_PARTIES)

    def test_spells_out_every_pattern_that_is_not_a_path(self):
        odd = {
            route.pattern for route in routes() if re.search(r"[()$\\]", route.pattern)
        }

        unspelt = odd - set(doors.SPELT)
        assert not unspelt, (
            f"Add to SPELT in tests/isolation/doors.py: {sorted(unspelt)}"
        )


class TestCanaries:
    def test_stand_in_every_model_of_a_nation(self, world):
        with_text = {
            m._meta.label for m in rows.tenant_models() if rows.text_columns(m)
        }
        unmarked = {
            m._meta.label
            for m in rows.tenant_models()
            if rows.text_columns(m) and not rows.marked_columns(m)
        }
        short_only = unmarked - set(rows.UNMARKED)

        assert world.a.planted == world.b.planted == with_text - unmarked
        assert not short_only, (
            f"Models whose text columns hold no canary: {sorted(short_only)}. Add them to "
            "UNMARKED in tests/isolation/rows.py with the reason."
        )

    def test_are_really_in_the_rows(self, world):
        one, other, _ = (watching.tables_of(schema) for schema in world.schemas)

        assert len(watching.holding(other, CANARY[B])) >= len(world.b.planted)
        assert watching.holding(one, CANARY[B]) == []
        assert watching.holding(other, CANARY[A]) == []

    def test_have_ids_that_the_other_campaign_lacks(self, world):
        from django.apps import apps

        for label in doors.PARAMETERS.values():
            if isinstance(label, tuple) or label == "tenants.Nation":
                continue
            model = apps.get_model(label)
            with in_nation(world.a.nation):
                assert not model._base_manager.filter(pk=ONLY_THERE).exists()
            with in_nation(world.b.nation):
                assert model._base_manager.filter(pk=ONLY_THERE).exists(), label

    def test_would_be_seen(self, world):
        """The crawl itself: the other campaign's own owner does see them, on its own host."""
        from tests.support.walking import hosts_of

        owner = Looker(name="owner", cookies={"sessionid": world.b.sessions["OWNER"]})
        world.hosts = hosts_of(B)
        try:
            route = next(r for r in of_ours() if r.pattern == "people/")
            troubles = world.cell(owner, "GET", route, "/people/", {})
        finally:
            world.hosts = hosts_of(A)

        assert any("shows it in its body" in trouble for trouble in troubles), troubles

    def test_would_be_seen_to_change(self, world):
        before = watching.written(world.schemas)
        with transaction.atomic():
            with in_nation(world.b.nation):
                Person.objects.update(note="changed")
            enter_nowhere()
            after = watching.written(world.schemas)
            transaction.set_rollback(True)

        places = watching.since(before, after)
        assert places == {(world.b.nation.schema_name, "people_person")}


class TestOurs:
    @pytest.mark.parametrize("surface", [s for s in Surface if doors.DOORS[s]])
    def test_show_keep_and_change_nothing_of_the_other_campaign(
        self, world, surface, record_property
    ):
        wanted = {r.pattern: r for r in of_ours() if r.surface is surface}
        lookers = world.lookers(surface)
        digest = watching.digest(world.b.nation.schema_name)
        poison(world, surface, wanted.values())

        troubles, count = crawl(world, surface, lookers, wanted.values())

        record_property("cells", count)
        assert not troubles, f"{len(troubles)} of {count} cells:\n" + "\n".join(
            troubles[:40]
        )
        assert watching.digest(world.b.nation.schema_name) == digest

    def test_leave_only_keys_of_one_nation_in_the_cache(self, world):
        caches["default"].clear()
        wanted = [r for r in of_ours() if r.surface in {Surface.PANEL, Surface.SITE}]
        for surface in (Surface.PANEL, Surface.SITE):
            poison(world, surface, [r for r in wanted if r.surface is surface])
            crawl(world, surface, world.lookers(surface)[1:2],
                  [r for r in wanted if r.surface is surface])  # fmt: skip

        kept = cached()

        own = re.compile(r"(n_\d+|public):.*", re.DOTALL)
        stray = [
            key
            for key in kept
            if not own.fullmatch(key)
            and not any(shape.fullmatch(key) for shape in KEYS_WITHOUT_A_NATION)
        ]
        assert kept
        assert stray == []
        theirs = f"{world.b.nation.schema_name}:"
        assert [
            k for k, v in kept.items() if CANARY[B] in v and not k.startswith(theirs)
        ] == []


class TestThirdParties:
    def test_show_keep_and_change_nothing_of_the_other_campaign(
        self, world, record_property
    ):
        troubles, total = [], 0
        for surface in Surface:
            wanted = [r for r in routes() if r.surface is surface and r.owner]
            lookers = world.lookers(surface)
            chosen = lookers if NIGHTLY else [x for x in lookers if x.name == "owner"]
            found, count = crawl(world, surface, chosen or lookers[:1], wanted)
            troubles, total = troubles + found, total + count

        record_property("cells", total)
        assert not troubles, f"{len(troubles)} of {total} cells:\n" + "\n".join(
            troubles[:40]
        )


def poison(world, surface, wanted):
    """Let the other campaign's owner look first: whatever a process keeps is theirs then."""
    from django.test import Client

    from tests.support.walking import hosts_of

    browser = Client(
        headers={"host": hosts_of(B)[surface]}, raise_request_exception=False
    )
    if surface is Surface.PANEL:
        browser.cookies["sessionid"] = world.b.sessions["OWNER"]
    for route in wanted:
        for address in world.addresses(route)[:1]:
            with transaction.atomic():
                browser.get(address)
                enter_nowhere()
                transaction.set_rollback(True)
    world.heard.taken()
