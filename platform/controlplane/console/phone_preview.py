"""The theme on a phone, wearing a name that was typed a moment ago."""

from django.utils.safestring import mark_safe

from cms import samples, site_context
from nations.consents import wording
from tenants.models import Kind, Nation
from themes import rendering
from themes.engine.environment import environment
from themes.palette import palette
from themes.printshop import pictures
from themes.sample_context import SAMPLE
from themes.stock_themes import FIRST, stock_theme

_SEED = 7


def html_of(name: str, kind: Kind) -> str:
    """Return the front page of a campaign that doesn't exist yet."""
    theme = stock_theme(FIRST)
    made = palette(theme.brand, theme.tokens)
    promise = samples.promise(kind)["value"]["promise"]
    section = {
        "kind": "promise",
        "is_sample": False,
        "promise": promise,
        "under": promise,
        "picture": {},
    }
    street = pictures.street(seed=_SEED, windows=site_context.NARROW, lit=0, prefix="n")
    shown = {
        **SAMPLE,
        "site": {
            **SAMPLE["site"],
            "name": name,
            "mark": mark_safe(pictures.marks(name)[0].svg),
            "nav": [],
            "acts": [],
            "imprint": "",
            "is_picture": True,
        },
        "brand": {"css": mark_safe(made.css()), "theme": theme.key},
        "page": {**SAMPLE["page"], "headline": name, "sections": [section]},
        "form": {
            **SAMPLE["form"],
            "consent_sentence": wording.email_sentence(Nation(kind=kind)),
            "values": {},
            "errors": {},
            "ticket_url": "",
        },
        "count": {"supporters": 0, "sentence": ""},
        "pictures": {"street_narrow": mark_safe(street.svg)},
    }
    return rendering.render_with(environment(theme.files), "pages_show_home", shown)
