// Doorstep: nothing here is needed to read, join or share.
(() => {
  for (const form of document.querySelectorAll("form[data-ticket]")) {
    const opened = fetch(form.dataset.ticket).then((answer) => answer.json()).then((ticket) => {
      form.elements.key.value = ticket.key;
      form.elements.opened.value = ticket.opened;
      return ticket.opened;
    });
    // Some work, begun when somebody types: a form sent without it is trusted less, never refused.
    const doWork = async () => {
      if (!window.crypto?.subtle) return;
      const text = await opened;
      const letters = new TextEncoder();
      for (let answer = 0; !form.elements.work.value; answer += 1) {
        const said = letters.encode(`${text}:${answer}`);
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", said));
        if (digest[0] === 0 && digest[1] >> 4 === 0) form.elements.work.value = String(answer);
      }
    };
    let work;
    const begin = () => { work ??= doWork(); return work; };
    form.addEventListener("focusin", begin, { once: true });
    const after = (ms) => new Promise((done) => { setTimeout(done, ms); });
    const oldEnough = opened.then(() => after(1600));
    oldEnough.catch(() => {});
    let sent = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (sent) return;
      sent = true;
      // A browser that fills the fields in is quicker than anybody reads: the form waits, no person.
      const ready = Promise.all([oldEnough, begin()]).catch(() => {});
      Promise.race([ready, after(6000)]).then(() => form.submit());
    });
    window.addEventListener("pageshow", () => { sent = false; });
  }
  const slot = document.querySelector("[data-me]");
  if (slot || document.querySelector(".phone-bar")) {
    const form = slot?.closest(".join:not(.known)");
    fetch("/_/me/").then(async (answer) => {
      if (answer.status === 204 && slot && !form) {
        // The page came to somebody known; the cookie stood for nobody and is gone by now. Once:
        // one that another host set stays, and would have it loaded without end.
        const [loaded] = performance.getEntriesByType("navigation");
        if (loaded?.type !== "reload") window.location.reload();
      }
      if (answer.status !== 200) return;
      const html = await answer.text();
      document.querySelector(".phone-bar")?.remove();
      if (!form) {
        if (slot) slot.innerHTML = html;
        return;
      }
      const known = document.createElement("div");
      known.className = "join known";
      known.innerHTML = html;
      form.replaceWith(known);
    });
  }
  const bar = document.querySelector(".phone-bar");
  const act = document.querySelector(".join .button, .thanks");
  if (bar && act) {
    new IntersectionObserver(([seen]) => bar.classList.toggle("away", seen.isIntersecting)).observe(act);
    document.addEventListener("focusin", (event) => bar.classList.toggle("typing", event.target.matches("input,textarea")));
    document.addEventListener("focusout", () => bar.classList.remove("typing"));
  }
  for (const copy of document.querySelectorAll("[data-copy]")) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(copy.dataset.copy);
      copy.textContent = copy.dataset.copied;
    });
  }
  const share = document.querySelector("[data-share-button]");
  if (share && navigator.share) {
    share.addEventListener("click", (event) => {
      event.preventDefault();
      const said = share.closest("[data-share]").dataset;
      navigator.share({ text: said.share, url: said.url }).catch(() => {});
    });
  }
})();
