// Notes on somebody's own phone: sealed (AES-GCM) by a key made out of their own word (PBKDF2), in one row of one
// store.  In clear stand the name that they chose, how often a wrong word was typed, and, if they said so, whom to call.
window.keptNotes = (() => {
  const TURNS = 600000;
  const WORKER_CACHE = "page";
  const plain = (text) => new TextEncoder().encode(text);
  const random = (many) => crypto.getRandomValues(new Uint8Array(many));
  const done = (asked) =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  const using = async (mode, act) => {
    const asked = indexedDB.open("page", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("page");
    const base = await done(asked);
    try {
      return await done(act(base.transaction("page", mode).objectStore("page")));
    } finally {
      base.close();
    }
  };
  const read = () => using("readonly", (shelf) => shelf.get("one"));
  const write = (row) => using("readwrite", (shelf) => shelf.put(row, "one"));
  const keyOf = async (word, salt, turns) => {
    const stuff = await crypto.subtle.importKey("raw", plain(word.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: turns };
    return crypto.subtle.deriveKey(how, stuff, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  };
  return {
    keep: async (word, notes, name, calls) => {
      const row = { ...name, calls, salt: random(16), iv: random(12), turns: TURNS, wrong: 0, notBefore: 0 };
      const key = await keyOf(word, row.salt, row.turns);
      row.sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: row.iv }, key, plain(JSON.stringify(notes)));
      await write(row);
    },
    read,
    // null: not the word.  Each wrong one makes the next wait longer; nothing is ever deleted for it.
    open: async (word) => {
      const row = await read();
      try {
        const key = await keyOf(word, row.salt, row.turns);
        const found = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, key, row.sealed);
        await write({ ...row, wrong: 0, notBefore: 0 });
        return JSON.parse(new TextDecoder().decode(found));
      } catch {
        const wrong = row.wrong + 1;
        await write({ ...row, wrong, notBefore: Date.now() + 1000 * Math.min(60, 2 ** (wrong - 1)) });
        return null;
      }
    },
    remove: async (scope) => {
      await done(indexedDB.deleteDatabase("page"));
      await caches.delete(WORKER_CACHE);
      const worker = await navigator.serviceWorker.getRegistration(scope);
      if (worker) await worker.unregister();
    },
  };
})();
