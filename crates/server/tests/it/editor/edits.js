// Random edits of random documents: each step leaves positions that are there, a Markdown that stays byte for
// byte, and the words.
const sources = ["a\n\nb", "- a\n  - b\n    - c\n- d", "1. x\n2. y", "> q\n>\n> r", "| a | b |\n|---|---|\n| c | @ana d |", "```js\ncode\nmore\n```", "---", "## h", "- [ ] t\n- [x] u", "$$\nx\n$$", "*i* **b** [l](/u) `c` @noor", "![p](/files/1/p.png) z"];
const words = (blocks) => blocks.map((block) => (block.rows ? block.rows.flat() : [inner(block)]).map((runs) => runs.map(({ t, p }) => (p ? (p.kind === "letter" ? p.show : p.source) : t)).join("")).join("")).join("").replace(/\s/g, "");
const bare = ({ chunk, ...block }) => block;
const wrong = [];
for (let n = 0; n < documents && wrong.length < 5; n++) {
  let { blocks } = readBlocks(Array.from({ length: 1 + random(4) }, () => pick(sources)).join("\n\n"));
  const spot = () => {
    const at = random(blocks.length), cell = blocks[at].rows ? random(blocks[at].rows.flat().length) : undefined;
    return { at, cell, offset: blocks[at].type === "hr" ? 0 : random(size(inner(blocks[at], cell)) + 1) };
  };
  const order = (one, other) => one.at - other.at || (one.cell ?? 0) - (other.cell ?? 0) || one.offset - other.offset;
  const told = [];
  try {
    for (let step = 0; step < 12; step++) {
      const [from, to] = (random(2) ? [spot(), spot()] : Array(2).fill(spot())).sort(order);
      const state = { blocks, from, to }, block = blocks[from.at];
      const start = { ...from, offset: 0 }, end = { ...from, offset: block.rows ? 0 : size(inner(block)) };
      const acts = {
        split: () => split(state),
        back: () => (block.rows ? state : back({ blocks, from: start, to: start })),
        forth: () => (block.rows ? state : forth({ blocks, from: end, to: end })),
        remove: () => remove(state),
        list: () => toggle(state, { type: "li", ordered: false, checked: undefined }),
        numbers: () => toggle(state, { type: "li", ordered: true, checked: undefined }),
        tasks: () => toggle(state, { type: "li", ordered: false, checked: false }),
        quote: () => toggle(state, { type: "quote" }),
        code: () => toggle(state, { type: "code" }),
        heading: () => toggle(state, { type: "h", level: 2 }),
        deepen: () => deepen(state, pick([1, -1])),
        mark: () => mark(state, pick(["b", "i", "s", "c"])),
        link: () => link(state, "/u"),
        type: () => type(state, pick(["x", "*", " ", "\n", "_"])),
        paste: () => insertBlocks(state, readBlocks(pick(sources)).blocks.map(bare)),
        table: () => insertTable(state),
        reshape: () => (block.rows ? reshape({ blocks, from, to: from }, pick(["row-after", "column-after", "row-remove", "column-remove", "table-remove"])) : state),
      };
      const name = pick(Object.keys(acts));
      told.push([name, from, to]);
      const after = acts[name]();
      blocks = levelled(after.blocks);
      for (const { at, cell, offset } of [after.from, after.to]) {
        const there = blocks[at] && (blocks[at].rows ? cell >= 0 && cell < blocks[at].rows.flat().length : cell === undefined) && offset <= size(inner(blocks[at], cell));
        if (!there) throw new Error(`nothing at ${JSON.stringify({ at, cell, offset })}`);
      }
      const markdown = write({ blocks }), again = readBlocks(markdown);
      if (write(again) !== markdown) throw new Error(`other bytes: ${markdown}`);
      const written = [blocks, again.blocks].some((list) => list.some(({ type: kind }) => kind === "raw"));
      if (!written && words(blocks) !== words(again.blocks)) throw new Error(`other words: ${markdown}`);
    }
  } catch (error) {
    wrong.push([`${error}`, told.slice(-2)]);
  }
}
return wrong;
