// On top of Wagtail's editor: one section open at a time, plain words on its "+", and when the
// page was kept. It presses Wagtail's own buttons and listens to its events, nothing else.
(() => {
  const head = document.querySelector(".editor-head");
  if (!head) return;

  // The preview stands beside the fields wherever there is room; Wagtail reads this when it starts.
  if (window.innerWidth > 1100) {
    localStorage.setItem("wagtail:side-panel-open", "preview");
  }

  // What an empty text says, for the style sheet.
  document.documentElement.style.setProperty("--write-here", JSON.stringify(head.dataset.writeHere));

  // --- When it was kept -------------------------------------------------------------------------
  const kept = head.querySelector("[data-kept]");
  document.addEventListener("w-autosave:success", () => {
    const now = new Intl.DateTimeFormat(document.documentElement.lang || "en-GB", {
      hour: "2-digit",
      minute: "2-digit",
    }).format(new Date());
    kept.textContent = `${kept.dataset.changes} · ${kept.dataset.keptAt} ${now}`;
  });

  // --- The name above follows the field ------------------------------------------------------------
  const title = document.getElementById("id_title");
  const heading = head.querySelector("h1");
  title?.addEventListener("input", () => {
    if (title.value.trim()) heading.textContent = title.value;
  });

  // --- One section open at a time; Wagtail draws them once the page is there ---------------------------
  const begin = () => {
    const container = document.querySelector(
      "#sections-root > [data-streamfield-stream-container]",
    );
    if (!container) return;

    const sections = () => [
      ...container.querySelectorAll(":scope > [data-streamfield-child] > .w-panel"),
    ];
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
    };

    // A section with a mistake in it must be seen: it opens first.
    const hasMistake = (section) => section.querySelector(".w-field--error, .w-field__errors p");
    // Whoever pressed a sample on the site comes for that one.
    const id = new URLSearchParams(location.search).get("section");
    const named = document.getElementById(`block-${id}-section`);
    const asked = sections().find((section) => section === named);
    const first = sections().find(hasMistake) || asked || sections()[0];
    if (first) arrange(first);
    if (asked && first === asked) {
      asked.scrollIntoView({ block: "start" });
      asked.querySelector("input[type=text],textarea,[contenteditable=true]")?.focus();
    }

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
