"use strict";
// Before anything is drawn: say that script runs (so that only the chosen article is laid out), and keep the reader's own choice of light or dark.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("dateline-theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch { /* no storage here: the system's choice stands */ }
})();
