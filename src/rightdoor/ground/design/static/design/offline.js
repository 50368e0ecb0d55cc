// Opens one page without a network: its files are kept, and nothing else; no list, no note, nothing that anybody wrote.
// Whoever serves this says which: self.NAME, the name of its shelf, and self.SHELL, the page first and then its files.
self.addEventListener("install", (event) => {
  const asked = self.SHELL.map((path) => new Request(path, { cache: "reload", redirect: "error" }));
  event.waitUntil(caches.open(self.NAME).then((kept) => kept.addAll(asked)).then(() => self.skipWaiting()));
});

const tidy = async () => {
  const kept = await caches.open(self.NAME);
  for (const request of await kept.keys()) {
    if (!self.SHELL.includes(new URL(request.url).pathname)) await kept.delete(request);
  }
  await self.clients.claim();
};
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (self.SHELL.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((found) => found || fetch(event.request)));
  } else if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => Response.redirect(self.SHELL[0])));
  }
});
