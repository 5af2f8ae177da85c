// What others do appears as they do it. The stream of events says what changed, never its content:
// each piece is asked for like any page, so nothing is shown that could not be read.
import { all, focused, go, hear, make, one, say } from "./page.js";
import { piece, place } from "./swap.js";

const waiting = new Set();

const feed = () => one("[data-feed]");
const shown = (kind, id) => one(`[data-${kind}="${id}"]`);

// Whether a new post belongs to the feed shown: its name is home, space:ID, person:ID, or another
// for which the server decides.
function belongs({ space, actor }) {
  const { feed: name, spaces } = feed().dataset;
  const [kind, id] = name.split(":");
  if (spaces) return spaces.split(" ").includes(`${space}`);
  return kind === "space" ? id === `${space}` : kind === "person" ? id === `${actor}` : true;
}

function announce() {
  for (const id of waiting) if (shown("post", id)) waiting.delete(id);
  one(".news")?.remove();
  if (waiting.size) offer(say("new-posts", waiting.size), showWaiting);
}

function offer(text, act) {
  const button = make("button", { type: "button" }, text);
  button.onclick = act;
  feed()?.before(make("div", { class: "news", role: "status" }, button));
}

// Identifiers are ordered by time, and as long as one another.
async function showWaiting() {
  const list = feed();
  // An order of its own is made anew; nothing is put on top of it.
  if (list.dataset.again) return go(list.dataset.again);
  const ids = [...waiting].sort();
  waiting.clear();
  announce();
  for (const id of ids) {
    const content = await piece(`/fragments/posts/${id}?feed=${encodeURIComponent(list.dataset.feed)}`);
    if (!content || shown("post", id)) continue;
    content.firstElementChild?.classList.add("is-new");
    place(content, list, "prepend");
  }
  one(".post", list)?.scrollIntoView({ block: "nearest" });
}

// Replaces the parts named by data-refresh, except one in which somebody is busy.
async function refresh(url, element) {
  const content = await piece(url);
  if (!content) return element?.remove();
  for (const fresh of all("[data-refresh]", content)) {
    const old = shown("refresh", fresh.dataset.refresh);
    const busy = old && (old.contains(focused()) || one(":popover-open", old));
    if (old && !busy && old.innerHTML !== fresh.innerHTML) old.replaceWith(fresh);
  }
  dispatchEvent(new Event("placed"));
}

function changed({ post, comment }) {
  const kind = comment ? "comment" : "post";
  const element = shown(kind, comment || post);
  return element && refresh(`/fragments/${kind}s/${comment || post}`, element);
}

async function appear(comment, post) {
  const content = await piece(`/fragments/comments/${comment}`);
  const item = content?.firstElementChild;
  // One's own may have come as an answer meanwhile.
  if (!item || shown("comment", comment)) return;
  const { parent } = item.dataset;
  item.classList.add("is-new");
  place(content, (parent && shown("replies", parent)) || shown("comments", post), "append");
}

async function commented(event) {
  const { post, comment } = event;
  if (!shown("comments", post)) return;
  await (shown("comment", comment) ? changed(event) : appear(comment, post));
  return changed({ post });
}

const events = {
  post(event) {
    if (shown("post", event.post)) return changed(event);
    if (feed() && belongs(event)) waiting.add(`${event.post}`);
    announce();
  },
  comment: commented,
  reaction: changed,
  edit: changed,
  delete: changed,
  // What waits is counted in the navigation, and perhaps listed: the last to name it brings both.
  inbox: () => refresh(all("[data-inbox]").pop().dataset.inbox),
  // Too much was missed to tell it one by one.
  reset: () => one(".news") || offer(say("reload"), () => location.reload()),
};

export function live() {
  let after = document.body.dataset.live;
  if (after === undefined) return;
  let source, pause = 1e3, sleep;
  const close = () => (source = source?.close());
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(`/live?after=${after}`);
    source.onopen = () => (pause = 1e3);
    source.onerror = () => {
      close();
      // Not everybody at once after a restart.
      setTimeout(open, pause * (0.5 + Math.random()));
      pause = Math.min(pause * 2, 6e4);
    };
    for (const type in events) source.addEventListener(type, ({ data, lastEventId }) => {
      after = lastEventId || after;
      return events[type](JSON.parse(data));
    });
  };
  hear("visibilitychange", () => {
    clearTimeout(sleep);
    if (document.hidden) sleep = setTimeout(close, 6e4);
    else open();
  });
  hear("placed", announce);
  hear("pagehide", close);
  hear("pageshow", open);
  open();
}
