// What is done to a document: functions from one to the next. A state is { blocks, from, to }; a position is
// { at, cell, offset }: a block, the cell of a table counted row by row, and an offset in its runs.
import { cut, has, joined, linked, marked, marksAt, put, size, text, words } from "./runs.js";

export const paragraph = (runs = []) => ({ type: "p", runs });
const isText = ({ runs }) => runs !== undefined;
const own = ({ chunk, ...block }) => block;

// The runs of a block, or of a cell of it.
export function inner(block, cell = 0) {
  if (block.runs) return block.runs;
  if (block.rows) return block.rows.flat()[cell];
  return block.t ? [words(block.t)] : [];
}

function changed(block, cell, runs) {
  if (block.runs) return { ...own(block), runs };
  if (!block.rows) return { ...own(block), t: runs.map((run) => run.p?.source ?? run.t).join("") };
  const columns = block.align.length;
  return { ...own(block), rows: block.rows.map((row, r) => row.map((old, c) => (r * columns + c === cell ? runs : old))) };
}

// The block as another kind of block, with its words.
function turned(block, kind) {
  const { t, runs } = block;
  if (kind.type === "code") return { lang: "", ...kind, t: t ?? text(runs.map((run) => (run.p ? words(run.p.source) : run))) };
  const said = runs ?? (t ? [words(t)] : []);
  return { ...kind, runs: kind.type === "h" ? joined(said.map((run) => (run.t === "\n" ? { ...run, t: " " } : run))) : said };
}

const at = (position, offset) => ({ ...position, offset });
const only = (blocks, from, to = from) => ({ blocks, from, to });
const replace = (blocks, index, n, ...more) => [...blocks.slice(0, index), ...more, ...blocks.slice(index + n)];
const sameInner = (from, to) => from.at === to.at && from.cell === to.cell;

// Without what is between two positions.
export function remove({ blocks, from, to }) {
  const [first, last] = [blocks[from.at], blocks[to.at]];
  if (sameInner(from, to)) {
    if (first.type === "hr") return only(replace(blocks, from.at, 1, paragraph()), { at: from.at, offset: 0 });
    return only(replace(blocks, from.at, 1, changed(first, from.cell, put(inner(first, from.cell), from.offset, to.offset, []))), from);
  }
  const clear = (block, keeps) => {
    const cells = block.rows.flat().map((runs, cell) => keeps(runs, cell));
    const columns = block.align.length;
    return { ...own(block), rows: block.rows.map((row, r) => row.map((_, c) => cells[r * columns + c])) };
  };
  const head = cut(inner(first, from.cell), 0, from.offset), tail = cut(inner(last, to.cell), to.offset);
  if (from.at === to.at) {
    const kept = (runs, cell) => (cell === from.cell ? head : cell === to.cell ? tail : cell > from.cell && cell < to.cell ? [] : runs);
    return only(replace(blocks, from.at, 1, clear(first, kept)), from);
  }
  const n = to.at - from.at + 1;
  if (first.rows || last.rows) {
    const before = first.rows ? clear(first, (runs, cell) => (cell < from.cell ? runs : cell === from.cell ? head : [])) : first.type === "hr" ? paragraph() : changed(first, 0, head);
    const after = last.rows ? clear(last, (runs, cell) => (cell > to.cell ? runs : cell === to.cell ? tail : [])) : last.type === "hr" ? paragraph() : changed(last, 0, tail);
    return only(replace(blocks, from.at, n, before, after), from);
  }
  // What is left of both becomes one block, of the kind of the first.
  const whole = first.type === "hr" ? turned(paragraph(), { type: "p" }) : first;
  return only(replace(blocks, from.at, n, changed(whole, 0, joined([...head, ...tail]))), at(from, first.type === "hr" ? 0 : from.offset));
}

