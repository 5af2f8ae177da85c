// What the keyboard, the clipboard and the pointer do in the editor. Letters and corrections within a block are
// the browser's: input methods, spelling and voices go their own ways. Whatever joins or parts blocks is ours.
import { back, deepen, forth, inner, insert, insertBlocks, paragraph, remove, reshape, ruled, ruledLine, split, type } from "./edit.js";
import { converted, fill, isRange, take } from "./clipboard.js";
import { cut, marksAt, size, words } from "./runs.js";

const KEYS = { b: "bold", i: "italic", e: "code" };
const SHIFTED = { KeyX: "strike", Digit7: "numbers", Digit8: "list", Digit9: "quote" };

const crosses = ({ from, to }) => from.at !== to.at || from.cell !== to.cell;
const isPieceAt = (block, cell, offset) => !!cut(inner(block, cell), offset, offset + 1)[0]?.p;

// What is typed and deleted.
function typing(f, host) {
  function erase(e, backward) {
    const before = f.state();
    if (isRange(before)) {
      e.preventDefault();
      return f.run(remove, "delete");
    }
    const { at, cell, offset } = before.from;
    const block = before.blocks[at];
    const runs = inner(block, cell);
    if (backward ? !offset : offset === size(runs)) {
      e.preventDefault();
      return !block.rows && f.run(backward ? back : forth);
    }
    const [target] = e.getTargetRanges();
    const range = target && host.contains(target.startContainer) && host.contains(target.endContainer) ? f.ranged(target) : undefined;
    const beside = backward ? offset - 1 : offset;
    const whole = isPieceAt(block, cell, beside) || cut(runs, beside, beside + 1)[0].t === "\n";
    if (!whole && range && !crosses(range) && Math.abs(range.to.offset - range.from.offset) < size(runs) && !cut(runs, range.from.offset, range.to.offset).some(({ p }) => p)) return undefined;
    e.preventDefault();
    const wanted = range && !crosses(range) && range.from.offset < range.to.offset && !whole ? range : { from: { at, cell, offset: beside }, to: { at, cell, offset: beside + 1 } };
    return f.run(() => remove({ ...before, ...wanted }), "delete");
  }

  host.addEventListener("beforeinput", (e) => {
    const { inputType, data } = e;
    if (f.composing || e.isComposing) return;
    f.sync();
    f.pending = f.state();
    f.forget();
    if (inputType === "historyUndo") f.undo();
    else if (inputType === "historyRedo") f.redo();
    else if (inputType === "insertParagraph") f.run((before) => (isRange(before) ? undefined : ruledLine(before)) || split(before));
    else if (inputType === "insertLineBreak") f.run((before) => (before.blocks[before.from.at].rows || before.blocks[before.from.at].type === "h" ? split(before) : type(before, "\n", { m: "" })));
    else if (/^delete(By|Content$|Entire)/.test(inputType)) {
      if (isRange(f.pending)) f.run(remove);
    } else if (inputType.startsWith("delete")) {
      erase(e, /Backward/.test(inputType));
      return;
    } else if (/^format(Bold|Italic|StrikeThrough)$/.test(inputType)) f.press(inputType.slice(6).toLowerCase().replace("strikethrough", "strike"));
    else if (inputType === "insertText" && data && (f.marks || isRange(f.pending) || f.pending.blocks[f.pending.from.at].type === "hr")) f.insertText(data);
    else if (inputType === "insertFromDrop" && e.dataTransfer) {
      const [target] = e.getTargetRanges();
      const { next } = take(e.dataTransfer, { ...f.state(), ...(target ? f.ranged(target) : {}) });
      if (next) f.run(() => next);
    } else if (inputType === "insertFromPaste") return;
    else if (/^insert(Text|ReplacementText|FromYank|Transpose|CompositionText|FromComposition)$/.test(inputType)) return;
    e.preventDefault();
  });

  host.addEventListener("input", ({ inputType, data }) => {
    if (f.composing) return;
    const before = f.pending;
    if (!f.sync()) return;
    if (before) f.remember(before, /^insert/.test(inputType) ? "type" : "delete");
    f.pending = undefined;
    if (before && inputType === "insertText" && data) settle(before, data);
    f.name();
    const typed = inputType === "insertText" && data?.at(-1);
    if (!typed) return;
    const now = f.state();
    const after = !isRange(now) && ruled(now, typed);
    if (!after) return;
    f.pause();
    f.run(() => after);
    // What is typed next is no longer enclosed.
    if (after.closes) f.keep(marksAt(inner(after.blocks[after.from.at], after.from.cell), after.from.offset).m.replace(after.closes, ""));
  });

  // What is typed has the marks of what stands before it: browsers keep to rules of their own.
  function settle({ blocks, from }, typed) {
    const { m, a } = marksAt(inner(blocks[from.at], from.cell), from.offset);
    const to = { ...from, offset: from.offset + typed.length };
    const [run, ...others] = cut(inner(f.blocks[from.at], from.cell), from.offset, to.offset);
    if (others.length || run?.t !== typed || (run.m === m && run.a === a)) return;
    const next = insert({ blocks: f.blocks, from, to }, [words(typed, m, a)]);
    f.show(next.blocks, next);
  }

  host.addEventListener("compositionstart", () => {
    if (isRange(f.state()) && crosses(f.state())) f.run(remove);
    f.pending = f.state();
    f.composing = true;
  });
  host.addEventListener("compositionend", () => {
    f.composing = false;
    const before = f.pending, wanted = f.marks;
    // The last input comes before or after, by browser.
    setTimeout(() => {
      if (f.composing || !f.sync()) return;
      if (before) f.remember(before, "type");
      if (wanted && before.from.at === f.state().from.at) {
        const { from } = f.state();
        const said = cut(inner(f.blocks[from.at], from.cell), before.from.offset, from.offset).map((run) => ({ ...run, m: wanted.m }));
        const next = insert({ blocks: f.blocks, from: before.from, to: from }, said);
        f.show(next.blocks, next);
      }
      f.marks = undefined;
      f.name();
    });
  });
}

