// The field that finds: what it offers as one types, driven by the arrow keys, Enter and Escape.
import { all, focused, go, make, on, one, parse, prevent, say, set } from "./page.js";

let finder, offers, pause, inquiry = 0;

function withdraw() {
  inquiry++;
  clearTimeout(pause);
  offers?.remove();
  offers = undefined;
  finder?.removeAttribute("aria-activedescendant");
  if (finder) set(finder, { "aria-expanded": false });
}

const picked = () => offers && one("[aria-selected=true]", offers);

function pick(by) {
  const options = all("[role=option]", offers);
  const now = picked();
  now?.setAttribute("aria-selected", false);
  // From the last one goes back to the field, where nothing is chosen.
  const at = options.indexOf(now) + by;
  const next = options[at === -2 ? options.length - 1 : at];
  finder.removeAttribute("aria-activedescendant");
  if (!next) return;
  next.setAttribute("aria-selected", true);
  next.scrollIntoView({ block: "nearest" });
  finder.setAttribute("aria-activedescendant", next.id);
}

async function inquire() {
  const mine = ++inquiry;
  const answer = await fetch(`/search/quick?q=${encodeURIComponent(finder.value)}`).catch(() => {});
  const found = answer?.ok ? parse(await answer.text()) : undefined;
  if (mine !== inquiry || focused() !== finder) return;
  withdraw();
  const options = found ? all("[role=option]", found) : [];
  if (!options.length) return;
  options.forEach((option, n) => (option.id = `offer-${n}`));
  offers = make("div", { class: "offers", role: "listbox", id: "offers", "aria-label": say("results", options.length) }, found);
  const box = finder.form.getBoundingClientRect();
  offers.style.top = `${box.bottom + 4}px`;
  document.body.append(offers);
  offers.style.insetInlineStart = `${Math.max(8, Math.min(box.left, innerWidth - offers.offsetWidth - 8))}px`;
  set(finder, { "aria-expanded": true });
}

export function find() {
  const begin = (e, element) => {
    finder = element;
    set(finder, { role: "combobox", "aria-expanded": Boolean(offers), "aria-controls": "offers", "aria-autocomplete": "list" });
    clearTimeout(pause);
    pause = setTimeout(inquire, e.type === "input" ? 90 : 0);
  };
  on("input", "[data-find]", begin);
  on("focusin", "[data-find]", begin);
  on("focusout", "[data-find]", withdraw);
  on("pointerdown", ".offers", prevent);
  on("keydown", "[data-find]", (e) => {
    const open = offers, option = picked();
    // Also what is asked for still.
    if (e.key === "Escape") withdraw();
    if (!open) return;
    if (e.key === "ArrowDown") pick(1);
    else if (e.key === "ArrowUp") pick(-1);
    else if (e.key === "Enter" && option) go(option.href);
    else if (e.key !== "Escape") return;
    prevent(e);
  });
}

// To the field, unless a dialog stands before it; where there is no room for it, to its page.
export function seek() {
  if (one("dialog[open]")) return;
  const here = all("[data-find]").find((element) => element.offsetParent);
  if (!here) return go("/search");
  here.focus();
  here.select();
}