export function insert(state, runs) {
  const { blocks, from } = sameInner(state.from, state.to) && state.from.offset === state.to.offset ? state : remove(state);
  const block = blocks[from.at];
  if (block.type === "hr") return only(replace(blocks, from.at + 1, 0, paragraph(runs)), { at: from.at + 1, offset: size(runs) });
  const said = isText(block) || block.rows ? runs : [words(runs.map((run) => run.p?.source ?? run.t).join(""))];
  return only(replace(blocks, from.at, 1, changed(block, from.cell, put(inner(block, from.cell), from.offset, from.offset, said))), at(from, from.offset + size(said)));
}

export function type(state, t, marks) {
  const block = state.blocks[state.from.at];
  const { m, a } = marks || marksAt(inner(block, state.from.cell), state.from.offset);
  return insert(state, [words(t, m, a)]);
}

// Several blocks where the cursor is: the first and the last go on with the words around.
export function insertBlocks(state, more) {
  const { blocks, from } = remove(state);
  const block = blocks[from.at];
  if (!more.length) return only(blocks, from);
  if (!isText(block)) {
    const flat = more.flatMap((one, n) => [...(n ? [words("\n")] : []), ...(one.rows ? [] : inner(one))]);
    return insert(only(blocks, from), flat);
  }
  const [first] = more;
  if (more.length === 1 && first.type === "p") return insert(only(blocks, from), first.runs);
  const head = cut(block.runs, 0, from.offset), tail = cut(block.runs, from.offset);
  const joins = first.type === "p" && size(head) > 0;
  const start = joins ? [{ ...own(block), runs: joined([...head, ...first.runs]) }] : size(head) ? [{ ...own(block), runs: head }] : [];
  const middle = joins ? more.slice(1) : more;
  const end = middle.at(-1) || start.at(-1);
  const goes = isText(end) && end.type !== "h";
  const all = [...start, ...middle];
  const offset = goes ? size(end.runs) : 0;
  if (goes) all[all.length - 1] = size(tail) ? { ...own(end), runs: joined([...end.runs, ...tail]) } : end;
  else all.push({ ...(isText(block) ? own(block) : paragraph()), runs: tail });
  const last = from.at + all.length - 1;
  return only(replace(blocks, from.at, 1, ...all), { at: last, offset });
}

const isEmpty = (block) => block.runs && !size(block.runs);

// Enter.
export function split(state) {
  const { blocks, from } = remove(state);
  const block = blocks[from.at];
  if (block.type === "hr") return only(replace(blocks, from.at + 1, 0, paragraph()), { at: from.at + 1, offset: 0 });
  if (block.rows) {
    const next = from.cell + block.align.length;
    if (next < block.rows.length * block.align.length) return only(blocks, { at: from.at, cell: next, offset: 0 });
    return only(replace(blocks, from.at + 1, 0, paragraph()), { at: from.at + 1, offset: 0 });
  }
  if (!isText(block)) {
    const leaves = from.offset === block.t.length && /\n$/.test(block.t);
    if (!leaves) return type(only(blocks, from), "\n", { m: "" });
    return only(replace(blocks, from.at, 1, { ...own(block), t: block.t.slice(0, -1) }, paragraph()), { at: from.at + 1, offset: 0 });
  }
  if (isEmpty(block) && block.type !== "p") return back(only(blocks, from));
  const head = cut(block.runs, 0, from.offset), tail = cut(block.runs, from.offset);
  const goesOn = block.type === "h" && !(size(tail) && !size(head)) ? paragraph() : { ...own(block), start: undefined };
  const next = { ...goesOn, runs: tail };
  if (next.checked) next.checked = false;
  const first = block.type === "h" && !size(head) ? paragraph() : { ...own(block), runs: head };
  return only(replace(blocks, from.at, 1, first, next), { at: from.at + 1, offset: 0 });
}

