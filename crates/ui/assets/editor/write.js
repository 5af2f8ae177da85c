// Blocks, written as Markdown. Each is first written as plainly as it can be and read again: only where another
// text would be read are its characters escaped, and more of them from one try to the next.
import { readBlocks, REFERS } from "./blocks.js";
import { cut, joined, text, tidied } from "./runs.js";

const RISKY = /[\\`*_[\]<&~!|$]/g;
const ANY = /[!-/:-@[-`{-~]/g;
// Signs that name somebody or something stay signs.
const escaped = (t, tries) => tries === 1 ? t.replace(RISKY, "\\$&") : t.replace(ANY, (c, at) => ("@#~:".includes(c) && /[\p{L}\p{N}]/u.test(t[at + 1] || "") ? c : `\\${c}`));

function code(t) {
  const ticks = "`".repeat(1 + Math.max(0, ...(t.match(/`+/g) || []).map(({ length }) => length)));
  const space = /^`|`$|^ .* $/.test(t) && t.trim() ? " " : "";
  return ticks + space + t + space + ticks;
}

function edge(t, letter) {
  const [found] = t.match(letter) || [""];
  return found ? [`&#${found.codePointAt(0)};`, t.replace(letter, "")] : ["", t];
}

// The runs with their delimiters; `italic` is one of two, `tries` how much is escaped.
function inline(runs, italic, tries) {
  const delimiters = { b: "**", i: italic, s: "~~" };
  let out = "";
  const open = [];
  const ends = (mark) => (mark.startsWith("]") ? mark : delimiters[mark]);
  const close = (to) => {
    while (open.length > to) out += ends(open.pop());
  };
  // What a run is in, and until where that lasts.
  const frames = ({ m, a }) => [...m].filter((mark) => mark !== "c").concat(a === undefined ? [] : `](${a})`);
  const lasts = (mark, from) => {
    const end = runs.findIndex((run, at) => at > from && !frames(run).includes(mark));
    return end < 0 ? runs.length : end;
  };
  runs.forEach((run, n) => {
    const wanted = frames(run);
    const link = wanted.find((mark) => mark.startsWith("]") && !open.includes(mark));
    // What ends within a link is closed before it begins, to open again inside.
    const ending = open.findIndex((mark) => !wanted.includes(mark) || (link && lasts(mark, n) < lasts(link, n)));
    const closes = ending >= 0;
    if (closes) close(ending);
    // What lasts longest is opened first.
    const opens = wanted.filter((mark) => !open.includes(mark)).sort((one, other) => lasts(other, n) - lasts(one, n) || (one.startsWith("]") ? -1 : 0));
    for (const mark of opens) {
      out += mark.startsWith("]") ? "[" : delimiters[mark];
      open.push(mark);
    }
    if (run.p) out += run.p.source;
    else if (run.m.includes("c")) out += code(run.t);
    else {
      let { t } = run;
      let [first, last] = ["", ""];
      const next = runs[n + 1];
      // A letter beside a delimiter may keep it from opening or closing; its number does not.
      if (tries > 2 && closes && !opens.length) [first, t] = edge(t, /^[\p{L}\p{N}]/u);
      if (tries > 2 && next && [...next.m].some((mark) => !run.m.includes(mark))) [last, t] = edge(t, /[\p{L}\p{N}]$/u);
      out += first + (tries ? escaped(t, tries) : t) + last;
    }
  });
  close(0);
  return out;
}

// Whether the text says somewhere what brackets mean.
let refers = false;

// What stands for the runs where two are compared: pieces by what they are written as.
const flat = (runs) => JSON.stringify(joined(runs.map(({ t, m, a, p }) => {
  const name = p && "@~#".includes(p.source[0]);
  return { t: name ? p.source : p?.kind === "letter" ? p.show : p ? `\ufffc${p.source}\ufffc` : t, m, a };
})).map(({ t, m, a }) => [t.replace(/[ \t]+/g, " "), m, a]));

// As a paragraph can hold it: no space at the ends of its lines, no empty line.
function lines(runs) {
  let out = tidied(runs);
  const shown = text(out.map((run) => (run.m.includes("c") ? { t: run.t.replace(/ /g, "x") } : run)));
  const blanks = [...shown.matchAll(/^[ \t\n]+|[ \t\n]+$|[ \t]*\n[ \t\n]*/g)].reverse();
  for (const { index, 0: blank } of blanks) {
    const inside = index > 0 && index + blank.length < shown.length;
    out = joined([...cut(out, 0, index), ...(inside ? [{ ...cut(out, index, index + 1)[0], t: "\n" }] : []), ...cut(out, index + blank.length)]);
  }
  return out;
}

// Words at the beginning of a line that would begin a block.
const START = /^(\s*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|[=|:-]+(?=[-=|: ]*$)|```|~~~|\$\$|<(?=[a-z/!?]))/gim;
const NUMBER = /^(\d{1,9})([.)])(?=\s|$)/gm;
const started = (source) => source.replace(START, "$1\\$2").replace(NUMBER, "$1\\$2");

// A block of runs, with what stands before its first line and its others.
function written(runs, frame, rest = () => true) {
  const wanted = lines(runs);
  const asked = flat(wanted);
  for (let tries = 0; tries < 4; tries++) {
    for (const italic of ["*", "_"]) {
      const source = inline(wanted, italic, tries);
      for (const shown of [source, started(source)]) {
        const [read, ...others] = readBlocks(frame(shown), undefined, refers).blocks;
        if (!others.length && read?.runs && rest(read) && flat(read.runs) === asked) return shown;
      }
    }
  }
  // Its words are kept, whatever their marks.
  return started(escaped(text(wanted.map((run) => (run.p ? { t: run.p.source } : run))), 2));
}

const said = (runs) => written(runs, (shown) => shown, ({ type }) => type === "p");

function cell(runs) {
  const [one] = [lines(runs).map((run) => ({ ...run, t: run.t.replaceAll("\n", " ") }))];
  const frame = (shown) => `| ${shown.replaceAll("|", "\\|")} |\n|---|`;
  for (let tries = 0; tries < 4; tries++) {
    const shown = inline(one, "*", tries);
    const [table, ...others] = readBlocks(frame(shown), undefined, refers).blocks;
    if (!others.length && table?.rows && flat(table.rows[0][0]) === flat(one)) return shown.replaceAll("|", "\\|");
  }
  return escaped(text(one), 2);
}

function tabled({ align, rows }) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const rule = align.map((side) => ({ left: ":---", center: ":---:", right: "---:" })[side] || "---");
  const [head, ...others] = rows.map((cells) => row(cells.map(cell)));
  return [head, row(rule), ...others].join("\n");
}

function fenced({ lang, t }) {
  const mark = lang.includes("`") ? "~" : "`";
  const inside = t.match(/^ *(`+|~+)/gm) || [];
  const fence = mark.repeat(1 + Math.max(2, ...inside.map(({ length }) => length)));
  return `${fence}${lang}\n${t}${t ? "\n" : ""}${fence}`;
}

// Items with their marks and indents.
function list(items) {
  const levels = [];
  return items.map((item) => {
    levels.length = Math.min(levels.length, item.depth + 1);
    let level = levels[item.depth];
    if (!level || level.ordered !== item.ordered) {
      const indent = item.depth ? levels[item.depth - 1].inner : 0;
      level = levels[item.depth] = { indent, ordered: item.ordered, number: item.start ?? 1 };
    } else level.number += 1;
    const mark = item.ordered ? `${level.number}${item.end || "."}` : item.bullet || "-";
    level.inner = level.indent + mark.length + 1;
    const tick = item.checked === undefined ? "" : item.checked ? "[x] " : "[ ] ";
    const pad = " ".repeat(level.inner);
    if (!kept.has(item)) kept.set(item, written(item.runs, (shown) => `- ${tick}${shown.replaceAll("\n", "\n  ")}`, ({ type, checked }) => type === "li" && checked === item.checked));
    const inner = kept.get(item);
    return `${" ".repeat(level.indent)}${mark} ${tick}${inner.replaceAll("\n", `\n${pad}`)}`.trimEnd();
  }).join(items.some(({ loose }) => loose) ? "\n\n" : "\n");
}

const WRITERS = {
  p: ([{ runs }]) => said(runs),
  h: ([{ level, runs }]) => `${"#".repeat(level)} ${written(runs.map((run) => ({ ...run, t: run.t.replaceAll("\n", " ") })), (shown) => `# ${shown}`, ({ type }) => type === "h")}`.trimEnd(),
  li: list,
  quote: (blocks) => blocks.map(({ runs }) => said(runs)).join("\n\n").replace(/^/gm, "> ").replace(/^> $/gm, ">"),
  code: ([block]) => fenced(block),
  hr: () => "---",
  table: ([block]) => tabled(block),
  raw: ([{ t }]) => t,
};

const isSilent = ({ runs }) => !runs.some(({ t, p }) => p || /[^ \t\n]/.test(t));
const isBare = (block) => (block.type === "p" || block.type === "quote") && isSilent(block);

const kept = new WeakMap();
function once(blocks) {
  const [block] = blocks;
  if (isGroup(block)) return WRITERS[block.type](blocks);
  if (!kept.has(block)) kept.set(block, WRITERS[block.type](blocks));
  return kept.get(block);
}

const isGroup = ({ type }) => type === "li" || type === "quote";
const isWhole = ({ chunk }, blocks, at) => chunk?.blocks.every((block, n) => blocks[at + n] === block);

// The Markdown of a document: what was read and not changed since is written as it was.
export function write({ blocks, tail = "" }) {
  const shown = blocks.filter((block) => block.chunk || !isBare(block));
  let out = "", last;
  refers = shown.some(({ type, t }) => type === "raw" && REFERS.test(t));
  for (let at = 0; at < shown.length; ) {
    let end = at + 1;
    if (isGroup(shown[at])) while (shown[end]?.type === shown[at].type) end++;
    const chunks = [];
    for (let n = at; n < end && isWhole(shown[n], shown, n); n += shown[n].chunk.blocks.length) chunks.push(shown[n].chunk);
    if (chunks.reduce((n, chunk) => n + chunk.blocks.length, 0) >= end - at) {
      for (const chunk of chunks) {
        if (last?.closer) out += `\n${last.closer}`;
        const follows = at === 0 && !out ? !chunk.previous : last && last === chunk.previous;
        out += (follows ? chunk.gap : out ? "\n\n" : "") + chunk.source;
        last = chunk;
      }
      at += chunks.reduce((n, chunk) => n + chunk.blocks.length, 0);
      continue;
    }
    if (last?.closer) out += `\n${last.closer}`;
    out += (out ? "\n\n" : "") + once(shown.slice(at, end));
    last = undefined;
    at = end;
  }
  return (last && !last.next) || (!shown.length && !blocks.length) ? out + tail : out;
}
