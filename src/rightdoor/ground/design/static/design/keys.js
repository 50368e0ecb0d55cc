// The keyboard of the working face: j and k along the rows, o opens, a says "I'm looking",
// / goes to the search.  Never while someone is typing, never with Ctrl, Alt or Meta.
(() => {
  const typing = (place) => place.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")];

  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.getAttribute("aria-current") === "true");
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    for (const row of all) row.removeAttribute("aria-current");
    next.setAttribute("aria-current", "true");
    const link = next.querySelector("[data-open]");
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const current = () => document.querySelector("[data-rows] [data-row][aria-current=true]");
  const press = (place, mark) => {
    const found = place && place.querySelector(mark);
    if (found) found.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target)) return;
    const key = event.key;
    if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "o") press(current(), "[data-open]");
    else if (key === "a") press(document, "[data-key=a]");
    else if (key === "/") {
      const search = document.querySelector("[data-key='/']");
      if (!search) return;
      search.focus();
    } else return;
    event.preventDefault();
  });
})();
