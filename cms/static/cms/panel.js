// The panel's keys, Find, popovers and toasts. Every screen works without them.
(() => {
  const KEYS_OFF = "panel:keys-off";
  const keysAreOff = () => localStorage.getItem(KEYS_OFF) === "1";

  // --- Keys: / finds, n makes, g p and g w go, ? lists -------------------------------------
  let lead = "";
  const goTo = { p: "/people/", w: "/website/", h: "/" };

  const isTyping = (target) =>
    target.closest?.("input,textarea,select,[contenteditable]");

  const open = (popover) => {
    if (!popover) return;
    popover.open = true;
    popover.querySelector("a,button")?.focus();
  };

  const find = document.querySelector("[data-find]");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeAll();
    if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
    if (keysAreOff() || popovers.some((popover) => popover.open)) return;
    if (lead === "g" && goTo[event.key]) location.href = goTo[event.key];
    lead = event.key;
    if (event.key === "/") {
      event.preventDefault();
      find?.focus();
    }
    if (event.key === "n") {
      event.preventDefault();
      open(document.querySelector("[data-new]"));
    }
    if (event.key === "?") open(document.querySelector("[data-help]"));
  });

  const keysButton = document.querySelector("[data-keys]");
  const nameKeys = () => {
    const { whenOn, whenOff } = keysButton.dataset;
    keysButton.textContent = keysAreOff() ? whenOff : whenOn;
  };
  if (keysButton) {
    nameKeys();
    keysButton.addEventListener("click", () => {
      localStorage.setItem(KEYS_OFF, keysAreOff() ? "0" : "1");
      nameKeys();
    });
  }

  // --- Popovers: one at a time, gone with a press beside them or Escape ----------------------
  const popovers = [...document.querySelectorAll("details.popover")];
  const closeAll = (but) => {
    for (const one of popovers) {
      if (one === but || !one.open) continue;
      const hadFocus = one.contains(document.activeElement);
      one.open = false;
      if (hadFocus && !but) one.querySelector("summary").focus();
    }
  };
  for (const one of popovers) {
    one.addEventListener("toggle", () => {
      if (!one.open) return;
      closeAll(one);
      one.querySelector(".popover-card input[type=text]")?.focus();
    });
  }
  document.addEventListener("click", (event) => {
    if (!event.target.closest("details.popover")) closeAll();
  });

  // --- Find: suggestions as one types, Enter opens the best ---------------------------------
  const form = document.querySelector("[data-find-form]");
  const list = document.querySelector("[data-find-suggestions]");

  if (form && find && list) {
    let asked = "";
    const rows = () => [...list.querySelectorAll(".found-row")];
    const choose = (at) => {
      rows().forEach((row, index) => row.classList.toggle("is-chosen", index === at));
    };
    const chosen = () => rows().findIndex((row) => row.classList.contains("is-chosen"));

    const suggest = async () => {
      const words = find.value.trim();
      asked = words;
      if (!words) {
        list.replaceChildren();
        return;
      }
      const address = `/find/?${new URLSearchParams({ q: words })}`;
      const answer = await fetch(address, { headers: { "X-Part": "1" } });
      if (!answer.ok || asked !== words) return;
      list.innerHTML = await answer.text();
      choose(0);
    };

    let wait = 0;
    find.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(suggest, 120);
    });

    find.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && rows().length) {
        event.preventDefault();
        choose((chosen() + step + rows().length) % rows().length);
      }
      if (event.key === "Escape") {
        list.replaceChildren();
        find.blur();
      }
      if (event.key === "Enter" && find.value.trim()) {
        event.preventDefault();
        const words = find.value.trim();
        const row = rows()[chosen()];
        // Faster than the suggestions: the server knows the best one too.
        const best = `/find/?${new URLSearchParams({ q: words, best: 1 })}`;
        location.href = row && asked === words ? row.href : best;
      }
    });

    document.querySelector("[data-find-opener]")?.addEventListener("click", (event) => {
      event.preventDefault();
      form.style.display = "block";
      find.focus();
    });
    document.addEventListener("click", (event) => {
      if (!event.target.closest("[data-find-form],[data-find-opener]")) {
        list.replaceChildren();
        form.style.display = "";
      }
    });
  }

  // --- A toast is said once: looking at the screen again doesn't say it again ----------------
  if (document.querySelector("[data-toast]")) {
    const address = new URL(location.href);
    address.searchParams.delete("done");
    history.replaceState(null, "", address);
  }

  // --- Copy and share: what the browser can't do isn't offered ---------------------------------
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    });
  }
  for (const button of document.querySelectorAll("[data-share]")) {
    button.hidden = !navigator.share;
    button.addEventListener("click", () => {
      navigator.share({ text: button.dataset.share }).catch(() => {});
    });
  }

  // --- The sentence that stands at the foot of every page, as one types ------------------------
  const imprint = document.querySelector("[data-imprint]");
  if (imprint) {
    const field = (name) => document.getElementById(`imprint_${name}`);
    const typed = (name) => field(name).value.trim();
    const fill = () => {
      const behalf = typed("behalf") || field("behalf").placeholder;
      const isAlone = typed("name").toLowerCase() === behalf.toLowerCase();
      const said = { name: typed("name"), address: typed("address"), behalf };
      const words = isAlone ? imprint.dataset.alone : imprint.dataset.imprint;
      imprint.textContent = words.replace(/\{(\w+)\}/g, (_all, name) => said[name] || "[…]");
    };
    for (const name of ["name", "address", "behalf"]) field(name).addEventListener("input", fill);
    fill();
  }

  // --- A choice inside a sentence takes effect when it is made -------------------------------
  for (const chooser of document.querySelectorAll("[data-at-once]")) {
    chooser.addEventListener("change", () => chooser.form.requestSubmit());
  }

  // --- Tabs of a screen: a phone shows one part at a time, a desk all of them -----------------
  for (const tabs of document.querySelectorAll("[data-tabs]")) {
    const links = [...tabs.querySelectorAll("a")];
    const show = () => {
      const chosen = links.find((link) => link.hash === location.hash) || links[0];
      for (const link of links) {
        if (link === chosen) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
        document.querySelector(link.hash).classList.toggle("is-behind", link !== chosen);
      }
    };
    window.addEventListener("hashchange", show);
    show();
  }

  // --- Running work is looked at again --------------------------------------------------------
  const again = document.querySelector("[data-again]");
  if (again) {
    const look = async () => {
      const answer = await fetch(again.dataset.again, { headers: { "X-Part": "1" } });
      if (answer.ok) again.innerHTML = await answer.text();
      if (again.querySelector("[data-running]")) setTimeout(look, 1500);
    };
    if (again.querySelector("[data-running]")) setTimeout(look, 1500);
  }
})();
