// A form is sent once, however often its button is pressed.  The key in the form makes the
// server count it once as well; this only spares people the wait and the doubt.
(() => {
  const AGAIN_AFTER = 8000;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, AGAIN_AFTER);
  });
  addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
})();
