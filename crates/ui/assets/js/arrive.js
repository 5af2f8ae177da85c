// What others say while one reads. Where the end of the list is in view it is put there, and the page
// goes along; anywhere else a button says how much there is, and nothing moves until it is pressed.
// The page changes at most every three seconds, however much is said.
import { all, focused, go, hear, make, one, say, toast } from "./page.js";
import { piece } from "./swap.js";

const PAUSE = 3e3;

// What came and is not shown: identifiers, which sort by time.
const waiting = { post: new Set(), comment: new Set() };
// The posts of which the number of comments changed.
const counted = new Set();
let due, last = 0;

export const feed = () => one("[data-feed]");
export const shown = (kind, id) => one(`[data-${kind}="${id}"]`);

// Where comments come is the page of their post; on a card of a list only their number does.
const lists = { post: feed, comment: () => one("#comments .comments") };

// Replaces the parts named by data-refresh, except one in which somebody is busy.
export async function refresh(url, element) {
  const content = await piece(url);
  if (!content) return element?.remove();
  for (const fresh of all("[data-refresh]", content)) {
    const old = shown("refresh", fresh.dataset.refresh);
    const busy = old && (old.contains(focused()) || one(":popover-open", old));
    if (old && !busy && old.innerHTML !== fresh.innerHTML) old.replaceWith(fresh);
  }
  dispatchEvent(new Event("placed"));
  return content;
}

// How much is left to read in each space, as the navigation and the list of conversations say it.
export async function recount() {
  const content = await refresh("/fragments/unread").catch(() => {});
  if (content) for (const old of all("[data-unread]")) old.replaceWith(one(`[data-unread="${old.dataset.unread}"]`, content) || "");
  const talks = shown("refresh", "talks");
  if (talks) refresh(`/conversations?at=${talks.dataset.at}`).catch(() => {});
}

export function changed({ post, comment }) {
  const kind = comment ? "comment" : "post";
  const element = shown(kind, comment || post);
  return element && refresh(`/fragments/${kind}s/${comment || post}`, element);
}

export function offer(text, act, end) {
  one(".news")?.remove();
  const button = make("button", { type: "button" }, text);
  button.onclick = act;
  const news = make("div", { class: end ? "news news-end" : "news" }, button);
  if (end || !feed()) one("main").append(news);
  else feed().before(news);
}

// Whether the end of a list is in view: a conversation is scrolled from its end.
function follows(list) {
  const box = list.closest(".talk-scroll");
  return box ? box.scrollTop > -80 : list.getBoundingClientRect().bottom < innerHeight + 40;
}

async function put(kind, list, pressed) {
  const ids = [...waiting[kind]].sort().slice(0, 100);
  // An order of its own is made anew; nothing is put on top of it.
  if (list.dataset.again) return go(list.dataset.again);
  const content = await piece(`/fragments/${kind}s?ids=${ids}`).catch(() => undefined);
  if (!content) return;
  for (const id of ids) waiting[kind].delete(id);
  const end = list.getBoundingClientRect().bottom;
  const came = [...content.children].filter((item) => !shown(kind, item.dataset[kind]));
  const newestFirst = kind === "post" && !("end" in list.dataset);
  for (const item of came) {
    item.classList.add("is-new");
    const where = shown("replies", item.dataset.parent) || list;
    // One's own may have been put there meanwhile.
    const later = [...where.children].find((other) => other.dataset[kind] > item.dataset[kind]);
    if (newestFirst) list.prepend(item);
    else if (later) later.before(item);
    else where.append(item);
  }
  const first = newestFirst ? came.at(-1) : came[0];
  if (pressed) {
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: "nearest" });
  } else if (!list.closest(".talk-scroll")) scrollBy(0, list.getBoundingClientRect().bottom - end);
  dispatchEvent(new Event("placed"));
  settle();
  count();
}

// What waits is counted in the navigation, and perhaps listed: the last to name it brings both. What
// is about a thread or conversation shown here to its end is read by whoever looks at it.
export async function count() {
  const url = all("[data-inbox]").pop().dataset.inbox;
  const looks = !document.hidden && !waiting.post.size && !waiting.comment.size && one(".talk, #comments");
  await refresh(looks ? `${url}?at=${location.pathname}` : url);
  recount();
}

function settle() {
  due = clearTimeout(due);
  // What is being sent from this page is put there by its answer: it is no news.
  if (one("form[aria-busy=true]")) return (due = setTimeout(settle, 200));
  last = Date.now();
  one(".news")?.remove();
  for (const kind in waiting) {
    const ids = waiting[kind], list = lists[kind]();
    for (const id of ids) if (!list || shown(kind, id)) ids.delete(id);
    if (!ids.size) continue;
    const end = kind === "comment" || "end" in list.dataset;
    const words = say(`new-${kind === "post" && end ? "message" : kind}s`, ids.size);
    toast(words, "hidden");
    if (end && follows(list)) put(kind, list);
    else offer(words, () => put(kind, list, true), end);
  }
  for (const post of counted) changed({ post });
  counted.clear();
}

const soon = () => (due ||= setTimeout(settle, Math.max(0, last + PAUSE - Date.now())));

export function arrive(kind, id, post) {
  if (lists[kind]() && !shown(kind, id)) waiting[kind].add(`${id}`);
  if (post) counted.add(post);
  soon();
}

export function gone(id) {
  for (const kind in waiting) waiting[kind].delete(`${id}`);
  soon();
}

// What the title begins with where something waits: as the navigation says it.
const waits = () => {
  const n = one("[data-refresh=inbox] [aria-hidden]")?.textContent;
  return n ? `(${n}) ` : "";
};
const title = document.title.slice(waits().length);

// What was put there otherwise waits no longer; and the title says what waits.
hear("placed", () => {
  document.title = waits() + title;
  for (const kind in waiting) for (const id of waiting[kind]) if (shown(kind, id)) soon();
});
