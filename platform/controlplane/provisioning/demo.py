"""
The demo campaign: Ines Calloway for Mayor of Tarnmouth. Everything in it is invented.

Four pages, live, and 200 people; a later issue makes it whole.
"""

import dataclasses
import datetime as dt
import random
from collections.abc import Callable

from django.db import connection, connections, transaction
from django.utils import timezone

from cms.models import HomePage
from controlplane.console import tokens
from controlplane.provisioning import campaigns
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
BY = Actor.system(name="demo")
VIA = Source(channel=Channel.SYSTEM)
# TM is a postcode area that isn't in use.
_DISTRICTS = ("TM1", "TM2", "TM3", "TM4", "TM5", "TM6")
_TAGS = ("leafleting", "doors", "phones", "poster site", "postal voter")

_FIRST = [
    "Ada",
    "Aisha",
    "Alun",
    "Amara",
    "Ana",
    "Bea",
    "Ben",
    "Bronwen",
    "Callum",
    "Cara",
    "Carys",
    "Chidi",
    "Dafydd",
    "Dara",
    "Delroy",
    "Dewi",
    "Dorota",
    "Edie",
    "Efe",
    "Ela",
    "Emeka",
    "Erin",
    "Farah",
    "Fergus",
    "Fiona",
    "Gethin",
    "Grace",
    "Gwen",
    "Hana",
    "Harpreet",
    "Hugh",
    "Ibrahim",
    "Ifan",
    "Iris",
    "Jo",
    "Joanna",
    "Kacper",
    "Kezia",
    "Kofi",
    "Lena",
    "Leon",
    "Lowri",
    "Luca",
    "Mabel",
    "Maeve",
    "Magda",
    "Marek",
    "Meera",
    "Mo",
    "Nadia",
    "Naomi",
    "Ngozi",
    "Niamh",
    "Noor",
    "Olu",
    "Omar",
    "Owen",
    "Padma",
    "Paulo",
    "Priya",
    "Rafael",
    "Rhys",
    "Rosa",
    "Ruth",
    "Sam",
    "Sana",
    "Sean",
    "Sian",
    "Stefan",
    "Tariq",
    "Tess",
    "Tomasz",
    "Uma",
    "Vera",
    "Wanda",
    "Wei",
    "Yasmin",
    "Yusuf",
    "Zara",
    "Zofia",
]
_LAST = [
    "Abara",
    "Adeyemi",
    "Ahmed",
    "Bailey",
    "Bevan",
    "Byrne",
    "Carter",
    "Chandra",
    "Cole",
    "Costa",
    "Cruz",
    "Daley",
    "Davies",
    "Diaz",
    "Doyle",
    "Ellis",
    "Evans",
    "Farrell",
    "Fernandes",
    "Flood",
    "Gill",
    "Grant",
    "Haddad",
    "Hale",
    "Hughes",
    "Hussain",
    "Idowu",
    "Ivanov",
    "James",
    "Jones",
    "Kamara",
    "Kaur",
    "Kelly",
    "Khan",
    "Kowalski",
    "Lindqvist",
    "Lloyd",
    "Lopez",
    "Mbeki",
    "Mehta",
    "Morgan",
    "Nair",
    "Novak",
    "Nowak",
    "Okafor",
    "Ortiz",
    "Osei",
    "Owen",
    "Parry",
    "Patel",
    "Pereira",
    "Popescu",
    "Price",
    "Quinn",
    "Rahman",
    "Reyes",
    "Roberts",
    "Rossi",
    "Santos",
    "Shah",
    "Silva",
    "Singh",
    "Sokolov",
    "Tanaka",
    "Thomas",
    "Tran",
    "Usman",
    "Vaughan",
    "Vega",
    "Walsh",
    "Weber",
    "Williams",
    "Wood",
    "Yilmaz",
    "Young",
    "Zieba",
]

_COMMITMENTS = [
    {
        "title": "Fares frozen until 2030",
        "text": "A single stays £2 and a day £4.20. The parking surplus pays for it: page 4 of the costed plan.",
    },
    {
        "title": "A bus every ten minutes",
        "text": "On the seven busiest routes, six in the morning to eleven at night. The 7 and the 22 go first.",
    },
    {
        "title": "Every stop lit and dry",
        "text": "All 412 stops with a light, a seat and a roof. The ferry steps before the first winter.",
    },
]


def _promise(words: str) -> dict[str, object]:
    return {
        "type": "promise",
        "value": {"promise": words, "under": "", "picture": None},
    }


def _text(heading: str, words: str) -> dict[str, object]:
    return {"type": "text", "value": {"heading": heading, "words": words}}


