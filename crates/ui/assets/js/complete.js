// Completion where people write: @ people, ~ spaces, # topics, : emoji. A list under the field, driven
// by the arrow keys, Enter, Tab and Escape.
import { focused, hear, make, on, prevent, say, set } from "./page.js";

const KINDS = { "@": "person", "~": "space", "#": "topic", ":": "emoji" };

let list, field, options = [], chosen = 0, turn = 0;

// The sign and the letters just before the cursor.
function typed() {
  const before = field.value.slice(0, field.selectionStart);
  return before.match(/(?:^|[\s(])(([@~#:])([\p{L}\p{N}._+-]{0,40}))$/u);
}

// Where the text goes: the space that its form names, or the post or comment that it is about.
function destination() {
  const form = field.form;
  const space = form?.elements.space?.value;
  const [, what, id] = form?.getAttribute("action")?.match(/^\/(post|comment)s\/(\d+)\//) || [];
  return new URLSearchParams(space ? { space } : what ? { [what]: id } : {});
}

async function suggest(sign, query, asked) {
  // A colon is also punctuation: two letters show that an emoji is meant.
  if (sign === ":" && query.length < 2 && !asked) return [];
  const answer = await fetch(`/complete?kind=${KINDS[sign]}&q=${encodeURIComponent(query)}&${destination()}`);
  return answer.ok ? answer.json() : [];
}

function close() {
  turn++;
  list?.remove();
  list = undefined;
  for (const name of ["role", "aria-expanded", "aria-controls", "aria-activedescendant"]) field?.removeAttribute(name);
}

function choose(i) {
  chosen = (i + options.length) % options.length;
  [...list.children].forEach((item, n) => item.setAttribute("aria-selected", n === chosen));
  list.children[chosen].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", `option-${chosen}`);
}

function take() {
  const [, whole, sign] = typed() || [];
  if (whole === undefined) return close();
  const { value } = options[chosen];
  const text = sign === ":" || value.startsWith(sign) ? value : sign + value;
  const end = field.selectionStart;
  field.setRangeText(`${text} `, end - whole.length, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  close();
}

// Who cannot read what is written is told nothing: that is said in place of what they do.
function item({ label, detail, photo, note }, i) {
  const face = photo ? make("img", { class: "avatar avatar-xs", src: `${photo}&s=48`, alt: "" }) : "";
  const about = make("small", note ? { class: "is-untold" } : {}, note || detail || "");
  return make("li", { role: "option", id: `option-${i}` }, face, make("b", {}, label), about);
}

function show() {
  const box = field.getBoundingClientRect();
  list = make("ul", { class: "options", role: "listbox", id: "options", "aria-label": say("results", options.length) }, ...options.map(item));
  (field.closest("main") || document.body).append(list);
  const below = box.bottom + list.offsetHeight < innerHeight;
  list.style.left = `${Math.min(box.left, innerWidth - list.offsetWidth - 8)}px`;
  list.style.top = `${below ? box.bottom + 4 : Math.max(4, box.top - list.offsetHeight - 4)}px`;
  // A field of several lines may not be a combobox: it only names its list.
  const combobox = field.matches("textarea") ? {} : { role: "combobox", "aria-expanded": true };
  set(field, { ...combobox, "aria-controls": "options" });
  choose(0);
}

async function look(asked) {
  const [, , sign, query] = typed() || [];
  const mine = ++turn;
  const found = sign ? await suggest(sign, query, asked).catch(() => []) : [];
  if (mine !== turn) return;
  close();
  options = found.slice(0, 8);
  if (options.length && focused() === field) show();
}

// Offers emoji before a letter of their name is typed.
export function emojis(element) {
  field = element;
  look(true);
}

export function completion() {
  on("input", "[data-complete]", (_, element) => {
    field = element;
    look();
  });
  on("keydown", "[data-complete]", (e) => {
    if (!list || e.isComposing) return;
    const moves = { ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Enter: take, Tab: take, Escape: close };
    if (!moves[e.key] || e.ctrlKey || e.metaKey) return;
    prevent(e);
    e.stopImmediatePropagation();
    moves[e.key]();
  });
  on("pointerdown", ".options li", (e, element) => {
    prevent(e);
    chosen = [...list.children].indexOf(element);
    take();
  });
  on("focusout", "[data-complete]", close);
  hear("scroll", close, { passive: true });
}
