// On "My notes": keeping them on this phone, only if they choose.  Their word never leaves the phone.
(() => {
  const form = document.querySelector("[data-notes-keep]");
  if (!form || !window.indexedDB || !window.crypto?.subtle || !navigator.serviceWorker) return;
  const { notes, worker, scope } = form.dataset;
  const part = (name) => form.querySelector(`[data-part="${name}"]`);
  const say = (name) => {
    for (const words of form.querySelectorAll("[data-says]")) words.hidden = words.dataset.says !== name;
  };
  const keep = async () => {
    const found = JSON.parse(notes);
    const word = part("word").value;
    if (word.length < 4) return say("short");
    if (word !== part("again").value) return say("differ");
    // The site is told first: from then on leaving it does not empty this phone of what is kept.
    const hidden = [...form.querySelectorAll("input[type=hidden]")].map((one) => [one.name, one.value]);
    const body = new URLSearchParams(hidden);
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
    if (answer.status !== 204) return say("failed");
    await navigator.serviceWorker.register(worker, { scope });
    const ready = (await navigator.serviceWorker.getRegistration(scope));
    await new Promise((yes, no) => {
      const coming = ready.installing || ready.waiting;
      if (!coming) return yes();
      const look = () => (coming.state === "activated" ? yes() : coming.state === "redundant" && no(new Error("worker")));
      coming.addEventListener("statechange", look);
      return look();
    });
    const chosen = form.querySelector("[data-app]:checked");
    const name = { name: chosen.value, app: chosen.dataset.app };
    await window.keptNotes.keep(word, found, name, part("calls").checked ? found.calls : []);
    part("word").value = "";
    part("again").value = "";
    return say("kept");
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    try {
      await keep();
    } catch {
      // What was kept before stays as it is; where nothing was, nothing is left.
      const before = await window.keptNotes.read().catch(() => null);
      if (!before) await window.keptNotes.remove(scope).catch(() => null);
      say("failed");
    }
  }, true);
  form.hidden = false;
})();
