// What is kept of the editor's page, said in words; and the two buttons that wait for it. Wagtail
// keeps by itself: this listens to its events, and asks it to by the one it asks itself with.
//
// Others say a sentence beside the buttons through "editor:tell" ({ words }; none takes it away).
(() => {
  const head = document.querySelector(".editor-head");
  const form = document.querySelector("[data-edit-form]");
  const says = document.querySelector("[data-editor-says]")?.dataset;
  if (!head || !form || !says) return;

  const publishButton = head.querySelector("button[form]");
  const opensAnew = (link, isWanted) => {
    link.hidden = !isWanted;
    link.href = form.action;
  };

  // --- Beside the buttons: what became of a press ---------------------------------------------------
  const told = head.querySelector("[data-told]");
  const tell = (words = "", { isAnew = false } = {}) => {
    told.querySelector("span").textContent = words;
    told.hidden = !words;
    opensAnew(told.querySelector("[data-anew]"), isAnew);
  };
  document.addEventListener("editor:tell", ({ detail }) => tell(detail.words));

  // --- Under the name: when it was kept, or the one reason why not -----------------------------------
  const state = head.querySelector(".editor-state");
  const kept = state.querySelector("[data-kept]");
  const sayKept = () => {
    const now = new Intl.DateTimeFormat(document.documentElement.lang || "en-GB", {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(new Date());
    sayState(`${kept.dataset.changes} · ${kept.dataset.keptAt} ${now}`);
  };
  const sayState = (words, { isKept = true, isAnew = false, isField = false } = {}) => {
    kept.textContent = words;
    kept.classList.toggle("not-kept", !isKept);
    opensAnew(state.querySelector("[data-anew]"), isAnew);
    state.querySelector("[data-show-which]").hidden = !isField;
  };

  const isNameless = () => document.getElementById("id_title")?.value.trim() === "";
  const whyNot = {
    network_error: () => [says.offlineKept],
    server_error: () => [says.brokenKept],
    locked: ({ text }) => [text],
    invalid_revision: ({ text }) => [`${text} ${says.stays}`, { isAnew: true }],
    validation_error: () =>
      isNameless() ? [says.nameless] : [says.unkeptField, { isField: true }],
  };
  document.addEventListener("w-autosave:error", ({ detail }) => {
    // Beside the buttons, or at the field, it stands already.
    if (detail.type === "validation_error" && !told.hidden) return;
    const [words, more] = whyNot[detail.type](detail);
    sayState(words, { ...more, isKept: false });
  });

  // --- What is written, and how much of it is kept ---------------------------------------------------
  const NOT_WRITTEN = /^(comments-|csrfmiddlewaretoken$|loaded_revision_|next$)/;
  const written = () => {
    const said = [...new FormData(form)].filter(
      ([name, value]) => typeof value === "string" && !NOT_WRITTEN.test(name),
    );
    return new URLSearchParams(said).toString();
  };

  // What stands in the form once Wagtail looks at it is what was kept before, unless a quick hand was
  // there first: words typed until then would be neither kept nor shown, so that is told.
  let isEarly = false;
  const early = (event) => {
    isEarly ||= event.isTrusted;
  };
  for (const kind of ["input", "beforeinput"]) form.addEventListener(kind, early, true);

  let wordsKept = null;
  let wordsSent = null;
  let isSending = false;
  const keepAgain = () => {
    form.dataset.wUnsavedForceValue = "true";
  };
  const watched = () => {
    for (const kind of ["input", "beforeinput"]) form.removeEventListener(kind, early, true);
    wordsKept ??= isEarly ? "" : written();
    if (isEarly) keepAgain();
  };
  form.addEventListener("w-unsaved:watch-edits", watched, { once: true });

  let isHeld = false;
  document.addEventListener("w-autosave:save", (event) => {
    if (isHeld) {
      event.preventDefault();
      return;
    }
    wordsSent = written();
    isSending = true;
  });
  document.addEventListener("w-autosave:success", () => {
    isSending = false;
    wordsKept = wordsSent;
    sayKept();
    // What is changed while the page is being kept, Wagtail takes for kept with it.
    if (written() !== wordsKept) keepAgain();
  });
  document.addEventListener("w-autosave:error", () => {
    isSending = false;
  });

  const isKept = () => (wordsKept === null ? !isEarly : written() === wordsKept);

  // A text stands in the form only a moment after it was typed.
  const SETTLES_MS = 350;
  let textTypedAt = -SETTLES_MS;
  form.addEventListener(
    "beforeinput",
    (event) => {
      if (event.target.isContentEditable) textTypedAt = event.timeStamp;
    },
    true,
  );
  const isSettled = () => performance.now() - textTypedAt > SETTLES_MS;
  const settled = () =>
    isSettled() ? Promise.resolve() : new Promise((then) => setTimeout(then, SETTLES_MS));

  // --- Keep it now ---------------------------------------------------------------------------------------
  const answered = () =>
    new Promise((then) => {
      const answer = (isDone) => () => {
        for (const [kind, heard] of heardAs) document.removeEventListener(kind, heard);
        then(isDone);
      };
      const heardAs = [
        ["w-autosave:success", answer(true)],
        ["w-autosave:error", answer(false)],
      ];
      for (const [kind, heard] of heardAs) document.addEventListener(kind, heard);
    });

  const ask = () =>
    form.dispatchEvent(
      new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }),
    );

  // Whether all that is written was kept; Wagtail gives up once another window kept the page.
  const keep = async () => {
    await settled();
    while (!isKept()) {
      if (form.dataset.wAutosaveActiveValue === "false") return false;
      if (!isSending) ask();
      if (!(await answered())) return false;
    }
    return true;
  };

  window.addEventListener("online", () => {
    if (told.textContent.includes(says.offline) || told.textContent.includes(says.offlineLook)) tell();
    if (!isKept() && !isSending) ask();
  });

  // --- "Look at it" shows what was typed just now -----------------------------------------------------------
  head.querySelector("[data-look]")?.addEventListener("click", async (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      tell(says.offlineLook);
      return;
    }
    if (isSettled() && isKept()) return;
    const { href } = event.currentTarget;
    // Opened by the press itself, or the browser would keep it shut.
    const opened = window.open("", "_blank");
    if (!opened) return;
    event.preventDefault();
    opened.opener = null;
    const { documentElement, body } = opened.document;
    documentElement.style.colorScheme = "light dark";
    body.style.font = "16px/24px system-ui, sans-serif";
    body.style.padding = "24px";
    body.textContent = says.keeping;
    await keep();
    opened.location.replace(href);
  });

  // --- "Publish page" leaves only for a page that is published ------------------------------------------------
  const isPublishing = publishButton?.name === "action-publish";
  const ownDraft = () => {
    const number = form.dataset.wAutosaveRevisionIdValue ?? "0";
    return number === "0" ? null : number;
  };

  const post = () => {
    const body = new FormData(form);
    body.set(publishButton.name, publishButton.value);
    if (ownDraft()) body.set("overwrite_revision_id", ownDraft());
    return fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  };

  // The form itself goes, and comes back with what is wrong at its fields.
  let isPassing = false;
  const pass = () => {
    if (ownDraft()) {
      const own = document.createElement("input");
      Object.assign(own, { type: "hidden", name: "overwrite_revision_id", value: ownDraft() });
      form.append(own);
    }
    isPassing = true;
    form.requestSubmit(isPublishing ? publishButton : undefined);
  };

  // Whether the screen is being left.
  const publish = async () => {
    let answer = null;
    try {
      answer = await post();
    } catch {
      tell(says.offline);
      return false;
    }
    const said = await answer.json().catch(() => null);
    if (!said) {
      tell(answer.redirected ? says.signedOut : says.broken);
    } else if (said.success) {
      form.dataset.wUnsavedConfirmationValue = "false";
      location.assign(said.go_to);
      return true;
    } else if (said.error_code === "validation_error") {
      pass();
      return true;
    } else {
      const isAnew = said.error_code === "invalid_revision";
      tell(`${said.error_message} ${says.stays}`, { isAnew });
    }
    return false;
  };

  const press = async () => {
    tell();
    if (!navigator.onLine) {
      tell(says.offline);
      return;
    }
    publishButton.setAttribute("aria-busy", "true");
    await settled();
    let isLeaving = false;
    if (isPublishing) {
      // One at a time: what is kept meanwhile would look like another window's.
      isHeld = true;
      while (isSending) await answered();
      isLeaving = await publish();
    } else {
      await keep();
    }
    if (isLeaving) return;
    isHeld = false;
    publishButton.removeAttribute("aria-busy");
    if (isPublishing && !isKept()) ask();
  };

  // On its way to the form, before Wagtail hears that the page is about to be left.
  window.addEventListener(
    "submit",
    (event) => {
      if (event.target !== form || isPassing || event.submitter !== publishButton) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (publishButton.getAttribute("aria-busy") !== "true") press();
    },
    true,
  );

  state.querySelector("[data-show-which]").addEventListener("click", () => {
    isPassing = true;
    form.requestSubmit();
  });

  // A page that is left and come back to is as it was.
  window.addEventListener("pageshow", () => {
    isPassing = false;
    isHeld = false;
    publishButton?.removeAttribute("aria-busy");
  });
})();
