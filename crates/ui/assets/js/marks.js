// What stands around the field in which people write: its toolbar, what is put into it. The editor itself comes
// when somebody begins to write; until then, and without it, one writes Markdown.
import { all, on, one, prevent } from "./page.js";

// Puts Markdown where the cursor is.
function insert(field, text) {
  if (field.insert) return field.insert(text);
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

export function marks() {
  on("focusin", ".composer-title, textarea:is([data-complete], [data-markdown])", (_, area) => {
    const { editor } = document.body.dataset;
    if (editor && !area.toolbar) import(editor).then(({ open }) => area.matches("textarea") && open(area)).catch(() => {});
  });
  on("click", "[data-mark]", (_, button) => {
    const tools = button.closest(".editor-tools");
    if (tools) tools.act(button.dataset.mark);
    else one("textarea", button.form).focus();
  });
  // What is selected stays so, and a phone keeps its keyboard.
  on("pointerdown", "[data-mark]", prevent);
  // One stop for the keyboard; the arrows go from one button to the next.
  on("keydown", "[role=toolbar]", (e, bar) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[e.key];
    if (!by) return;
    prevent(e);
    const buttons = all("button", bar).filter(({ offsetParent }) => offsetParent);
    const next = buttons[(buttons.indexOf(e.target) + by + buttons.length) % buttons.length];
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  });
  // A picture goes where the cursor is, with its description.
  on("click", "[data-place]", (_, button) => {
    const alt = one("[name^=alt-]", button.closest(".upload")).value.replace(/[\\[\]]/g, "\\$&");
    insert(button.form.elements.body, `![${alt}](${button.dataset.place})`);
  });
  // A beginning is put into the form that is there.
  on("click", ".prompts a", (e, { href, parentElement }) => {
    prevent(e);
    const form = parentElement.closest("form");
    const asked = new URL(href).searchParams;
    one(`[name=kind][value=${asked.get("kind")}]`, form).checked = true;
    insert(form.elements.body, asked.get("body"));
  });
}
