"""
The panel's menu, "+ New" and Find, as slices offer them and the shell shows them.

They are offered under three hooks of Wagtail's registry: :data:`HOOK` and :data:`NEW_HOOK` take
functions that return :class:`MenuItem` rows, :data:`FIND_HOOK` takes a :data:`Finder`.
"""

import dataclasses
from collections.abc import Callable, Sequence

from django.utils.functional import Promise

from kernel.actor import Actor
from kernel.permissions import Permission

HOOK = "register_panel_menu_item"
NEW_HOOK = "register_panel_new_item"
FIND_HOOK = "register_panel_finder"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class MenuItem:
    """
    Where a screen stands in the menu.

    `section` is one of the nine words' keys (``people``); `permission` null: everybody sees it.
    """

    section: str
    label: str | Promise
    url: str
    order: int
    permission: Permission | None = None
    #: What it is for, in a sentence; shown where there is room for one.
    says: str | Promise = ""
    #: What else somebody may type to find it: "domain" finds Settings.
    words: str | Promise = ""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One thing that matches; `person_id` null: it is no person and has a sign, not a monogram."""

    label: str | Promise
    url: str
    detail: str | Promise = ""
    sign: str = ""
    person_id: int | None = None


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class FoundGroup:
    """What one part of the product found, best first; `all_url` leads to the rest."""

    label: str | Promise
    rows: Sequence[Found]
    order: int
    all_url: str = ""


#: What was typed, and who asks; answers with nothing found where they may not see it.
Finder = Callable[[str, Actor], FoundGroup]
