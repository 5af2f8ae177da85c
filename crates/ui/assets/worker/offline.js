// Without a network there is still a page: what can be done, and what waits to be sent. Kept for it
// are that page and the files of the interface; never a page or an answer that is somebody's.
/* global ASSETS, VERSION */

// As a stranger sees it, in each language.
const offline = (lang) => new Request(`/offline?lang=${lang}`, { credentials: "omit", headers: { "Accept-Language": lang } });

// A worker of a new release waits until the pages of the one before are closed: where it takes over
// while a page is being asked for, a browser may never answer.
addEventListener("install", (e) => {
  e.waitUntil(caches.open(VERSION).then((kept) => kept.addAll([...ASSETS, offline("fr"), offline("en")])));
});

addEventListener("activate", (e) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (![VERSION, "lang"].includes(name)) await caches.delete(name);
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
    // The language the last page was in.
    const lang = await (await kept("/lang"))?.text();
    return (await kept(`/offline?lang=${lang}`)) || Response.error();
  }
}

addEventListener("fetch", (e) => {
  const { method, mode, url } = e.request;
  const { pathname } = new URL(url);
  if (mode === "navigate" && method === "GET") e.respondWith(page(e));
  else if (ASSETS.includes(pathname)) e.respondWith(kept(pathname).then((found) => found || fetch(e.request)));
});
