// Opens one page without a network.  It keeps that page's files and nothing that anybody wrote.
const NAME = "page";

self.addEventListener("install", (event) => {
  const asked = self.SHELL.map((path) => new Request(path, { cache: "reload", redirect: "error" }));
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(asked)).then(() => self.skipWaiting()));
});

const tidy = async () => {
  const kept = await caches.open(NAME);
  for (const request of await kept.keys()) {
    if (!self.SHELL.includes(new URL(request.url).pathname)) await kept.delete(request);
  }
  await self.clients.claim();
};
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin || !self.SHELL.includes(pathname)) return;
  event.respondWith(caches.match(pathname).then((found) => found || fetch(event.request)));
});
