// What is copied, dragged and pasted: within the editor as blocks, for others as text and HTML.
import { bare, inner, insertBlocks, link, paragraph, type } from "./edit.js";
import { readInline } from "./inline.js";
import { readBlocks } from "./blocks.js";
import { cut, words } from "./runs.js";
import { render } from "./view.js";
import { write } from "./write.js";

const OURS = "application/x-parvis-markdown";
export const MARKED = /<(a|b|strong|i|em|s|h\d|[ou]l|table|pre|code|blockquote)\b|font-weight|mso-list/i;

// The blocks of what is selected.
function selection({ blocks, from, to }) {
  const part = (block, cell, begin, end) => paragraph(cut(inner(block, cell), begin, end));
  if (from.at === to.at) {
    const block = blocks[from.at];
    if (block.type === "hr") return [bare(block)];
    if (from.cell === to.cell) return [part(block, from.cell, from.offset, to.offset)];
    const cells = block.rows.flat().map((_, cell) => cell).slice(from.cell, to.cell + 1);
    return cells.map((cell) => part(block, cell, cell === from.cell ? from.offset : 0, cell === to.cell ? to.offset : Infinity));
  }
  return blocks.slice(from.at, to.at + 1).map((block, n, all) => {
    const [begin, end] = [n ? 0 : from.offset, n === all.length - 1 ? to.offset : undefined];
    if (block.runs) return { ...bare(block), runs: cut(block.runs, begin, end ?? Infinity) };
    return block.t === undefined ? bare(block) : { ...bare(block), t: block.t.slice(begin, end) };
  });
}

// An address as a link can hold it.
export const encoded = (address) => address.replace(/[\s()<>\\]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

const shown = (runs) => runs.map(({ t, p }) => p?.show ?? t).join("");

// Puts what is selected on a clipboard or a drag.
export function fill(data, state, labels) {
  const blocks = selection(state);
  const elements = blocks.map((block) => render(block, labels));
  // Markdown, with the spaces at its ends: whoever else sets it can set nothing more than one could type.
  const [start, end] = [shown(inner(blocks[0])).match(/^ */)[0], shown(inner(blocks.at(-1))).match(/ *$/)[0]];
  data.setData(OURS, start + write({ blocks }) + end);
  data.setData("text/html", elements.map((element) => element.outerHTML).join(""));
  data.setData("text/plain", blocks.map((block) => (block.rows ? block.rows.map((row) => row.map(shown).join("\t")).join("\n") : shown(inner(block)))).join("\n"));
}

// A text as it is typed: a line stays a line, with the spaces at its ends.
function typed(state, plain) {
  const t = plain.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const block = state.blocks[state.from.at];
  if (!block.runs && !block.rows) return type(state, t, { m: "" });
  const line = !t.includes("\n") || block.rows;
  const runs = line && readInline(t.replaceAll("\n", " "));
  if (line) return insertBlocks(state, [paragraph(runs || [words(t.replaceAll("\n", " "))])]);
  return insertBlocks(state, readBlocks(t).blocks.map(bare));
}

// The state after what a clipboard or a drag holds is put there; and what is asked of the server meanwhile.
export function take(data, state) {
  const html = data.getData("text/html"), ours = data.getData(OURS);
  const plain = data.getData("text/plain") || new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
  const block = state.blocks[state.from.at];
  const inText = block.runs || block.type === "hr";
  const address = plain.trim();
  if (isRange(state) && (block.runs || block.rows) && /^https?:\S+$/.test(address)) {
    const next = link(state, encoded(address));
    return { next: { ...next, from: next.to } };
  }
  if (ours && (inText || block.rows)) return { next: typed(state, ours) };
  if (!plain) return {};
  return { next: typed(state, plain), html: inText && plain && MARKED.test(html) ? html : undefined };
}

// What other programs marked, as Markdown; nothing where the server cannot be asked.
export async function markdownOf(html, csrf) {
  const headers = { "X-CSRF-Token": csrf, "Content-Type": "application/json" };
  const body = JSON.stringify({ html: html.replace(/(src|href)="data:[^"]*"/g, "") });
  const answer = await fetch("/api/v1/markdown", { method: "POST", headers, body }).catch(() => ({}));
  return answer.ok ? (await answer.json()).markdown : undefined;
}

// The same as blocks.
export async function converted(html, csrf) {
  const markdown = await markdownOf(html, csrf);
  return markdown ? readBlocks(markdown.trim()).blocks.map(bare) : [];
}

export const isRange = ({ from, to }) => from.at !== to.at || from.cell !== to.cell || from.offset !== to.offset;