// The keys that are no letters.
function keys(f, host) {
  host.addEventListener("keydown", (e) => {
    const command = (e.ctrlKey || e.metaKey) && !e.altKey;
    if (f.composing || e.isComposing || e.keyCode === 229) return;
    const key = e.key.toLowerCase();
    if (command && (key === "z" || key === "y")) {
      e.preventDefault();
      f.sync();
      if (key === "y" || e.shiftKey) f.redo();
      else f.undo();
    } else if (command && !e.shiftKey && KEYS[key]) {
      e.preventDefault();
      f.press(KEYS[key]);
    } else if (command && e.shiftKey && SHIFTED[e.code]) {
      e.preventDefault();
      f.press(SHIFTED[e.code]);
    } else if (command && !e.shiftKey && key === "k") {
      e.preventDefault();
      e.stopPropagation();
      host.dispatchEvent(new CustomEvent("link"));
    } else if (e.key === "Tab" && !command && !host.hasAttribute("aria-controls")) {
      const now = f.state(), block = now.blocks[now.from.at];
      if (block.rows) {
        const cell = now.from.cell + (e.shiftKey ? -1 : 1), n = block.rows.flat().length;
        if (cell < 0) return;
        e.preventDefault();
        if (cell >= n) f.run((before) => ({ ...reshape(before, "row-after") , from: { at: now.from.at, cell: n, offset: 0 }, to: { at: now.from.at, cell: n, offset: 0 } }));
        else f.select({ from: { at: now.from.at, cell, offset: 0 }, to: { at: now.from.at, cell, offset: size(inner(block, cell)) } });
      } else if (block.type === "li") {
        const next = deepen(now, e.shiftKey ? -1 : 1);
        if (next.blocks.every((other, n) => other === now.blocks[n])) return;
        e.preventDefault();
        f.run(() => next);
      }
    } else if (e.key === "ArrowDown" && !e.shiftKey && !command && !f.blocks.at(-1).runs) {
      const now = f.state();
      if (now.from.at !== f.blocks.length - 1) return;
      const block = f.blocks.at(-1), columns = block.rows ? block.align.length : 0;
      if (block.rows ? now.from.cell < block.rows.flat().length - columns : block.t?.slice(now.from.offset).includes("\n")) return;
      e.preventDefault();
      f.run((before) => ({ blocks: [...before.blocks, paragraph()], from: { at: before.blocks.length, offset: 0 }, to: { at: before.blocks.length, offset: 0 } }));
    }
  });
}

// What is copied, pasted and dragged, and boxes that are ticked.
function moving(f, host) {
  const copy = (e) => {
    const now = f.state();
    if (!isRange(now)) return false;
    e.preventDefault();
    fill(e.clipboardData, now, f.labels);
    return true;
  };
  host.addEventListener("copy", copy);
  host.addEventListener("cut", (e) => copy(e) && f.run(remove));
  host.addEventListener("dragstart", (e) => isRange(f.state()) && fill(e.dataTransfer, f.state(), f.labels));

  host.addEventListener("paste", (e) => {
    const { clipboardData: data } = e;
    // Files are sent; office programs put a picture of what they copy beside its words.
    if (data.files.length && !data.getData("text/plain")) return;
    e.preventDefault();
    e.stopPropagation();
    f.sync();
    const before = f.state();
    const { next, html } = take(data, before);
    if (!next) return;
    f.run(() => next);
    f.name();
    if (!html) return;
    const shown = f.blocks;
    converted(html, f.form.elements.csrf.value).then((blocks) => {
      if (!blocks.length || f.blocks !== shown) return;
      const after = insertBlocks(before, blocks);
      f.run(() => after);
      f.name();
    });
  });

  host.addEventListener("click", (e) => {
    if (e.target.matches(".tick input")) {
      const element = e.target.closest(".item");
      const at = [...host.children].indexOf(element);
      f.run((before) => ({ ...before, blocks: before.blocks.map(({ chunk, ...block }, n) => (n === at ? { ...block, checked: e.target.checked } : before.blocks[n])) }));
    } else if (e.target.closest("a")) e.preventDefault();
  });
}

export function listen(f) {
  typing(f, f.host);
  keys(f, f.host);
  moving(f, f.host);
}
