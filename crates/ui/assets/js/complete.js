// Completion where people write: @ people, ~ spaces, # topics, : emoji; fields that name people, where no sign
// is needed and who is chosen stands before the field; and fields that name spaces (`data-complete="~"`). A list under the field, driven by the
// arrow keys, Enter, Tab and Escape.
import { all, focused, hear, make, on, one, prevent, say, set } from "./page.js";

const KINDS = { "@": "person", "~": "space", "#": "topic", ":": "emoji" };

let list, field, options = [], chosen = 0, turn = 0;

// What holds a field that names people.
const people = (element = field) => element?.closest(".people-field");

// The sign and the letters just before the cursor.
function typed() {
  const sign = people() ? "@" : field.dataset.complete;
  if (sign) {
    const name = field.value.split(/[,;]|~\S+ /).pop();
    return name.trim() && [name, name, sign, name.replace("~", "").trim()];
  }
  const before = field.leading ? field.leading() : field.value.slice(0, field.selectionStart);
  return before.match(/(?:^|[\s(])(([@~#:])([\p{L}\p{M}\p{N}._+'’·・\u200c\u200d-]{0,40}))$/u);
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
  for (const name of ["aria-expanded", "aria-controls", "aria-activedescendant"]) field?.removeAttribute(name);
  if (field?.matches("input")) field.removeAttribute("role");
  ready();
}

// A field that names people is a combobox also while nothing is offered.
function ready() {
  if (people()) set(field, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": false });
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
  if (people()) return chooses(options[chosen], whole);
  const text = sign === ":" || value.startsWith(sign) ? value : sign + value;
  if (field.put) {
    field.put(whole.length, text, options[chosen], sign === ":");
    return close();
  }
  const end = field.selectionStart;
  field.setRangeText(`${text} `, end - whole.length, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  close();
}

const face = ({ photo, label }) => photo
  ? make("img", { class: "avatar avatar-xs", src: `${photo}&s=48`, alt: "" })
  : make("span", { class: `avatar avatar-xs tint-${label.length % 9}`, "aria-hidden": true }, label[0]);

const chips = (element) => one(".chips", people(element));

// Somebody is chosen: before the field, in place of what was typed.
function chooses(person, whole) {
  const { value, label } = person;
  const box = make("input", { type: "checkbox", name: field.name, value: `@${value}`, checked: "" });
  if ("one" in people().dataset) chips().replaceChildren();
  else all("input", chips()).find((other) => other.value === box.value)?.parentElement.remove();
  chips().append(make("label", { class: "chip" }, box, face(person), make("span", { dir: "auto" }, label)));
  field.value = field.value.slice(0, -whole.length);
  field.required = false;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  close();
}

// Who cannot read what is written is told nothing: that is said in place of what they do.
function item(option, i) {
  const { label, detail, note } = option;
  const person = "person" === KINDS[typed()[2]];
  const about = make("small", note ? { class: "is-untold" } : {}, note || detail || "");
  return make("li", { role: "option", id: `option-${i}` }, person ? face(option) : "", make("b", { dir: "auto" }, label), about);
}

function show() {
  const box = field.getBoundingClientRect();
  list = make("ul", { class: `options options-${KINDS[typed()[2]]}`, role: "listbox", id: "options", "aria-label": say("results", options.length) }, ...options.map(item));
  (field.closest("main") || document.body).append(list);
  const below = box.bottom + list.offsetHeight < innerHeight;
  list.style.left = `${Math.min(box.left, innerWidth - list.offsetWidth - 8)}px`;
  list.style.top = `${below ? box.bottom + 4 : Math.max(4, box.top - list.offsetHeight - 4)}px`;
  // A field of several lines may not be a combobox: it only names its list.
  const combobox = !field.matches("input") ? {} : { role: "combobox", "aria-expanded": true };
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
  // The cursor may be elsewhere by now.
  if (options.length && focused() === field && typed()?.[3] === query) show();
}

export function completion() {
  on("input", "[data-complete]", (_, element) => {
    // What an editor writes in the field behind it was typed in the editor.
    if (element.editor) return;
    field = element;
    look();
  });
  // A sign that a button typed; of emoji some are offered before a letter of their name is typed.
  on("complete", "[data-complete]", ({ detail }, element) => {
    field = element;
    look(detail);
  });
  on("focusin", ".people-field [data-complete]", (_, element) => {
    field = element;
    ready();
  });
  // Who is no longer chosen is gone.
  on("change", ".chip input", (_, box) => {
    const where = one("[data-complete]", box.closest(".people-field"));
    if (!box.checked) box.parentElement.remove();
    where.focus();
  });
  on("keydown", "[data-complete]", (e, element) => {
    if (e.key === "Backspace" && !element.value && people(element)) {
      chips(element).lastElementChild?.remove();
      element.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (!list) return;
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
