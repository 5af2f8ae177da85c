// The menus of posts and comments: a link leads to a small page, which is asked for as a piece and
// shown beside the link. One at a time; it is gone when it closes.
import { go, make, on, one, prevent } from "./page.js";
import { piece, plain } from "./swap.js";

let held;

async function open(link) {
  // What closes gives the keyboard back to where it was: Safari does not put it on a link clicked.
  link.focus();
  const content = await piece(link.href).catch(() => undefined);
  if (!content) return go(link.href);
  const menu = make("div", { class: "menu", id: "menu", popover: "", "aria-label": link.ariaLabel }, content);
  menu.addEventListener("beforetoggle", ({ newState }) => (link.ariaExpanded = newState === "open"));
  menu.addEventListener("toggle", ({ newState }) => newState === "open" || menu.remove());
  one("#menu")?.remove();
  link.after(menu);
  menu.showPopover();
  one("a, button", menu).focus();
}

export function menus() {
  let typed;
  on("input", ".emoji-search", (_, form) => {
    clearTimeout(typed);
    typed = setTimeout(() => form.requestSubmit(), 200);
  });
  // Pressing outside a menu closes it: pressing its own link shall not open it again.
  on("pointerdown", "[data-menu]", (_, link) => (held = link.ariaExpanded === "true"));
  on("click", "[data-menu]", (e, link) => {
    if (!plain(e)) return;
    prevent(e);
    if (!held) open(link);
    held = false;
  });
}
