// What is wrong with the page that is shown. Given what is excused, returns sentences.
(excused) => {
  const LEAST = 44;
  const LEAST_IN_TEXT = 24;
  const found = [];
  const root = document.documentElement;
  const isExcused = (one, selectors) =>
    selectors.some((selector) => one.closest(selector));
  const isSeen = (one) =>
    one.checkVisibility({
      contentVisibilityAuto: true,
      opacityProperty: true,
      visibilityProperty: true,
    });
  const name = (one) => {
    const kind = typeof one.className === "string" ? one.className.trim() : "";
    const said = (one.innerText || one.ariaLabel || one.name || "").trim();
    return `<${one.localName}${kind ? "." + kind.split(/\s+/).slice(0, 3).join(".") : ""}> “${said.slice(0, 40)}”`;
  };
  // Everything on the page, what stands in shadow roots among it.
  const deep = (within) =>
    [...within.querySelectorAll("*")].flatMap((one) =>
      one.shadowRoot ? [one, ...deep(one.shadowRoot)] : [one],
    );
  const everything = deep(document.body);
  const ownText = (one) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());

  // --- Whole page ---------------------------------------------------------------------
  const sideways = root.scrollWidth - root.clientWidth;
  if (sideways > 0) {
    const widest = [...document.body.querySelectorAll("*")]
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return isSeen(one) && (box.right > root.clientWidth + 1 || box.left < -1);
      })
      .slice(0, 3)
      .map(name);
    found.push(`scrolls sideways by ${sideways} px: ${widest.join(", ")}`);
  }
  if (!document.title.trim()) found.push("has no title");
  const heads = [...document.querySelectorAll("h1")].filter(isSeen);
  if (heads.length !== 1)
    found.push(`has ${heads.length} h1: ${heads.map(name).join(", ")}`);
  const unfinished = document.body.innerText.match(
    /.{0,20}(\bTODO\b|lorem ipsum|coming soon|\{\{|\{%).{0,20}/i,
  );
  if (unfinished) found.push(`says “${unfinished[0]}”`);
  const filled = [...document.querySelectorAll(".main-button")].filter(isSeen);
  if (filled.length > 1)
    found.push(`has ${filled.length} filled buttons: ${filled.map(name).join(", ")}`);

  // --- Clipped text -------------------------------------------------------------------
  for (const one of everything) {
    if (!isSeen(one) || isExcused(one, excused.clipped)) continue;
    const style = getComputedStyle(one);
    const hides = (value) => value === "hidden" || value === "clip";
    if (one.clientWidth <= 1 || one.clientHeight <= 1 || !one.innerText?.trim()) continue;
    if (style.clipPath !== "none" || style.clip !== "auto") continue;
    const wide = hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const tall =
      hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    if (!wide && !tall) continue;
    // A drawing may be cut by its frame; words may not.
    const frame = one.getBoundingClientRect();
    const cut = [one, ...one.querySelectorAll("*")].some((inner) => {
      if (!ownText(inner) || !isSeen(inner)) return false;
      if (inner.closest("svg, .visually-hidden, .w-sr-only")) return false;
      const range = document.createRange();
      range.selectNodeContents(inner);
      const box = range.getBoundingClientRect();
      if (box.width <= 1) return false;
      return (
        (wide && (box.right > frame.right + 2 || box.left < frame.left - 2)) ||
        (tall && (box.bottom > frame.bottom + 4 || box.top < frame.top - 4))
      );
    });
    if (cut) found.push(`clips ${name(one)}`);
  }

  // --- Targets ------------------------------------------------------------------------
  const targets =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  const small = new Map();
  for (const one of everything.filter((each) => each.matches(targets))) {
    if (!isSeen(one) || one.disabled || one.tabIndex < 0) continue;
    if (isExcused(one, excused.small)) continue;
    let box = one.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    // Not drawn: out of view until it has the focus, or a picker's own field beneath it.
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0 || box.left >= root.clientWidth || (box.width <= 1 && box.height <= 1)) continue;
    const after = getComputedStyle(one, "::after");
    if (after.content !== "none" && after.position === "absolute") {
      let holder = one;
      while (holder && getComputedStyle(holder).position === "static")
        holder = holder.parentElement;
      const outer = (holder || root).getBoundingClientRect();
      const px = (value) => parseFloat(value) || 0;
      // Whichever is larger: a line drawn under a word is no smaller target for it.
      box = new DOMRect(
        box.x,
        box.y,
        Math.max(box.width, outer.width - px(after.left) - px(after.right)),
        Math.max(box.height, outer.height - px(after.top) - px(after.bottom)),
      );
    }
    let wide = box.width;
    let tall = box.height;
    for (const label of one.labels || []) {
      if (["checkbox", "radio", "file"].includes(one.type)) {
        const around = label.getBoundingClientRect();
        wide = Math.max(wide, around.width);
        tall = Math.max(tall, around.height);
      }
    }
    const line = one.parentElement?.closest("p, li, td, dd, small, span, div");
    const isInText =
      one.localName === "a" &&
      getComputedStyle(one).display === "inline" &&
      line &&
      [...line.childNodes].some((node) => node !== one && node.textContent.trim());
    const least = isInText ? LEAST_IN_TEXT : LEAST;
    if (isInText) tall = Math.max(tall, parseFloat(getComputedStyle(line).lineHeight) || 0);
    // Half a pixel is rounding.
    if (tall + 0.5 < least || (!isInText && wide + 0.5 < least))
      small.set(name(one), `${Math.round(wide)}×${Math.round(tall)}`);
  }
  for (const [which, size] of small) found.push(`has a small target ${size}: ${which}`);
  return found;
};
