// What a phone keeps of today, and notes that were not sent yet.  Everything about a child is sealed (AES-GCM) by a key
// that is itself wrapped by a key out of the phone's passkey (WebAuthn PRF, HKDF).  Without that passkey nobody reads
// it; where a phone's passkeys cannot do it, nothing is kept.  In clear stand only: whose account, until when, and keys.
window.todayStore = (() => {
  const NO_KEY = "no-key";
  const word = (bytes) =>
    btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const plain = (text) => new TextEncoder().encode(text);
  const random = (many) => crypto.getRandomValues(new Uint8Array(many));
  let unlocked = null; // { mark, key }: in memory alone, and never taken out of the browser's keeping

  const done = (asked) =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  let opened = null;
  const base = () => {
    if (!opened) {
      const asked = indexedDB.open("today", 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("locks", { keyPath: "mark" });
        asked.result.createObjectStore("lists", { keyPath: "mark" });
        asked.result.createObjectStore("notes", { keyPath: "key" });
      };
      opened = done(asked);
    }
    return opened;
  };
  const shelf = async (name, mode) => (await base()).transaction(name, mode).objectStore(name);
  const all = async (name) => done((await shelf(name, "readonly")).getAll());
  const one = async (name, key) => done((await shelf(name, "readonly")).get(key));
  const put = async (name, row) => done((await shelf(name, "readwrite")).put(row));
  const drop = async (name, key) => done((await shelf(name, "readwrite")).delete(key));

  const outer = async (secret, lock) => {
    const stuff = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
    const how = { name: "HKDF", hash: "SHA-256", salt: lock.salt, info: plain(`today ${lock.mark}`) };
    return crypto.subtle.deriveKey(how, stuff, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
  };
  const asked = async (locks) => {
    const evalByCredential = Object.fromEntries(locks.map((lock) => [word(lock.credential), { first: lock.salt }]));
    const found = await navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: locks.map((lock) => ({ type: "public-key", id: lock.credential })),
        userVerification: "required",
        extensions: { prf: { evalByCredential } },
      },
    });
    const secret = found.getClientExtensionResults().prf?.results?.first;
    if (!secret) throw new Error(NO_KEY);
    return { lock: locks.find((lock) => word(lock.credential) === word(new Uint8Array(found.rawId))), secret };
  };
  const made = async (mark) => {
    const lock = { mark, salt: random(32), iv: random(12) };
    const key = await navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        rp: { name: "Today" },
        user: { id: random(32), name: "Today", displayName: "Today" },
        pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -257 }],
        authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
        extensions: { prf: {} },
      },
    });
    if (!key.getClientExtensionResults().prf?.enabled) throw new Error(NO_KEY);
    lock.credential = new Uint8Array(key.rawId);
    const { secret } = await asked([lock]);
    const inner = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
    const how = { name: "AES-GCM", iv: lock.iv };
    lock.wrapped = await crypto.subtle.wrapKey("raw", inner, await outer(secret, lock), how);
    await put("locks", lock);
    return { lock, secret };
  };
  const opens = async ({ lock, secret }) => {
    const key = await crypto.subtle.unwrapKey(
      "raw", lock.wrapped, await outer(secret, lock), { name: "AES-GCM", iv: lock.iv }, { name: "AES-GCM" }, false,
      ["encrypt", "decrypt"],
    );
    unlocked = { mark: lock.mark, key };
    return lock.mark;
  };

  const about = (shelfName, key) => plain(`${unlocked.mark} ${shelfName} ${key}`);
  const seal = async (shelfName, key, value) => {
    const iv = random(12);
    const how = { name: "AES-GCM", iv, additionalData: about(shelfName, key) };
    return { iv, sealed: await crypto.subtle.encrypt(how, unlocked.key, plain(JSON.stringify(value))) };
  };
  const unseal = async (shelfName, key, row) => {
    const how = { name: "AES-GCM", iv: row.iv, additionalData: about(shelfName, key) };
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, unlocked.key, row.sealed)));
  };

  return {
    NO_KEY,
    // A lock that stands is never made anew: notes that were not sent are behind it.
    keep: async (mark) => {
      const lock = await one("locks", mark);
      return opens(lock ? await asked([lock]) : await made(mark));
    },
    unlock: async () => opens(await asked(await all("locks"))),
    lock: () => { unlocked = null; },
    whose: () => unlocked && unlocked.mark,
    isKept: async () => (await all("locks")).length > 0,
    // Lists whose day is over go, and those of others than *mark*; notes that were not sent never do.
    sweep: async (mark) => {
      for (const list of await all("lists")) {
        if (list.until <= Date.now() || (mark && list.mark !== mark)) await drop("lists", list.mark);
      }
    },
    keepList: async (list) => {
      const { mark } = unlocked;
      const rows = await seal("lists", mark, { day: list.day, rows: list.rows });
      await put("lists", { mark, until: Date.now() + list.ends_in * 1000, ...rows });
    },
    list: async () => {
      const row = await one("lists", unlocked.mark);
      return row && row.until > Date.now() ? unseal("lists", unlocked.mark, row) : null;
    },
    waiting: async (mark) => (await all("notes")).filter((note) => !mark || note.mark === mark).length,
    keepNote: async (note) => {
      await put("notes", { key: note.key, mark: unlocked.mark, ...(await seal("notes", note.key, note)) });
    },
    notes: async () => {
      const mine = (await all("notes")).filter((note) => note.mark === unlocked.mark);
      return Promise.all(mine.map((note) => unseal("notes", note.key, note)));
    },
    dropNote: (key) => drop("notes", key),
  };
})();
