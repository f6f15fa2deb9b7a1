"""What the sweep lets pass, by selector, each with its reason."""

from collections.abc import Mapping

# Text that is cut on purpose.
CLIPPED: Mapping[str, str] = {
    "[data-streamfield-child] .w-panel__heading": "a folded section's first words, whole below",
    ".w-breadcrumbs": "Wagtail's path to here; the heading says it whole",
    ".panel-campaign b": "the campaign's name in the bar, whole on Settings",
}
# Targets that may be smaller than 44 px.
SMALL: Mapping[str, str] = {
    ".panel-side .item": "36 px under a mouse, as pictured; 44 px under a finger (pointer: coarse)",
    ".w-panel__controls": "Wagtail's widget: move, copy and delete a section; its head is 52 px",
    ".w-preview__sizes": "Wagtail's widget: three sizes of the preview, 40 px",
    ".Draftail-Toolbar": "Wagtail's widget: the toolbar of rich text",
    ".Draftail-Editor": "Wagtail's widget: rich text itself",
    "nav.pagination": "Wagtail's widget: pages of a list",
    ".w-drilldown": "Wagtail's widget: filters of a list",
}
# Rules of axe that are off.
RULES: Mapping[str, str] = {
    "region": "axe counts it moderate; the practice pill stands outside of main on purpose",
}
