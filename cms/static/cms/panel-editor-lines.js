// Fields of one line that wrap, and how many letters still fit where a field holds only so many.
(() => {
  const says = document.querySelector("[data-editor-says]")?.dataset;
  const tabs = document.querySelector(".editor-head") && document.querySelector(".tab-content");
  if (!says || !tabs) return;

  // --- One line, however many it is shown on -------------------------------------------------------------
  tabs.addEventListener("keydown", (event) => {
    const isEnter = event.key === "Enter" && !event.isComposing;
    if (isEnter && event.target.matches("[data-one-line]")) event.preventDefault();
  });

  const unbroken = (field) => {
    if (!/[\r\n]/.test(field.value)) return;
    const at = field.selectionEnd;
    field.value = field.value.replace(/\r\n|[\r\n]/g, " ");
    field.setSelectionRange(at, at);
  };

  // --- How many letters fit: said near the end, and no sooner ------------------------------------------------
  const NEAR = 20;
  const noteOf = (field) => {
    const next = field.nextElementSibling;
    if (next?.matches(".letters-left")) return next;
    const note = document.createElement("p");
    note.className = "letters-left";
    note.setAttribute("role", "status");
    field.after(note);
    return note;
  };

  const count = (field) => {
    const left = field.maxLength - field.value.length;
    const isNear = left <= NEAR && left < field.maxLength;
    if (!isNear && !field.nextElementSibling?.matches(".letters-left")) return;
    const said = left > 1 ? says.lettersLeft.replace("{count}", left) : says.letterLeft;
    const note = noteOf(field);
    note.hidden = !isNear;
    note.textContent = left > 0 ? said : says.noLetterLeft;
  };

  tabs.addEventListener("input", ({ target }) => {
    if (target.matches("[data-one-line]")) unbroken(target);
    if (target.matches("input[maxlength],textarea[maxlength]") && target.maxLength > NEAR) count(target);
  });
})();
