"""How many changes to a page nobody sees yet."""

from typing import Any

from cms import samples
from cms.pages.base import BasePage

FIELDS = ("title", "slug", "seo_title", "search_description", "show_in_menus", "button")
_MISSING = object()


def _sections(page: BasePage) -> dict[str, Any]:
    return {
        # Without the keys an editor gives to lists and paragraphs that it merely opened.
        section.get("id") or str(at): samples.core(section)
        for at, section in enumerate(page.sections.raw_data)
    }


def unseen_changes(draft: BasePage) -> int:
    """Return how many fields and sections of a draft differ from what is live; 0: none is."""
    if not draft.live or not draft.pk:
        return 0
    live = type(draft).objects.get(pk=draft.pk)
    fields = sum(
        getattr(draft, field, _MISSING) != getattr(live, field, _MISSING)
        for field in FIELDS
    )
    ours, theirs = _sections(draft), _sections(live)
    sections = sum(ours.get(key) != theirs.get(key) for key in ours.keys() | theirs)
    is_moved = [key for key in ours if key in theirs] != [
        key for key in theirs if key in ours
    ]
    return int(fields + sections + is_moved)
