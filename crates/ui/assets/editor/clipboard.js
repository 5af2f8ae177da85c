// What is copied, dragged and pasted: within the editor as blocks, for others as text and HTML.
import { inner, insertBlocks, link, paragraph, type } from "./edit.js";
import { readInline } from "./inline.js";
import { readBlocks } from "./blocks.js";
import { cut, words } from "./runs.js";
import { render } from "./view.js";

const OURS = "application/x-parvis-blocks";
const MARKED = /<(a|b|strong|i|em|s|h\d|[ou]l|table|pre|code|blockquote)\b|font-weight|mso-list/i;

const bare = ({ chunk, ...block }) => block;

// The blocks of what is selected.
function selection({ blocks, from, to }) {
  if (from.at === to.at && from.cell === to.cell) {
    const runs = cut(inner(blocks[from.at], from.cell), from.offset, to.offset);
    const { type: kind } = blocks[from.at];
    return kind === "code" || kind === "raw" ? [paragraph(runs)] : kind === "hr" ? [bare(blocks[from.at])] : [paragraph(runs)];
  }
  return blocks.slice(from.at, to.at + 1).map((block, n, all) => {
    if (!block.runs) return bare(block);
    const runs = cut(block.runs, n ? 0 : from.offset, n === all.length - 1 ? to.offset : Infinity);
    return { ...bare(block), runs };
  });
}

const shown = (runs) => runs.map(({ t, p }) => p?.show ?? t).join("");

// Puts what is selected on a clipboard or a drag.
export function fill(data, state, labels) {
  const blocks = selection(state);
  const elements = blocks.map((block) => render(block, labels));
  data.setData(OURS, JSON.stringify(blocks));
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
  const plain = data.getData("text/plain"), html = data.getData("text/html"), ours = data.getData(OURS);
  const block = state.blocks[state.from.at];
  const inText = block.runs || block.type === "hr";
  const address = plain.trim();
  if (isRange(state) && (block.runs || block.rows) && /^https?:\S+$/.test(address)) {
    const next = link(state, address.replace(/[()<>\\]/g, encodeURIComponent));
    return { next: { ...next, from: next.to } };
  }
  if (ours && inText) return { next: insertBlocks(state, JSON.parse(ours)) };
  if (!plain && !html) return {};
  return { next: typed(state, plain), html: inText && plain && MARKED.test(html) ? html.replace(/(src|href)="data:[^"]*"/g, "") : undefined };
}

// What other programs marked, as blocks.
export async function converted(html, csrf) {
  const headers = { "X-CSRF-Token": csrf, "Content-Type": "application/json" };
  const answer = await fetch("/api/v1/markdown", { method: "POST", headers, body: JSON.stringify({ html }) }).catch(() => ({}));
  if (!answer.ok) return [];
  const { markdown } = await answer.json();
  return readBlocks(markdown.trim()).blocks.map(bare);
}

export const isRange = ({ from, to }) => from.at !== to.at || from.cell !== to.cell || from.offset !== to.offset;
