// The tray of jobs: Escape or a press elsewhere closes it; Escape gives the focus back.
(() => {
  const tray = document.querySelector("[data-jobs-tray]");
  if (!tray) return;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && tray.open) {
      tray.open = false;
      tray.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (tray.open && !tray.contains(event.target)) tray.open = false;
  });
})();
