"""What the print shop draws beside a promise, as a picture for the editor."""

from django.http import Http404, HttpRequest, HttpResponse

from cms import site_context
from cms.blocks import LAST_DRAWING
from cms.panel.guard import needs
from kernel.permissions import Permission
from tenants.requests import nation_of
from themes.selectors import current_brand

# Looked at on its own, it still is a picture and nothing else.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_LONGEST = len(str(LAST_DRAWING))


def _number(said: str) -> int | None:
    """
    Return the number of a drawing; null: nobody has chosen one.

    :raises Http404: if it is none.
    """
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= _LONGEST):
        raise Http404
    if int(said) > LAST_DRAWING:
        raise Http404
    return int(said)


@needs(Permission.PAGES_EDIT)
def drawing(request: HttpRequest) -> HttpResponse:
    """Show a drawing in the campaign's colours by day."""
    number = _number(request.GET.get("number", ""))
    picture = site_context.hero_drawing(nation_of(request), number)
    inks = "".join(
        f"--{name}:{value};" for name, value in current_brand().palette["light"].items()
    )
    head, mark, rest = picture.svg.partition(">")
    svg = f"{head}{mark}<style>:root{{{inks}background:var(--paper)}}</style>{rest}"
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer["Content-Security-Policy"] = POLICY
    return answer
