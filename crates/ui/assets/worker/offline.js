// Without a network there is still a page: what can be done, and what waits to be sent. Kept for it
// are that page and the files of the interface; never a page or an answer that is somebody's.
/* global ASSETS, VERSION */

const lang = new URL(location).searchParams.get("lang");

addEventListener("install", (e) => {
  // As a stranger sees it, in the language of whoever installs.
  const page = new Request("/offline", { credentials: "omit", headers: { "Accept-Language": lang } });
  e.waitUntil(caches.open(VERSION).then((kept) => kept.addAll([...ASSETS, page])).then(() => skipWaiting()));
});

addEventListener("activate", (e) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
    await registration.navigationPreload?.enable();
    await clients.claim();
  };
  e.waitUntil(forget());
});

const kept = (path) => caches.match(path, { ignoreVary: true });

async function page(e) {
  try {
    return (await e.preloadResponse) || (await fetch(e.request));
  } catch {
    return (await kept("/offline")) || Response.error();
  }
}

addEventListener("fetch", (e) => {
  const { method, mode, url } = e.request;
  const { pathname } = new URL(url);
  if (mode === "navigate" && method === "GET") e.respondWith(page(e));
  else if (ASSETS.includes(pathname)) e.respondWith(kept(pathname).then((found) => found || fetch(e.request)));
});
