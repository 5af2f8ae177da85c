// The keyboard, and the small conveniences: colours, copying a link.
import { seek } from "./find.js";
import { quick } from "./quick.js";
import { all, focused, go, hear, make, on, one, prevent, say, toast } from "./page.js";

const typing = (element) => element.matches("input, textarea, select, [contenteditable]");

function step(by) {
  const posts = all(".feed > .post");
  const at = posts.indexOf(focused().closest(".post"));
  const next = posts[at < 0 ? 0 : Math.max(0, Math.min(posts.length - 1, at + by))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "start" });
}

function write() {
  const field = one("#composer textarea");
  if (field) field.focus();
  else go("/#composer");
}

let prefix = "";
const keys = {
  n: write,
  j: () => step(1),
  k: () => step(-1),
  "/": seek,
  "?": () => one("#keys")?.showModal(),
  u() {
    const next = one(".comment.is-unread");
    if (!next) return go("/reading/next");
    next.classList.remove("is-unread");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  },
  q: quick,
  gd: () => go("/day"),
  gh: () => go("/"),
  gi: () => go("/inbox"),
};

export function keyboard() {
  hear("keydown", (e) => {
    if (e.defaultPrevented) return;
    const { key, target } = e;
    if (key === "k" && (e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey) {
      prevent(e);
      return seek();
    }
    if (key === "Enter" && (e.ctrlKey || e.metaKey) && target.form) {
      prevent(e);
      return target.form.requestSubmit();
    }
    if (e.ctrlKey || e.metaKey || e.altKey || typing(target) || one("dialog[open]")) return;
    const act = keys[prefix + key] || keys[key];
    prefix = key === "g" ? "g" : "";
    if (!act) return;
    prevent(e);
    act();
  });
  on("click", "[data-help]", (_, button) => {
    button.closest("[popover]")?.hidePopover();
    keys["?"]();
  });
  on("change", "[name=theme]", (_, { value }) => {
    document.documentElement.dataset.theme = value;
    document.cookie = `theme=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;
  });
  on("click", "[data-copy]", async (e, link) => {
    prevent(e);
    link.closest("[popover]")?.hidePopover();
    await navigator.clipboard.writeText(link.href);
    toast(say("copied"));
  });
  // Going to the form takes the focus from its field: once that is done.
  hear("load", () => one("#composer:target") && write());
  hear("hashchange", () => one("#composer:target") && write());
}
