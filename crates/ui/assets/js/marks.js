// The marks of Markdown, by buttons and by keys, where people write. They are typed as the keyboard
// would type them, so that undoing undoes them.
import { complete } from "./complete.js";
import { all, on, one, prevent } from "./page.js";

const AROUND = { bold: "**", italic: "*", code: "`" };
const BEFORE = { list: "- ", quote: "> " };
const KEYS = { b: "bold", i: "italic", k: "link" };

// Replaces a part of the text, and selects some of what replaced it.
function type(field, text, start, end, from = text.length, to = from) {
  field.focus();
  field.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(start + from, start + to);
}

function around(field, mark) {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const inside = value.slice(start, end);
  const { length } = mark;
  if (value.slice(start - length, start) === mark && value.slice(end, end + length) === mark) {
    return type(field, inside, start - length, end + length, 0);
  }
  type(field, mark + inside + mark, start, end, length, length + inside.length);
}

function before(field, mark) {
  const { value, selectionStart, selectionEnd: end } = field;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(start, end).split("\n");
  const marked = lines.every((line) => line.startsWith(mark));
  type(field, lines.map((line) => (marked ? line.slice(mark.length) : mark + line)).join("\n"), start, end);
}

function link(field, address = "https://") {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const words = value.slice(start, end);
  type(field, `[${words}](${address})`, start, end, words ? words.length + 3 : 1, words ? words.length + 3 + address.length : 1);
}

// What other programs marked comes as plain words at once, then as Markdown: undoing goes back to the words.
async function pasted(field, plain, html) {
  const start = field.selectionStart;
  type(field, plain, start, field.selectionEnd);
  const headers = { "X-CSRF-Token": one("[name=csrf]").value, "Content-Type": "application/json" };
  const asked = { method: "POST", headers, body: JSON.stringify({ html: html.replace(/(src|href)="data:[^"]*"/g, "") }) };
  const answer = await fetch("/api/v1/markdown", asked).catch(() => ({}));
  if (!answer.ok) return;
  const { markdown } = await answer.json();
  const end = start + plain.length;
  const stays = field.value.slice(start, end) === plain && field.selectionEnd === end;
  if (!stays || !markdown.trim() || markdown === plain.trim()) return;
  // What stands on lines of its own is put there.
  const begins = /^([-*#>|`]|\d+[.)])/.test(markdown), block = begins || markdown.includes("\n");
  const before = begins && /[^\n]$/.test(field.value.slice(0, start)) ? "\n\n" : "";
  const after = block && /^[^\n]/.test(field.value.slice(end)) ? "\n\n" : "";
  type(field, before + markdown + after, start, end);
}

// A sign that completes, after a space where there was none.
function sign(field, mark) {
  const { value, selectionStart: start, selectionEnd: end } = field;
  type(field, /\S/.test(value[start - 1] || "") ? ` ${mark}` : mark, start, end);
}

function putMark(field, name) {
  const { editor } = field;
  if (editor && (name === "mention" || name === "smile")) {
    const sign = name === "mention" ? "@" : ":";
    editor.type(/\S$/.test(editor.host.leading()) ? ` ${sign}` : sign);
    return complete(editor.host, name === "smile");
  }
  if (AROUND[name]) around(field, AROUND[name]);
  else if (BEFORE[name]) before(field, BEFORE[name]);
  else if (name === "link") link(field);
  else if (name === "mention") sign(field, "@");
  else if (name === "smile") {
    sign(field, ":");
    complete(field, true);
  } else one("[data-pick]", field.form).click();
}

export function marks() {
  on("click", "[data-mark]", (_, button) => {
    const { mark } = button.dataset, tools = button.closest(".editor-tools");
    if (!tools?.act(mark)) putMark(tools?.area || one("textarea", button.form), mark);
  });
  // The editor comes when somebody begins to write; until then, and without it, one writes Markdown.
  on("focusin", "textarea:is([data-complete], [data-markdown])", (_, area) => {
    const { editor } = document.body.dataset;
    if (editor && !area.toolbar) import(editor).then(({ open }) => open(area)).catch(() => {});
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
  on("keydown", "textarea[data-complete]", (e, field) => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || !KEYS[e.key]) return;
    prevent(e);
    putMark(field, KEYS[e.key]);
  });
  on("paste", "textarea:is([data-complete], [data-markdown])", (e, field) => {
    const [plain, html] = ["text/plain", "text/html"].map((kind) => e.clipboardData.getData(kind));
    const address = plain.trim();
    if (field.selectionStart !== field.selectionEnd && /^https?:\S+$/.test(address)) {
      // An address pasted on words makes them a link.
      prevent(e);
      link(field, address);
    } else if (plain && /<(a|b|strong|i|em|s|h\d|[ou]l|table|pre|code|blockquote)\b|font-weight|mso-list/i.test(html)) {
      prevent(e);
      pasted(field, plain.replaceAll("\r\n", "\n"), html);
    }
  });
  // A picture goes where the cursor is, with its description.
  on("click", "[data-place]", (_, button) => {
    const { body } = button.form.elements;
    const alt = one("[name^=alt-]", button.closest(".upload")).value.replace(/[\\[\]]/g, "\\$&");
    const picture = `![${alt}](${button.dataset.place})`;
    if (body.editor) body.editor.insert(picture);
    else type(body, picture, body.selectionStart, body.selectionEnd);
  });
  // A beginning is put into the form that is there.
  on("click", ".prompts a", (e, { href, parentElement }) => {
    prevent(e);
    const form = parentElement.closest("form");
    const asked = new URL(href).searchParams;
    one(`[name=kind][value=${asked.get("kind")}]`, form).checked = true;
    const { body } = form.elements;
    if (body.editor) body.editor.insert(asked.get("body"));
    else type(body, asked.get("body"), 0, 0, asked.get("body").indexOf("\n"));
  });
}
