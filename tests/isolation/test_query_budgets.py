"""
Screens with a list ask as often for sixty rows as for three, and not more than their budget.

A new screen with a list gets a line in BUDGETS: its address, who looks, and how rows are made.
"""

import dataclasses
from collections.abc import Callable

import pytest
from django.test import Client

from cms.models import ContentPage, HomePage
from controlplane import cli, seats
from kernel.actor import Actor, Channel, Source
from kernel.changes.models import Change
from kernel.jobs.models import Job
from nations.imports import actions as imports
from nations.people import actions as people
from nations.people.actions import Details
from nations.people.models import Person
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.hosts import Surface
from tenants.models import Domain, Membership, Nation, schema_of
from tests.conftest import NOON
from tests.isolation.crawling import World
from tests.isolation.test_two_campaigns import enter
from tests.support.queries import asserts_queries, counted_queries
from tests.support.walking import hosts_of

SLUG = "springfield"
OPERATOR = "operator@example.org"
HOW = {
    "by": Actor.system(name="tests"),
    "via": Source(channel=Channel.SYSTEM),
    "at": NOON,
}


def add_people(first, count):
    for n in range(first, first + count):
        details = Details(
            full_name=f"P {n}", email=f"p{n}@example.org", phone=f"07700 9{n:05d}",
            postcode="TM2 4AB", tags=(f"tag {n}",),
        )  # fmt: skip
        found = people.identify(details=details, **HOW)
        people.join(person_id=found.person.pk, **HOW)


def add_tags(first, count):
    if not Person.objects.exists():
        add_people(1, 1)
    person = Person.objects.order_by("pk")[0]
    for n in range(first, first + count):
        people.tag_person(person_id=person.pk, name=f"word {n}", **HOW)


def add_imports(first, count):
    for n in range(first, first + count):
        content = f"name\nP {n}\n".encode()
        imports.read_file(content=content, name=f"{n}.csv", **HOW)
        imports.import_people(
            content=content, name=f"{n} in.csv", country="GB",
            consent=imports.Consent(agreed=imports.Agreed.NONE), **HOW,
        )  # fmt: skip


def add_people_of_a_list(first, count):
    """Add people to one list, brought in by the first job of its kind."""
    content = "".join(f"P {n},l{n}@example.org\n" for n in range(first, first + count))
    imports.import_people(
        content=f"name,email\n{content}".encode(), name="list.csv", country="GB",
        consent=imports.Consent(agreed=imports.Agreed.NONE), **HOW,
    )  # fmt: skip
    jobs = Job.objects.filter(kind=imports.KIND).order_by("pk")
    Change.objects.filter(job__in=jobs).update(job=jobs[0])


def add_pages(first, count):
    home = HomePage.objects.get()
    for n in range(first, first + count):
        home.add_child(
            instance=ContentPage(title=f"Page {n}", slug=f"p-{n}", sections=[])
        )


def add_campaigns(first, count):
    with in_public():
        for n in range(first, first + count):
            number = 900_000 + n
            nation = Nation.objects.create(
                id=number, schema_name=schema_of(number), name=f"N {n}", kind="ISSUE",
                country="GB", time_zone="Europe/London", locale="en-gb", currency="GBP",
                opened_at=NOON,
            )  # fmt: skip
            host = f"n{n}.{hosts_of(SLUG)[Surface.SITE].partition('.')[2].partition(':')[0]}"
            Domain.objects.create(domain=host, tenant=nation)


def add_own_campaigns(first, count):
    """Add campaigns in which the operator who looks works."""
    add_campaigns(first, count)
    with in_public():
        account = User.objects.get(email=OPERATOR)
        for n in range(first, first + count):
            Membership.objects.create(
                account=account, nation_id=900_000 + n, role="OWNER", joined_at=NOON
            )


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Screen:
    """A screen with a list; in its path `{first}` is the first person's id, `{job}` a job's."""

    path: str
    budget: int
    add: Callable[[int, int], None]
    surface: Surface = Surface.PANEL


SCREENS = {
    "home": Screen(path="/", budget=30, add=add_people),
    "people": Screen(path="/people/", budget=25, add=add_people),
    "people of a list": Screen(
        path="/people/?list={job}", budget=25, add=add_people_of_a_list
    ),
    "person": Screen(path="/people/{first}/", budget=30, add=add_tags),
    "imports": Screen(path="/people/import/", budget=20, add=add_imports),
    "pages": Screen(path="/website/", budget=25, add=add_pages),
    "the front page": Screen(path="/", budget=25, add=add_pages, surface=Surface.SITE),
    "console": Screen(
        path="/operators/", budget=20, add=add_campaigns, surface=Surface.PLATFORM
    ),
    "console's campaigns": Screen(
        path="/operators/?q=", budget=10, add=add_campaigns, surface=Surface.PLATFORM
    ),
    "your campaigns": Screen(
        path="/campaigns/", budget=10, add=add_own_campaigns, surface=Surface.PLATFORM
    ),
}


@pytest.fixture
def browsers(campaigns, settings, tmp_path):
    """Who looks at each kind of host."""
    settings.MEDIA_ROOT = tmp_path
    panel, _, _ = enter(SLUG, *campaigns[SLUG])
    with in_public():
        operator = User.objects.create_user(
            OPERATOR, is_operator=True, email_proved_at=NOON
        )
    platform = Client(headers={"host": hosts_of(SLUG)[Surface.PLATFORM]})
    platform.cookies["sessionid"] = World._signed_in(operator)
    site = Client(headers={"host": hosts_of(SLUG)[Surface.SITE]})
    return {Surface.PANEL: panel, Surface.PLATFORM: platform, Surface.SITE: site}


class TestScreens:
    @pytest.mark.parametrize("name", sorted(SCREENS))
    def test_ask_as_often_for_sixty_rows_as_for_three(self, name, browsers, campaigns):
        screen, nation = SCREENS[name], campaigns[SLUG][0]
        browser = browsers[screen.surface]

        def look():
            selectors.forget_hosts()
            seats.forget()
            answer = browser.get(path)
            assert answer.status_code == 200

        with in_nation(nation):
            screen.add(1, 3)
            first = Person.objects.order_by("pk")[0].pk
            job = Job.objects.filter(kind=imports.KIND).order_by("pk").first()
            path = screen.path.format(first=first, job=job.pk if job else "")
        look()  # what a process learns once isn't counted
        with counted_queries() as few:
            look()
        with in_nation(nation):
            screen.add(4, 57)
        with counted_queries() as many:
            look()

        assert len(many) == len(few), "\n".join(
            sql[:200] for sql in many.statements if sql not in few.statements
        )
        with asserts_queries(screen.budget):
            look()


class TestCommands:
    def test_list_campaigns_by_as_many_statements_however_many_there_are(
        self, campaigns, capsys
    ):
        def look():
            assert cli.main(["nation", "list"]) == 0

        add_campaigns(1, 3)
        look()
        with counted_queries() as few:
            look()
        add_campaigns(4, 57)
        with counted_queries() as many:
            look()

        assert len(many) == len(few)
        assert "900060\tn60\tprivate\tN 60\n" in capsys.readouterr().out
