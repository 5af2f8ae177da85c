// What a name stands for: people, spaces and topics, asked of the server as the readers will see them.
import { NAME } from "./inline.js";
import { cut, joined, piece, size } from "./runs.js";

// By name: what is shown, of which kind, and a note; null where it names nobody.
const known = new Map();

export const knows = (name) => known.get(name) || undefined;
export const learn = (name, what) => known.set(name, what);

const isWord = (c) => !!c && /[\p{L}\p{N}\p{M}_@~#&/]/u.test(c);

// The names in a text, with where they begin.
function* namesIn(t) {
  for (let at = 0; at < t.length; at++) {
    if (!"@~#".includes(t[at]) || isWord(t[at - 1])) continue;
    NAME.lastIndex = at;
    const name = NAME.exec(t)?.[0];
    if (!name || (t[at] === "#" && /^[+#]/.test(t.slice(at + name.length)))) continue;
    yield { name, at };
    at += name.length - 1;
  }
}

const textsOf = (block) => (block.runs || block.rows?.flat(2) || []).filter(({ m, p }) => !p && !m.includes("c")).map(({ t }) => t);

// Asks for the names of these blocks that are not known yet: whether there were any.
export async function ask(blocks, form) {
  const names = [...new Set(blocks.flatMap(textsOf).flatMap((t) => [...namesIn(t)]).map(({ name }) => name))].filter((name) => !known.has(name)).slice(0, 100);
  if (!names.length) return false;
  const data = new FormData();
  data.append("csrf", form.elements.csrf.value);
  data.append("space", form.elements.space?.value || "");
  data.append("body", names.join("\n\n"));
  const answer = await fetch("/preview", { method: "POST", headers: { "X-Fragment": "1" }, body: data }).catch(() => ({}));
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  page.querySelectorAll("p").forEach((shown, n) => {
    const link = shown.querySelector("a.mention, a.space, a.topic");
    const note = link?.querySelector(".untold");
    const told = note?.textContent;
    note?.remove();
    learn(names[n], link ? { show: link.textContent, kind: link.classList[0], note: told } : null);
  });
  return true;
}

function namedRuns(runs, cursor) {
  let at = 0;
  return joined(runs.flatMap((run) => {
    const start = at;
    at += run.t.length;
    if (run.p || run.m.includes("c")) return [run];
    const out = [];
    let from = 0;
    for (const { name, at: begin } of namesIn(run.t)) {
      const what = knows(name), end = start + begin + name.length;
      // What is being typed stays as it is typed.
      if (!what || (cursor !== undefined && cursor > start + begin && cursor <= end)) continue;
      out.push({ ...run, t: run.t.slice(from, begin) }, piece(name, what.show, what.kind, run.m, run.a, what.note));
      from = begin + name.length;
    }
    return [...out, { ...run, t: run.t.slice(from) }];
  }));
}

// The block with its names as pieces: the same where it has none. It still is what was read.
export function named(block, cell, cursor) {
  const change = (runs, n) => {
    const next = namedRuns(runs, n === cell ? cursor : undefined);
    return next.length === runs.length && size(next) === size(runs) ? runs : next;
  };
  let next = block;
  if (block.runs) {
    const runs = change(block.runs, cell);
    if (runs !== block.runs) next = { ...block, runs };
  } else if (block.rows) {
    const cells = block.rows.flat().map(change), columns = block.align.length;
    if (cells.some((runs, n) => runs !== block.rows.flat()[n])) next = { ...block, rows: block.rows.map((row, r) => row.map((_, c) => cells[r * columns + c])) };
  }
  if (next !== block && block.chunk) block.chunk.blocks = block.chunk.blocks.map((other) => (other === block ? next : other));
  return next;
}

// Where an offset is once names became pieces.
export function moved(before, after, offset) {
  const source = (runs) => runs.reduce((n, { t, p }) => n + (p && "@~#".includes(p.source[0]) ? p.source.length : t.length), 0);
  const wanted = source(cut(before, 0, offset));
  let n = 0;
  for (let at = 0; at < size(after); at++) {
    if (n >= wanted) return at;
    n += source(cut(after, at, at + 1));
  }
  return size(after);
}
