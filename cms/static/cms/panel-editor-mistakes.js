// A mistake in the editor: named in a sentence beside the buttons, gone to, and over as soon as one
// fills the field. What is wrong stands at the field too; this reads it there.
(() => {
  const says = document.querySelector("[data-editor-says]")?.dataset;
  const tabs = document.querySelector(".editor-head") && document.querySelector(".tab-content");
  if (!says || !tabs) return;

  // Wagtail marks the field that holds the sections too, whichever of them it is.
  const WRONG = ".w-field--error:not(:has([data-streamfield-child]))";
  const tell = (words) =>
    document.dispatchEvent(new CustomEvent("editor:tell", { detail: { words } }));
  const plain = (text) => text.replace("*", "").replace(/\s+/g, " ").trim();

  // --- The sentence ------------------------------------------------------------------------------------
  const controlOf = (field) =>
    field.querySelector("[contenteditable=true]") ??
    field.querySelector("input:not([type=hidden]),textarea:not([hidden]),select,button:not([hidden])");
  const isEmpty = (field) => {
    const control = controlOf(field);
    if (!control) return false;
    if (control.isContentEditable) return !control.textContent.trim();
    return "value" in control && control.type !== "button" ? !control.value.trim() : true;
  };
  // The label stands above the field, or is the heading of the panel that holds nothing else.
  const nameOf = (field) => {
    for (let at = field; !at.matches(".w-panel"); at = at.parentElement) {
      const label = at.querySelector(".w-field__label");
      if (label) return plain(label.textContent);
    }
    return plain(field.closest(".w-panel").querySelector("h2").textContent);
  };
  const sectionOf = (field) =>
    field.closest("#sections-root > * > [data-streamfield-child]")?.querySelector(".c-sf-block__type")
      ?.textContent;

  const sentenceOf = (field) => {
    const name = nameOf(field);
    const section = sectionOf(field);
    const filled = (sentence) => sentence.replace("{field}", name).replace("{section}", section);
    if (isEmpty(field)) return filled(section ? says.emptyIn : says.empty);
    return says.wrong.replace("{why}", plain(field.querySelector(".error-message")?.textContent ?? ""));
  };

  // The banner's own sentences are of the page as a whole; the others stand at their fields.
  const banner = document.querySelector(".messages .error");
  const ofThePage = [...(banner?.querySelectorAll(".errorlist li") ?? [])]
    .map((said) => plain(said.textContent))
    .filter((said) => !said.includes(": "));

  const sayFirst = () => {
    const first = tabs.querySelector(WRONG);
    if (first) tell(sentenceOf(first));
    return first;
  };

  // --- Over as soon as one types at it ---------------------------------------------------------------------
  const countIn = (panel) => {
    const badge = document.querySelector(`[role=tab][href="#${panel.id}"] .w-tabs__errors`);
    const count = panel.querySelectorAll(".error-message").length;
    if (!badge) return;
    badge.querySelector("[data-w-count-target=total]").textContent = count;
    badge.classList.toggle("!w-flex", count > 0);
  };
  const over = ({ target }) => {
    const field = target.closest?.(WRONG);
    if (!field || !(target.value ?? target.textContent).trim()) return;
    field.classList.remove("w-field--error");
    field.querySelector("[data-field-errors]").replaceChildren();
    target.removeAttribute("aria-invalid");
    const panel = field.closest("[role=tabpanel]");
    if (panel) countIn(panel);
    if (!sayFirst()) tell("");
  };
  // A text takes its letters without saying "input", and a picture is chosen by "change".
  for (const kind of ["input", "change", "keyup"]) tabs.addEventListener(kind, over);

  // --- There when the page is, and gone to ------------------------------------------------------------------
  const begin = () => {
    const field = banner && sayFirst();
    if (!field) return;
    if (!ofThePage.length) banner.closest(".messages").hidden = true;
    document.dispatchEvent(new CustomEvent("mistake:first", { detail: { field } }));
  };

  // Once the sections are drawn and folded (panel-editor.js).
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
})();
