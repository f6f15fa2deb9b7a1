"""
The demo campaign: Ines Calloway for Mayor of Tarnmouth. Everything in it is invented.

Four pages, live, and 200 people; a later issue makes it whole.
"""

import dataclasses
import datetime as dt
import random
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from cms.models import HomePage
from controlplane.console import proving, tokens
from controlplane.provisioning import campaigns
from controlplane.provisioning import demo_words as words
from kernel.actor import Actor, Channel, Source
from nations.consents import actions as consents
from nations.consents import wording
from nations.people import actions as people
from nations.people.actions import Details
from nations.people.models import Person
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Kind, Nation
from themes import actions as themes

Say = Callable[[str], None]

SLUG = "calloway"
OWNER, OPERATOR = "ines@calloway.example", "operator@hustings.example"
PEOPLE_COUNT = 200
# Who joined by their own act; the others were typed in at stalls.
JOINED_COUNT = 156
# Of them, those of the last hours.
JUST_NOW = 12
BY = Actor.system(name="demo")
VIA = Source(channel=Channel.SYSTEM)


def _accounts(at: dt.datetime) -> User:
    owner = None
    for email, name, runs in ((OPERATOR, "Op", True), (OWNER, "Ines Calloway", False)):
        owner = User.objects.filter(email=email).first()
        if owner is None:
            owner = User.objects.create_user(email, name=name, is_operator=runs)
        proving.take_as_proved(owner, at=at)
    assert owner is not None  # noqa: S101 - the loop above runs twice
    return owner


def _existing() -> Nation | None:
    with in_public():
        return (
            Nation.objects.filter(is_demo=True)
            .exclude(state=Nation.State.CLOSED)
            .first()
        )


def ensure_demo(say: Say = lambda _: None) -> Nation:
    """
    Make the demo campaign where it isn't there yet, and finish one whose making was cut off.

    One that was ever live is left as its people have it, also while it is private or suspended.
    """
    found, now = _existing(), timezone.now()
    if found is not None and (found.is_suspended or found.was_live):
        return found
    say("Building the demo campaign")
    with in_public():
        owner = _accounts(now)
    nation = found or campaigns.open_campaign(
        opening=campaigns.Opening(
            name="Ines Calloway",
            kind=Kind.CANDIDATE,
            slug=SLUG,
            country="GB",
            is_demo=True,
        ),
        owner=owner,
        by=BY,
        via=VIA,
        at=now,
    )
    with in_nation(nation), transaction.atomic():
        _look(now)
        _pages()
        _people(nation, now)
    return campaigns.go_live(nation=nation, by=BY, via=VIA, at=now)


def _look(at: dt.datetime) -> None:
    themes.change_brand(
        change=themes.BrandChange(
            imprint_name="Priya Nair",
            imprint_address="4 Ropewalk, Tarnmouth TM1 2AB",
            imprint_behalf="Ines Calloway",
            contact_email="hello@calloway.example",
        ),
        by=BY,
        via=VIA,
        at=at,
    )


def _pages() -> None:
    home = HomePage.objects.get()
    for page, sections in (
        (home, words.home()),
        (home.get_children().get(slug="about").specific, words.about()),
        (
            home.get_children().get(slug="join").specific,
            [words.promise("Light a window. Join.")],
        ),
    ):
        page.sections = sections
        page.save_revision(clean=False).publish()


def _people(nation: Nation, now: dt.datetime) -> None:
    rng = random.Random("tarnmouth")  # noqa: S311 - invented people, not secrets
    asked = consents.Asked(wording=wording.email_sentence(nation))
    seen: set[str] = set()
    # None where it was cut off between them and going live.
    missing = max(PEOPLE_COUNT - Person.objects.count(), 0)
    # The newest ones joined: somebody who looks in finds a campaign at work.
    earlier = range(max(missing - JUST_NOW, 0))
    typed_in_count = min(PEOPLE_COUNT - JOINED_COUNT, len(earlier))
    typed_in = set(rng.sample(earlier, typed_in_count))
    for at in range(missing):
        first, last = rng.choice(words.FIRST), rng.choice(words.LAST)
        while f"{first}{last}" in seen:
            first, last = rng.choice(words.FIRST), rng.choice(words.LAST)
        seen.add(f"{first}{last}")
        before_now = missing - at
        ago = (
            dt.timedelta(minutes=before_now**2 + 2)
            if before_now <= JUST_NOW
            else dt.timedelta(hours=before_now * 5, minutes=rng.randint(0, 240))
        )
        _person(first, last, rng, asked, has_joined=at not in typed_in, at=now - ago)


def _person(
    first: str,
    last: str,
    rng: random.Random,
    asked: consents.Asked,
    *,
    has_joined: bool,
    at: dt.datetime,
) -> None:
    district = rng.choice(words.DISTRICTS)
    via = dataclasses.replace(VIA, channel=Channel.WEB if has_joined else Channel.PANEL)
    person = people.identify(
        details=Details(
            email=f"{first}.{last}@example.org".lower(),
            phone=f"07700 900{rng.randint(0, 999):03d}" if rng.random() < 0.5 else "",
            postcode=f"{district} {rng.randint(1, 9)}{rng.choice('ABDEFGHJ')}{rng.choice('ABDEFGHJ')}",
            full_name=f"{first} {last}",
            given_name=first,
            family_name=last,
            tags=tuple(rng.sample(words.TAGS, rng.choice((0, 0, 1, 1, 2)))),
            country="GB",
        ),
        by=BY,
        via=via,
        at=at,
    ).person
    if has_joined:
        people.join(person_id=person.pk, by=BY, via=via, at=at)
    if has_joined and rng.random() < 0.8:
        consents.give_consent(person_id=person.pk, asked=asked, by=BY, via=via, at=at)


def links() -> list[tuple[str, str]]:
    """Return the three links that sign in by themselves: the site, the panel, the platform."""
    now, nation = timezone.now(), _existing()
    if nation is None:
        return []
    with in_public():
        owner = User.objects.get(email=OWNER)
        operator = User.objects.get(email=OPERATOR)

    def start(account: User, then: str) -> str:
        token = tokens.mint(
            tokens.Purpose.START_LINK, account_id=account.pk, nation_id=None, at=now
        )
        return tokens.sign_in_url(token, then=then)

    return [
        ("the site", f"{selectors.addresses_of(selectors.slug_of(nation)).site}/"),
        ("the panel", start(owner, f"/campaigns/{nation.pk}/enter/")),
        ("the platform", start(operator, "/operators/")),
    ]
