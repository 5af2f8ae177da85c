// The editor comes to a field when somebody begins to write in it, with its toolbar in their language.
import { encoded } from "./clipboard.js";
import { mount } from "./field.js";
import { listenBare, pressIn, signIn, typeIn } from "./source.js";

let asked;

// The toolbar and the words, once for a page; the style that goes with them.
async function tools() {
  const answer = await fetch("/fragments/editor", { headers: { "X-Fragment": "1" } });
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  const style = template.content.querySelector("link");
  await new Promise((done) => {
    style.onload = style.onerror = done;
    document.head.append(style);
  });
  return template.content.firstElementChild;
}

function bar(area, model) {
  const tools = model.cloneNode(true);
  const { form } = area;
  const old = form?.querySelector(".marks");
  if (old && !old.closest(".editor-tools")) old.replaceWith(tools);
  else area.after(tools);
  return tools;
}

// Puts a box of the page below where one writes.
function below(box, area) {
  const { host } = area.editor || { host: area };
  const chosen = area.editor && getSelection().rangeCount ? getSelection().getRangeAt(0).getBoundingClientRect() : undefined;
  const around = chosen?.height ? chosen : host.getBoundingClientRect();
  box.showPopover();
  box.style.left = `${Math.max(8, Math.min(around.left, innerWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(around.bottom + 6, innerHeight - box.offsetHeight - 8))}px`;
}

// All emoji, by group and by name.
async function emojis(area, label) {
  const held = area.editor?.hold();
  const answer = await fetch("/fragments/emoji", { headers: { "X-Fragment": "1" } }).catch(() => ({}));
  if (!answer.ok) return signIn(area, ":", true);
  const box = document.createElement("div");
  box.className = "menu editor-box";
  box.popover = "auto";
  box.ariaLabel = label;
  box.setAttribute("role", "dialog");
  box.innerHTML = await answer.text();
  document.querySelector("main").append(box);
  below(box, area);
  box.querySelector("input").focus();
  box.addEventListener("toggle", ({ newState }) => newState === "open" || box.remove());
  box.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") return;
    if (held && area.editor) area.editor.restore(held);
    else area.focus();
  });
  box.addEventListener("click", ({ target }) => {
    const { emoji } = target.dataset;
    if (!emoji) return;
    box.hidePopover();
    if (area.editor) area.editor.type(emoji);
    else typeIn(area, emoji, area.selectionStart, area.selectionEnd);
  });
  return undefined;
}

// The box in which the address of a link is typed.
function linking(tools, area) {
  const box = tools.querySelector(".editor-link"), field = box.querySelector("input");
  let held;
  const done = (address) => {
    box.hidePopover();
    area.editor.restore(held);
    area.editor.link(address);
  };
  const typed = () => {
    const address = encoded(field.value.trim()).replace(/^\/\//, "https://");
    const whole = /^(https?:|mailto:|\/)/i.test(address) ? address : /^[^\s@/]+@[^\s@/]+$/.test(address) ? `mailto:${address}` : `https://${address}`;
    return address ? done(whole) : field.focus();
  };
  box.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && e.target === field) {
      e.preventDefault();
      e.stopPropagation();
      typed();
    } else if (e.key === "Escape") {
      e.stopPropagation();
      box.hidePopover();
      area.editor.restore(held);
    }
  });
  box.querySelector("[data-link-set]").onclick = typed;
  box.querySelector("[data-link-none]").onclick = () => done(undefined);
  return () => {
    held = area.editor.hold();
    const { a } = area.editor.linkAt() || {};
    field.value = a?.replace(/^<|>?(\s.*)?$/g, "") || "";
    box.querySelector("[data-link-none]").hidden = a === undefined;
    below(box, area);
    field.focus();
    field.select();
  };
}

// Once no input method is in the middle of a word.
async function composed(area) {
  let busy = false;
  const begins = () => (busy = true);
  const ends = () => (busy = false);
  area.addEventListener("compositionstart", begins);
  area.addEventListener("compositionend", ends);
  const model = await (asked ||= tools()).catch((error) => {
    asked = undefined;
    throw error;
  });
  area.removeEventListener("compositionstart", begins);
  area.removeEventListener("compositionend", ends);
  if (busy) await new Promise((done) => area.addEventListener("compositionend", () => setTimeout(done), { once: true }));
  return model;
}

export async function open(area) {
  const model = await composed(area);
  if (area.editor || area.toolbar || !area.isConnected) return;
  const toolbar = bar(area, model);
  area.toolbar = toolbar;
  toolbar.area = area;
  const labels = JSON.parse(model.dataset.labels);
  const status = toolbar.querySelector("[role=status]");
  const buttons = [...toolbar.querySelectorAll("[data-mark]")];
  const source = buttons.find(({ dataset }) => dataset.mark === "source");
  let ask;

  let before = "";
  function changed() {
    if (!area.editor) return;
    const { marks, kinds, inTable, link } = area.editor.pressed();
    for (const button of buttons) {
      const { mark } = button.dataset;
      if (button.hasAttribute("aria-pressed") && mark !== "source") button.ariaPressed = marks.includes(mark) || kinds.includes(mark) || (mark === "link" && link !== undefined);
    }
    toolbar.querySelector(".table-tools").hidden = !inTable;
    // What a key turned on or off is said.
    const now = marks.join();
    if (now !== before) status.textContent = buttons.filter(({ dataset }) => marks.includes(dataset.mark)).map(({ ariaLabel }) => ariaLabel).join(", ") || labels.none;
    before = now;
  }

  function write(asSource) {
    source.ariaPressed = asSource;
    toolbar.classList.toggle("is-source", asSource);
    if (asSource && area.editor) {
      const offset = area.editor.offset();
      const focused = document.activeElement === area.editor.host || toolbar.contains(document.activeElement);
      area.editor.close();
      if (focused) {
        area.focus();
        area.setSelectionRange(offset, offset);
      }
    } else if (!asSource) {
      mount(area, labels, changed);
      area.editor.host.addEventListener("link", () => ask());
    }
  }

  ask = linking(toolbar, area);
  toolbar.act = (mark) => {
    if (mark === "source") {
      const asSource = !!area.editor;
      write(asSource);
      if (!asSource) area.editor.focus();
      model.dataset.source = asSource ? "1" : "";
      const body = new URLSearchParams({ csrf: area.form.elements.csrf.value, writing: asSource ? "markdown" : "visual" });
      fetch("/settings/writing", { method: "POST", headers: { "X-Fragment": "1" }, body }).catch(() => {});
      return undefined;
    }
    if (mark === "image") area.form.querySelector("[data-pick]")?.click();
    else if (mark === "mention") signIn(area, "@");
    else if (mark === "smile") emojis(area, buttons.find(({ dataset }) => dataset.mark === mark).ariaLabel);
    else if (!area.editor) pressIn(area, mark);
    else if (mark === "link") ask();
    else area.editor.press(mark);
    return undefined;
  };
  // Markdown where the cursor is.
  area.insert = (text) => {
    if (area.editor) area.editor.insert(text);
    else typeIn(area, text, area.selectionStart, area.selectionEnd);
  };
  listenBare(area);
  write(!!model.dataset.source);
}
