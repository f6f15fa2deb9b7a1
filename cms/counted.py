"""Sections and lists whose items are counted as the editor counts them, or aren't read."""

import re
from collections.abc import Container, Mapping
from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

_COUNT = re.compile(r"[0-9]{1,9}")


class Miscounted(BadRequest):
    """What was sent counts its items as no editor does; Wagtail would fail over it."""

    sentence = _(
        "The sections didn’t arrive as the editor sends them, so nothing was changed."
        " Go back and try again."
    )


def require_counted(
    data: Mapping[str, str], prefix: str, *, kinds: Container[str] | None = None
) -> None:
    """
    Read how many items there are, their kinds and their order; null `kinds`: all are of one.

    It ends at the first item that isn't there, whatever number was sent.

    :raises Miscounted: if one is missing, of no known kind, or without a place of its own.
    """
    places = set()
    for at in range(_number(data.get(f"{prefix}-count"))):
        deleted = data.get(f"{prefix}-{at}-deleted")
        if deleted:
            continue
        kind = data.get(f"{prefix}-{at}-type")
        if deleted is None or (kinds is not None and kind not in kinds):
            raise Miscounted
        place = _number(data.get(f"{prefix}-{at}-order"))
        if place in places:
            raise Miscounted
        places.add(place)


def _number(said: str | None) -> int:
    if said is None or not _COUNT.fullmatch(said):
        raise Miscounted
    return int(said)


class CountedListBlock(blocks.ListBlock):
    """A list; in migrations Wagtail's own."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        """
        Return the items that were sent.

        :raises Miscounted: if they aren't counted as the editor counts them.
        """
        require_counted(data, prefix)
        return super().value_from_datadict(data, files, prefix)

    def deconstruct(self) -> Any:
        """Return it as Wagtail's block."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.ListBlock", args, kwargs
