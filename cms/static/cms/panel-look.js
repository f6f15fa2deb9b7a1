// Look: the front page beside the choices wears a colour as soon as it is chosen.
(() => {
  const form = document.querySelector("[data-look]");
  const frame = document.querySelector("[data-look-preview]");
  if (!form || !frame) return;

  const own = form.elements.own;
  const picker = form.querySelector("[data-picker]");
  const notes = form.querySelector("[data-notes]");
  const isColour = (text) => /^#[0-9a-f]{6}$/i.test(text);
  picker.hidden = false;

  const mistake = form.querySelector(".error");

  let wait = 0;
  const wear = (color) => {
    clearTimeout(wait);
    wait = setTimeout(async () => {
      const query = new URLSearchParams({ color });
      frame.contentWindow.location.replace(`/website/look/preview/?${query}`);
      const answer = await fetch(`/website/look/notes/?${query}`);
      if (answer.ok) notes.textContent = (await answer.json()).notes.join(" ");
    }, 150);
  };

  const chooseNoSwatch = () => {
    for (const swatch of form.querySelectorAll("[name=color]")) swatch.checked = false;
  };

  form.addEventListener("input", (event) => {
    const { target } = event;
    mistake?.remove();
    own.removeAttribute("aria-invalid");
    if (target.name === "color") {
      own.value = "";
      picker.value = target.value;
      wear(target.value);
    }
    if (target === picker) {
      own.value = picker.value;
      chooseNoSwatch();
      wear(picker.value);
    }
    if (target === own && isColour(own.value)) {
      picker.value = own.value;
      chooseNoSwatch();
      wear(own.value);
    }
  });
})();
