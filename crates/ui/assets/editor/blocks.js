// Markdown, read into blocks (CommonMark 0.31, chapters 4 and 5). What an editor cannot show as it will be read
// becomes a block of its own that shows the source.
//
// A document is { blocks, tail }. A block is { type, … }: p, quote { runs }; h { level, runs }; li { depth,
// ordered, checked, runs }; code { lang, t }; table { align, rows of cells of runs }; hr; raw { t }. Blocks read
// together share a chunk, which holds their source and what stands before it.
import { readInline } from "./inline.js";

const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ITEM = /^( *)([-+*]|\d{1,9}[.)])(?:( +)(.*)|)$/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const HTML = /^ {0,3}<(?:[a-z/!?])/i;
// What brackets may refer to, and notes.
export const REFERS = /^ {0,3}(?:> ?|[-+*] |\d+[.)] )*\[(?:\\.|[^\]\\])+\]:/m;

const isBlank = (line) => /^[ \t]*$/.test(line);

// Whether a line begins something else than the paragraph that it may go on.
const begins = (line) => /^ {0,3}(?:#{1,6}(?:[ \t]|$)|>|\$\$)/.test(line) || RULE.test(line) || FENCE.test(line) || HTML.test(line) || /^ {0,3}(?:[-+*]|1[.)])[ \t]+\S/.test(line);

const trimmed = (t) => t.replace(/^[ \t]+/gm, "").replace(/[ \t]+$/, "");

function cells(line) {
  const inner = line.trim().replace(/^\|/, "").replace(/(?<!\\)((?:\\\\)*)\|$/, "$1");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

export function readBlocks(source, known, referred = false) {
  const lines = source.split("\n");
  const blocks = [];
  const refers = referred || REFERS.test(source);
  const runsOf = (t) => readInline(t, known, refers);
  let previous, at = 0, gapFrom = 0;

  const raw = (t) => [{ type: "raw", t }];
  const until = (from, ends) => {
    let end = from;
    while (end < lines.length && !ends(lines[end])) end++;
    return end;
  };
  const upTo = (end) => lines.slice(at, end).join("\n");

  // Reads what begins at a line: its blocks, the line after it, and what would close it.
  function read() {
    const line = lines[at];
    const fence = line.match(FENCE);
    if (fence) {
      const [, mark, info] = fence;
      const close = new RegExp(`^ {0,3}\\${mark[0]}{${mark.length},}[ \\t]*$`);
      const end = until(at + 1, (other) => close.test(other));
      const closer = end < lines.length ? undefined : mark;
      const after = Math.min(end + 1, lines.length);
      const [lang] = info.trim().split(/\s/);
      if (closer || /^ /.test(line) || lang === "quote" || lang === "math" || info.includes("\\") || info.includes("&")) return [raw(upTo(after)), after, closer];
      return [[{ type: "code", lang: info.trim(), t: lines.slice(at + 1, end).join("\n") }], after];
    }
    if (/^ {0,3}\$\$/.test(line)) {
      const end = /^ {0,3}\$\$.*\$\$\s*$/.test(line) ? at : until(at + 1, (other) => /\$\$\s*$/.test(other));
      return [raw(upTo(end + 1)), Math.min(end + 1, lines.length), end < lines.length ? undefined : "$$"];
    }
    if (HTML.test(line) && !/^ {0,3}<(?:https?:|mailto:|[\w.+-]+@)/i.test(line)) {
      const long = line.match(/^ {0,3}<(?:(script|pre|style|textarea)\b|(!--)|(\?)|(!\[CDATA\[)|(!))/i);
      const ends = long && (long[1] ? /<\/(?:script|pre|style|textarea)>/i : long[2] ? /-->/ : long[3] ? /\?>/ : long[4] ? /\]\]>/ : />/);
      let end = ends ? until(at, (other) => ends.test(other)) + 1 : at;
      end = Math.min(until(end, isBlank), lines.length);
      return [raw(upTo(end)), end];
    }
    if (/^(?: {4}| {0,3}\t)/.test(line)) {
      const end = until(at, (other) => !isBlank(other) && !/^(?: {4}| {0,3}\t)/.test(other));
      let last = end;
      while (isBlank(lines[last - 1])) last--;
      return [raw(upTo(last)), last];
    }
    if (RULE.test(line)) return [[{ type: "hr" }], at + 1];
    const heading = line.match(/^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/);
    if (heading) {
      const runs = runsOf((heading[2] || "").replace(/^#+$/, ""));
      return [runs ? [{ type: "h", level: heading[1].length, runs }] : raw(line), at + 1];
    }
    if (/^ {0,3}>/.test(line)) return quote();
    if (ITEM.test(line)) return list();
    if (/^ {0,3}(?:[-+*]|\d{1,9}[.)])\t/.test(line)) {
      const end = until(at, isBlank);
      return [raw(upTo(end)), end];
    }
    return table() || paragraph();
  }

  function quote() {
    const end = until(at, (line) => !/^ {0,3}>/.test(line));
    const after = end < lines.length && !isBlank(lines[end]) && !begins(lines[end]) ? until(end, (line) => isBlank(line)) : end;
    // A remark set apart (`> [!NOTE]`) is shown by its source.
    if (after === end && !/^ {0,3}> ?\[!/.test(lines[at])) {
      const inner = lines.slice(at, end).map((line) => line.replace(/^ {0,3}> ?/, "")).join("\n");
      const { blocks: read } = readBlocks(inner, known, refers);
      if (read.length && read.every(({ type }) => type === "p")) return [read.map(({ runs }) => ({ type: "quote", runs })), end];
    }
    return [raw(upTo(after)), after];
  }

  function list() {
    const items = [], levels = [];
    let sound = true, loose = false, end = at, gap = false;
    for (; end < lines.length; end++) {
      const line = lines[end];
      if (isBlank(line)) {
        gap = true;
        continue;
      }
      const item = line.match(ITEM), indent = line.match(/^ */)[0].length;
      const inner = levels.at(-1)?.inner;
      if (!item || (RULE.test(line) && (!levels.length || indent < inner))) {
        if (gap && (levels.length === 0 || indent < levels[0].inner)) break;
        if (begins(line) && indent < (levels[0]?.inner ?? 0)) break;
        // Words that go on with the last item.
        const words = line.slice(Math.min(indent, inner));
        if (gap || begins(line.trimStart()) || /^\t/.test(line) || /^\s*[=-]+\s*$/.test(line) || DELIMITERS.test(line.trimStart()) || !items.at(-1).t) sound = false;
        else items.at(-1).t += `\n${words.trim()}`;
        continue;
      }
      const [, , mark, space = " ", t = ""] = item;
      // Back to the level whose items stand here.
      while (levels.length > 1 && indent < levels.at(-2).inner) levels.pop();
      if (levels.length && indent < levels.at(-1).inner) {
        const other = levels.at(-1).end !== mark.at(-1);
        // Another mark begins another list.
        if (other && levels.length === 1 && indent < 4) break;
        if (other || indent - (levels.at(-2)?.inner ?? 0) > 3) sound = false;
      }
      const level = levels.at(-1);
      const base = level && indent >= level.inner ? level.inner : undefined;
      if (gap) loose = true;
      gap = false;
      if (!level || base !== undefined) {
        if (indent - (base ?? 0) > 3) sound = false;
        if (level && !items.at(-1).t && base !== undefined) sound = false;
        levels.push({});
      }
      if (space.length > 4 || /\t/.test(line) || /^(?:[-+*]|\d{1,9}[.)])(?: |$)/.test(t) || (t && (begins(t) || /^ {4}/.test(t)))) sound = false;
      const depth = levels.length - 1;
      Object.assign(levels[depth], { inner: indent + mark.length + (t ? space.length : 1), end: mark.at(-1), at: indent });
      const tick = t.match(/^\[([ xX])\](?:\s+(.*)|)$/);
      items.push({ depth, ordered: mark.length > 1, mark, t: tick ? tick[2] || "" : t, checked: tick ? tick[1] !== " " : undefined });
      if (tick && !tick[2]) sound = false;
    }
    let last = end;
    while (isBlank(lines[last - 1])) last--;
    const read = items.map(({ depth, ordered, mark, t, checked }) => {
      const start = ordered ? parseInt(mark, 10) : undefined;
      return { type: "li", depth, ordered, start, end: ordered ? mark.at(-1) : undefined, bullet: ordered ? undefined : mark, checked, loose, runs: runsOf(trimmed(t)) };
    });
    return [sound && read.every(({ runs }) => runs) ? read : raw(upTo(last)), last];
  }

  // Whether a line is the head of a table: what stands under it parts as many cells.
  const heads = (line, next) => next !== undefined && line.includes("|") && DELIMITERS.test(next) && cells(line).length === cells(next).length;

  function table() {
    if (!heads(lines[at], lines[at + 1])) return undefined;
    const head = cells(lines[at]), rule = cells(lines[at + 1]);
    const end = until(at + 2, (line) => isBlank(line) || begins(line) || /^(?: {4}|\t)/.test(line));
    const align = rule.map((cell) => (/^:.*:$/.test(cell) ? "center" : cell.endsWith(":") ? "right" : cell.startsWith(":") ? "left" : ""));
    const rows = [head, ...lines.slice(at + 2, end).map(cells)].map((row) => align.map((_, n) => runsOf(row[n] || "")));
    const sound = rows.flat().every(Boolean) && !/^\s/.test(lines[at]) && !/`[^`]*\\\|/.test(upTo(end));
    return [sound ? [{ type: "table", align, rows }] : raw(upTo(end)), end];
  }

  function paragraph() {
    let end = at + 1, level = 0;
    for (; end < lines.length && !isBlank(lines[end]); end++) {
      if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(lines[end])) {
        level = lines[end].includes("=") ? 1 : 2;
        break;
      }
      if (begins(lines[end]) || heads(lines[end], lines[end + 1])) break;
    }
    const t = trimmed(lines.slice(at, end).join("\n").replace(/\t/g, " "));
    // What begins with a bracket and a colon says what brackets mean.
    const defines = /^\[(?:\\.|[^\]\\])+\]:/.test(t);
    if (level) {
      const runs = end === at + 1 && !defines && runsOf(t);
      return [runs ? [{ type: "h", level, runs }] : raw(upTo(end + 1)), end + 1];
    }
    const runs = !defines && !/(?<!\\)(?:\\\\)*\\(?:\n|$)/.test(t) && runsOf(t);
    return [runs ? [{ type: "p", runs }] : raw(upTo(end)), end];
  }

  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at++;
      continue;
    }
    const [found, after, closer] = read();
    const chunk = { source: upTo(after), gap: lines.slice(gapFrom, at).map((line) => `${line}\n`).join(""), blocks: found, previous, closer };
    // The end of the line before is part of what stands between.
    if (previous) {
      chunk.gap = `\n${chunk.gap}`;
      previous.next = chunk;
    }
    for (const block of found) block.chunk = chunk;
    blocks.push(...found);
    previous = chunk;
    at = gapFrom = after;
  }
  const rest = lines.slice(gapFrom).join("\n");
  return { blocks, tail: previous && gapFrom < lines.length ? `\n${rest}` : rest };
}
