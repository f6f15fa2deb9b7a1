// The picture of a promise: what the print shop draws while none is chosen, and another one with
// each press. The number in the hidden field is all that is kept; the same one draws the same.
(() => {
  const start = document.querySelector(".editor-head")?.dataset.drawingStart;

  const dress = (drawing) => {
    if (drawing.dataset.isDressed) return;
    drawing.dataset.isDressed = "yes";
    const field = drawing.closest("[data-contentpath=drawing]");
    const picture = field.parentElement.querySelector("[data-contentpath=picture] .unchosen");
    field.hidden = true;
    // Only a front page shows one.
    if (!start) return;

    const number = drawing.parentElement.querySelector("input[type=hidden]");
    const shown = drawing.querySelector("[data-drawing-shown]");
    const another = drawing.querySelector("[data-draw-another]");
    const before = drawing.querySelector("[data-draw-before]");
    const said = drawing.querySelector("[data-drawing-said]");
    const earlier = [];

    const show = () => {
      shown.src = `${drawing.dataset.drawing}?number=${number.value}`;
      before.hidden = earlier.length === 0;
    };
    const draw = (value, words) => {
      number.value = value;
      show();
      said.textContent = words;
      // Wagtail looks at the form once something in it says so.
      number.dispatchEvent(new Event("change", { bubbles: true }));
    };

    another.addEventListener("click", () => {
      earlier.push(number.value);
      // From the last number that a drawing may have it goes on at the first.
      const next = (Number(number.value === "" ? start : number.value) + 1) % 2 ** 31;
      draw(String(next), said.dataset.another);
    });
    before.addEventListener("click", () => {
      draw(earlier.pop(), said.dataset.before);
      if (before.hidden) another.focus();
    });

    another.after(picture.querySelector("[data-chooser-action-choose]"));
    picture.prepend(drawing);
    drawing.hidden = false;
    show();
  };

  const begin = () => {
    const root = document.getElementById("sections-root");
    if (!root) return;
    const dressAll = () => root.querySelectorAll("[data-drawing]").forEach(dress);
    dressAll();
    new MutationObserver((changes) => {
      const isNew = (node) => node.matches?.("[data-streamfield-child]");
      if (changes.some((change) => [...change.addedNodes].some(isNew))) dressAll();
    }).observe(root, { childList: true, subtree: true });
  };

  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
})();
