// The editor comes to a field when somebody begins to write in it, with its toolbar in their language.
import { mount } from "./field.js";

let asked;

// The toolbar and the words, once for a page; the style that goes with them.
async function tools() {
  const answer = await fetch("/fragments/editor", { headers: { "X-Fragment": "1" } });
  if (!answer.ok) throw new Error(answer.status);
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
    const address = field.value.trim().replace(/[\s()<>\\]/g, encodeURIComponent);
    const whole = /^(https?:|mailto:|\/)/i.test(address) ? address : /^[^\s@/]+@[^\s@/]+$/.test(address) ? `mailto:${address}` : `https://${address}`;
    return address ? done(whole) : field.focus();
  };
  box.addEventListener("keydown", (e) => {
    if (e.key === "Enter") {
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
    box.showPopover();
    const spot = getSelection().rangeCount ? getSelection().getRangeAt(0).getBoundingClientRect() : area.editor.host.getBoundingClientRect();
    const around = spot.height ? spot : area.editor.host.getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(around.left, innerWidth - box.offsetWidth - 8))}px`;
    box.style.top = `${Math.min(around.bottom + 6, innerHeight - box.offsetHeight - 8)}px`;
    field.focus();
    field.select();
  };
}

export async function open(area) {
  const model = await (asked ||= tools());
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
      return true;
    }
    if (!area.editor) return false;
    if (mark === "link") ask();
    else if (mark === "mention" || mark === "smile" || mark === "image") return false;
    else area.editor.press(mark);
    return true;
  };
  write(!!model.dataset.source);
}
