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

  // What an empty text says before anything is typed; Wagtail speaks of blocks and slashes.
  const writeHere = document.querySelector("[data-write-here]")?.dataset.writeHere;
  const invite = () => {
    if (!writeHere) return;
    for (const empty of document.querySelectorAll(".public-DraftEditorPlaceholder-inner")) {
      if (empty.dataset.said !== writeHere) empty.dataset.said = writeHere;
    }
  };

  name();
  invite();
  new MutationObserver(() => {
    name();
    invite();
  }).observe(document.body, { childList: true, subtree: true });
})();
