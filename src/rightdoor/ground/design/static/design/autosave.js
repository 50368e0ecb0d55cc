// Keeps what is being typed on the server: <form data-autosave-url="…"> is posted a few
// seconds after a change.  Nothing is stored in the browser.  When the server does not answer,
// the words stay on the page, the page says so, and it tries again.
// Words come from the form: data-autosave-saved="Saved at", data-autosave-failed="Not saved since",
// data-autosave-kept="Your words are still on this page".
(() => {
  const QUIET = 2000;
  const LONGEST_WAIT = 8000;
  const AGAIN = [3000, 6000, 12000, 30000];

  const watch = (form) => {
    const shown = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
    const words = form.dataset;
    let sent = "";
    let last = "";
    let timer = 0;
    let waitingSince = 0;
    let failures = 0;
    let busy = false;

    // Files and secrets are sent only by the person's own button.
    const typed = () => {
      const data = new FormData(form);
      for (const field of form.elements) {
        if (field.name && (field.type === "file" || field.type === "password")) data.delete(field.name);
      }
      return new URLSearchParams(data);
    };
    const clock = () => new Date().toLocaleTimeString(document.documentElement.lang || "en-GB", { hour: "2-digit", minute: "2-digit" });
    const say = (text, good) => {
      if (!shown) return;
      shown.querySelector("[data-saved-words]").textContent = text;
      shown.querySelector("[data-saved-yes]").hidden = !good;
      shown.querySelector("[data-saved-no]").hidden = good;
    };
    const failed = () => {
      const since = last ? `${words.autosaveFailed || "Not saved since"} ${last}` : words.autosaveNever || "Not saved yet";
      say(`${since}. ${words.autosaveKept || "Your words are still on this page"}`, false);
      timer = setTimeout(save, AGAIN[Math.min(failures, AGAIN.length - 1)]);
      failures += 1;
    };

    async function save() {
      clearTimeout(timer);
      waitingSince = 0;
      const body = typed();
      if (busy || body.toString() === sent) return;
      busy = true;
      try {
        const answer = await fetch(form.dataset.autosaveUrl, { method: "POST", body, credentials: "same-origin", redirect: "error" });
        if (!answer.ok) throw new Error(String(answer.status));
        sent = body.toString();
        last = clock();
        failures = 0;
        say(`${words.autosaveSaved || "Saved"} ${last}`, true);
      } catch {
        failed();
      } finally {
        busy = false;
      }
      if (failures === 0 && typed().toString() !== sent) soon();
    }

    function soon() {
      const now = Date.now();
      waitingSince = waitingSince || now;
      clearTimeout(timer);
      timer = setTimeout(save, Math.max(0, Math.min(QUIET, waitingSince + LONGEST_WAIT - now)));
    }

    sent = typed().toString();
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    addEventListener("online", save);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "hidden" || !form.isConnected) return;
      const body = typed();
      if (body.toString() !== sent && !form.dataset.sent) navigator.sendBeacon(form.dataset.autosaveUrl, body);
    });
  };

  for (const form of document.querySelectorAll("form[data-autosave-url]")) watch(form);
})();
