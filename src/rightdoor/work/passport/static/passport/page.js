// The page that a phone opens by itself: locked until their word, and forgotten again when it is left.
(() => {
  const page = document.querySelector("[data-kept]");
  const notes = window.keptNotes;
  if (!page || !window.indexedDB || !window.crypto?.subtle) return;
  const RESTS = 5 * 60 * 1000;
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  let touched = Date.now();
  const say = (name) => {
    for (const words of page.querySelectorAll("[data-says]")) words.hidden = words.dataset.says !== name;
  };
  const show = (name) => {
    for (const one of ["none", "locked", "open"]) part(one).hidden = one !== name;
  };
  const made = (tag, words) => {
    const one = document.createElement(tag);
    one.textContent = words;
    return one;
  };
  const lines = (calls) => {
    const list = document.createElement("ul");
    for (const call of calls) {
      const link = made("a", call.words);
      link.href = call.href;
      const line = document.createElement("li");
      line.append(link);
      list.append(line);
    }
    return list;
  };
  const lock = async () => {
    part("notes").replaceChildren();
    part("newer").hidden = true;
    const row = await notes.read();
    if (!row) return show("none");
    for (const place of page.querySelectorAll("[data-put=name]")) place.textContent = row.name;
    document.title = row.name;
    document.querySelector("link[rel=manifest]").href = row.app;
    part("calls").replaceChildren(...(row.calls.length ? [lines(row.calls)] : []));
    return show("locked");
  };
  const draw = (found) => {
    const all = [];
    for (const [title, words] of found.parts) {
      const list = document.createElement("ul");
      list.append(...words.map((one) => made("li", one)));
      all.push(made("h2", title), list);
    }
    part("notes").replaceChildren(...all, lines(found.calls), made("p", found.on));
    say("");
    show("open");
  };
  // With a network it is asked whether something newer is there; the answer is yes or no, and nothing else.
  const look = async (found) => {
    try {
      const answer = await fetch(page.dataset.newer, { headers: { "X-Kept": found.mark }, credentials: "omit", cache: "no-store" });
      part("newer").hidden = !(answer.ok && (await answer.json()).newer);
    } catch {
      part("newer").hidden = true; // no network
    }
  };
  part("locked").addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const row = await notes.read();
    if (!row) return lock();
    if (Date.now() < row.notBefore) return say("wait");
    const word = part("word").value;
    part("word").value = "";
    const found = await notes.open(word);
    if (!found) return say("wrong");
    touched = Date.now();
    draw(found);
    return look(found);
  }, true);
  part("lock").addEventListener("click", () => { say(""); lock(); });
  for (const one of page.querySelectorAll("[data-act=remove]")) {
    one.addEventListener("click", async () => {
      part("notes").replaceChildren();
      part("calls").replaceChildren();
      await notes.remove(page.dataset.scope);
      document.title = page.dataset.title;
      for (const place of page.querySelectorAll("[data-put=name]")) place.textContent = page.dataset.title;
      show("none");
      say("removed");
    });
  }
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { touched = Date.now(); });
  const rest = () => { if (!part("open").hidden && Date.now() - touched > RESTS) lock(); };
  document.addEventListener("visibilitychange", rest);
  setInterval(rest, 15000);
  lock();
})();