def _home() -> list[dict[str, object]]:
    return [
        _promise("Fares frozen. A bus every ten minutes."),
        {
            "type": "commitments",
            "value": {
                "heading": "Three commitments, three doors down",
                "items": _COMMITMENTS,
            },
        },
        _text(
            "Why I’m standing",
            "<p>I piloted ships into this harbour for eighteen years. A port that ships the world’s "
            "goods can get a nurse home after a late shift. I’ve costed it, line by line, and I’ll "
            "answer for it at every stop.</p>",
        ),
        {
            "type": "quote",
            "value": {
                "words": "She asked what time my last bus goes. Nobody asked me that before.",
                "who": "A night porter on the number 7",
            },
        },
    ]


def _about() -> list[dict[str, object]]:
    return [
        _text(
            "",
            "<p>Ines Calloway grew up over a chandler’s shop on Quay Street, left school for the pilot "
            "boats, and brought her first tanker in at twenty-six. She’s independent, she’s stubborn "
            "about timetables, and she takes the 22.</p>",
        ),
        {
            "type": "questions",
            "value": {
                "heading": "What people ask at the stops",
                "items": [
                    {
                        "question": "Who pays for the frozen fares?",
                        "answer": "<p>The parking surplus, £3.1 million last year. It’s on page 4 of the costed plan.</p>",
                    },
                    {
                        "question": "Why ten minutes?",
                        "answer": "<p>Because at ten minutes you stop reading the timetable.</p>",
                    },
                ],
            },
        },
    ]


def _accounts(at: dt.datetime) -> User:
    owner = None
    for email, name, runs in ((OPERATOR, "Op", True), (OWNER, "Ines Calloway", False)):
        owner = User.objects.filter(email=email).first()
        if owner is None:
            owner = User.objects.create_user(email, name=name, is_operator=runs)
        if owner.email_proved_at is None:
            owner.email_proved_at = at
            owner.save(update_fields=["email_proved_at"])
    assert owner is not None  # noqa: S101 - the loop above runs twice
    return owner


def _existing() -> Nation | None:
    with in_public():
        return Nation.objects.filter(is_demo=True, state=Nation.State.OPEN).first()


def ensure_demo(say: Say = lambda _: None) -> Nation:
    """Make the demo campaign where it isn't there yet; run again it changes nothing."""
    found, now = _existing(), timezone.now()
    if found is not None and found.live_at is not None:
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
            imprint_behalf="Ines Calloway of the same address",
            contact_email="hello@calloway.example",
        ),
        by=BY,
        via=VIA,
        at=at,
    )


def _pages() -> None:
    home = HomePage.objects.get()
    for page, sections in (
        (home, _home()),
        (home.get_children().get(slug="about").specific, _about()),
        (
            home.get_children().get(slug="join").specific,
            [_promise("Light a window. Join.")],
        ),
    ):
        page.sections = sections
        page.save_revision(clean=False).publish()


def _people(nation: Nation, now: dt.datetime) -> None:
    rng = random.Random("tarnmouth")  # noqa: S311 - invented people, not secrets
    asked = consents.Asked(wording=wording.email_sentence(nation))
    seen: set[str] = set()
    for at in range(PEOPLE_COUNT - Person.objects.count()):
        first, last = rng.choice(_FIRST), rng.choice(_LAST)
        while f"{first}{last}" in seen:
            first, last = rng.choice(_FIRST), rng.choice(_LAST)
        seen.add(f"{first}{last}")
        when = now - dt.timedelta(
            hours=(PEOPLE_COUNT - at) * 7, minutes=rng.randint(0, 300)
        )
        _person(first, last, rng, asked, has_joined=at < JOINED_COUNT, at=when)


def _person(
    first: str,
    last: str,
    rng: random.Random,
    asked: consents.Asked,
    *,
    has_joined: bool,
    at: dt.datetime,
) -> None:
    district = rng.choice(_DISTRICTS)
    via = dataclasses.replace(VIA, channel=Channel.WEB if has_joined else Channel.PANEL)
    person = people.identify(
        details=Details(
            email=f"{first}.{last}@example.org".lower(),
            phone=f"07700 900{rng.randint(0, 999):03d}" if rng.random() < 0.5 else "",
            postcode=f"{district} {rng.randint(1, 9)}{rng.choice('ABDEFGHJ')}{rng.choice('ABDEFGHJ')}",
            full_name=f"{first} {last}",
            given_name=first,
            family_name=last,
            tags=tuple(rng.sample(_TAGS, rng.choice((0, 0, 1, 1, 2)))),
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


def let_go() -> None:
    """Give this process's connections back, so that it can stay as a launcher alone."""
    connection.close()
    connections.close_all()
