"""Render letters: subject, HTML and text, in a brand's colours."""

import dataclasses
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from themes.engine import environment as engine
from themes.engine.environment import GuardedEnvironment
from themes.engine.guards import deadline
from themes.imprint import imprint_sentence
from themes.models import Brand

FOLDER = Path(__file__).parent / "mail_templates"
DEADLINE_MS = 500
# The platform's own colours (EXPERIENCE 3.8).
PLATFORM = {
    "name": "Hustings",
    "ink": "#17211E",
    "paper": "#FBF9F4",
    "strong": "#93481A",
    "on_strong": "#FBF9F4",
    "imprint": "",
}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class RenderedMail:
    """A finished letter."""

    subject: str
    text: str
    html: str


@cache
def _environment() -> GuardedEnvironment:
    files = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.glob("*.liquid"))
    }
    return engine.environment(files)


def _render(
    subject: str, template: str, context: Mapping[str, Any], brand: Mapping[str, str]
) -> RenderedMail:
    # A line end in a subject would begin a header of the writer's own.
    subject = " ".join(subject.split())
    language = translation.get_language() or settings.LANGUAGE_CODE
    said = {
        **context,
        "brand": brand,
        "subject": subject,
        "language": language,
        "site": {"language": language},
    }
    env = _environment()
    with deadline(DEADLINE_MS):
        body = engine.render(env, f"{template}_html", said)
        html = engine.render(env, "frame_html", {**said, "content": body})
        # Escaped like the other and then made plain again: nothing a person typed is lost.
        text = engine.render(env, f"{template}_text", said).unescape().strip()
    foot = f"\n\n-- \n{brand['imprint']}" if brand["imprint"] else ""
    return RenderedMail(subject=subject, text=f"{text}{foot}\n", html=str(html))


def render_platform_mail(
    *, subject: str, template: str, context: Mapping[str, Any]
) -> RenderedMail:
    """
    Return a letter of the platform's own, in its colours and in the language in force.

    :raises TemplateTrouble: if there is no template of this name.
    """
    return _render(subject, template, context, PLATFORM)


def render_mail(
    *, subject: str, template: str, context: Mapping[str, Any], brand: Brand
) -> RenderedMail:
    """
    Return a letter of a campaign, in its colours, with its imprint, in the language in force.

    `template` is `code` (`code`, `works_for`) or `letter` (`paragraphs`, and maybe `button`, `button_url`).

    :raises TemplateTrouble: if there is no template of this name.
    """
    light = brand.palette["light"]
    said = {
        "name": brand.name,
        "ink": light["ink"],
        "paper": light["paper"],
        "strong": light["brand-strong"],
        # What is strong enough for words on paper is strong enough for paper's words on it.
        "on_strong": light["paper"],
        "imprint": imprint_sentence(brand),
    }
    return _render(subject, template, context, said)
