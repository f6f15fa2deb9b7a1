"""A campaign's mark: an SVG that stands in the page itself, so that it may only draw."""

import re
from typing import Final
from xml.parsers import expat

LONGEST_MARK: Final = 20_000
_DRAWING: Final = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
    ]
)
_ATTRIBUTE: Final = re.compile(
    r"xmlns|viewBox|id|class|d|[xyr]|[cr][xy]|[xy][12]|f[xy]|width|height|points|transform|role|"
    r"fill(-[a-z]+)?|stroke(-[a-z]+)?|clip(-[a-z]+)?|mask|opacity|offset|stop-[a-z]+|"
    r"font-(family|size|weight)|text-anchor|dominant-baseline|letter-spacing|"
    r"gradient[A-Z][A-Za-z]+|pattern[A-Z][A-Za-z]+|preserveAspectRatio|focusable|aria-[a-z]+|d[xy]|rotate"
)
# A name for a colour, which reaches no further than the drawing; no property of the page's.
_NAMED_COLOUR: Final = re.compile(r"--[a-z][a-z0-9-]*:[\w\s,.()#%-]*")
# A part of the same drawing is the one address a value may have.
_ADDRESS: Final = re.compile(
    r"url\((?!#)|[a-z]+script:|expression|@import|\\\\", re.IGNORECASE
)


class _DoesMore(Exception):
    """There is something in it that does more than draw."""


def _may_say(key: str, value: str) -> bool:
    if _ADDRESS.search(value):
        return False
    if key == "style":
        said = filter(None, (one.strip() for one in value.split(";")))
        return all(_NAMED_COLOUR.fullmatch(one) for one in said)
    return bool(_ATTRIBUTE.fullmatch(key))


def only_draws(svg: str) -> bool:
    """Return whether it is well-formed SVG of shapes and words: no script, link, style or file."""
    parser = expat.ParserCreate()
    opened: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        opened.append(name)
        if name not in _DRAWING or (len(opened) == 1) != (name == "svg"):
            raise _DoesMore
        for key, value in attributes.items():
            if not _may_say(key, value):
                raise _DoesMore

    def refuse(*_: object) -> None:
        raise _DoesMore

    parser.StartElementHandler = start
    # An entity declared in a document type can hold anything, and grow without end.
    parser.StartDoctypeDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(svg, True)  # noqa: FBT003 - "this is all of it", in expat's own way
    except (_DoesMore, expat.ExpatError):
        return False
    return True
