// What could not be sent waits here, in this browser, until it can. The page and the worker share
// this: whoever first hears that the network is back sends it. Everything carries the key of its
// form, so what both send, or what had arrived after all, is there once.

function box(mode, act) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open("parvis", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("outbox", { keyPath: "id", autoIncrement: true });
    opening.onerror = fail;
    opening.onsuccess = () => {
      const change = opening.result.transaction("outbox", mode, { durability: "strict" });
      const asked = act(change.objectStore("outbox"));
      change.onabort = fail;
      change.oncomplete = () => {
        opening.result.close();
        done(asked.result);
      };
    };
  });
}

export const unsent = () => box("readonly", (all) => all.getAll());
export const keepUnsent = (item) => box("readwrite", (all) => all.put(item));
export const dropUnsent = (id) => box("readwrite", (all) => all.delete(id));
export const dropAllUnsent = () => box("readwrite", (all) => all.clear());

// Those that may do better later: who is signed out, too quick, or met a server that is not well.
const passing = (status) => status > 499 || [401, 408, 425, 429].includes(status);

function sendAgain(item, csrf) {
  const data = item.multipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of item.fields) data.append(name, name === "csrf" ? csrf : value);
  return fetch(item.action, { method: "POST", headers: { "X-Fragment": "1" }, body: data });
}

// Sends what waits of whoever is signed in now, oldest first, and tells every page of it. What is
// refused stays, with the reason, for its author to see.
export async function deliver() {
  const items = (await unsent()).filter((item) => !item.refused);
  const session = items.length && (await fetch("/session", { headers: { "X-Fragment": "1" } }));
  if (!session.ok) return;
  const { person, csrf } = await session.json();
  const pages = new BroadcastChannel("outbox");
  for (const item of items) if (item.person === person) {
    const answer = await sendAgain(item, csrf);
    if (passing(answer.status)) break;
    const text = await answer.text();
    if (answer.ok) await dropUnsent(item.id);
    else await keepUnsent({ ...item, refused: JSON.parse(text).detail });
    pages.postMessage({ item, answer: answer.ok && text });
  }
  pages.close();
}
