"""A page, rendered through its campaign's published theme."""

import dataclasses
import logging
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from wagtail.models import Site

from cms import inside_bar, site_context
from cms.sections import Section, own_words, sections_of
from cms.site_context import Shown, Visit
from nations.consents import wording
from nations.people import device_cookie
from tenants import generations, selectors
from tenants.models import Nation
from themes import rendering
from themes import selectors as themes
from themes.engine.environment import TemplateTrouble
from themes.join_form import ACTION

logger = logging.getLogger(__name__)

UNPROCESSABLE = 422


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class FormState:
    """What was typed into a form and what is wrong with it; empty on a fresh one."""

    values: dict[str, str] = dataclasses.field(default_factory=dict)
    errors: dict[str, str] = dataclasses.field(default_factory=dict)
    agreed: bool = False


FRESH = FormState()


def join_form(nation: Nation, page_id: int, button: str, state: FormState) -> Shown:
    """Return the `form` of the form to join; the same for every stranger to a fresh page."""
    return {
        "action": ACTION,
        "ticket_url": "/_/ticket/",
        "page_id": page_id,
        "button": button,
        "consent_sentence": wording.email_sentence(nation),
        "consent_is_opt_out": wording.may_use_soft_opt_in(nation),
        "consent_is_given": state.agreed,
        "privacy_url": "/privacy/",
        "invited_by": "",
        "values": state.values,
        "errors": state.errors,
        "recognised": "",
    }


def _for_the_known(shown: Shown) -> None:
    """Let the page say that they are in, to whoever comes back; the same words for all of them."""
    nobody = {"known": {"greeting": ""}}
    shown["form"]["recognised"] = render_to_string("cms/site/me.html", nobody)
    shown["site"]["acts"] = []


def _lead_to_fields(sections: list[Section], page: Any) -> None:
    """Give what holds a sample the address of its field in the panel's editor."""
    panel = selectors.addresses_of(selectors.current_slug()).panel
    for section in sections:
        holds = ("is_sample", "has_sample_promise", "has_sample_heading")
        is_in_an_item = any(item.get("has_sample") for item in section.get("items", []))
        if any(section[sign] for sign in holds) or is_in_an_item:
            field = f"?section={section['id']}" if section["id"] else ""
            section["edit_url"] = f"{panel}/pages/{page.pk}/edit/{field}"


def _drawing(sections: list[Section]) -> int | None:
    """Return what is drawn beside the promise, also where its words still are a sample."""
    return next((s["drawing"] for s in sections if s["kind"] == "promise"), None)


def _mark_parts(sections: list[Section]) -> None:
    """Give each section the id under which the editor beside the picture knows it."""
    for section in sections:
        section["editor_id"] = section["id"]


def visit_of(request: HttpRequest) -> Visit:
    """Return how the request looks at the site."""
    inside = bool(
        getattr(request, "is_preview", False) or getattr(request, "is_dummy", False)
    )
    own = bool(getattr(request, "may_preview", False)) and not getattr(
        request, "looks_as_stranger", False
    )
    return Visit(shows_samples=inside or own, path=request.path)


def _page(page: Any, sections: list[Section], nation: Nation) -> Shown:
    promise = next((s["promise"] for s in sections if s["kind"] == "promise"), "")
    is_home = page.liquid_template == "pages_show_home"
    headline = promise or (nation.name if is_home else page.title)
    return {
        "id": page.pk,
        "title": page.title,
        "url": page.full_url or "",
        "headline": headline,
        "description": page.search_description or promise or nation.name,
        "is_homepage?": is_home,
        "is_homepage": is_home,
        "sections": sections,
    }


def context_of(page: Any, request: HttpRequest, state: FormState = FRESH) -> Shown:
    """Return all that a page's template may name."""
    nation: Nation = request.nation  # type: ignore[attr-defined]
    visit = visit_of(request)
    # The site that Wagtail has found for the request: a nation has one.
    home = Site.find_for_request(request).root_page
    brand = themes.current_brand()
    raw = list(page.sections.raw_data)
    written = sections_of(raw, generation=generations.current(nation))
    sections = written if visit.shows_samples else own_words(written)
    site_context.doors(sections)
    if getattr(request, "may_preview", False):
        _lead_to_fields(sections, page)
    shown: Shown = {
        "site": site_context.site_of(nation, home, visit, brand),
        "brand": site_context.brand_css(brand, getattr(request, "tried_color", "")),
        "page": _page(page, sections, nation),
        "form": join_form(nation, page.pk, getattr(page, "button", "Join"), state),
    }
    # A preview in the editor is a picture: its forms go nowhere, so no script asks for tickets.
    shown["site"]["is_picture"] = bool(getattr(request, "is_dummy", False))
    if shown["site"]["is_picture"]:
        _mark_parts(sections)
    if page.liquid_template == "pages_show_home":
        supporters = site_context.supporters_now()
        shown["count"] = site_context.counts(nation, supporters)
        shown["pictures"] = site_context.street_pictures(
            nation, supporters.count, drawing=_drawing(written)
        )
    if state is FRESH and device_cookie.is_in(request.META.get("HTTP_COOKIE", "")):
        _for_the_known(shown)
    return shown


def _render(page: Any, context: Shown) -> tuple[str, bool]:
    """Return the page as HTML, and whether it is whole: without its sections it is a page still."""
    theme = context["brand"]["theme"]
    try:
        html = rendering.render(page.liquid_template, context, theme=theme).html
    except TemplateTrouble as trouble:
        logger.exception("cms.page_cut page=%s trouble=%s", page.pk, trouble.sentence)
    else:
        return html, True
    bare = {**context, "page": {**context["page"], "sections": []}}
    return rendering.render(page.liquid_template, bare, theme=theme).html, False


def serve_page(
    page: Any, request: HttpRequest, state: FormState = FRESH
) -> HttpResponse:
    """
    Answer with the page; 422 where a form of it came back with mistakes.

    One that not even the stock theme can render, as it is too long, is shown without its sections.

    :raises Http404: for a stranger, if nothing was written on it yet.
    """
    if page.is_left_out and not visit_of(request).shows_samples:
        raise Http404
    context = context_of(page, request, state)
    html, is_whole = _render(page, context)
    if getattr(request, "may_preview", False):
        html = inside_bar.add_to(html, request, page)
    response = HttpResponse(html, status=UNPROCESSABLE if state.errors else 200)
    is_ours = getattr(request, "may_preview", False) or visit_of(request).shows_samples
    if page.is_draft or not is_whole:
        response["X-Robots-Tag"] = "noindex"
        response["Cache-Control"] = "no-store"
    elif state is FRESH and not is_ours:
        # The same for everybody who is known, and for everybody who isn't: the cache in front of
        # Django may keep it.
        patch_vary_headers(response, ["Cookie"])
        response["X-Hustings-Page"] = "kept"
    return response
