"""
Sample sections: what stands on a new campaign's pages until its owner writes their own.

Words that still say exactly this are a sample: they carry a tag in previews and are left out of
the public site, a whole section or one commitment of three. Nothing has to be ticked off, and
nothing is ever published by mistake.
"""

import re
from typing import Any

from tenants.models import Kind

Section = dict[str, Any]
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')

_PROMISE = {
    Kind.CANDIDATE: "Your promise goes here, in one line.",
    Kind.PARTY: "What your branch will do, in one line.",
    Kind.UNION: "What you win together, in one line.",
    Kind.CHARITY: "What you change, and for whom, in one line.",
    Kind.ISSUE: "Your demand, in one line.",
}


def _commitments(heading: str) -> Section:
    return {
        "type": "commitments",
        "value": {
            "heading": heading,
            "items": [
                {
                    "title": "The first thing you’ll do",
                    "text": "One sentence on what changes, for whom, and by when.",
                },
                {
                    "title": "The second",
                    "text": "Press here to write your own. Left alone, it stays out of the live site.",
                },
                {
                    "title": "The third",
                    "text": "Numbers help: a fare, a date, a street.",
                },
            ],
        },
    }


def _text(heading: str, words: str) -> Section:
    return {"type": "text", "value": {"heading": heading, "words": f"<p>{words}</p>"}}


_WHY = {
    Kind.CANDIDATE: "Why I’m standing",
    Kind.PARTY: "What we stand for",
    Kind.UNION: "Why we organise",
    Kind.CHARITY: "Why we do it",
    Kind.ISSUE: "Why now",
}
_DOORS = {
    Kind.CANDIDATE: "Three commitments, three doors down",
    Kind.PARTY: "Three things we’ll do first",
    Kind.UNION: "Three things we’re winning",
    Kind.CHARITY: "Three things we do",
    Kind.ISSUE: "Three things we ask",
}


def promise(kind: Kind) -> Section:
    """Return the sample promise of a kind."""
    return {
        "type": "promise",
        "value": {"promise": _PROMISE[kind], "under": "", "picture": None},
    }


def home(kind: Kind) -> list[Section]:
    """Return the sample sections of a front page."""
    return [
        promise(kind),
        _commitments(_DOORS[kind]),
        _text(
            _WHY[kind],
            "Three sentences in your own words. What you saw, and what you’ll do about it.",
        ),
    ]


def about(kind: Kind) -> list[Section]:
    """Return the sample sections of the page that says who this is."""
    return [
        _text("", "Who you are, where you’re from, and one thing you’ve already done."),
    ]


# What samples said before; pages made then still hold it.
_EARLIER = {
    "Press this block to write it. Left alone, it stays out of the live site.": (
        "Press here to write your own. Left alone, it stays out of the live site."
    ),
}


def _all() -> list[Section]:
    return [section for kind in Kind for section in [*home(kind), *about(kind)]]


def core(section: Section) -> Any:
    """Return the words of a section without ids that an editor adds."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            if set(value) >= {"type", "value"} and value["type"] == "item":
                return plain(value["value"])
            return {
                key: plain(item)
                for key, item in value.items()
                # Sections from before there were drawings, and those that merely were opened.
                if key != "id" and (key, item) != ("drawing", None)
            }
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, str):
            # The editor gives every paragraph a key of its own, also where no word changed.
            return _EARLIER.get(value) or _BLOCK_KEY.sub("", value)
        return value

    return plain({"type": section["type"], "value": section["value"]})


_SAMPLES = [core(section)["value"] for section in _all()]
_PROMISES = set(_PROMISE.values())
_ITEMS = [item for said in _SAMPLES for item in said.get("items", [])]
_TITLES = {item["title"] for item in _ITEMS}
_TEXTS = {item["text"] for item in _ITEMS}
_COUNT = len(_commitments("")["value"]["items"])
_WORDS = {said["words"] for said in _SAMPLES if "words" in said}


def is_sample_promise(section: Section) -> bool:
    """Return whether a section's promise still is the one it was given; its picture may be own."""
    return section["type"] == "promise" and section["value"]["promise"] in _PROMISES


def own_item(item: Section) -> Section:
    """Return a commitment's title and text, each empty where it still is the one it was given."""
    title, text = item["title"], item.get("text", "")
    return {
        "title": "" if title in _TITLES else title,
        "text": "" if _EARLIER.get(text, text) in _TEXTS else text,
    }


def own_items(section: Section) -> list[Section]:
    """Return the campaign's own of each commitment; empty: no such section."""
    if section["type"] != "commitments":
        return []
    return [own_item(item) for item in core(section)["value"].get("items", [])]


def is_sample_heading(section: Section) -> bool:
    """Return whether a section counts, in a heading nobody wrote, commitments nobody made."""
    made = [item for item in own_items(section) if any(item.values())]
    return (
        section["type"] == "commitments"
        and section["value"]["heading"] in _DOORS.values()
        and len(made) < _COUNT
    )


def is_sample(section: Section) -> bool:
    """
    Return whether a section (raw, as a StreamField stores it) says nothing of the campaign's own.

    Another drawing is no word of the campaign's, and neither is a heading over nothing.
    """
    said = core(section)["value"]
    if section["type"] == "commitments":
        items = own_items(section)
        return bool(items) and not any(any(item.values()) for item in items)
    if section["type"] == "text":
        return said["words"] in _WORDS
    said.pop("drawing", None)
    return said in _SAMPLES


def has_sample(section: Section) -> bool:
    """Return whether something of a section still says what it was given."""
    if is_sample(section) or is_sample_promise(section) or is_sample_heading(section):
        return True
    items = core(section)["value"].get("items", [])
    return any(
        item.get(part, "") != said
        for item, own in zip(items, own_items(section), strict=False)
        for part, said in own.items()
    )


def are_all(sections: list[Section]) -> bool:
    """Return whether there are sections and every one of them still is as it was given."""
    return bool(sections) and all(map(is_sample, sections))
