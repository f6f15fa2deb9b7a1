"""A drawing, and what it shows."""

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A drawing as SVG and the words that stand for it; empty words: decoration."""

    svg: str
    alt: str


def dots(name: str, radius: float, ink: str, cell: float = 10) -> str:
    """Return a pattern of dots, two to a cell, as a printer screens a tone."""
    half = cell / 2
    quarter = cell / 4
    return (
        f'<pattern id="{name}" width="{cell:g}" height="{cell:g}" '
        f'patternUnits="userSpaceOnUse"><circle cx="{quarter:g}" cy="{quarter:g}" '
        f'r="{radius:g}" fill="{ink}"/><circle cx="{quarter + half:g}" '
        f'cy="{quarter + half:g}" r="{radius:g}" fill="{ink}"/></pattern>'
    )


def drawing(box: str, body: str, *, alt: str = "", css: str = "") -> Picture:
    """Return a picture whose view box is given; decoration is hidden from screen readers."""
    label = f'role="img" aria-label="{alt}"' if alt else 'aria-hidden="true"'
    klass = f' class="{css}"' if css else ""
    svg = f'<svg{klass} viewBox="{box}" {label} focusable="false">{body}</svg>'
    return Picture(svg=svg, alt=alt)
