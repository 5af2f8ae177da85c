// The library of a space: files and folders are dragged onto a folder, files of the desk anywhere on the page, and uploads
// that were not finished are told of. The forms of the page do the same without it.
const main = document.querySelector("main");
const box = document.querySelector("[data-library]");
const input = box.querySelector("[data-pick]");
const csrf = box.closest("form").elements.csrf.value;
const folders = () => main.querySelectorAll("[data-folder]");
let dragged;

const brings = (e) => e.dataTransfer.types.includes("Files");
const folder = (e) => e.target.closest?.("[data-folder]");

function mark(over) {
  for (const each of folders()) each.classList.toggle("is-over", each === over);
}

const toast = (detail) => dispatchEvent(new CustomEvent("toast", { detail }));

async function move(what, to) {
  const answer = await fetch(`${what.dataset.drag}?folder=${to.dataset.folder}`, {
    method: "POST",
    headers: { "X-Fragment": "1" },
    body: new URLSearchParams({ csrf }),
    redirect: "manual",
  });
  if (answer.type === "opaqueredirect") location.reload();
  else toast((await answer.json()).detail);
}

// Gives the files to the field of the page, which sends them, to this folder where one was met.
function put(files, to) {
  const here = box.dataset.upload;
  if (to) box.dataset.upload = here.replace(/folder=.*/, `folder=${to.dataset.folder}`);
  input.files = files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  box.dataset.upload = here;
  box.scrollIntoView({ block: "nearest" });
}

main.addEventListener("dragstart", (e) => {
  dragged = e.target.closest?.("[data-drag]");
  if (!dragged) return;
  e.dataTransfer.setData("text", "");
  e.dataTransfer.effectAllowed = "move";
  e.dataTransfer.setDragImage(dragged, 16, 16);
  dragged.classList.add("is-dragged");
});
main.addEventListener("dragover", (e) => {
  const over = folder(e);
  const leads = dragged ? over && over !== dragged : brings(e);
  if (leads) e.preventDefault();
  mark(leads && over);
  if (!dragged && leads) box.classList.toggle("is-over", !over);
});
main.addEventListener("dragleave", (e) => {
  if (main.contains(e.relatedTarget)) return;
  mark();
  box.classList.remove("is-over");
});
main.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  dragged = undefined;
  mark();
});
main.addEventListener("drop", (e) => {
  const over = folder(e);
  mark();
  box.classList.remove("is-over");
  if (dragged) {
    e.preventDefault();
    if (over && over !== dragged) move(dragged, over).catch(() => toast(box.dataset.failed));
  } else if (brings(e) && !e.target.closest("[data-upload]")) {
    e.preventDefault();
    put(e.dataTransfer.files, over);
  }
});

// What was not finished here before: its key in this browser says which file it is, the server how much of it came.
const own = `upload:${document.body.dataset.me}:`;
const keyOf = ({ name, size, lastModified }) => `${own}${name}:${size}:${lastModified}`;
const left = new Map();

async function tell(key) {
  const [path, where] = localStorage[key].split(" ");
  if (where !== location.pathname) return;
  const answer = await fetch(path, { method: "HEAD", cache: "no-store" });
  if (answer.status === 404) return localStorage.removeItem(key);
  if (!answer.ok) return;
  const part = answer.headers.get("Upload-Offset") / answer.headers.get("Upload-Length");
  const chip = document.createElement("li");
  const [name, percent, state, forget] = ["span", "span", "span", "button"].map((tag) => document.createElement(tag));
  chip.className = "upload library-left";
  name.textContent = key.slice(own.length).split(":").slice(0, -2).join(":");
  name.dir = "auto";
  percent.textContent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(part);
  percent.className = "row-meta";
  state.textContent = box.dataset.left;
  state.className = "upload-state";
  forget.type = "button";
  forget.className = "icon-button";
  forget.textContent = "×";
  forget.ariaLabel = `${box.dataset.forget}: ${name.textContent}`;
  forget.onclick = () => {
    localStorage.removeItem(key);
    fetch(path, { method: "DELETE", headers: { "X-CSRF-Token": csrf } });
    chip.remove();
  };
  chip.append(name, percent, state, forget);
  box.querySelector("[data-uploads]").append(chip);
  left.set(key, chip);
}

const taken = (files) => [...files].forEach((file) => left.get(keyOf(file))?.remove());
input.addEventListener("change", () => taken(input.files));
box.addEventListener("drop", (e) => taken(e.dataTransfer.files));
Object.keys(localStorage).filter((key) => key.startsWith(own)).forEach((key) => tell(key).catch(() => {}));