// Backspace at the beginning of a block.
export function back(state) {
  const { blocks, from } = state;
  const block = blocks[from.at], previous = blocks[from.at - 1];
  if (block.type === "li" && block.depth) return deepen(state, -1);
  if (block.type === "hr" || (!isText(block) && !block.rows && !block.t) || (isText(block) && block.type !== "p")) return only(replace(blocks, from.at, 1, turned(block, { type: "p" })), { at: from.at, offset: 0 });
  if (!previous) return state;
  if (previous.type === "hr") return only(replace(blocks, from.at - 1, 1), { ...from, at: from.at - 1 });
  const end = { at: from.at - 1, cell: previous.rows ? previous.rows.flat().length - 1 : undefined };
  end.offset = size(inner(previous, end.cell));
  if (isEmpty(block)) return only(replace(blocks, from.at, 1), end);
  if (!isText(block) || !isText(previous)) return isEmpty(previous) ? only(replace(blocks, from.at - 1, 1), { ...from, at: from.at - 1 }) : only(blocks, end);
  return remove({ blocks, from: end, to: from });
}

// Delete at the end of a block.
export function forth(state) {
  const { blocks, from } = state;
  const block = blocks[from.at], next = blocks[from.at + 1];
  if (!next) return state;
  if (next.type === "hr") return only(replace(blocks, from.at + 1, 1), from);
  if (isEmpty(block)) return only(replace(blocks, from.at, 1), { at: from.at, cell: next.rows ? 0 : undefined, offset: 0 });
  if (isEmpty(next)) return only(replace(blocks, from.at + 1, 1), from);
  if (!isText(block) || !isText(next)) return state;
  return remove({ blocks, from, to: { at: from.at + 1, offset: 0 } });
}

// The parts of what is selected: blocks and cells with their offsets.
function parts({ blocks, from, to }) {
  const out = [];
  for (let n = from.at; n <= to.at; n++) {
    const block = blocks[n];
    const cells = block.rows ? block.rows.flat().map((_, cell) => cell) : [undefined];
    for (const cell of cells) {
      if (n === from.at && cell < from.cell) continue;
      if (n === to.at && cell > to.cell) continue;
      if (!isText(block) && !block.rows) continue;
      const begin = n === from.at && cell === from.cell ? from.offset : 0;
      const end = n === to.at && cell === to.cell ? to.offset : size(inner(block, cell));
      out.push({ n, cell, begin, end });
    }
  }
  return out;
}

const selected = (state) => parts(state).flatMap(({ n, cell, begin, end }) => cut(inner(state.blocks[n], cell), begin, end));

export const isMarked = (state, mark) => has(selected(state), mark);

function restyle(state, change) {
  const blocks = [...state.blocks];
  for (const { n, cell, begin, end } of parts(state)) {
    const runs = inner(blocks[n], cell);
    if (begin < end) blocks[n] = changed(blocks[n], cell, put(runs, begin, end, change(cut(runs, begin, end))));
  }
  return { ...state, blocks };
}

export function mark(state, letter) {
  const wanted = !isMarked(state, letter);
  return restyle(state, (runs) => marked(runs, letter, wanted));
}

export const link = (state, a) => restyle(state, (runs) => linked(runs, a));

// The link around a position: its address and where it begins and ends.
export function linkAt({ blocks, from }) {
  const runs = blocks[from.at].runs || (blocks[from.at].rows && inner(blocks[from.at], from.cell)) || [];
  let begin = 0, found;
  for (let n = 0, offset = 0; n < runs.length; n++) {
    if (runs[n].a !== runs[n - 1]?.a) begin = offset;
    offset += runs[n].t.length;
    if (runs[n].a !== undefined && begin <= from.offset && from.offset <= offset) found = { a: runs[n].a, from: at(from, begin), to: at(from, offset) };
  }
  return found;
}

const matches = (block, kind) => Object.keys(kind).every((key) => block[key] === kind[key]);

