"""Sections of a page as themes read them; words are rendered to HTML once per revision."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.utils.safestring import mark_safe
from wagtail.images.models import AbstractImage
from wagtail.rich_text import expand_db_html

from cms import samples
from cms.media import Image

Section = dict[str, Any]
WIDEST = "max-1600x1200|format-webp"
DAY = 24 * 3600
# What is kept of a section: moves with its keys, or a deploy would read yesterday's for a day.
SHAPE = 5


def _html(source: str) -> str:
    return str(expand_db_html(source or ""))


def _picture(image: AbstractImage | int | None, alt: str = "") -> Section:
    # A block that wasn't read with its page holds the number alone.
    found = Image.objects.filter(pk=image).first() if isinstance(image, int) else image
    if found is None:
        return {}
    rendition = found.get_rendition(WIDEST)
    return {
        "url": rendition.url,
        "alt": alt or found.title,
        "width": rendition.width,
        "height": rendition.height,
    }


def _promise(value: Section) -> Section:
    return {
        "promise": value["promise"],
        "under_html": _html(value.get("under", "")),
        "picture": _picture(value.get("picture")),
        "drawing": value.get("drawing"),
    }


def _items(value: Section) -> list[Section]:
    # A list's raw items are wrapped with ids once an editor saved them, and bare before.
    return [
        item["value"] if set(item) >= {"type", "value"} else item
        for item in value.get("items", [])
    ]


def _commitments(value: Section) -> Section:
    return {
        "heading": value["heading"],
        "items": [
            {"number": at, "title": item["title"], "text": item.get("text", "")}
            for at, item in enumerate(_items(value), start=1)
        ],
    }


def _text(value: Section) -> Section:
    return {"heading": value.get("heading", ""), "words_html": _html(value["words"])}


def _quote(value: Section) -> Section:
    return {"words": value["words"], "who": value["who"]}


def _questions(value: Section) -> Section:
    return {
        "heading": value["heading"],
        "items": [
            {"question": item["question"], "answer_html": _html(item["answer"])}
            for item in _items(value)
        ],
    }


def _shown_picture(value: Section) -> Section:
    return _picture(value.get("picture"), value.get("shows", ""))


_READERS: dict[str, Callable[[Section], Section]] = {
    "promise": _promise,
    "commitments": _commitments,
    "text": _text,
    "quote": _quote,
    "questions": _questions,
    "picture": _shown_picture,
}


def _read(raw: list[Section]) -> list[Section]:
    read = []
    for section in raw:
        kind = section["type"]
        if kind in _READERS:
            read.append(
                {
                    "kind": kind,
                    "id": section.get("id", ""),
                    "is_sample": samples.is_sample(section),
                    "has_sample_promise": samples.is_sample_promise(section),
                    "has_sample_heading": samples.is_sample_heading(section),
                    **_READERS[kind](section["value"]),
                }
            )
            for item, own in zip(
                read[-1].get("items", []), samples.own_items(section), strict=False
            ):
                item["is_sample"] = not any(own.values())
                item["has_sample"] = own != {part: item[part] for part in own}
    return read


def _marked(value: Any) -> Any:
    """Return a copy in which what ends in ``_html`` is safe HTML under its short name."""
    if isinstance(value, list):
        return [_marked(item) for item in value]
    if isinstance(value, dict):
        return {
            # Wagtail's own white-list cleaned it when it was saved.
            key.removesuffix("_html"): (
                mark_safe(item) if key.endswith("_html") else _marked(item)
            )
            for key, item in value.items()
        }
    return value


def _own_commitments(section: Section) -> Section:
    items = [item for item in section["items"] if not item["is_sample"]]
    return {
        **section,
        "heading": "" if section["has_sample_heading"] else section["heading"],
        "has_sample_heading": False,
        "items": [
            {**item, **samples.own_item(item), "number": at, "has_sample": False}
            for at, item in enumerate(items, start=1)
        ],
    }


def own_words(sections: list[Section]) -> list[Section]:
    """Return what of a page's sections is the campaign's own: strangers see no sample."""
    own = []
    for section in sections:
        if section["is_sample"]:
            continue
        if section["kind"] == "commitments":
            said = _own_commitments(section)
            own += [said] if said["heading"] or said["items"] else []
        elif section["has_sample_promise"]:
            own.append({**section, "promise": "", "has_sample_promise": False})
        else:
            own.append(section)
    return own


def sections_of(raw: list[Section], *, generation: int) -> list[Section]:
    """
    Return a page's sections for its theme; each has a kind and whether it still is a sample.

    The rendered words are kept for a day under the sections' own content and the generation of
    the campaign's words, which moves when a page that they may link to does, not with a join.
    """
    digest = hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()[:24]
    key = f"sections:{SHAPE}:{generation}:{digest}"
    kept: list[Section] | None = cache.get(key)
    if kept is None:
        kept = _read(raw)
        cache.set(key, kept, timeout=DAY)
    marked: list[Section] = _marked(kept)
    return marked
