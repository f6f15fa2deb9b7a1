// On top of Wagtail's editor: one section open at a time, and plain words on its "+". It presses
// Wagtail's own buttons and listens to its events, nothing else.
//
// It says on the document which section is open ("section:open"), and opens the one that is asked
// for ("section:wanted", with the words that were pressed): panel-preview.js listens and asks. A
// field with a mistake in it ("mistake:first", of panel-editor-mistakes.js) is gone to.
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

  const OF_SECTIONS = "#sections-root > * > [data-streamfield-child] > .w-panel";
  document.addEventListener("mistake:first", ({ detail: { field } }) => {
    const around = field.closest(OF_SECTIONS) ?? field.closest(".w-panel");
    const control = fieldsOf(field)[0] ?? field.querySelector("input:not([type=hidden]),button");
    showTabOf(field);
    whenSeen(field, () => goTo(around, control));
  });

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

    // Folding the others moves what was pressed; the page moves along, so that it stays where it
    // is, or comes under the bars.
    let pressedAt = 0;
    const headOf = (section) => section.querySelector(":scope > .w-panel__header");
    container.addEventListener(
      "click",
      (event) => {
        const section = event.target.closest(".w-panel");
        if (section && !isArranging) pressedAt = headOf(section)?.getBoundingClientRect().top ?? 0;
      },
      true,
    );
    const underTheBars = () => {
      const bars = [...document.querySelectorAll(".panel-top, .editor-head")];
      const standing = bars.filter((bar) => getComputedStyle(bar).position !== "static");
      return Math.max(0, ...standing.map((bar) => bar.getBoundingClientRect().bottom));
    };
    const stay = (section) => {
      const { top } = headOf(section).getBoundingClientRect();
      const wanted = Math.max(pressedAt, underTheBars() + 8);
      window.scrollBy({ top: top - wanted, behavior: "instant" });
    };

    container.addEventListener("click", (event) => {
      const toggle = event.target.closest("[data-panel-toggle]");
      const section = toggle?.closest(".w-panel");
      if (isArranging || !section || !sections().includes(section)) return;
      // Wagtail's own listener runs first; then the others are folded.
      setTimeout(() => {
        if (!isOpen(section)) return;
        arrange(section);
        stay(section);
      });
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

    // The choice of a section: walked by keys where it was asked for by them; on a phone it stands
    // at the foot of the screen, and its button is scrolled clear of it.
    const whenOffered = (then, frames = 30) => {
      const choice = document.querySelector("[data-tippy-root]:has(.w-combobox__option)");
      if (choice) then(choice);
      else if (frames) requestAnimationFrame(() => whenOffered(then, frames - 1));
    };
    container.addEventListener("click", (event) => {
      const button = event.target.closest(".c-sf-add-button");
      if (!button) return;
      whenOffered((choice) => {
        if (event.detail === 0) choice.querySelector("input").focus({ preventScroll: true });
        choice.addEventListener("keydown", ({ key }) => key === "Escape" && button.focus());
        if (getComputedStyle(choice).position !== "fixed") return;
        const over = button.getBoundingClientRect().bottom + 8 - choice.getBoundingClientRect().top;
        if (over > 0) window.scrollBy({ top: over, behavior: "instant" });
      });
    });

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