// Makes of the selected blocks another kind, or paragraphs where all are of it.
export function toggle(state, kind) {
  const range = state.blocks.slice(state.from.at, state.to.at + 1);
  const undo = range.every((block) => matches(block, kind));
  const next = undo ? { type: "p" } : kind;
  let { blocks } = state;
  if (kind.type === "code" && !undo) {
    // Several become one block of code.
    const t = range.map((block) => (block.rows ? "" : turned(block, { type: "code" }).t)).join("\n");
    blocks = replace(blocks, state.from.at, range.length, { type: "code", lang: "", t });
    return only(blocks, { at: state.from.at, offset: t.length });
  }
  if (undo && kind.type === "code") {
    const more = range.flatMap(({ t }) => t.split("\n").map((line) => paragraph(line ? [words(line)] : [])));
    return only(replace(blocks, state.from.at, range.length, ...more), { at: state.from.at, offset: 0 });
  }
  const depth = (block) => (next.type === "li" ? { depth: block.depth || 0 } : {});
  const turn = (block) => (block.rows || block.type === "hr" || block.type === "raw" || block.type === "code" ? block : turned(block, { ...depth(block), ...next }));
  return { ...state, blocks: replace(blocks, state.from.at, range.length, ...range.map(turn)) };
}

// Moves items in or out.
export function deepen(state, by) {
  const blocks = [...state.blocks];
  for (let n = state.from.at; n <= state.to.at; n++) {
    const block = blocks[n], before = blocks[n - 1];
    if (block.type !== "li") continue;
    const most = before?.type === "li" ? before.depth + 1 : 0;
    const depth = Math.max(0, Math.min(most, block.depth + by));
    if (depth !== block.depth) blocks[n] = { ...own(block), depth };
  }
  return { ...state, blocks };
}

export function insertBlock(state, block, cell) {
  const { blocks, from } = remove(state);
  const here = blocks[from.at];
  const empty = here.type === "p" && isEmpty(here);
  const index = empty ? from.at : from.at + 1;
  const more = index + (empty ? 1 : 0) >= blocks.length ? [paragraph()] : [];
  const next = replace(blocks, index, empty ? 1 : 0, block, ...more);
  return only(next, block.type === "hr" ? { at: Math.min(index + 1, next.length - 1), cell: next[index + 1]?.rows ? 0 : undefined, offset: 0 } : { at: index, cell, offset: 0 });
}

export const table = () => ({ type: "table", align: ["", ""], rows: [[[], []], [[], []]] });

// Rows and columns of the table where the cursor is.
export function reshape(state, what) {
  const { blocks, from } = state;
  const block = blocks[from.at];
  const columns = block.align.length, row = Math.floor(from.cell / columns), column = from.cell % columns;
  const rows = block.rows.map((cells) => [...cells]), align = [...block.align];
  const go = (r, c) => ({ at: from.at, cell: Math.max(0, Math.min(rows.length - 1, r)) * align.length + Math.max(0, Math.min(align.length - 1, c)), offset: 0 });
  let to;
  if (what === "row-after") {
    rows.splice(row + 1, 0, align.map(() => []));
    to = go(row + 1, column);
  } else if (what === "column-after") {
    for (const cells of rows) cells.splice(column + 1, 0, []);
    align.splice(column + 1, 0, "");
    to = go(row, column + 1);
  } else if (what === "row-remove" && rows.length > 1) {
    rows.splice(row, 1);
    to = go(row, column);
  } else if (what === "column-remove" && columns > 1) {
    for (const cells of rows) cells.splice(column, 1);
    align.splice(column, 1);
    to = go(row, column);
  } else if (what.endsWith("-remove")) return only(replace(blocks, from.at, 1, paragraph()), { at: from.at, offset: 0 });
  else return state;
  return only(replace(blocks, from.at, 1, { ...own(block), rows, align }), to);
}

