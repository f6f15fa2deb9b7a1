// The platform's own screens. Each works without it; with it they answer sooner.
(() => {
  const $ = (selector, from = document) => from.querySelector(selector);

  // A name rises on its placard.
  const ask = $("[data-placard]");
  if (ask) {
    const crowd = $(".crowd");
    const lines = crowd.querySelectorAll("[data-line]");
    const write = () => {
      const name = ask.value.trim();
      crowd.classList.toggle("up", name !== "");
      const words = name.split(/\s+/);
      let first = "";
      let second = "";
      for (const word of words) {
        if (!second && (first + " " + word).trim().length <= Math.max(9, name.length / 2 + 1)) first = (first + " " + word).trim();
        else second = (second + " " + word).trim();
      }
      const longest = Math.max(first.length, second.length, 6);
      const size = Math.min(86, 860 / longest);
      lines[0].textContent = second ? first : "";
      lines[1].textContent = second;
      lines[2].textContent = second ? "" : first;
      for (const line of lines) line.style.fontSize = `${size}px`;
    };
    ask.addEventListener("input", write);
    write();
  }

  // Copy a command.
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    });
  }

  // A form that is one press away presses itself.
  const itself = $("form[data-by-itself]");
  if (itself) itself.requestSubmit();

  const start = $("form[data-start]");
  if (!start) return;
  const name = $("[name=name]", start);
  const slug = $("[name=slug]", start);
  const said = $("[data-address]", start);
  const verdict = $("[data-verdict]", start);
  const free = $("[data-free]", start);
  const freeNow = $("[data-free-now]", start);
  const taken = $("[data-taken]", start);
  const phone = $(".phone iframe");
  let isOwn = slug.value !== "" && slug.dataset.own === "yes";
  let timer = 0;

  const kind = () => ($("[name=kind]:checked", start) || {}).value || "";

  const show = (answer) => {
    if (!answer.slug) return;
    if (!isOwn) slug.value = answer.slug;
    said.textContent = answer.slug;
    verdict.textContent = answer.ok ? "✓ free" : "";
    verdict.className = answer.ok ? "good" : "";
    taken.textContent = answer.ok ? "" : answer.sentence;
    taken.hidden = answer.ok;
    if (answer.ok) slug.removeAttribute("aria-invalid");
    else slug.setAttribute("aria-invalid", "true");
    freeNow.hidden = !(answer.free || []).length;
    free.replaceChildren(
      ...(answer.free || []).map((idea) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = idea;
        button.addEventListener("click", () => {
          slug.value = idea;
          isOwn = true;
          check();
        });
        return button;
      }),
    );
    if (!answer.ok) said.closest("details").open = true;
  };

  const check = async () => {
    const query = new URLSearchParams(isOwn ? { slug: slug.value } : { name: name.value });
    if (!isOwn && !name.value.trim()) return;
    verdict.textContent = "checking";
    verdict.className = "";
    const response = await fetch(`/start/address/?${query}`);
    show(await response.json());
  };

  const cardNames = start.querySelectorAll("[data-card-name]");
  // A poster shows the whole name: the longer it is, the smaller.
  const LEAST_PX = 7;
  const fit = (card) => {
    card.style.fontSize = "";
    let size = Number.parseFloat(getComputedStyle(card).fontSize);
    // Letters hang out of a tight line by a little; a line that is cut is more.
    const isCut = () => card.scrollHeight > card.clientHeight + size / 4;
    while (isCut() && size > LEAST_PX) {
      size -= 1;
      card.style.fontSize = `${size}px`;
    }
  };
  const nameCards = () => {
    for (const card of cardNames) {
      card.textContent = name.value.trim() || card.dataset.unnamed;
      fit(card);
    }
  };

  const draw = () => {
    if (!phone) return;
    const query = new URLSearchParams({ name: name.value, kind: kind() });
    phone.src = `/start/phone/?${query}`;
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      check();
      draw();
    }, 250);
  };
  name.addEventListener("input", later);
  name.addEventListener("input", nameCards);

  // A mistake is over as soon as one types at it; the address has its own answer.
  start.addEventListener("input", ({ target }) => {
    const mistake = target.getAttribute("aria-invalid") && target !== slug
      ? document.getElementById(target.getAttribute("aria-describedby"))
      : null;
    if (!mistake) return;
    mistake.hidden = true;
    target.removeAttribute("aria-invalid");
  });
  slug.addEventListener("input", () => {
    isOwn = slug.value.trim() !== "";
    later();
  });
  for (const card of start.querySelectorAll("[name=kind]")) {
    card.addEventListener("change", () => {
      $("[data-charity]", start).hidden = kind() !== "CHARITY";
      draw();
      // The chosen one has a tick beside its name.
      nameCards();
    });
  }
  if (name.value) check();
  nameCards();
  // Letters are as wide as they'll be only once their font is there.
  document.fonts.ready.then(nameCards);

  // Work for the machine, so that a script can't start thousands.
  const challenge = $("[name=challenge]", start).value;
  const solve = async () => {
    const text = new TextEncoder();
    for (let answer = 0; ; answer += 1) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text.encode(`${challenge}:${answer}`)));
      if (digest[0] === 0 && digest[1] >> 4 === 0) {
        $("[name=answer]", start).value = String(answer);
        return;
      }
      if (answer % 400 === 0) await new Promise((resume) => setTimeout(resume, 0));
    }
  };
  const solved = window.crypto && crypto.subtle ? solve() : Promise.resolve();
  start.addEventListener("submit", (event) => {
    const button = $("button.big", start);
    if (button.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    button.setAttribute("aria-busy", "true");
    button.textContent = "Building your site";
    if ($("[name=answer]", start).value) return;
    event.preventDefault();
    solved.then(() => start.submit());
  });
  window.addEventListener("pageshow", () => {
    const button = $("button.big", start);
    button.removeAttribute("aria-busy");
    button.textContent = "Build it";
  });

  // The line says the country that is chosen under it.
  const country = document.querySelector("[data-country]");
  country?.querySelector("select").addEventListener("change", (event) => {
    country.querySelector("summary b").textContent = event.target.selectedOptions[0].text;
  });
})();
