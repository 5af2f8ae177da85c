// While one writes: the same question, asked already, and topics that fit. Nothing is asked for in a conversation.

const ASK_AFTER = 450;
const askTimers = new WeakMap();
// What was asked for last, by form: what comes later for an earlier text is left.
const lastAsked = new WeakMap();

async function askAlready(form) {
  const place = form.querySelector("[data-asked]");
  const { title, body, kind, csrf } = form.elements;
  const typed = new URLSearchParams({ kind: kind.value, title: title.value, body: body.value.slice(0, 1500), csrf: csrf.value });
  if (!place || lastAsked.get(form) === String(typed)) return;
  lastAsked.set(form, String(typed));
  const asked = { method: "POST", headers: { "X-Fragment": "1" }, body: typed };
  const answer = title.value + body.value ? await fetch("/fragments/asked", asked).catch(() => {}) : undefined;
  if (lastAsked.get(form) !== String(typed)) return;
  const found = document.createElement("template");
  if (answer?.ok) found.innerHTML = await answer.text();
  place.replaceChildren(found.content);
}

function takeTopic(button) {
  const { form, dataset: { topic, instead } } = button;
  const { body } = form.elements;
  const { value } = body;
  // The whole word: #lathe is not the beginning of #lathes.
  const whole = new RegExp(`#${instead}(?![\\p{L}\\p{M}\\p{N}_-])`, "gu");
  body.value = instead ? value.replace(whole, `#${topic}`) : `${value.trimEnd()}${value.trim() ? " " : ""}#${topic} `;
  body.editor?.load();
  body.dispatchEvent(new Event("input", { bubbles: true }));
  button.remove();
  (body.editor?.host || body).focus();
}

for (const type of ["input", "change"]) {
  addEventListener(type, ({ target }) => {
    const { form } = target;
    if (!form || !target.matches(".composer-title, .composer-body, .composer-kinds input")) return;
    clearTimeout(askTimers.get(form));
    askTimers.set(form, setTimeout(askAlready, ASK_AFTER, form));
  });
}
addEventListener("reset", ({ target }) => {
  lastAsked.delete(target);
  target.querySelector("[data-asked]")?.replaceChildren();
});
addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-topic]");
  if (button) takeTopic(button);
});
// What was typed before this came.
const { form: writtenIn } = document.activeElement;
if (writtenIn?.querySelector("[data-asked]")) askAlready(writtenIn);
