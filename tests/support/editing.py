"""Where things are in the page editor, and when all of it is kept."""

from playwright.sync_api import Page

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
# What Wagtail keeps it takes half a second before it says so: words of since then are kept next.
HEAR_KEEPING = """() => {
  const form = document.querySelector("[data-edit-form]");
  const aside = /^(comments-|csrfmiddlewaretoken$|loaded_revision_|next$)/;
  const written = () => JSON.stringify([...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !aside.test(name)));
  let taken = null;
  document.addEventListener("w-autosave:save", () => { taken = written(); });
  document.addEventListener("w-autosave:success", () => { window.kept = taken; });
  window.isAllKept = () => window.kept === written();
}"""


def hear_keeping(page: Page) -> None:
    """Listen to what is kept from now on; call it before the change."""
    page.evaluate(HEAR_KEEPING)


def wait_until_kept(page: Page) -> None:
    """Wait until the form as it is now has been kept; :func:`hear_keeping` comes before."""
    page.wait_for_function("() => isAllKept()")
