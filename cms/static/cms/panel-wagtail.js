// Names for the fields that Wagtail leaves without one: its rich text, its tags, its file drop.
(() => {
  const NAMELESS =
    ".public-DraftEditor-content, .tagit-new input, .replace-file-input input[type=file]";

  const nameOf = (field) =>
    field.closest(".replace-file-input")?.querySelector("button")?.textContent ||
    field.closest(".w-field__wrapper")?.querySelector(".w-field__label")?.textContent ||
    field.closest(".w-panel")?.querySelector(".w-panel__heading")?.textContent;

  const name = () => {
    for (const field of document.querySelectorAll(NAMELESS)) {
      if (field.ariaLabel) continue;
      const said = nameOf(field)?.replace("*", "").trim();
      if (said) field.ariaLabel = said;
    }
  };

  name();
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
})();
