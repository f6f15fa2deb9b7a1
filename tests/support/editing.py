"""Where things are in the page editor."""

PREVIEW = "#w-preview-iframe"


SECTIONS = "#sections-root > * > [data-streamfield-child] > .w-panel"
TOGGLES = f"{SECTIONS} > .w-panel__header > [data-panel-toggle]"
# Whether each section is open, in the order they stand in.
OPEN = (
    f"[...document.querySelectorAll('{TOGGLES}')].map((one) => one.ariaExpanded).join()"
)
NAMES = (
    "[...document.querySelectorAll("
    f"'{SECTIONS} > .w-panel__header .c-sf-block__type')]"
    ".filter((one) => one.checkVisibility()).map((one) => one.textContent).join()"
)
FOCUSED = "document.activeElement.id"
