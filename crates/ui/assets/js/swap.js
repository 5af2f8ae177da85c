// Forms and links that change a piece of the page instead of the whole of it.
//
// data-swap names what the answer is put at (a selector, or "closest …"), data-mode how: replace,
// append, prepend, before or remove. What the server refuses is said inside the form, where
// everything typed stays.
import { all, focused, go, hear, on, one, parse, prevent, say, toast } from "./page.js";
import { forget, depart } from "./drafts.js";
import { postpone } from "./later.js";

const HEADERS = { "X-Fragment": "1" };

// Asks for a fragment; undefined when it is not there (any more).
export async function piece(url) {
  const answer = await fetch(url, { headers: HEADERS });
  return answer.ok && !answer.redirected ? parse(await answer.text()) : undefined;
}

export function target(element) {
  const where = element.dataset.swap;
  return where.startsWith("closest ") ? element.closest(where.slice(8)) : one(where);
}

// Puts a fragment in place, keeping the keyboard where it was.
export function place(content, where, mode) {
  const before = focused();
  const lost = mode === "replace" && where.contains(before);
  const same = before.id ? `#${CSS.escape(before.id)}` : before.href ? "a" : `[name="${before.name}"][value="${CSS.escape(before.value)}"]`;
  const first = content.firstElementChild;
  // What is here already (it came as a live event) is not put twice.
  if (mode !== "replace") for (const { id } of content.children) if (id) document.getElementById(id)?.remove();
  if (mode === "remove") where.remove();
  else where[mode === "replace" ? "replaceWith" : mode](content);
  if (lost && first) (one("[data-focus]", first) || one(same, first) || one("button, a, input:not([type=hidden])", first) || first.closest("[tabindex]"))?.focus();
  dispatchEvent(new Event("placed"));
}

async function reason(answer) {
  const text = await answer.text();
  if (answer.headers.get("content-type")?.includes("json")) {
    const problem = JSON.parse(text);
    return problem.detail || problem.title;
  }
  const page = parse(text);
  return (one("[data-error], .error, .lead", page) || page).textContent.trim();
}

export function complain(form, text) {
  const place = one("[data-error]", form);
  if (place) place.textContent = text;
  else toast(text);
}

async function send(form, data) {
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  const answer = form.method === "get"
    ? await fetch(`${form.action}?${body}`, { headers: HEADERS })
    : await fetch(form.action, { method: "POST", headers: HEADERS, body });
  if (answer.redirected) return go(answer.url);
  // More would read it than the page says, or who is meant is not clear: the server's page asks, with all
  // that was typed.
  const named = all(".people-field [data-complete]", form).some(({ value }) => value.trim());
  if (answer.status === 412 || (answer.status === 422 && named)) return form.submit();
  // Nothing was made of what is refused: once it is mended, it is another thing.
  if (answer.status === 422) rekey(form);
  if (!answer.ok) return complain(form, await reason(answer));
  const where = target(form);
  if (where) place(parse(await answer.text()), where, form.dataset.mode || "replace");
  forget(form);
  if ("brief" in form.dataset) {
    one(".reply", form.parentElement).focus();
    return form.remove();
  }
  if (!("reset" in form.dataset && form.isConnected)) return;
  renew(form);
  // Whoever talks goes on talking.
  const idle = focused() === document.body || form.contains(focused());
  if (idle && form.matches(".comment-form, .talk .composer")) form.elements.body.focus();
}

// Empties a form for the next thing, which goes where this one went.
export function renew(form) {
  for (const option of form.elements.space?.options || []) option.defaultSelected = option.selected;
  form.reset();
  fresh(form);
}

// A new key: what is sent with the old one is taken for what was sent with it before.
function rekey({ elements: { once } }) {
  if (once) once.value = `${Date.now()}-${Math.random()}`;
}

// Makes a form ready for a new thing.
export function fresh(form) {
  rekey(form);
  complain(form, "");
  one("[data-uploads]", form).replaceChildren();
  for (const kept of all("[data-kept], .chips", form)) kept.replaceChildren();
}

// Whether a link was clicked to go there, and not to open it beside.
export const plain = (e) => !(e.ctrlKey || e.metaKey || e.shiftKey);

// A post inside another, for those who may read it.
async function embed() {
  for (const place of all("[data-embed]")) {
    const { embed: url } = place.dataset;
    delete place.dataset.embed;
    const content = await piece(url).catch(() => undefined);
    if (content) place.replaceChildren(content);
  }
}

export function swaps() {
  embed();
  hear("placed", embed);
  on("submit", "form[data-swap]", async (e, form) => {
    // A button that leads elsewhere goes there.
    if (e.submitter?.hasAttribute("formaction")) return depart(form);
    prevent(e);
    if (form.ariaBusy === "true") return;
    const button = e.submitter;
    form.ariaBusy = "true";
    const data = new FormData(form, button);
    const sending = send(form, data);
    // A menu is done; the card of a person stays.
    button?.closest("[popover='']")?.hidePopover();
    await sending.catch(async () => (await postpone(form, data, button).catch(() => false)) || complain(form, say("network-error")));
    form.ariaBusy = "false";
  });
  on("click", "a[data-swap]", async (e, link) => {
    if (!plain(e)) return;
    prevent(e);
    link.ariaBusy = "true";
    const content = await piece(link.href).catch(() => undefined);
    const where = target(link);
    if (content && where) place(content, where, link.dataset.mode || "replace");
    else go(link.href);
  });
}
