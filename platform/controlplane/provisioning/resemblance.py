"""Names that an operator should look at before they go live."""

import difflib

from nations.people.contact_points import folded
from tenants.models import Nation

# Public offices and bodies that a campaign could be taken for.
OFFICES = (
    "city council",
    "county council",
    "district council",
    "electoral commission",
    "government",
    "ministry",
    "office of the mayor",
    "parliament",
    "police",
)
# 0.86 tells "Ines Callaway 4 Mayor" from "Ines Calloway for Mayor" as near, and leaves
# "Priya Nair for Mayor" alone.
NEAR = 0.86


def _plain(name: str) -> str:
    words = folded(name).replace(" 4 ", " for ")
    return "".join(c for c in words if c.isalnum() or c == " ")


def why_look(name: str) -> str:
    """Return what the name resembles, as a sentence, or nothing; call it in public."""
    plain = _plain(name)
    for office in OFFICES:
        window = plain[-len(office) - 2 :]
        if (
            office in plain
            or difflib.SequenceMatcher(None, office, window).ratio() > NEAR
        ):
            return "Reads like a public office."
    others = Nation.objects.exclude(state=Nation.State.CLOSED).order_by("-pk")
    for other in others.values_list("name", flat=True)[:5000]:
        matcher = difflib.SequenceMatcher(None, plain, _plain(other))
        if matcher.quick_ratio() > NEAR and matcher.ratio() > NEAR:
            return f"Reads like {other}."
    return ""
