"""
The demo campaign's pages in Doorstep, without a database: for looking, weighing and testing.

``python -m tests.themes.doorstep.demo FOLDER`` writes them as files a browser can open.
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from markupsafe import Markup

from themes.engine.environment import environment, render
from themes.palette import Tokens, palette
from themes.printshop import pictures

THEMES = Path(__file__).parents[3] / "themes"
STATIC, DOORSTEP = THEMES / "static", THEMES / "stock" / "doorstep"

SEED = 2
PAGES = {
    "home": "pages_show_home",
    "errors": "pages_show_home",
    "about": "pages_show_basic",
    "signup": "pages_show_signup",
    "thanks": "thanks",
    "named": "thanks",
    "gone": "error_404",
    "confirm": "confirm_press",
    "refused": "form_refused",
}
PROMISE = {
    "kind": "promise",
    "promise": "Fares frozen. A bus every ten minutes.",
    "under": "",
    "picture": {},
    "is_sample": False,
}
COMMITMENTS = (
    (
        "Freeze the fares",
        "A single stays £2 and a day £4.20. The parking surplus pays for it.",
    ),
    (
        "A bus every ten minutes",
        "On the seven busiest routes, six in the morning to eleven.",
    ),
    ("Night buses back", "The 7 and the 22 run until two on Fridays and Saturdays."),
)


def _svg(picture: pictures.Picture) -> Markup:
    return Markup(picture.svg)


def files() -> dict[str, str]:
    """Return the theme's templates by name, as the engine wants them."""
    found = (DOORSTEP / "templates").glob("*.liquid")
    return {path.stem: path.read_text(encoding="utf-8") for path in found}


def colors() -> str:
    """Return the palette of the theme's own brand as a style sheet."""
    said = tomllib.loads((DOORSTEP / "theme.toml").read_text(encoding="utf-8"))
    return palette(
        said["brand"], Tokens(light=said["light"], night=said["night"])
    ).css()


def sections(*, is_sample: bool = False) -> list[dict[str, Any]]:
    """Return a front page's sections, of every kind."""
    return [
        PROMISE | {"is_sample": is_sample, "has_sample_promise": is_sample},
        {
            "kind": "commitments",
            "heading": "Three commitments, three doors down",
            "is_sample": is_sample,
            "items": [
                {
                    "number": at,
                    "title": title,
                    "text": text,
                    "door": _svg(pictures.door(number=at)),
                }
                for at, (title, text) in enumerate(COMMITMENTS, start=1)
            ],
        },
        {
            "kind": "text",
            "heading": "Eighteen years at the harbour",
            "words": Markup(
                "<p>I piloted ships into Tarnmouth for eighteen years. You learn to listen to the "
                "people on the quay before you move anything.</p><p>I’m standing because the last "
                "bus home leaves before the late shift ends.</p>"
            ),
        },
        {"kind": "quote", "words": "She came back twice.", "who": "Ruth, Lower Tarn"},
        {
            "kind": "questions",
            "heading": "Questions",
            "items": [
                {
                    "question": "Who pays?",
                    "answer": Markup("<p>The parking surplus.</p>"),
                },
                {"question": "When?", "answer": Markup("<p>In the first winter.</p>")},
            ],
        },
    ]


