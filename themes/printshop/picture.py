"""A drawing, what it shows, and the inks it is drawn in."""

import dataclasses
import html
import random
from collections.abc import Mapping

# Short names, set once on each drawing, keep a scene within its six kilobytes.
INKS = (
    "--d:var(--shade,var(--deep));--b:var(--wall,var(--brand));--a:var(--accent);--p:var(--paper);"
    "--i:var(--ink);--e:var(--edge,var(--ink));--c:var(--cut,var(--paper));"
    "--l:var(--light,var(--cut,var(--paper)));--n:var(--on-light,var(--ink))"
)
# A scene stands on the site in the campaign's inks, in the panel in those the panel sets.
SCENE_INKS = (
    "--d:var(--scene-ink,var(--shade,var(--deep)));--b:var(--scene-warm,var(--wall,var(--brand)));"
    "--a:var(--scene-sand,var(--accent));--s:var(--scene-sand,var(--b));"
    "--p:var(--scene-paper,var(--paper));--e:var(--scene-ink,var(--edge,var(--ink)));"
    "--c:var(--scene-paper,var(--cut,var(--paper)));"
    "--l:var(--scene-paper,var(--light,var(--paper)))"
)
DEEP, BRAND, ACCENT, PAPER = "var(--d)", "var(--b)", "var(--a)", "var(--p)"
INK, EDGE, CUT, LIGHT = "var(--i)", "var(--e)", "var(--c)", "var(--l)"
# Words on what stays light.
ON_LIGHT = "var(--n)"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A drawing as SVG and the words that stand for it; empty words: decoration."""

    svg: str
    alt: str


def seeded(seed: int | str) -> random.Random:
    """Return the dice of a drawing: the same seed always throws the same."""
    return random.Random(seed)  # noqa: S311 - a drawing, not a secret


def dots(name: str, radius: float, ink: str, cell: float = 10) -> str:
    """Return a pattern of dots, two to a cell, as a printer screens a tone."""
    return screens({name: radius}, ink, cell)


def screens(radii: Mapping[str, float], ink: str, cell: float = 10) -> str:
    """Return patterns by name, from the same grid with dots of other sizes; they join up."""
    half, side = f"{cell / 2:g}", f"{cell:g}"
    # Lines without length under round caps: dots, of which a corner's reach into four cells.
    places = f"M0 0h0M{side} 0h0M0 {side}h0M{side} {side}h0M{half} {half}h0"
    (first, radius), *others = radii.items()
    made = (
        f'<pattern id="{first}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
        f'<path id="{first}g" d="{places}" stroke="{ink}" stroke-linecap="round" '
        f'style="stroke-width:var(--w,{2 * radius:g})"/></pattern>'
    )
    for name, other in others:
        made += (
            f'<pattern id="{name}" href="#{first}"><use href="#{first}g" '
            f'style="--w:{2 * other:g}"/></pattern>'
        )
    return made


def drawing(
    box: str, body: str, *, alt: str = "", css: str = "", inks: str = INKS
) -> Picture:
    """Return a picture in this view box; without words it is hidden from screen readers."""
    said = html.escape(alt)
    label = f'role="img" aria-label="{said}"' if alt else 'aria-hidden="true"'
    title = f"<title>{said}</title>" if alt else ""
    style = f' style="{inks}"' if inks else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{css or "picture"}" viewBox="{box}" '
        f"{label}{style}>{title}{body}</svg>"
    )
    return Picture(svg=svg, alt=alt)


def spelled(body: str) -> str:
    """Return the drawing with each ink under its long name, for one that may carry no style."""
    for pair in INKS.split(";"):
        short, long = pair.split(":", 1)
        body = body.replace(f"var({short})", long)
    return body
