// What others do appears as they do it. The stream of events says what changed, never its content:
// each piece is asked for like any page, so nothing is shown that could not be read.
import { focused, hear, one, say } from "./page.js";
import { arrive, changed, count, feed, gone, offer, shown } from "./arrive.js";
import { piece, place } from "./swap.js";
import { edits, presence, said, writes } from "./talk.js";

// Whether a new post belongs to the feed shown: its name is home, space:ID, person:ID, or another
// for which the server decides.
function belongs({ space, actor }) {
  const { feed: name, spaces } = feed().dataset;
  const [kind, id] = name.split(":");
  if (spaces) return spaces.split(" ").includes(`${space}`);
  return kind === "space" ? id === `${space}` : kind === "person" ? id === `${actor}` : true;
}

// A list that says where it comes from is asked for again, once a second at most, when something of it may have changed;
// not while somebody is busy in it.
let watching;
async function watched() {
  watching = 0;
  const list = one("[data-watch]"), at = focused();
  const busy = (list?.contains(at) && at.matches(":focus-visible")) || one("[data-watch] [open]");
  const content = list && !busy && await piece(list.dataset.watch).catch(() => {});
  if (!content) return;
  if (list.contains(at)) at.blur();
  place(content, list, "replace");
}
const watch = () => (watching ||= one("[data-watch]") && setTimeout(watched, 1e3));

const events = {
  post(event) {
    said(event);
    if (shown("post", event.post)) return changed(event);
    if (feed() && belongs(event)) arrive("post", event.post);
  },
  comment(event) {
    changed(event);
    if (shown("comments", event.post)) arrive("comment", event.comment, event.post);
  },
  reaction: changed,
  edit: changed,
  delete({ post, comment }) {
    gone(comment || post);
    changed({ post });
    if (comment) changed({ comment });
  },
  presence,
  typing: writes,
  editing: edits,
  inbox: count,
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
      if (type !== "typing" && type !== "presence") watch();
      return events[type](JSON.parse(data));
    });
  };
  hear("visibilitychange", () => {
    clearTimeout(sleep);
    if (document.hidden) sleep = setTimeout(close, 6e4);
    else {
      open();
      count();
    }
  });
  hear("pagehide", close);
  hear("pageshow", open);
  open();
}
