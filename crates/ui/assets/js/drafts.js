// What is typed survives the page: fields with data-draft are kept in this browser until what they
// hold was accepted. What the composer holds is also kept on the server, for another device.
import { all, focused, hear, make, on, one, parse, say } from "./page.js";

// Whose it is, too: on a tablet that many share, nobody finds the words of another.
export const draftKey = (name) => `draft:${document.body.dataset.me || ""}:${name}`;
const key = (field) => draftKey(field.dataset.draft);

export function forget(form) {
  for (const field of all("[data-draft]", form)) localStorage.removeItem(key(field));
  clearTimeout(timers.get(form));
  timers.delete(form);
}

const timers = new WeakMap();

// Sent the plain way: what it holds is forgotten by the page that follows, unless that one could not take it.
export function forgetLater(form) {
  sessionStorage.sent = JSON.stringify(all("[data-draft]", form).map(key));
  clearTimeout(timers.get(form));
  timers.delete(form);
}

function forgetSent() {
  const sent = JSON.parse(sessionStorage.sent || "[]");
  delete sessionStorage.sent;
  if (!one(".trouble, [action='/sign-in']")) sent.forEach((kept) => localStorage.removeItem(kept));
}

async function keep(form) {
  const { title, body, due } = form.elements;
  // What has its hour is changed by a click, not by what is half typed.
  if (form.ariaBusy === "true" || due.defaultValue || !(title.value + body.value).trim() || one("[data-stale]", form)) return;
  const timer = timers.get(form);
  const data = new FormData(form);
  data.delete("upload");
  const answer = await fetch("/drafts", { method: "POST", headers: { "X-Fragment": "1" }, body: data });
  // It has other words by now, from elsewhere: nothing is overwritten, and both are shown when asked for.
  if (answer.status === 412) {
    const compare = make("button", { class: "link", formaction: "/drafts", formnovalidate: "", "data-stale": "" }, say("draft-elsewhere"));
    return one("[data-kept]", form).append(make("span", { role: "alert" }, compare));
  }
  // Only what is gone elsewhere is forgotten here.
  if (!answer.ok && answer.status !== 404) return;
  const saved = answer.ok ? parse(await answer.text()) : "";
  // Published while it was on its way.
  const { value } = (saved && one("input", saved)) || {};
  if (timers.get(form) !== timer && !timers.has(form) && value) {
    return fetch(`/drafts/${value}/delete`, { method: "POST", body: new URLSearchParams({ csrf: data.get("csrf") }) });
  }
  const guess = one("[name=lang] [value='']", form);
  if (saved) guess.text = guess.dataset[one("[data-lang]", saved).dataset.lang] || guess.dataset.none;
  one("[data-kept]", form)?.replaceWith(saved || Object.assign(document.createElement("span"), { className: "composer-kept" }));
}

// The space of a draft is kept with its words: it comes back to no other.
function remember({ form }) {
  const fields = all("[data-draft]", form);
  const begun = fields.some((field) => !field.options && field.value);
  for (const field of fields) {
    if (field.options ? begun : field.value) localStorage.setItem(key(field), field.value);
    else localStorage.removeItem(key(field));
  }
}

const restored = new WeakSet();

function restore() {
  for (const field of all("[data-draft]")) {
    const kept = localStorage.getItem(key(field));
    if (field.options && kept && !restored.has(field)) {
      // One that may not be chosen any more leaves none chosen.
      field.value = kept;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (kept && !field.value && ![field, field.editor?.host].includes(focused())) {
      field.value = kept;
      field.editor?.load();
    }
    restored.add(field);
  }
}

// What is typed as others will see it, as long as the panel is open.
async function preview(form) {
  const panel = one("[data-previewed]", form);
  const data = new FormData();
  for (const name of ["csrf", "space", "body"]) data.append(name, form.elements[name].value);
  const answer = await fetch("/preview", { method: "POST", headers: { "X-Fragment": "1" }, body: data });
  if (answer.ok) panel.replaceChildren(parse(await answer.text()));
}

export function drafts() {
  let waiting;
  on("click", "[data-preview]", (e, button) => {
    e.preventDefault();
    const panel = one("[data-previewed]", button.form);
    panel.hidden = !panel.hidden;
    button.ariaPressed = !panel.hidden;
    if (!panel.hidden) preview(button.form);
  });
  on("input", ".composer:has([data-previewed]:not([hidden])) :is(.composer-body, [name=space])", (_, field) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => preview(field.form), 400);
  });
  on("submit", "form:not([data-swap]):not([data-later])", (_, form) => forgetLater(form));
  on("input", "[data-draft]", (_, field) => remember(field));
  on("input", ".composer", (_, form) => {
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => keep(form).catch(() => {}), 2000));
  });
  // The title of a post is offered to whoever begins to write.
  on("focusin", ".composer-body", (_, field) => field.form.classList.add("is-open"));
  forgetSent();
  restore();
  hear("placed", restore);
}
