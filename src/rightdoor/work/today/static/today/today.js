// The page "Today" with a network: keeping the list on this phone, and a word before signing out while notes wait.
(() => {
  const part = document.querySelector("[data-today-keep]");
  if (!part || !window.indexedDB || !window.todayStore) return;
  const { mark, list, worker, scope } = part.dataset;
  const say = (name) => {
    for (const words of part.querySelectorAll("[data-says]")) words.hidden = words.dataset.says !== name;
  };

  const keep = async () => {
    if (!window.PublicKeyCredential || !navigator.serviceWorker || !window.isSecureContext) return say("cannot");
    try {
      await window.todayStore.keep(mark);
      const answer = await fetch(list, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
      if (!answer.ok) return say("failed");
      const found = await answer.json();
      if (found.mark !== mark) return say("failed");
      await navigator.serviceWorker.register(worker, { scope });
      await navigator.serviceWorker.ready;
      await window.todayStore.keepList(found);
      if (navigator.storage?.persist) await navigator.storage.persist();
      window.todayStore.lock();
      return say("kept");
    } catch (fault) {
      return say(fault.message === window.todayStore.NO_KEY ? "cannot" : "failed");
    }
  };

  part.hidden = false;
  part.querySelector("button").addEventListener("click", keep);
  window.todayStore.sweep(mark);

  let warned = false;
  const unsent = document.querySelector("[data-today-unsent]");
  const look = async () => { unsent.hidden = (await window.todayStore.waiting(mark)) === 0; };
  look();
  for (const form of document.querySelectorAll("form[action$='/sign-out/']")) {
    form.addEventListener("submit", (event) => {
      if (unsent.hidden || warned) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      warned = true;
      unsent.querySelector("[data-today-leaving]").hidden = false;
      unsent.focus();
    }, true);
  }
})();