def context(**changes: Any) -> dict[str, Any]:
    """Return what every template may name, filled with the demo campaign."""
    wide, narrow = (
        pictures.street(
            seed=SEED, windows=n, lit=n * 1206 // 2000, marks_newest=True, prefix=p
        )
        for n, p in ((100, "w"), (50, "n"))
    )
    shown: dict[str, Any] = {
        "site": {
            "name": "Ines Calloway for Mayor of Tarnmouth",
            "url": "https://calloway.example",
            "home_url": "/",
            "language": "en-gb",
            "kind": "CANDIDATE",
            "mark": _svg(pictures.marks("Ines Calloway")[0]),
            "nav": [
                {"title": "Home", "url": "/", "current": True},
                {"title": "About", "url": "/about/", "current": False},
                {"title": "Commitments", "url": "/commitments/", "current": False},
            ],
            "acts": [{"label": "Join", "url": "/#join"}],
            "imprint": "Promoted by Priya Nair of 4 Ropewalk, Tarnmouth TM1 2AB on behalf of "
            "Ines Calloway of the same address.",
            "privacy_url": "/privacy/",
            "contact_email": "hello@calloway.example",
            "is_demo": True,
            "is_preview": False,
        },
        "brand": {"css": Markup(colors()), "theme": "doorstep"},
        "page": {
            "id": 3,
            "title": "Home",
            "url": "https://calloway.example/",
            "headline": PROMISE["promise"],
            "description": PROMISE["promise"],
            "is_homepage": True,
            "sections": sections(),
        },
        "pictures": {
            "figure": _svg(pictures.figure(seed=SEED)),
            "bus": _svg(pictures.bus(seed=6)),
            "street_wide": _svg(wide),
            "street_narrow": _svg(narrow),
        },
        "count": {
            "supporters": 1206,
            "goal": 2000,
            "amount": "1,206 of 2,000",
            "joined": "1,206 people have joined.",
            "sentence": "Neighbours have joined.",
            "worth_wide": "A window is 20 of them.",
            "worth_narrow": "A window is 40 of them.",
        },
        "form": {
            "action": "/_/join/",
            "ticket_url": "/_/ticket/",
            "page_id": 3,
            "button": "Join",
            "consent_sentence": "Email me about the campaign. Usually once a week; stop with one "
            "press.",
            "consent_is_opt_out": False,
            "consent_is_given": False,
            "privacy_url": "/privacy/",
            "invited_by": "",
            "values": {},
            "errors": {},
        },
        "thanks": {
            "number": 1207,
            "heading": "Thank you. You’re number 1,207.",
            "name": "",
            "greeting": "",
            "asks_name": True,
            "name_action": "/_/name/",
            "forget_action": "/_/forget/",
            "not_you": "Not you?",
            "share_url": "https://calloway.example",
            "share_text": "I’ve joined Ines Calloway. You?",
            "whatsapp": "https://wa.me/?text=x",
            "street": _svg(
                pictures.street(
                    seed=SEED, windows=24, lit=15, yours_word="yours", prefix="y"
                )
            ),
        },
        "confirm": {
            "action": "/_/join/",
            "token": "t0ken",
            "fields": [{"name": "email", "value": "sam@example.org"}],
        },
        "refused": {
            "sentence": "This form was sent from another website, so we left it."
        },
    }
    return {key: {**value, **changes.get(key, {})} for key, value in shown.items()}


_CHANGES: dict[str, dict[str, Any]] = {
    "errors": {
        "form": {
            "values": {"email": "sam@", "postcode": "TM2"},
            "errors": {
                "email": "That email address isn’t complete.",
                "postcode": "A postcode looks like TM2 4AB.",
            },
        }
    },
    "about": {
        "page": {
            "headline": "About Ines",
            "title": "About",
            "is_homepage": False,
            "sections": sections()[2:],
        }
    },
    "signup": {"page": {"is_homepage": False, "title": "Join"}},
    "named": {
        "thanks": {
            "asks_name": False,
            "name": "Sam",
            "greeting": "Good to have you, Sam.",
            "not_you": "Not Sam?",
        }
    },
}


def page(name: str, **changes: Any) -> str:
    """Return one of `PAGES` as HTML."""
    said = {**_CHANGES.get(name, {}), **changes}
    if PAGES[name] not in {"pages_show_home", "pages_show_basic", "pages_show_signup"}:
        said.setdefault("page", {"is_homepage": False, "has_form": False})
    shown = context(**said)
    env = environment(files())
    content = render(env, PAGES[name], shown)
    return str(render(env, "layout", {**shown, "content": content}))


def main(folder: Path) -> None:
    """Write every page into the folder."""
    settings.configure(STATIC_URL="/static/", LANGUAGE_CODE="en-gb")
    django.setup()
    folder.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        html = page(name).replace('"/static/', f'"{STATIC.as_uri()}/')
        (folder / f"{name}.html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
