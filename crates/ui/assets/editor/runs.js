// Words with their marks: a list of runs { t, m, a, p }. `t` is the text; `m` the letters of its marks (b bold,
// i italic, s struck out, c code), sorted; `a` what stands between the brackets of a link; `p` a piece: one
// character that shows something else than the Markdown it stands for. Runs are never changed, only replaced.

export const PIECE = "\ufffc";
export const MARKS = "bisc";

export const words = (t, m = "", a) => ({ t, m, a });
export const piece = (source, show, kind, m = "", a, note) => ({ t: PIECE, m, a, p: { source, show, kind, note } });

export const alike = (one, other) => one.m === other.m && one.a === other.a && !one.p && !other.p;

// The same runs, equal neighbours joined, nothing empty.
export function joined(runs) {
  const out = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && alike(last, run)) out[out.length - 1] = { ...last, t: last.t + run.t };
    else if (run.t) out.push(run);
  }
  return out;
}

export const text = (runs) => runs.map(({ t }) => t).join("");
export const size = (runs) => runs.reduce((n, { t }) => n + t.length, 0);

// The runs from one offset to another, in UTF-16 units.
export function cut(runs, from, to = Infinity) {
  const out = [];
  let at = 0;
  for (const run of runs) {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, run.t.length)];
    if (start < end) out.push(start || end < run.t.length ? { ...run, t: run.t.slice(start, end) } : run);
    at += run.t.length;
  }
  return out;
}

export const put = (runs, from, to, more) => joined([...cut(runs, 0, from), ...more, ...cut(runs, to)]);

// The marks that what is typed at an offset has: those of the character before; a link ends where it ends.
export function marksAt(runs, offset) {
  const [before] = cut(runs, offset - 1, offset);
  const [after] = cut(runs, offset, offset + 1);
  const { m = "", a } = before || (offset ? {} : after) || {};
  return { m, a: a !== undefined && after?.a === a ? a : undefined };
}

export const has = (runs, mark) => runs.length > 0 && runs.every(({ t, m }) => m.includes(mark) || t === "\n");

export function marked(runs, mark, wanted) {
  const change = ({ m }) => {
    const others = [...m].filter((letter) => letter !== mark);
    return (wanted ? [...others, mark] : others).sort().join("");
  };
  return joined(runs.map((run) => ({ ...run, m: change(run) })));
}

export const linked = (runs, a) => joined(runs.map((run) => ({ ...run, a })));

// Spaces at the ends of marked words are not marked: Markdown could not say so, and nobody sees it. Code ends
// with its line.
export function tidied(runs) {
  let out = runs.flatMap((run) => (run.m.includes("c") && run.t.includes("\n") ? run.t.split(/(\n)/).map((t) => ({ ...run, t, m: t === "\n" ? run.m.replace("c", "") : run.m })) : [run]));
  for (const mark of "bis") {
    const parts = out.flatMap((run) => (run.p || !run.m.includes(mark) || run.m.includes("c") ? [run] : run.t.split(/([ \t\n]+)/).filter(Boolean).map((t) => ({ ...run, t }))));
    const blank = (run) => !run.p && !run.m.includes("c") && !/[^ \t\n]/.test(run.t);
    const bare = parts.map((run) => !run.m.includes(mark));
    for (const order of [parts.keys(), [...parts.keys()].reverse()]) {
      let edge = true;
      for (const at of order) {
        if (edge && blank(parts[at])) bare[at] = true;
        edge = bare[at];
      }
    }
    out = parts.map((run, at) => (bare[at] && run.m.includes(mark) ? { ...run, m: run.m.replace(mark, "") } : run));
  }
  return joined(out);
}
