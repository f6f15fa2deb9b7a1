"""A line of the panel's menu, as slices offer it and the shell shows it."""

import dataclasses

from django.utils.functional import Promise

from kernel.permissions import Permission


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


#: The hook of Wagtail's registry that slices register their items under.
HOOK = "register_panel_menu_item"
