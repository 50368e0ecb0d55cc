// The phone's page: unlock, read the day's list, write notes, and send them once there is a network.  It locks itself
// after a while.  A note leaves this phone only when the site has said that it is kept.
(() => {
  const page = document.querySelector("[data-today]");
  const store = window.todayStore;
  if (!page || !store || !window.indexedDB) return;
  const RESTS = 5 * 60 * 1000;
  const LOOKS = 15 * 1000;
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const form = part("form");
  let touched = Date.now();
  let writing = null; // the note in the form
  let saving = 0;
  let sending = false;

  const say = (name) => {
    for (const words of page.querySelectorAll("[data-says]")) words.hidden = words.dataset.says !== name;
  };
  const show = (name) => {
    for (const one of ["none", "locked", "open"]) part(one).hidden = one !== name;
  };
  const typed = () => {
    const fields = Object.fromEntries(new FormData(form));
    return { ...writing, fields, state: "draft" };
  };
  const hasWords = () => writing && (form.elements.note.value || form.elements.next_step.value);
  const closeForm = () => {
    clearTimeout(saving);
    writing = null;
    form.reset();
    form.hidden = true;
  };
  const lock = async () => {
    if (store.whose() && hasWords()) await store.keepNote(typed());
    closeForm();
    store.lock();
    for (const name of ["list", "notes"]) part(name).replaceChildren();
    show((await store.isKept()) ? "locked" : "none");
  };

  const write = (note) => {
    writing = note;
    form.reset();
    for (const [name, value] of Object.entries(note.fields)) {
      const field = form.elements[name];
      if (!field) continue;
      if (field.type === "checkbox") field.checked = true;
      else field.value = value;
    }
    part("whose").textContent = note.name;
    form.hidden = false;
    form.scrollIntoView();
    form.elements.note.focus();
  };
  const begin = (row, day) => {
    const [year, month, date] = day.split("-").map((one) => String(Number(one)));
    const key = crypto.randomUUID();
    const fields = {
      form_key: key, session_on_day: date, session_on_month: month, session_on_year: year,
      session_at: row.times[0]?.clock || "",
    };
    write({ key, episode: row.key, name: row.name, fields, state: "draft" });
  };

  const button = (line, name, act) => {
    const found = line.querySelector(`[data-act="${name}"]`);
    if (!act) found.remove();
    else found.addEventListener("click", act);
  };
  // The other note stands under its own key, so this one needs another.
  const again = (note) => ({ ...note.fields, keep_both: "True", form_key: crypto.randomUUID() });
  const noteLine = (note) => {
    const line = window.todayLines.note(note);
    let sure = false;
    button(line, "again", () => { if (!sending) write(note); });
    button(line, "both", note.both && (async () => {
      await store.keepNote({ ...note, state: "unsent", why: "", both: false, fields: again(note) });
      await send();
    }));
    button(line, "away", async () => {
      line.querySelector("[data-sure]").hidden = false;
      if (sure) {
        await store.dropNote(note.key);
        await draw();
      }
      sure = true;
    });
    return line;
  };
  const draw = async () => {
    const found = await store.list();
    const notes = await store.notes();
    say(found ? "" : "over");
    part("list").replaceChildren(...(found ? found.rows : []).map((row) => {
      const line = window.todayLines.child(row);
      button(line, "write", row.may_note && (() => begin(row, found.day)));
      return line;
    }));
    part("notes").replaceChildren(...notes.map(noteLine));
    part("waiting").hidden = notes.length === 0;
    show("open");
  };

  const post = async (note, token) => {
    const body = new URLSearchParams({ ...note.fields, csrfmiddlewaretoken: token });
    const where = page.dataset.note.replace(page.dataset.nobody, note.episode);
    const answer = await fetch(where, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
    if (answer.status === 404) return { why: page.dataset.gone };
    if (![200, 409, 422].includes(answer.status)) return null;
    return answer.json();
  };
  const sendOne = async (note, token) => {
    const told = await post(note, token);
    if (!told) return false;
    if (told.kept === true) await store.dropNote(note.key);
    else await store.keepNote({ ...note, state: "back", why: told.why, both: told.may_keep_both === true });
    return true;
  };
  const exchange = async () => {
    const asked = { credentials: "same-origin", redirect: "manual", cache: "no-store" };
    const answer = await fetch(page.dataset.list, asked);
    if (answer.type === "opaqueredirect" || answer.status === 403) return "sign-in";
    if (!answer.ok) return "later";
    const found = await answer.json();
    if (found.mark !== store.whose()) {
      await lock();
      return "other";
    }
    await store.keepList(found);
    for (const note of (await store.notes()).filter((one) => one.state === "unsent" && one.key !== writing?.key)) {
      if (!(await sendOne(note, found.token))) return "later";
    }
    const left = await store.notes();
    return left.some((one) => one.state === "back") ? "back" : "sent";
  };
  const send = async () => {
    if (sending || !store.whose()) return;
    sending = true;
    let told = "later";
    try {
      told = await exchange();
    } catch {
      told = "later"; // no network: everything stays
    } finally {
      sending = false;
    }
    if (store.whose()) await draw();
    say(told);
  };

  const unlock = async () => {
    try {
      await store.unlock();
    } catch {
      say("failed");
      return;
    }
    touched = Date.now();
    // With a network it is asked first whose sign-in this is: another's list is not shown.
    if (navigator.onLine) await send();
    else await draw();
    if (store.whose() && part("open").hidden) await draw();
  };
  const rest = async () => {
    await store.sweep();
    if (store.whose() && Date.now() - touched > RESTS) await lock();
  };

  form.addEventListener("input", () => {
    clearTimeout(saving);
    saving = setTimeout(() => { if (hasWords() && store.whose()) store.keepNote(typed()); }, 600);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!writing || !store.whose()) return;
    clearTimeout(saving);
    await store.keepNote({ ...typed(), state: "unsent", why: "" });
    closeForm();
    await draw();
    if (navigator.onLine) await send();
    else say("later");
  }, true);
  part("unlock").addEventListener("click", unlock);
  part("lock").addEventListener("click", lock);
  part("send").addEventListener("click", send);
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { touched = Date.now(); });
  addEventListener("online", send);
  document.addEventListener("visibilitychange", rest);
  setInterval(rest, LOOKS);
  store.sweep().then(lock);
})();
