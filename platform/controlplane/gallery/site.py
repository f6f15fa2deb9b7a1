"""The theme's components, through its real partials, with sample contexts."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from cms import site_context
from cms.models import HomePage
from cms.site_context import Visit
from nations.people.devices import Recognised
from nations.people.public_count import PublicCount
from tenants.models import Nation
from tenants.requests import nation_of
from themes import selectors as themes
from themes.engine import environment as engine
from themes.sample_context import SAMPLE
from themes.stock_themes import stock_theme

Shown = dict[str, Any]
# The gallery's own file: the address of the theme's style sheet, as its layout asks for it.
STYLE = "gallery_style"
_FILES = {STYLE: '{{ "doorstep/doorstep.css" | asset_url }}'}
_PROMISE = "Fares frozen. A bus every ten minutes."
_CONSENT = "Email me about the campaign. Usually once a week; stop with one press."


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """A component in one state: what it is called, and its markup."""

    component: str
    state: str
    html: str


def _street(nation: Nation, supporters: int) -> Shown:
    return {
        "count": site_context.counts(
            nation, PublicCount(count=supporters, is_exact=True)
        ),
        "pictures": site_context.street_pictures(nation, supporters),
    }


def _form(**more: Any) -> Shown:
    fresh = {"values": {}, "errors": {}, "consent_sentence": _CONSENT}
    return {"form": {**SAMPLE["form"], **fresh, **more}}


def _page(headline: str = _PROMISE) -> Shown:
    return {"page": {**SAMPLE["page"], "headline": headline}}


def _section(kind: str, **more: Any) -> Shown:
    found = next(one for one in SAMPLE["page"]["sections"] if one["kind"] == kind)
    section = {**found, **more}
    site_context.doors([section])
    return {"section": section}


def _thanks(nation: Nation, **more: Any) -> Shown:
    said = {
        "heading": "Thank you. You’re number 1,207.",
        "number": 1207,
        "not_you": "Not you?",
        "greeting": "",
        "whatsapp": "https://wa.me/",
        "street": site_context.close_up(nation, 1207),
    }
    return {"thanks": {**SAMPLE["thanks"], **said, **more}}


def _site(nation: Nation, **more: Any) -> Shown:
    home, brand = HomePage.objects.get(), themes.current_brand()
    site = {
        **SAMPLE["site"],
        "mark": site_context.site_of(nation, home, Visit(), brand)["mark"],
        "name": "Ines Calloway for Mayor of Tarnmouth",
        "nav": [
            {"title": title, "url": "#", "current": title == "Home"}
            for title in ("Home", "About", "Three commitments", "Privacy")
        ],
        "contact_email": "hello@calloway.example",
    }
    return {"site": {**site, **more}}


def _heroes(nation: Nation) -> Iterator[tuple[str, str, str, Shown]]:
    plain = {**_section("promise"), **_page(), **_form()}
    for state, supporters in (("street at 0", 0), ("street at some", 62), ("street full", 99)):  # fmt: skip
        yield "hero", state, "_hero", {**plain, **_street(nation, supporters)}
    some = _street(nation, 62)
    long = _page(f"{_PROMISE} And a ferry that waits for the last train home.")
    longer = _page(f"{_PROMISE} And a ferry that waits for the last train home, every night.")  # fmt: skip
    yield "hero", "long promise", "_hero", {**plain, **some, **long}
    yield "hero", "longer promise", "_hero", {**plain, **some, **longer}
    yield "hero", "sample", "_hero", {**plain, **some, **_section("promise", is_sample=True, has_sample_promise=True)}  # fmt: skip
    yield "street", "", "_street", some


def _forms() -> Iterator[tuple[str, str, str, Shown]]:
    wrong = {"email": "That email address isn’t complete.", "postcode": "That isn’t a postcode."}  # fmt: skip
    yield "join", "normal, and without script", "_join_form", _form()
    yield "join", "invited", "_join_form", _form(invited_by="Jo invited you")
    yield "join", "error", "_join_form", _form(errors=wrong, values={"email": "sam@"})
    yield "join", "error of the whole", "_join_form", _form(errors={"all": "It took too long. Press once more."})  # fmt: skip
    yield "join", "charity's soft opt-in", "_join_form", _form(consent_is_opt_out=True, consent_sentence="We’ll email you about our work.")  # fmt: skip
    for template in ("confirm_press", "confirm_link", "form_refused", "look_in_mail"):
        yield "join", template.replace("_", " "), template, {}


def _sections() -> Iterator[tuple[str, str, str, Shown]]:
    three = [
        {"number": at, "title": title, "text": "One sentence on what changes, and by when."}
        for at, title in enumerate(("Freeze the fares", "A bus every ten minutes", "Ferries at night"), 1)
    ]  # fmt: skip
    for state, is_sample in (("", False), ("sample", True)):
        yield "commitments", state, "_commitments", _section("commitments", items=[dict(one) for one in three], heading="Three commitments, three doors down", is_sample=is_sample)  # fmt: skip
        yield "text", state, "_text", _section("text", is_sample=is_sample)
        yield "quote", state, "_quote", _section("quote", is_sample=is_sample)
        yield "questions", state, "_questions", _section("questions", is_sample=is_sample)  # fmt: skip


def _others(nation: Nation) -> Iterator[tuple[str, str, str, Shown]]:
    site = _site(nation)
    yield "head", "", "_head", site
    yield "head", "long name, one page", "_head", _site(nation, name="The Tarnmouth and District Bus Users’ Association", nav=[])  # fmt: skip
    yield "page head", "", "_page_head", {"title": "Why I’m standing"}
    yield "page head", "with words", "_page_head", {"title": "Press", "words": "For those who write."}  # fmt: skip
    yield "thanks", "asks the name", "thanks", _thanks(nation)
    yield "thanks", "knows the name", "thanks", _thanks(nation, name="Sam", asks_name=False, greeting="Good to have you, Sam.", not_you="Not Sam?")  # fmt: skip
    yield "thanks", "without a number", "thanks", _thanks(nation, number=0)
    yield "share panel", "", "_share_panel", _thanks(nation)
    for state, said in (("known device", {}), ("stranger", {"is_known": False}), ("error", {"is_known": False, "email": "sam@", "error": "That email address isn’t complete."}), ("from a letter", {"token": "t"})):  # fmt: skip
        yield "leave", state, "leave", {"leave": {**SAMPLE["leave"], **said}}
    yield "leave", "done", "leave_done", {}
    yield "leave", "said", "leave_said", {}
    yield "nothing here", "", "error_404", {}
    yield "footer", "with imprint", "_footer", site
    yield "footer", "without imprint, a demonstration", "_footer", _site(nation, imprint="", is_demo=True)  # fmt: skip
    yield "phone bar", "", "_phone_bar", _site(nation, acts=[{"label": "Join", "url": "#"}, {"label": "Events", "url": "#"}, {"label": "Give", "url": "#"}])  # fmt: skip


def states(nation: Nation) -> list[State]:
    """Return every component in every state, drawn by the stock theme."""
    env = engine.environment({**stock_theme("doorstep").files, **_FILES})
    all_of_them = (*_heroes(nation), *_forms(), *_sections(), *_others(nation))
    made = [
        State(
            component=component,
            state=state,
            html=engine.render(env, template, {**SAMPLE, **context}),
        )
        for component, state, template, context in all_of_them
    ]
    recognised = [
        State(component="join", state=state, html=_recognised(greeting))
        for state, greeting in (
            ("recognised", "Sam"),
            ("recognised without script", ""),
        )
    ]
    return [*made, *recognised]


def _recognised(greeting: str) -> str:
    known = Recognised(device_id=0, person_id=0, greeting=greeting, proof="LINK")
    me = render_to_string("cms/site/me.html", {"known": known})
    return format_html('<div class="join known">{}</div>', me)


@never_cache
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Show them all on one page."""
    nation = nation_of(request)
    env = engine.environment({**stock_theme("doorstep").files, **_FILES})
    shown = {
        "states": [
            {"called": f"{one.component}: {one.state}".rstrip(": "), "html": one.html}
            for one in states(nation)
        ],
        "style": str(engine.render(env, STYLE, {})),
        "brand": site_context.brand_css(themes.current_brand()),
    }  # fmt: skip
    return render(request, "controlplane/gallery_site.html", shown)
