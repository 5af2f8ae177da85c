// What the network did not take (posts, comments, reactions: data-later) is kept, shown beside its
// form as what will be sent, and sent when the network is back. Its author may take it back.
import { all, hear, make, on, one, parse, prevent, say, toast } from "./page.js";
import { begin } from "./answer.js";
import { deliver, dropAllUnsent, dropUnsent, keepUnsent, unsent } from "./outbox.js";
import { forget, forgetLater } from "./drafts.js";
import { forgetForms } from "./forms.js";
import { complain, place, renew, target } from "./swap.js";

const whose = () => document.body.dataset.me || (one("[data-outbox]") && localStorage.me);
const fieldOf = (item, name) => item.fields.find(([field]) => field === name)?.[1];

// The form of this page that would have sent it; a composer that cannot choose its space is of it.
function formOf(item) {
  const link = all(".comment-link").find(({ pathname }) => item.action === `${pathname}/comments`);
  if (link) return begin(link);
  return all("form[data-later]").find(({ action, elements: { space } }) =>
    new URL(action).pathname === item.action && (space?.type !== "hidden" || space.value === fieldOf(item, "space")));
}

let own = [], drawn, retry;

function card(item, form) {
  const { refused, id } = item;
  const button = (word, act) => {
    const made = make("button", { type: "button", class: "link" }, say(word));
    made.onclick = act;
    return made;
  };
  const back = async () => {
    if (form) refill(form, item);
    await dropUnsent(id);
    showUnsent();
  };
  const files = item.fields.map(([, value]) => value.name);
  const text = [fieldOf(item, "title"), fieldOf(item, "body"), ...files].filter(Boolean).join("\n");
  const state = make("p", { class: "later-state" }, make("span", {}, refused || say("later")));
  if (!refused) state.append(button("send-now", attempt));
  if (form || refused) state.append(button(form ? "cancel-sending" : "remove", back));
  return make("div", { class: refused ? "later is-wrong" : "later", role: "status" }, make("p", {}, text), state);
}

async function showUnsent() {
  const me = whose();
  own = me ? (await unsent()).filter(({ person }) => person === me) : [];
  clearTimeout(retry);
  if (own.some(({ refused }) => !refused)) retry = setTimeout(attempt, 15e3);
  // What is said already is not said again.
  if (drawn === (drawn = JSON.stringify(own))) return;
  all(".later").forEach((old) => old.remove());
  for (const item of own.reverse()) {
    const form = formOf(item);
    const where = form || one("[data-outbox]") || (item.refused && one("main > *"));
    // A reaction is seen where it was given.
    if (where && fieldOf(item, "body") !== undefined) where.after(card(item, form));
  }
}

const attempt = () => deliver().catch(() => {}).then(showUnsent);

// Puts what was typed back into its form, after what stands there now.
function refill(form, { fields, uploads }) {
  one("[data-uploads]", form).append(parse(uploads));
  const met = {};
  for (const [name, typed] of fields) {
    const these = all(`[name="${name}"]`, form);
    const field = these.find(({ type, value }) => /radio|checkbox/.test(type) && value === typed) || these[(met[name] = (met[name] ?? -1) + 1)];
    if (!field || /^(csrf|once|draft|file)$/.test(name)) continue;
    if ("checked" in field && field.value === typed) field.checked = true;
    if (typed.name) {
      const back = new DataTransfer();
      back.items.add(typed);
      field.files = back.files;
    } else if (name === "body" && field.value) field.value += `\n\n${typed}`;
    else if (field.type !== "hidden") field.value = typed;
  }
  form.elements.space?.dispatchEvent(new Event("change", { bubbles: true }));
  form.elements.body.dispatchEvent(new Event("input", { bubbles: true }));
  form.elements.body.focus();
}

// Keeps what a form holds; answers whether it could.
export async function postpone(form, data, button) {
  if (!("later" in form.dataset)) return false;
  const box = one("[data-uploads]", form);
  // A reaction says what it shall be: sent twice, it is not taken back.
  const mine = button?.ariaPressed !== "true";
  if (!box) data.append("mine", mine);
  await keepUnsent({
    person: whose(),
    action: new URL(form.action).pathname,
    multipart: form.enctype === "multipart/form-data",
    fields: [...data].filter(([, value]) => typeof value === "string" || value.size),
    uploads: box?.innerHTML || "",
  });
  navigator.serviceWorker?.ready.then(({ sync }) => sync?.register("outbox")).catch(() => {});
  if (box) {
    renew(form);
    forget(form);
  } else {
    button.ariaPressed = mine;
    toast(say("later"));
  }
  showUnsent();
  return true;
}

// The worker's page without a network speaks as this one does.
async function lookAfter(lang) {
  await (await caches.open("lang")).put("/lang", new Response(lang));
  await navigator.serviceWorker.register("/worker.js");
}

export function later() {
  const { me } = document.body.dataset;
  if (me) localStorage.me = me;
  new BroadcastChannel("outbox").onmessage = ({ data: { item, answer } }) => {
    const form = answer && formOf(item);
    const parent = fieldOf(item, "parent");
    const where = parent ? one(`[data-replies='${parent}']`) : form?.dataset.swap && target(form);
    if (where) place(parse(answer), where, form.dataset.mode || "replace");
    if (answer && item.person === me) toast(say("sent"));
    showUnsent();
  };
  hear("online", async () => {
    await attempt();
    // The page asked for stands behind the one that says there is no network.
    if (one("[data-outbox]")) location.reload();
  });
  // Sent the plain way without a network it would lead to a page without what was typed: the server is
  // asked first whether it is there.
  on("submit", "form[data-later]:not([data-swap])", async (e, form) => {
    const button = e.submitter;
    if (form.ariaBusy === "sure") return forgetLater(form);
    prevent(e);
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    const there = await fetch("/health").catch(() => {});
    form.ariaBusy = there ? "sure" : "false";
    if (there) form.requestSubmit(button);
    else if (button?.hasAttribute("formaction")) complain(form, say("network-error"));
    else postpone(form, new FormData(form, button));
    form.ariaBusy = "false";
  });
  on("submit", "[action='/sign-out']", async (e, form) => {
    prevent(e);
    if (own.length && !confirm(say("sign-out-lost"))) return;
    forgetForms(/^(form|upload):/);
    delete localStorage.me;
    await dropAllUnsent().catch(() => {});
    form.submit();
  });
  attempt();
  if (navigator.serviceWorker) lookAfter(document.documentElement.lang).catch(() => {});
}
