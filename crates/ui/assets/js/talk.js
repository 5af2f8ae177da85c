// Conversations: who is here, who is writing, and what Enter does.
import { all, hear, on, one, prevent, say } from "./page.js";

// Who is writing, each until their time is over.
const writers = new Map();

const talkLine = () => one("[data-typing]");

function tellWriters() {
  const [name, ...others] = [...writers.keys()].map((id) => one(`[data-here="${id}"]`)?.dataset.name).filter(Boolean);
  talkLine().textContent = name ? say("typing", others.length + 1).replace("{name}", name) : "";
}

function stopWriting(actor) {
  clearTimeout(writers.get(actor));
  if (writers.delete(actor)) tellWriters();
}

export function writes({ actor, space }) {
  if (talkLine()?.dataset.typing !== space) return;
  stopWriting(actor);
  writers.set(actor, setTimeout(stopWriting, 6e3, actor));
  tellWriters();
}

export const said = ({ actor }) => stopWriting(actor);

// Who else changes this page: said at once, and again every ten seconds.
async function tellEditing() {
  const line = one("[data-editing]");
  if (!line || document.hidden) return;
  const headers = { "X-CSRF-Token": one("[name=csrf]").value };
  const answer = await fetch(`/api/v1/pages/${line.dataset.editing}/editing`, { method: "POST", headers }).catch(() => {});
  if (!answer?.ok) return;
  const names = (await answer.json()).others.map(({ name }) => name).join(", ");
  line.textContent = names && line.dataset.words.replace("{names}", names);
}

export const edits = ({ page }) => one(`[data-editing="${page}"]`) && tellEditing();

export function presence({ actor, here }) {
  for (const dot of all(`.face-here[data-here="${actor}"]`)) dot.hidden = !here;
}

export function talks() {
  if (one("[data-editing]")) {
    tellEditing();
    setInterval(tellEditing, 1e4);
  }
  let told = 0;
  on("input", ".talk .composer-body", (_, { value }) => {
    if (!value || Date.now() < told + 3e3) return;
    told = Date.now();
    const headers = { "X-CSRF-Token": one("[name=csrf]").value };
    fetch(`/api/v1/conversations/${talkLine().dataset.talk}/typing`, { method: "POST", headers }).catch(() => {});
  });
  // A button that is pressed does not move: the field keeps the keyboard, and the bars of a phone stay away.
  on("pointerdown", ".talk .composer button", prevent);
  // What one says is seen, however far up one was reading.
  on("submit", ".talk .composer", () => one(".talk-scroll").scrollTo(0, 0));
  const enter = one("[data-enter]");
  if (!enter) return;
  // By default: sending empties the form, and this choice stays.
  enter.defaultChecked = localStorage.enter;
  enter.onchange = () => (localStorage.enter = (enter.defaultChecked = enter.checked) ? 1 : "");
  hear("keydown", (e) => {
    const plain = e.key === "Enter" && !e.shiftKey && !e.defaultPrevented;
    if (!plain || !enter.checked || !e.target.matches(".talk .composer-body")) return;
    e.preventDefault();
    e.target.form.requestSubmit();
  });
}
