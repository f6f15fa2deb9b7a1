// The preview beside the editor: press any words in it to change them; the section being edited is
// outlined, with its name. The frame itself runs no script (docs/adr/0008): all of this reads and
// marks its document from outside.
(() => {
  const wrapper = document.querySelector(".w-preview__wrapper");
  if (!wrapper) return;

  const caption = document.querySelector("[data-preview-caption]");
  // Wagtail turns the order of this column round: what stands before is shown after.
  if (caption) wrapper.before(caption.content.cloneNode(true));

  const PART = "[data-section]";
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  // What a theme stills in a picture can be pressed here, and leads to its field alone.
  const MARKS = `
    a, button, input, summary { pointer-events: auto !important; }
    ${PART}, ${PART} * { cursor: pointer !important; }
    #edited-here { position: absolute; z-index: 2147483647; box-sizing: border-box; margin: 0;
      border: 2px solid var(--here); border-radius: 10px; pointer-events: none; }
    #edited-here b { position: absolute; inset-block-end: 100%; inset-inline-end: -2px;
      padding: 0 10px; border-radius: 6px 6px 0 0; background: var(--here); color: var(--on-here);
      font: 600 14px/24px system-ui, sans-serif; white-space: nowrap; }
    /* The name stands in the corner where themes have a sample's tag. */
    ${PART}.sample::after { inset-inline: 8px auto; }
    ${PART} h1.sample::after { inset-block: auto -14px; }
    #edited-here.is-inside b { inset-block: 0 auto; border-radius: 0 8px 0 6px; inset-inline-end: 0; }
  `;
  const AROUND = 8;
  const EDGE = 3;

  let edited = null;
  let isScrollDue = false;
  let sizes = null;

  const frame = () => wrapper.querySelector("iframe:not(.w-preview__proxy)");
  const page = () => frame()?.contentDocument;
  const partsOf = (id) => [...page().querySelectorAll(`[data-section="${CSS.escape(id)}"]`)];

  // --- The outline ------------------------------------------------------------------------------
  const outline = () => {
    const doc = page();
    if (!doc?.body) return null;
    const found = doc.getElementById("edited-here");
    if (found) return found;
    const made = doc.createElement("div");
    made.id = "edited-here";
    made.setAttribute("aria-hidden", "true");
    made.append(doc.createElement("b"));
    doc.documentElement.append(made);
    return made;
  };

  const place = () => {
    const box = outline();
    const part = edited && page()?.querySelector(`[data-section="${CSS.escape(edited.id)}"]`);
    if (!box) return;
    box.hidden = !part;
    if (!part) return;
    const { scrollX, scrollY } = frame().contentWindow;
    const around = part.getBoundingClientRect();
    const left = Math.max(around.left - AROUND, EDGE);
    const right = Math.min(around.right + AROUND, page().documentElement.clientWidth - EDGE);
    // Flush with a part that is as wide as the page, its name stands inside.
    const isWide = around.width > page().documentElement.clientWidth - 20;
    const above = isWide ? 0 : AROUND;
    const top = Math.max(around.top + scrollY - above, EDGE);
    const here = getComputedStyle(document.documentElement);
    box.style.cssText = `
      --here: ${here.getPropertyValue("--info")}; --on-here: ${here.getPropertyValue("--paper")};
      inset-block-start: ${top}px; left: ${left + scrollX}px; width: ${right - left}px;
      height: ${around.bottom + scrollY + AROUND - top}px;`;
    box.classList.toggle("is-inside", isWide);
    box.firstChild.textContent = edited.name;
    for (const answer of part.querySelectorAll("details")) answer.open = true;
  };

  const scrollToEdited = () => {
    const [part] = edited ? partsOf(edited.id) : [];
    if (!part) return;
    isScrollDue = false;
    const view = frame().contentWindow;
    const around = part.getBoundingClientRect();
    const spare = Math.max((view.innerHeight - around.height) / 2, 48);
    view.scrollTo({
      top: view.scrollY + around.top - spare,
      behavior: isCalm.matches ? "instant" : "smooth",
    });
  };

  // --- Presses ------------------------------------------------------------------------------------
  const pressed = (event) => {
    // Whatever it is, the picture leads nowhere: links, buttons and menus stand still.
    event.preventDefault();
    event.stopPropagation();
    const part = event.target.closest?.(PART);
    if (!part) return;
    const words = [];
    const drawing = event.target.closest("svg");
    for (let at = drawing?.parentElement ?? event.target; ; at = at.parentElement) {
      words.push(at.textContent);
      if (at === part) break;
    }
    const isPicture = Boolean(drawing || event.target.closest("img,figure"));
    const detail = { id: part.dataset.section, words, isPicture };
    document.dispatchEvent(new CustomEvent("section:wanted", { detail }));
  };

  const enter = () => {
    const doc = page();
    if (!doc?.head || doc.getElementById("pressed-here")) return;
    const marks = doc.createElement("style");
    marks.id = "pressed-here";
    marks.textContent = MARKS;
    doc.head.append(marks);
    doc.addEventListener("click", pressed, true);
    // Nor can a field of the picture be typed into.
    doc.addEventListener("mousedown", (event) => event.preventDefault(), true);
    sizes?.disconnect();
    sizes = new ResizeObserver(place);
    sizes.observe(doc.body);
    place();
    if (isScrollDue) scrollToEdited();
  };

  // Wagtail puts a new frame beside the old one with every change, and takes the old one away.
  wrapper.addEventListener("load", () => setTimeout(enter), true);
  document.addEventListener("w-preview:loaded", enter);

  let isFirst = true;
  document.addEventListener("section:open", ({ detail }) => {
    edited = detail;
    place();
    // What the page opens with, it opens at its top.
    if (isFirst) {
      isFirst = false;
      return;
    }
    isScrollDue = true;
    scrollToEdited();
  });
})();
