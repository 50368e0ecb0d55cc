// Shows the row that the keyboard or the focus is on in the pane beside the queue, after a moment of rest, so that
// nothing goes on record for rows that were only passed.  Where the pane does not fit, nothing is fetched.
(() => {
  const pane = document.querySelector("[data-peek]");
  const wide = matchMedia("(min-width: 72rem)");
  const REST = 350;
  let timer = 0;
  let wanted = "";
  let pressed = false;

  const show = async (row, address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected || address !== wanted) return;
    pane.innerHTML = await answer.text();
    pane.removeAttribute("aria-busy");
    for (const other of document.querySelectorAll("[data-row][aria-current]")) other.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    if (pressed) pane.querySelector("[data-key=a]")?.click();
  };

  const rest = (row) => {
    const link = row.querySelector("[data-open]");
    if (!wide.matches || !link || !link.pathname.startsWith("/work/requests/")) return;
    const address = `${link.pathname}peek/${location.search}`;
    if (address === wanted) return;
    wanted = address;
    pressed = false;
    pane.setAttribute("aria-busy", "true");
    pane.querySelector("[data-key=a]")?.removeAttribute("data-key"); // it speaks of the row before
    clearTimeout(timer);
    timer = setTimeout(() => show(row, address).catch(() => { wanted = ""; }), REST);
  };

  if (!pane) return;
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-rows] [data-row]");
    if (row) rest(row);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "a" && pane.getAttribute("aria-busy") === "true" && !event.target.closest("input, textarea, select")) pressed = true;
  });
})();
