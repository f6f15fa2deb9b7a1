// One "more" menu for each section of the page editor, and for each thing in a list: it presses
// Wagtail's own buttons, which stay out of sight.
(() => {
  const template = document.querySelector("[data-section-menu]");
  if (!template) return;

  const CHILD = "[data-streamfield-child]";
  const partsOf = (more) => ({
    button: more.querySelector(".section-more-button"),
    menu: more.querySelector("[role=menu]"),
    items: [...more.querySelectorAll("[role=menuitem]:not([disabled], [hidden])")],
  });

  // --- What an item presses ------------------------------------------------------------------------
  const adderAbove = (child) =>
    child.previousElementSibling?.querySelector(":scope > .c-sf-add-button");

  const wagtails = (child, act) =>
    act === "ADD_ABOVE"
      ? adderAbove(child)
      : child.querySelector(
          `:scope > .w-panel > .w-panel__header [data-streamfield-action="${act}"]`,
        );

  const isOneOfSections = (child) => child.closest("#sections-root > *") === child.parentElement;

  const nextTo = (child) => {
    const others = [...child.parentElement.querySelectorAll(`:scope > ${CHILD}`)];
    const left = others.filter((one) => one !== child && one.offsetParent);
    return left.find((one) => others.indexOf(one) > others.indexOf(child)) ?? left.at(-1);
  };

  // The choice unfolds at Wagtail's own button, so that one is seen meanwhile.
  const showUntilChosen = (adder, button) => {
    adder.classList.add("is-asked");
    let wasOpen = false;
    const watch = new MutationObserver(() => {
      const isOpen = adder.getAttribute("aria-expanded") === "true";
      wasOpen ||= isOpen;
      if (isOpen || !wasOpen) return;
      watch.disconnect();
      adder.classList.remove("is-asked");
      if (document.activeElement === document.body) button.focus();
    });
    watch.observe(adder, { attributeFilter: ["aria-expanded"] });
  };

  // --- Deleting can be undone for ten seconds --------------------------------------------------------
  // Where in Wagtail's blocks this one is: its own list, and its place there.
  const placeIn = (sequence, child) => {
    const index = sequence.children.findIndex((one) => one.element === child);
    if (index >= 0) return { sequence, index };
    for (const { block } of sequence.children) {
      for (const inner of Object.values(block.childBlocks ?? {})) {
        const found = inner.children && placeIn(inner, child);
        if (found) return found;
      }
    }
    return null;
  };

  const remember = (child) => {
    const stream = document.getElementById("sections-root").rootBlock;
    const found = placeIn(stream, child);
    if (!found) return null;
    const { sequence, index } = found;
    const state = sequence.children[index].getState();
    return () => {
      // What was deleted stays in the form, marked so; the names in it are the new one's now.
      for (const named of child.querySelectorAll("[id]")) named.removeAttribute("id");
      const at = Math.min(index, sequence.children.length);
      const again =
        "type" in state
          ? sequence.insert(state, at)
          : sequence.insert(state.value, at, { id: state.id });
      // Wagtail looks at the form once something in it says so.
      stream.countInput[0].dispatchEvent(new Event("change", { bubbles: true }));
      again.element.querySelector("[data-panel-toggle]").focus();
      again.element.scrollIntoView({ block: "nearest" });
    };
  };

  const offer = (undo, isSection) => {
    document.querySelector("[data-deleted]")?.remove();
    const toast = document.querySelector("[data-deleted-toast]").content.firstElementChild.cloneNode(true);
    document.body.append(toast);
    const { section, thing } = toast.dataset;
    toast.querySelector("span").textContent = isSection ? section : thing;
    toast.addEventListener("animationend", () => toast.remove());
    toast.querySelector("button").addEventListener("click", () => {
      toast.remove();
      undo();
    });
  };

  const act = (more, what) => {
    const child = more.closest(CHILD);
    const { button } = partsOf(more);
    const next = nextTo(child);
    close(more);
    const pressed = wagtails(child, what);
    const undo = what === "DELETE" ? remember(child) : null;
    if (what === "ADD_ABOVE") showUntilChosen(pressed, button);
    pressed.click();
    if (what === "DELETE") next?.querySelector("[data-panel-toggle]").focus();
    if (undo) offer(undo, isOneOfSections(child));
    if (what === "MOVE_UP" || what === "MOVE_DOWN") {
      button.focus();
      child.scrollIntoView({ block: "nearest" });
    }
  };

  // --- Open and close --------------------------------------------------------------------------------
  let opened = null;

  const close = (more) => {
    const { button, menu } = partsOf(more);
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    opened = null;
  };

  // Under its button, or above it where the screen ends sooner: at the phone's bar, if there is one.
  const place = (menu) => {
    menu.classList.remove("is-above");
    const { bottom } = menu.getBoundingClientRect();
    const bar = document.querySelector(".foot-bar")?.offsetHeight ?? 0;
    if (bottom > window.innerHeight - bar) {
      menu.classList.add("is-above");
      const top = document.querySelector(".panel-top")?.offsetHeight ?? 0;
      if (menu.getBoundingClientRect().top < top) menu.classList.remove("is-above");
    }
    menu.scrollIntoView({ block: "nearest" });
  };

  const open = (more, at) => {
    if (opened) close(opened);
    const child = more.closest(CHILD);
    for (const item of more.querySelectorAll("[role=menuitem]")) {
      const target = wagtails(child, item.dataset.do);
      item.hidden = !target || (item.dataset.do === "ADD_ABOVE" && !isOneOfSections(child));
      item.disabled = Boolean(target?.disabled);
    }
    const { button, menu, items } = partsOf(more);
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    opened = more;
    place(menu);
    items.at(at)?.focus();
  };

  const walk = (event, more) => {
    const { button, items } = partsOf(more);
    const at = items.indexOf(document.activeElement);
    const to = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[to].focus();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      close(more);
      button.focus();
    }
    if (event.key === "Tab") close(more);
  };

  const dress = (controls) => {
    if (controls.querySelector(".section-more")) return;
    const more = template.content.firstElementChild.cloneNode(true);
    const { button, menu } = partsOf(more);
    const heading = controls.parentElement.querySelector("[data-panel-heading]");
    button.setAttribute("aria-describedby", heading.id);
    menu.setAttribute("aria-labelledby", heading.id);
    // Dragging is for a hand; by keyboard the menu moves.
    controls.querySelector("[data-streamfield-action=DRAG]")?.setAttribute("tabindex", "-1");
    button.addEventListener("click", () => (opened === more ? close(more) : open(more, 0)));
    button.addEventListener("keydown", (event) => {
      if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      open(more, event.key === "ArrowDown" ? 0 : -1);
    });
    menu.addEventListener("keydown", (event) => walk(event, more));
    menu.addEventListener("click", (event) => {
      const item = event.target.closest("[role=menuitem]");
      if (item) act(more, item.dataset.do);
    });
    controls.append(more);
  };

  const dressIn = (root) => {
    for (const controls of root.querySelectorAll(`${CHILD} > .w-panel > .w-panel__header > [data-panel-controls]`)) {
      dress(controls);
    }
  };

  document.addEventListener("click", (event) => {
    if (opened && !opened.contains(event.target)) close(opened);
  });

  const begin = () => {
    const root = document.getElementById("sections-root");
    if (!root) return;
    dressIn(root);
    new MutationObserver((changes) => {
      const isNew = (node) => node.matches?.(CHILD);
      if (changes.some((change) => [...change.addedNodes].some(isNew))) dressIn(root);
    }).observe(root, { childList: true, subtree: true });
  };

  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
})();
