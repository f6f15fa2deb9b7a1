// Keys of the panel: / finds; a form that was sent can't be sent twice; running work is looked at again.
(() => {
  // The editor opens with the page beside it; closed once, it stays closed.
  if (window.innerWidth > 1000 && localStorage.getItem("wagtail:side-panel-open") === null) {
    localStorage.setItem("wagtail:side-panel-open", "preview");
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input,textarea,select,[contenteditable]");
    if (event.key === "/" && !typing && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      document.querySelector("[data-find]")?.focus();
    }
  });
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
