// While one writes: the same question, asked already, and topics that fit. Nothing is asked for in a conversation.
import { on, one, parse } from "./page.js";

const ASK_AFTER = 450;
const askTimers = new WeakMap();
// What was asked for last, by form: what comes later for an earlier text is left.
const lastAsked = new WeakMap();

async function askAlready(form) {
  const place = one("[data-asked]", form);
  const { title, body, kind } = form.elements;
  const query = String(new URLSearchParams({ kind: kind.value, title: title.value, body: body.value.slice(0, 1500) }));
  if (!place || lastAsked.get(form) === query) return;
  lastAsked.set(form, query);
  const answer = title.value + body.value ? await fetch(`/fragments/asked?${query}`).catch(() => {}) : undefined;
  if (lastAsked.get(form) !== query) return;
  place.replaceChildren(answer?.ok ? parse(await answer.text()) : "");
}

export function asking() {
  const begin = (_, { form }) => {
    if (!form) return;
    clearTimeout(askTimers.get(form));
    askTimers.set(form, setTimeout(askAlready, ASK_AFTER, form));
  };
  on("input", ".composer-title, .composer-body", begin);
  on("change", ".composer-kinds input", begin);
  on("reset", ".composer", (_, form) => {
    lastAsked.delete(form);
    one("[data-asked]", form)?.replaceChildren();
  });
  on("click", "[data-topic]", (_, button) => {
    const { form, dataset: { topic, instead } } = button;
    const { body } = form.elements;
    const { value } = body;
    body.value = instead ? value.replaceAll(`#${instead}`, `#${topic}`) : `${value.trimEnd()}${value.trim() ? " " : ""}#${topic} `;
    body.editor?.load();
    body.dispatchEvent(new Event("input", { bubbles: true }));
    button.remove();
    (body.editor?.host || body).focus();
  });
}