// What is typed as Markdown turns into its look: the blocks that a beginning makes,
const BEGINNINGS = [
  [/^(#{1,6})$/, ([, hashes]) => ({ type: "h", level: hashes.length })],
  [/^[-*+]$/, () => ({ type: "li", depth: 0, ordered: false })],
  [/^(\d{1,9})[.)]$/, ([, n]) => ({ type: "li", depth: 0, ordered: true, start: +n })],
  [/^>$/, () => ({ type: "quote" })],
  [/^\[([ x]?)\]$/i, ([, x]) => ({ type: "li", depth: 0, ordered: false, checked: /x/i.test(x) })],
];

// and the words that delimiters enclose.
const ENCLOSED = [
  [/(?<![*\p{L}\p{N}])(\*\*)([^*\s](?:[^*]*[^*\s])?)\*\*$/u, "b"],
  [/(?<![_\p{L}\p{N}])(__)([^_\s](?:[^_]*[^_\s])?)__$/u, "b"],
  [/(?<![*\p{L}\p{N}])(\*)([^*\s](?:[^*]*[^*\s])?)\*$/u, "i"],
  [/(?<![_\p{L}\p{N}])(_)([^_\s](?:[^_]*[^_\s])?)_$/u, "i"],
  [/(?<![~\p{L}\p{N}])(~~)([^~\s](?:[^~]*[^~\s])?)~~$/u, "s"],
  [/(?<!`)(`)([^`]+)`$/, "c"],
];

// The state after what was just typed, where it means something; else nothing.
export function ruled(state, typed) {
  const { blocks, from } = state;
  const block = blocks[from.at];
  if (!isText(block) && !block.rows) return undefined;
  const runs = inner(block, from.cell);
  const before = text(cut(runs, 0, from.offset));
  if (typed === " " && isText(block) && block.type !== "h") {
    const start = before.slice(0, -1);
    for (const [pattern, kind] of BEGINNINGS) {
      const found = start.match(pattern);
      if (!found) continue;
      const next = kind(found);
      if (block.type === "li" && next.checked === undefined) return undefined;
      const turnedInto = { ...turned(block, block.type === "li" ? { ...next, depth: block.depth, ordered: block.ordered } : next), runs: cut(runs, from.offset) };
      return only(replace(blocks, from.at, 1, turnedInto), { at: from.at, offset: 0 });
    }
  }
  if (!"*_~`)".includes(typed)) return undefined;
  const [last] = cut(runs, from.offset - 1, from.offset);
  if (last.m.includes("c")) return undefined;
  const found = before.match(/(?<!!)\[([^[\]]+)\]\((https?:\/\/[^\s()]+|mailto:[^\s()]+|\/[^\s()]*)\)$/);
  if (typed === ")" && found) {
    const start = from.offset - found[0].length;
    const said = linked(cut(runs, start + 1, start + 1 + found[1].length), found[2]);
    return only(replace(blocks, from.at, 1, changed(block, from.cell, put(runs, start, from.offset, said))), at(from, start + found[1].length));
  }
  for (const [pattern, letter] of ENCLOSED) {
    const match = before.match(pattern);
    if (!match) continue;
    const n = match[1].length, start = from.offset - match[0].length;
    const enclosed = cut(runs, start + n, from.offset - n);
    if (enclosed.some(({ m }) => m.includes("c"))) return undefined;
    const said = letter === "c" ? [words(text(enclosed.map((run) => (run.p ? words(run.p.source) : run))), "c")] : marked(enclosed, letter, true);
    return { ...only(replace(blocks, from.at, 1, changed(block, from.cell, put(runs, start, from.offset, said))), at(from, start + size(said))), closes: letter };
  }
  return undefined;
}

// What a line becomes with Enter: a block of code, a rule.
export function ruledLine(state) {
  const { blocks, from } = state;
  const block = blocks[from.at];
  if (block.type !== "p" || from.offset !== size(block.runs)) return undefined;
  const line = text(block.runs);
  const code = line.match(/^(?:```|~~~)([\w+#.-]*)$/);
  if (code) return only(replace(blocks, from.at, 1, { type: "code", lang: code[1], t: "" }), { at: from.at, offset: 0 });
  if (/^(?:---+|\*\*\*+|___+)$/.test(line)) return only(replace(blocks, from.at, 1, { type: "hr" }, paragraph()), { at: from.at + 1, offset: 0 });
  const cells = line.match(/^\|(.+)\|$/)?.[1].split("|");
  if (cells?.length > 1) {
    const head = cells.map((cell) => (cell.trim() ? [words(cell.trim())] : []));
    return only(replace(blocks, from.at, 1, { type: "table", align: head.map(() => ""), rows: [head, head.map(() => [])] }, ...(blocks[from.at + 1] ? [] : [paragraph()])), { at: from.at, cell: head.length, offset: 0 });
  }
  return undefined;
}
