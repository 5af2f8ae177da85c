// The marks within a line of Markdown, read (CommonMark 0.31, sections 6.1 to 6.5, and what our dialect adds).
// What is not certain is not read: its block is then shown as it is written.
import { joined, piece, words } from "./runs.js";

const ASCII_MARK = /[!-/:-@[-`{-~]/;
const isSpace = (c) => !c || /\s/.test(c);
const isMark = (c) => !!c && /[\p{P}\p{S}]/u.test(c);
const isLetter = (c) => !!c && /[\p{L}\p{N}\p{M}_]/u.test(c);

// A pattern is tried where one reads, without a copy of the rest.
const here = (pattern, source, at) => {
  pattern.lastIndex = at;
  return pattern.exec(source);
};

const TARGET = /\(\s*(<[^<>\n]*>|(?:\\.|[^\s()\\<]|\((?:\\.|[^\s()\\])*\))(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*)((?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))?)\s*\)/y;
const SAFE = /^<?(https?:|mailto:|\/(?!\/)|#|[\w.-]+(\/|$))/i;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<]+/iy;
const TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/iy;
const AUTO = /<(?:https?:[^\s<>]*|mailto:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>/iy;
const FORMULA = /\$(?:`[^`\n]+`\$|(?![\s$])[^$\n]*?[^\s$\\]\$(?![\p{L}\p{N}]))/uy;
export const NAME = /(?:@[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}]|~[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}]|#(?=[\p{N}_-]*\p{L})[\p{L}\p{M}\p{N}_-]*(?:['’·・\u200c\u200d][\p{L}\p{M}\p{N}_-]+)*)/uy;
const ENTITY = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
const PLAIN = /[\p{L}\p{N}]+|[^\\\n`*_~[\]!<&$@#\p{L}\p{N}]+|[^]/uy;
const LITERAL = /\\(?:\$\S|[@#~:][\p{L}\p{N}_])/uy;
const DELIMITER = /\*+|_+|~+/y;
const NOTE = /\[\^[^\]\s]+\]/y;
const TICKS = /`+/y;

const entities = document.createElement("textarea");
function entity(source) {
  entities.innerHTML = source;
  return entities.value === source ? undefined : entities.value;
}

// The character beside a run of delimiters: our parser looks past tildes.
function beside(source, from, way) {
  let at = from;
  while (source[at] === "~") at += way;
  return way < 0 ? [...source.slice(Math.max(0, at - 1), at + 1)].at(-1) : [...source.slice(at, at + 2)][0];
}

// Whether a run of delimiters opens or closes (left- and right-flanking).
function flanks(c, before, after) {
  const left = !isSpace(after) && (!isMark(after) || isSpace(before) || isMark(before));
  const right = !isSpace(before) && (!isMark(before) || isSpace(after) || isMark(after));
  if (c !== "_") return { open: left, close: right };
  return { open: left && (!right || isMark(before)), close: right && (!left || isMark(after)) };
}

// Pairs what opens with what closes ("process emphasis"): the items between are marked.
function pair(items, bottom) {
  for (let at = bottom; at < items.length; at++) {
    const closer = items[at];
    if (!closer.close || !closer.n) continue;
    for (let from = at - 1; from >= bottom; from--) {
      const opener = items[from];
      if (opener.c !== closer.c || !opener.open || !opener.n) continue;
      const odd = (opener.close || closer.open) && (opener.whole + closer.whole) % 3 === 0 && !(opener.whole % 3 === 0 && closer.whole % 3 === 0);
      if (closer.c === "~" ? opener.n !== closer.n : odd) continue;
      const n = closer.c === "~" ? 2 : Math.min(2, opener.n, closer.n);
      const mark = closer.c === "~" ? "s" : n === 2 ? "b" : "i";
      for (const between of items.slice(from + 1, at)) {
        if (between.c) between.open = between.close = false;
        between.m = (between.m || "") + mark;
      }
      opener.n -= n;
      closer.n -= n;
      if (closer.n) at--;
      break;
    }
  }
  for (const item of items.slice(bottom)) if (item.c) item.open = item.close = false;
}

const letters = (m = "") => [...new Set(m)].sort().join("");

// The runs of a text, or nothing where it cannot be sure; `known` says what a name is, `refers` whether the
// text around defines what brackets may refer to.
export function readInline(source, known = () => {}, refers = false) {
  const items = [], brackets = [];
  let at = 0;
  const add = (t, more) => {
    const last = items.at(-1);
    if (!more && last?.plain) last.t += t;
    else items.push(more ? { t, ...more } : { t, plain: true });
  };
  while (at < source.length) {
    const c = source[at], next = source[at + 1];
    const before = at ? [...source.slice(Math.max(0, at - 2), at)].at(-1) : undefined;
    if (c === "\\") {
      if (next === "\n") {
        add("\n");
        at += 2;
        while (source[at] === " ") at++;
      } else if (here(LITERAL, source, at)) {
        add("", { p: piece(`\\${next}`, next, "letter").p });
        at += 2;
      } else if (next && ASCII_MARK.test(next)) {
        add(next);
        at += 2;
      } else {
        add("\\");
        at += 1;
      }
    } else if (c === "\n") {
      // Spaces around the end of a line are not seen.
      const last = items.at(-1);
      if (last?.plain) last.t = last.t.replace(/ +$/, "");
      add("\n");
      at += 1;
      while (source[at] === " ") at++;
    } else if (c === "`") {
      const [ticks] = here(TICKS, source, at);
      const from = at + ticks.length;
      let end = source.indexOf(ticks, from);
      while (end >= 0) {
        const [found] = here(TICKS, source, end);
        if (found.length === ticks.length) break;
        end = source.indexOf(ticks, end + found.length);
      }
      if (end >= 0) {
        let code = source.slice(from, end).replaceAll("\n", " ");
        if (/^ .* $/.test(code) && code.trim()) code = code.slice(1, -1);
        add(code, { m: "c", code: true });
        at = end + ticks.length;
      } else {
        add(ticks);
        at = from;
      }
    } else if (c === "*" || c === "_" || c === "~") {
      const [run] = here(DELIMITER, source, at);
      const name = run === "~" && !isLetter(before) && here(NAME, source, at);
      if (name) {
        add(name[0], { name: known(name[0]) });
        at += name[0].length;
        continue;
      }
      if (c !== "~" || run.length === 2) add("", { c, n: run.length, whole: run.length, ...flanks(c, beside(source, at - 1, -1), beside(source, at + run.length, 1)) });
      else add(run);
      at += run.length;
    } else if (c === "[" || (c === "!" && next === "[")) {
      const mark = c === "!" ? "![" : "[";
      const note = refers && here(NOTE, source, at);
      if (note) {
        add("", { p: piece(note[0], note[0], "as-is").p });
        at += note[0].length;
        continue;
      }
      brackets.push({ at: items.length, image: c === "!", start: at, live: true });
      items.push({ t: mark });
      at += mark.length;
    } else if (c === "]") {
      const open = brackets.pop();
      const target = open && here(TARGET, source, at + 1);
      if (open && !open.live && target) return undefined;
      if (!target) {
        if (open && (refers || next === "(")) return undefined;
        add("]");
        at += 1;
        continue;
      }
      const end = at + 1 + target[0].length;
      if (!SAFE.test(target[1])) return undefined;
      if (open.image) {
        const shown = (readInline(source.slice(open.start + 2, at)) || []).map(({ t, p }) => p?.show ?? t).join("");
        items.length = open.at;
        const own = target[1].startsWith("/files/");
        add("", { p: { source: source.slice(open.start, end), show: shown || target[1], kind: own ? "picture" : "as-is", src: own ? target[1] : "" } });
      } else {
        pair(items, open.at + 1);
        const inside = items.slice(open.at + 1);
        if (!inside.some(({ t, p }) => p || t.trim())) return undefined;
        items.splice(open.at, 1);
        for (const item of inside) Object.assign(item, { a: target[1] + target[2], plain: false });
        // No link stands in a link.
        for (const bracket of brackets) if (!bracket.image) bracket.live = false;
      }
      at = end;
    } else if (c === "<") {
      const auto = here(AUTO, source, at), tag = here(TAG, source, at);
      if (auto) add("", { p: piece(auto[0], auto[0].slice(1, -1), "as-is").p });
      else if (next === "!" || next === "?" || tag?.[0].includes("\n")) return undefined;
      else add(tag ? tag[0] : "<");
      at += (auto || tag || "<")[0].length;
    } else if (c === "&") {
      const name = here(ENTITY, source, at);
      const shown = name && entity(name[0]);
      if (shown && !/[\p{L}\p{N}\p{P}\p{S}]|\u00a0/u.test(shown)) return undefined;
      add(shown || "&");
      at += shown ? name[0].length : 1;
    } else if (c === "$") {
      const formula = here(FORMULA, source, at);
      if (formula) add("", { p: piece(formula[0], formula[0], "as-is").p });
      else add("$");
      at += formula ? formula[0].length : 1;
    } else if ((c === "@" || c === "#") && !isLetter(before) && !"/&@~#".includes(before || " ")) {
      const name = here(NAME, source, at);
      if (name) add(name[0], { name: known(name[0]) });
      else add(c);
      at += name ? name[0].length : 1;
    } else {
      const address = !isLetter(before) && "hHwW".includes(c) && here(ADDRESS, source, at);
      if (address && /[*~`$\\[\]]|&\w+;|(^|[^\p{L}\p{N}])_|_([^\p{L}\p{N}]|$)/u.test(address[0])) return undefined;
      const [plain] = address || here(PLAIN, source, at);
      add(plain);
      at += plain.length;
    }
  }
  pair(items, 0);
  const runs = items.map(({ t, c, n, m, a, p, name }) => {
    if (p) return { t: "\ufffc", m: letters(m), a, p };
    if (name) return piece(t, name.show, name.kind, letters(m), a, name.note);
    return words(c ? c.repeat(n) : t, letters(m), a);
  });
  return joined(runs);
}
