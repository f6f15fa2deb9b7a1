// On top of Wagtail's editor: one section open at a time, plain words on its "+", and when the
// page was kept. It presses Wagtail's own buttons and listens to its events, nothing else.
//
// It says on the document which section is open ("section:open"), and opens the one that is asked
// for ("section:wanted", with the words that were pressed): panel-preview.js listens and asks.
(() => {
  const head = document.querySelector(".editor-head");
  if (!head) return;

  // The preview stands beside the fields wherever there is room; Wagtail reads this when it starts.
  if (window.innerWidth > 1100) {
    localStorage.setItem("wagtail:side-panel-open", "preview");
  }

  // The toolbar of a text stands above it; Wagtail reads this when it draws one.
  localStorage.setItem("wagtail:draftail-toolbar", "sticky");

  // What an empty text says, for the style sheet.
  document.documentElement.style.setProperty("--write-here", JSON.stringify(head.dataset.writeHere));

  // --- When it was kept -------------------------------------------------------------------------
  const kept = head.querySelector("[data-kept]");
  document.addEventListener("w-autosave:success", () => {
    const now = new Intl.DateTimeFormat(document.documentElement.lang || "en-GB", {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(new Date());
    kept.textContent = `${kept.dataset.changes} · ${kept.dataset.keptAt} ${now}`;
    kept.classList.remove("not-kept");
  });
  // Wagtail shows a triangle alone, and on a phone no word of why. A banner above has said it.
  document.addEventListener("w-autosave:error", () => {
    if (document.querySelector(".messages .error")) return;
    kept.textContent = kept.dataset.notKept;
    kept.classList.add("not-kept");
  });

  // --- A mistake is over as soon as one types at it ------------------------------------------------
  const countMistakes = (panel) => {
    const badge = document.querySelector(`[role=tab][href="#${panel.id}"] .w-tabs__errors`);
    const count = panel.querySelectorAll(".error-message").length;
    if (!badge) return;
    badge.querySelector("[data-w-count-target=total]").textContent = count;
    badge.classList.toggle("!w-flex", count > 0);
  };
  document.addEventListener("input", ({ target }) => {
    const field = target.closest(".w-field--error");
    if (!field || !target.value?.trim()) return;
    field.classList.remove("w-field--error");
    field.querySelector("[data-field-errors]").replaceChildren();
    target.removeAttribute("aria-invalid");
    const panel = field.closest("[role=tabpanel]");
    if (panel) countMistakes(panel);
  });

  // --- A quick hand --------------------------------------------------------------------------------
  // Wagtail takes what stands in the form two seconds after it opened for what stood there before:
  // words typed until then would be neither kept nor shown. Whatever of it is a person's is told.
  const form = document.querySelector("[data-edit-form]");
  let isEarly = false;
  const early = (event) => {
    isEarly ||= event.isTrusted;
  };
  for (const kind of ["input", "beforeinput"]) form.addEventListener(kind, early, true);
  const watched = () => {
    for (const kind of ["input", "beforeinput"]) form.removeEventListener(kind, early, true);
    if (isEarly) form.dataset.wUnsavedForceValue = "true";
  };
  form.addEventListener("w-unsaved:watch-edits", watched, { once: true });

  // What is changed while the page is being kept, Wagtail takes for kept with it: that is told too.
  let isChanged = false;
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      isChanged = true;
    });
  }
  const nothingMeanwhile = () => {
    isChanged = false;
  };
  // As Wagtail begins to look at the form (it says so again whenever it was kept), and as it sends it.
  document.addEventListener("w-unsaved:watch-edits", nothingMeanwhile, { once: true });
  document.addEventListener("w-autosave:save", nothingMeanwhile);
  document.addEventListener("w-autosave:success", () => {
    if (isChanged) form.dataset.wUnsavedForceValue = "true";
  });

  // --- "Look at it" shows what was typed just now: it waits until that is kept ----------------------
  const MOST_MS = 4000;
  const isKept = () => !isChanged && form.dataset.wUnsavedHasEditsValue !== "true";
  head.querySelector("[data-look]")?.addEventListener("click", (event) => {
    const { href } = event.currentTarget;
    // Opened by the press itself, or the browser would keep it shut.
    const opened = isKept() ? null : window.open("", "_blank");
    if (!opened) return;
    event.preventDefault();
    opened.opener = null;
    let isGone = false;
    const go = () => {
      if (!isGone) opened.location.replace(href);
      isGone = true;
    };
    document.addEventListener("w-autosave:success", () => !isChanged && go());
    document.addEventListener("w-autosave:error", go, { once: true });
    setTimeout(go, MOST_MS);
  });

  // --- The name above follows the field ------------------------------------------------------------
  const title = document.getElementById("id_title");
  const heading = head.querySelector("h1");
  title?.addEventListener("input", () => {
    if (title.value.trim()) heading.textContent = title.value;
  });

  // --- Fields of a section, and the way to one -----------------------------------------------------
  const FIELDS = "input[type=text],textarea:not([hidden]),[contenteditable=true]";
  const PICTURE = "[data-contentpath=picture] button:not([hidden])";
  const fieldsOf = (section) => [...section.querySelectorAll(FIELDS)];
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const wordsIn = (field) => plain(field.value ?? field.textContent);

  // The words that were pressed, then those around them, each step further out: the first field
  // that holds them all, or whose words stand among them.
  const fieldFor = (section, { words, isPicture }) => {
    if (isPicture) {
      const pictures = [...section.querySelectorAll(PICTURE)];
      const shown = pictures.find((button) => button.checkVisibility());
      if (shown) return shown;
    }
    const fields = fieldsOf(section).filter((field) => wordsIn(field));
    for (const said of words.map(plain).filter(Boolean)) {
      const found =
        fields.find((field) => wordsIn(field) === said) ??
        fields.find((field) => field.isContentEditable && wordsIn(field).includes(said)) ??
        fields.find((field) => said.includes(wordsIn(field)));
      if (found) return found;
    }
    return null;
  };

  const showTabOf = (section) => {
    const panel = section.closest("[role=tabpanel]");
    const tab = document.querySelector(`[role=tab][href="#${panel?.id}"]`);
    if (tab?.getAttribute("aria-selected") !== "true") tab?.click();
  };

  // A tab is there a moment after it was chosen.
  const whenSeen = (section, then) =>
    section.checkVisibility() ? then() : requestAnimationFrame(() => whenSeen(section, then));

  const goTo = (section, field) => {
    // What is folded inside the section, such as one of its commitments, opens first.
    let folded = field?.closest("[data-streamfield-child] > .w-panel");
    while (folded && folded !== section) {
      const toggle = folded.querySelector(":scope > .w-panel__header > [data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
      folded = folded.parentElement.closest("[data-streamfield-child] > .w-panel");
    }
    section.scrollIntoView({ block: "start" });
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: "nearest" });
  };

  // --- One section open at a time; Wagtail draws them once the page is there ---------------------------
  const begin = () => {
    const container = document.querySelector(
      "#sections-root > [data-streamfield-stream-container]",
    );
    if (!container) return;

    // Wagtail keeps a deleted one in the form, out of sight.
    const THERE = ":scope > [data-streamfield-child]:not([aria-hidden=true]) > .w-panel";
    const sections = () => [...container.querySelectorAll(THERE)];
    const toggleOf = (section) =>
      section.querySelector(":scope > .w-panel__header > [data-panel-toggle]");
    const isOpen = (section) => toggleOf(section).getAttribute("aria-expanded") === "true";

    const openOnly = (wanted) => {
      for (const section of sections()) {
        if (isOpen(section) !== (section === wanted)) toggleOf(section).click();
      }
    };

    let isArranging = false;
    const arrange = (wanted) => {
      isArranging = true;
      openOnly(wanted);
      isArranging = false;
      document.dispatchEvent(new CustomEvent("section:open", { detail: told(wanted) }));
    };
    const told = (section) => ({
      id: section.id.slice("block-".length, -"-section".length),
      name: section.querySelector(".c-sf-block__type").textContent,
    });

    // A section with a mistake in it must be seen: it opens first.
    const hasMistake = (section) => section.querySelector(".w-field--error, .w-field__errors p");
    // Whoever pressed a sample on the site comes for that one.
    const id = new URLSearchParams(location.search).get("section");
    const named = document.getElementById(`block-${id}-section`);
    const asked = sections().find((section) => section === named);
    const first = sections().find(hasMistake) || asked || sections()[0];
    if (first) arrange(first);
    if (asked && first === asked) goTo(asked, fieldsOf(asked)[0]);

    document.addEventListener("section:wanted", ({ detail }) => {
      const section = document.getElementById(`block-${detail.id}-section`);
      if (!sections().includes(section)) return;
      showTabOf(section);
      arrange(section);
      whenSeen(section, () => goTo(section, fieldFor(section, detail) ?? fieldsOf(section)[0]));
    });

    container.addEventListener("click", (event) => {
      const toggle = event.target.closest("[data-panel-toggle]");
      const section = toggle?.closest(".w-panel");
      if (isArranging || !section || !sections().includes(section)) return;
      // Wagtail's own listener runs first; then the others are folded.
      setTimeout(() => isOpen(section) && arrange(section));
    });

    // --- Plain words ----------------------------------------------------------------------------------
    const words = document.querySelector("[data-add-section]")?.dataset;
    const label = () => {
      for (const button of document.querySelectorAll(".c-sf-add-button")) {
        const isSection = button.parentElement?.parentElement === container;
        const said = isSection ? words?.addSection : words?.addOne;
        if (said && button.title !== said) button.title = said;
      }
    };
    label();

    new MutationObserver((changes) => {
      label();
      const added = changes
        .flatMap((change) => [...change.addedNodes])
        .find((node) => node.matches?.("[data-streamfield-child]"));
      const section = added?.querySelector(":scope > .w-panel");
      if (section && isOpen(section)) arrange(section);
    }).observe(container, { childList: true });
  };

  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
})();
