"""What happened to the look."""

import dataclasses

from django.utils.translation import gettext_lazy as _

from kernel.facts import fact


@fact("themes.brand_changed", subject=None, sentence=_("Changed the look"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class BrandChanged:
    """Name, mark, colour or imprint changed."""

    brand_id: int


@fact("themes.theme_published", subject=None, sentence=_("Published theme code"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class ThemePublished:
    """Changed theme files went live as this version."""

    number: int


@fact("themes.theme_reverted", subject=None, sentence=_("Took theme code back"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class ThemeReverted:
    """The version was taken back; the one before serves."""

    number: int
