// What is typed survives the page: textareas with data-draft are kept in this browser until what
// they hold was accepted.
import { all, focused, hear, on } from "./page.js";

const key = (field) => `draft:${field.dataset.draft}`;

export function forget(form) {
  for (const field of all("[data-draft]", form)) localStorage.removeItem(key(field));
}

function restore() {
  for (const field of all("[data-draft]")) {
    const kept = localStorage.getItem(key(field));
    if (kept && !field.value && focused() !== field) field.value = kept;
  }
}

export function drafts() {
  // Sent the plain way: a page that refuses shows what was typed again.
  on("submit", "form:not([data-swap])", (_, form) => forget(form));
  on("input", "[data-draft]", (_, field) => {
    if (field.value) localStorage.setItem(key(field), field.value);
    else localStorage.removeItem(key(field));
  });
  // The title of a post is offered to whoever begins to write.
  on("focusin", ".composer-body", (_, field) => field.form.classList.add("is-open"));
  restore();
  hear("placed", restore);
}
