// Blocks as elements that can be edited, and back. Offsets count UTF-16 units; a piece and the end of a line
// count one. An element keeps the block that it shows as `block`.
import { PIECE, joined } from "./runs.js";

const TAGS = { b: "strong", i: "em", s: "del", c: "code" };
const LETTERS = { STRONG: "b", B: "b", EM: "i", I: "i", DEL: "s", S: "s", STRIKE: "s", CODE: "c" };

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function shownPiece(p) {
  const { kind, show, src, note, source } = p;
  const element = kind === "picture"
    ? make("img", { src, alt: show, contenteditable: "false", title: show })
    : make("span", { class: { letter: "letter", "as-is": "as-is" }[kind] || `mention ${kind}${note ? " untold" : ""}`, contenteditable: "false", title: note || (kind === "as-is" ? undefined : source) }, show);
  element.piece = p;
  return element;
}

// The nodes of runs, with what a browser needs to put a cursor at their end.
function nodes(runs) {
  const out = document.createDocumentFragment();
  for (const { t, m, a, p } of runs) {
    const parts = p ? [shownPiece(p)] : t.split(/(\n)/).filter(Boolean).map((part) => (part === "\n" ? make("br") : part));
    for (const part of parts) {
      let node = part;
      for (const mark of "cisb") if (m.includes(mark)) node = make(TAGS[mark], {}, node);
      if (a !== undefined) {
        node = make("a", { href: a.replace(/^<|>?(\s.*)?$/g, "") }, node);
        node.link = a;
      }
      out.append(node);
    }
  }
  const last = runs.at(-1);
  if (!last || last.p || last.t.endsWith("\n")) out.append(make("br"));
  return out;
}

const plain = (t) => nodes([{ t, m: "" }].filter((run) => run.t));

export function render(block, words) {
  const { type } = block;
  let element;
  if (type === "p") element = make("p", {}, nodes(block.runs));
  else if (type === "h") element = make(`h${block.level}`, {}, nodes(block.runs));
  else if (type === "quote") element = make("blockquote", {}, nodes(block.runs));
  else if (type === "code") element = make("pre", { class: "code", spellcheck: "false", dir: "ltr", "data-lang": block.lang || undefined }, plain(block.t));
  else if (type === "raw") element = make("pre", { class: "as-is", spellcheck: "false", "aria-label": words.asIs }, plain(block.t));
  else if (type === "hr") element = make("div", { class: "rule", contenteditable: "false" }, make("hr"));
  else if (type === "table") {
    element = make("table");
    block.rows.forEach((row, n) => element.append(make("tr", {}, ...row.map((runs, at) => make(n ? "td" : "th", { class: block.align[at] || undefined }, nodes(runs))))));
  } else {
    element = make("div", { class: "item", "data-depth": block.depth }, nodes(block.runs));
    if (block.checked !== undefined) {
      const box = make("input", { type: "checkbox", "aria-label": words.done, tabindex: "-1" });
      box.checked = block.checked;
      const holder = make("span", { class: "tick", contenteditable: "false" }, box);
      holder.skip = true;
      element.prepend(holder);
      element.classList.toggle("is-done", block.checked);
    }
  }
  if (type !== "code" && type !== "raw" && type !== "hr" && type !== "table") element.dir = "auto";
  element.block = block;
  return element;
}

// What stands before the items: a number or a dot.
export function renumber(host) {
  const counts = [];
  for (const { block, dataset } of host.children) {
    if (block?.type !== "li") {
      counts.length = 0;
      continue;
    }
    counts.length = Math.min(counts.length, block.depth + 1);
    const last = counts[block.depth];
    const n = last && block.ordered ? last + 1 : block.start ?? 1;
    counts[block.depth] = block.ordered ? n : 0;
    const mark = block.ordered ? `${n}.` : block.checked === undefined ? "•" : "";
    if (dataset.mark !== mark) dataset.mark = mark;
  }
}

// The leaves within an element, in order: texts, ends of lines and pieces.
function* leaves(element) {
  for (const node of element.childNodes) {
    if (node.nodeType === 3) {
      if (node.length) yield node;
    } else if (node.piece || node.nodeName === "BR") yield node;
    else if (!node.skip && node.nodeType === 1) yield* leaves(node);
  }
}

// Without the end of line that only holds the cursor.
function held(element) {
  const out = [...leaves(element)];
  if (out.at(-1)?.nodeName === "BR") out.pop();
  return out;
}

const length = (leaf) => (leaf.nodeType === 3 ? leaf.length : 1);

function around(leaf, element) {
  let m = "", a;
  for (let node = leaf.parentNode; node !== element; node = node.parentNode) {
    const mark = LETTERS[node.nodeName];
    if (mark && !m.includes(mark)) m += mark;
    if (node.nodeName === "A") a = node.link ?? node.getAttribute("href");
  }
  return { m: [...m].sort().join(""), a };
}

function runsOf(element) {
  return joined(held(element).map((leaf) => {
    const { m, a } = around(leaf, element);
    if (leaf.piece) return { t: PIECE, m, a, p: leaf.piece };
    return { t: leaf.nodeType === 3 ? leaf.data.replaceAll(PIECE, "") : "\n", m, a };
  }));
}

const KNOWN = /^(STRONG|B|EM|I|DEL|S|STRIKE|CODE|A|BR|IMG|SPAN|INPUT|TR|TD|TH|TBODY)$/;

// Whether a browser made of an element what we would not.
export const isForeign = (element) => !element.block || [...element.querySelectorAll("*")].some((node) => !KNOWN.test(node.nodeName) || (node.nodeName === "SPAN" && !node.piece && !node.skip && !node.closest("span.letter, span.as-is, span.mention")) || node.style.length);

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// The block that an element shows now: the same as before where nothing changed.
export function readElement(element) {
  const { block } = element;
  if (!block) return { type: "p", runs: runsOf(element.nodeType === 3 ? { childNodes: [element] } : element) };
  if (block.type === "hr") return block;
  const { chunk, ...own } = block;
  if (block.type === "table") {
    const rows = [...element.querySelectorAll("tr")].map((row) => [...row.children].map(runsOf));
    return same(rows, block.rows) ? block : { ...own, rows };
  }
  const runs = runsOf(element);
  if (block.runs) return same(runs, block.runs) ? block : { ...own, runs };
  const t = runs.map((run) => run.p?.source ?? run.t).join("");
  return t === block.t ? block : { ...own, t };
}

// Where an offset of a block is: { node, offset } for a selection.
export function place(element, offset) {
  let left = offset;
  for (const leaf of held(element)) {
    const n = length(leaf);
    if (leaf.nodeType === 3 && left <= n) return { node: leaf, offset: left };
    if (!left) return { node: leaf.parentNode, offset: [...leaf.parentNode.childNodes].indexOf(leaf) };
    left -= n;
  }
  // At the end: before what only holds the cursor.
  const last = [...leaves(element)].at(-1);
  if (last?.nodeName === "BR") return { node: last.parentNode, offset: [...last.parentNode.childNodes].indexOf(last) };
  return { node: element, offset: element.childNodes.length };
}

// The offset of a place within an element.
export function offsetOf(element, node, offset) {
  let n = 0;
  const point = document.createRange();
  point.setStart(node, offset);
  for (const leaf of held(element)) {
    if (leaf === node) return n + offset;
    if (point.comparePoint(leaf, 0) >= 0) return n;
    n += length(leaf);
  }
  return n;
}
