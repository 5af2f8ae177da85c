// The bare field: the marks of Markdown by buttons and by keys. They are typed as the keyboard would type them,
// so that undoing undoes them.
import { MARKED, markdownOf } from "./clipboard.js";

const AROUND = { bold: "**", italic: "*", code: "`" };
const BEFORE = { list: "- ", quote: "> " };
const SOURCE_KEYS = { b: "bold", i: "italic", k: "link" };

// Replaces a part of the text, and selects some of what replaced it.
export function typeIn(field, text, start, end, from = text.length, to = from) {
  field.focus();
  field.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(start + from, start + to);
}

function enclose(field, mark) {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const inside = value.slice(start, end);
  const { length } = mark;
  if (value.slice(start - length, start) === mark && value.slice(end, end + length) === mark) {
    return typeIn(field, inside, start - length, end + length, 0);
  }
  typeIn(field, mark + inside + mark, start, end, length, length + inside.length);
}

function prefix(field, mark) {
  const { value, selectionStart, selectionEnd: end } = field;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(start, end).split("\n");
  const marked = lines.every((line) => line.startsWith(mark));
  typeIn(field, lines.map((line) => (marked ? line.slice(mark.length) : mark + line)).join("\n"), start, end);
}

function linkIn(field, address = "https://") {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const words = value.slice(start, end);
  typeIn(field, `[${words}](${address})`, start, end, words ? words.length + 3 : 1, words ? words.length + 3 + address.length : 1);
}

// What other programs marked comes as plain words at once, then as Markdown: undoing goes back to the words.
async function pasted(field, plain, html) {
  const start = field.selectionStart;
  typeIn(field, plain, start, field.selectionEnd);
  const markdown = await markdownOf(html, field.form.elements.csrf.value);
  const end = start + plain.length;
  const stays = field.value.slice(start, end) === plain && field.selectionEnd === end;
  if (!stays || !markdown?.trim() || markdown === plain.trim()) return;
  // What stands on lines of its own is put there.
  const begins = /^([-*#>|`]|\d+[.)])/.test(markdown), block = begins || markdown.includes("\n");
  const before = begins && /[^\n]$/.test(field.value.slice(0, start)) ? "\n\n" : "";
  const after = block && /^[^\n]/.test(field.value.slice(end)) ? "\n\n" : "";
  typeIn(field, before + markdown + after, start, end);
}

// A sign that completes, after a space where there was none.
export function signIn(area, sign, offers) {
  const { editor } = area;
  const before = editor ? editor.host.leading() : area.value.slice(0, area.selectionStart);
  const text = /\S$/.test(before) ? ` ${sign}` : sign;
  if (editor) editor.type(text);
  else typeIn(area, text, area.selectionStart, area.selectionEnd);
  (editor?.host || area).dispatchEvent(new CustomEvent("complete", { bubbles: true, detail: offers }));
}

// What a button of the toolbar does in the bare field.
export function pressIn(field, name) {
  if (AROUND[name]) enclose(field, AROUND[name]);
  else if (BEFORE[name]) prefix(field, BEFORE[name]);
  else if (name === "link") linkIn(field);
}

export function listenBare(field) {
  field.addEventListener("keydown", (e) => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || !SOURCE_KEYS[e.key]) return;
    e.preventDefault();
    pressIn(field, SOURCE_KEYS[e.key]);
  });
  field.addEventListener("paste", (e) => {
    const [plain, html] = ["text/plain", "text/html"].map((kind) => e.clipboardData.getData(kind));
    const address = plain.trim();
    if (field.selectionStart !== field.selectionEnd && /^https?:\S+$/.test(address)) {
      // An address pasted on words makes them a link.
      e.preventDefault();
      linkIn(field, address);
    } else if (plain && MARKED.test(html)) {
      e.preventDefault();
      pasted(field, plain.replaceAll("\r\n", "\n"), html);
    }
  });
}
