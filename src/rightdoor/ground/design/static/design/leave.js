// Leave this page: blank first, end the visit, then replace this entry of the history.
// Shift three times within five seconds does the same.  Without this file the link still works.
(() => {
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  const said = document.querySelector("[data-leave-said]");
  const WITHIN = 5000;
  let presses = 0;
  let forget = 0;
  let alone = false;

  const leave = () => {
    document.title = " ";
    document.documentElement.replaceChildren();
    const { exit, end } = link.dataset;
    if (end && navigator.sendBeacon) navigator.sendBeacon(end);
    location.replace(exit);
  };

  const pressed = () => {
    presses += 1;
    clearTimeout(forget);
    if (presses >= 3) {
      leave();
      return;
    }
    if (said) said.textContent = presses === 1 ? link.dataset.pressedOne : link.dataset.pressedTwo;
    forget = setTimeout(() => {
      presses = 0;
      if (said) said.textContent = "";
    }, WITHIN);
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  // Only Shift by itself counts: capital letters and chords are not a call to leave.
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key !== "Shift") {
      presses = 0;
      clearTimeout(forget);
    }
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) pressed();
  });
  // A page brought back by the back button is asked for again, so that nothing old is shown.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
