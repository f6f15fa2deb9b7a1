"""The bar over the site for those who come from its panel: what a stranger doesn't see yet."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from tenants import selectors
from tenants.models import Nation


def add_to(html: str, request: HttpRequest, page: Any) -> str:
    """Return the page with the bar as the first thing in its body."""
    nation: Nation = request.nation  # type: ignore[attr-defined]
    panel = selectors.addresses_of(selectors.current_slug()).panel
    is_unseen = page.is_draft and (page.has_unpublished_changes or not page.live)
    built_in = nation.built_in_ms
    bar = render_to_string(
        "cms/site/inside_bar.html",
        {
            "nation": nation,
            "panel": panel,
            "page": page,
            "is_unseen": is_unseen,
            "seconds": f"{max(built_in / 1000, 0.1):.1f}" if built_in else "",
        },
        request=request,
    )
    head, body, rest = html.partition("<body")
    tag, end, inside = rest.partition(">")
    return f"{head}{body}{tag}{end}{bar}{inside}" if body else html
