// What the keyboard, the clipboard and the pointer do in the editor. Letters and corrections within a block are
// the browser's: input methods, spelling and voices go their own ways. Whatever joins or parts blocks is ours.
import { back, bare, deepen, forth, inner, insert, insertBlocks, paragraph, remove, reshape, ruled, ruledLine, split, type } from "./edit.js";
import { converted, fill, isRange, take } from "./clipboard.js";
import { cut, marksAt, size, words } from "./runs.js";
import { rangeOf, select } from "./view.js";

const KEYS = { b: "bold", i: "italic", e: "code" };
const SHIFTED = { KeyX: "strike", Digit7: "numbers", Digit8: "list", Digit9: "quote" };

const follows = (one, other) => one.at - other.at || (one.cell ?? 0) - (other.cell ?? 0) || one.offset - other.offset;

// What is dropped at a place, and taken away from where it was where it is moved.
function dropped(state, spot, moved, data) {
  const place = { ...state, from: spot.from, to: spot.from };
  const goes = moved?.blocks === state.blocks;
  if (goes && follows(spot.from, moved.from) >= 0 && follows(spot.from, moved.to) <= 0) return undefined;
  if (!goes) return take(data, place).next;
  if (follows(spot.from, moved.to) > 0) {
    const after = take(data, place).next;
    return after && { ...remove({ ...after, from: moved.from, to: moved.to }), from: moved.from, to: moved.from };
  }
  return take(data, { ...remove(moved), from: spot.from, to: spot.from }).next;
}

const IS_MAC = /Mac|iP/.test(navigator.platform);

const crosses = ({ from, to }) => from.at !== to.at || from.cell !== to.cell;
const isPieceAt = (block, cell, offset) => !!cut(inner(block, cell), offset, offset + 1)[0]?.p;

// What is typed and deleted.
function typing(field, host) {
  function erase(e, backward) {
    const before = field.state();
    if (isRange(before)) {
      e.preventDefault();
      return field.run(remove, "delete");
    }
    const { at, cell, offset } = before.from;
    const block = before.blocks[at];
    const runs = inner(block, cell);
    if (backward ? !offset : offset === size(runs)) {
      e.preventDefault();
      return !block.rows && field.run(backward ? back : forth);
    }
    const [target] = e.getTargetRanges();
    const range = target && host.contains(target.startContainer) && host.contains(target.endContainer) ? rangeOf(host, target) : undefined;
    const beside = backward ? offset - 1 : offset;
    const whole = isPieceAt(block, cell, beside) || cut(runs, beside, beside + 1)[0].t === "\n";
    if (!whole && range && !crosses(range) && Math.abs(range.to.offset - range.from.offset) < size(runs) && !cut(runs, range.from.offset, range.to.offset).some(({ p }) => p)) return undefined;
    e.preventDefault();
    const wanted = range && !crosses(range) && range.from.offset < range.to.offset && !whole ? range : { from: { at, cell, offset: beside }, to: { at, cell, offset: beside + 1 } };
    return field.run(() => remove({ ...before, ...wanted }), "delete");
  }

  host.addEventListener("beforeinput", (e) => {
    const { inputType, data } = e;
    if (field.composing || e.isComposing) return;
    field.sync();
    field.pending = field.state();
    field.forget();
    if (inputType === "historyUndo") field.undo();
    else if (inputType === "historyRedo") field.redo();
    else if (inputType === "insertParagraph") field.run((before) => (isRange(before) ? undefined : ruledLine(before)) || split(before));
    else if (inputType === "insertLineBreak") field.run((before) => (before.blocks[before.from.at].rows || before.blocks[before.from.at].type === "h" ? split(before) : type(before, "\n", { m: "" })));
    else if (inputType === "deleteByDrag") field.moved = field.dragged;
    else if (/^delete(By|Content$|Entire)/.test(inputType)) {
      if (isRange(field.pending)) field.run(remove);
    } else if (inputType.startsWith("delete")) {
      erase(e, /Backward/.test(inputType));
      return;
    } else if (/^format(Bold|Italic|StrikeThrough)$/.test(inputType)) field.press(inputType.slice(6).toLowerCase().replace("strikethrough", "strike"));
    else if (inputType === "insertText" && data && (field.marks || isRange(field.pending) || field.pending.blocks[field.pending.from.at].type === "hr")) field.insertText(data);
    else if (inputType === "insertFromDrop" && e.dataTransfer) {
      const [target] = e.getTargetRanges();
      const { moved } = field;
      field.moved = undefined;
      const spot = target ? rangeOf(host, target) : field.state();
      field.run((before) => dropped(before, spot, moved, e.dataTransfer));
    } else if (inputType === "insertFromPaste") return;
    else if (/^insert(Text|ReplacementText|FromYank|Transpose|CompositionText|FromComposition)$/.test(inputType)) return;
    e.preventDefault();
  });

  host.addEventListener("input", ({ inputType, data }) => {
    if (field.composing) {
      // What is half composed is kept too; it is shown anew once it is done.
      field.sync();
      return;
    }
    const before = field.pending;
    if (!field.sync()) return;
    if (before) field.remember(before, /^insert/.test(inputType) ? "type" : "delete");
    field.pending = undefined;
    if (before && inputType === "insertText" && data) settle(before, data);
    field.name();
    const typed = inputType === "insertText" && data?.at(-1);
    if (!typed) return;
    const now = field.state();
    const after = !isRange(now) && ruled(now, typed);
    if (!after) return;
    field.pause();
    field.run(() => after);
    // What is typed next is no longer enclosed.
    if (after.closes) field.keep(marksAt(inner(after.blocks[after.from.at], after.from.cell), after.from.offset).m.replace(after.closes, ""));
  });

  // What is typed has the marks of what stands before it: browsers keep to rules of their own.
  function settle({ blocks, from }, typed) {
    const { m, a } = marksAt(inner(blocks[from.at], from.cell), from.offset);
    const to = { ...from, offset: from.offset + typed.length };
    const [run, ...others] = cut(inner(field.blocks[from.at], from.cell), from.offset, to.offset);
    if (others.length || run?.t !== typed || (run.m === m && run.a === a)) return;
    const next = insert({ blocks: field.blocks, from, to }, [words(typed, m, a)]);
    field.show(next.blocks, next);
  }

  host.addEventListener("compositionstart", () => {
    if (isRange(field.state()) && crosses(field.state())) field.run(remove);
    field.pending = field.state();
    field.composing = true;
  });
  host.addEventListener("compositionend", () => {
    field.composing = false;
    const before = field.pending, wanted = field.marks;
    // The last input comes before or after, by browser.
    setTimeout(() => {
      if (field.composing) return;
      field.sync();
      if (!before || before.blocks === field.blocks) return;
      field.remember(before, "type");
      field.show(field.blocks, field.state());
      if (wanted && before.from.at === field.state().from.at) {
        const { from } = field.state();
        const said = cut(inner(field.blocks[from.at], from.cell), before.from.offset, from.offset).map((run) => ({ ...run, m: wanted.m }));
        const next = insert({ blocks: field.blocks, from: before.from, to: from }, said);
        field.show(next.blocks, next);
      }
      field.marks = undefined;
      field.name();
    });
  });
}

// The keys that are no letters.
function keys(field, host) {
  let leaves = false;
  host.addEventListener("keydown", (e) => {
    const command = (IS_MAC ? e.metaKey : e.ctrlKey) && !e.altKey;
    if (field.composing || e.isComposing || e.keyCode === 229) return;
    const key = e.key.toLowerCase();
    // After Escape, Tab leaves wherever one is.
    if (!/^(Tab|Shift)$/.test(e.key)) leaves = e.key === "Escape";
    if (command && (key === "z" || key === "y")) {
      e.preventDefault();
      field.sync();
      if (key === "y" || e.shiftKey) field.redo();
      else field.undo();
    } else if (command && !e.shiftKey && KEYS[key]) {
      e.preventDefault();
      field.press(KEYS[key]);
    } else if (command && e.shiftKey && SHIFTED[e.code]) {
      e.preventDefault();
      field.press(SHIFTED[e.code]);
    } else if (command && !e.shiftKey && key === "k") {
      e.preventDefault();
      e.stopPropagation();
      host.dispatchEvent(new CustomEvent("link"));
    } else if (e.key === "Tab" && !command && !leaves && !host.hasAttribute("aria-controls")) {
      const now = field.state(), block = now.blocks[now.from.at];
      if (block.rows) {
        const cell = now.from.cell + (e.shiftKey ? -1 : 1), n = block.rows.flat().length;
        if (cell < 0) return;
        e.preventDefault();
        if (cell >= n) field.run((before) => ({ ...reshape(before, "row-after") , from: { at: now.from.at, cell: n, offset: 0 }, to: { at: now.from.at, cell: n, offset: 0 } }));
        else select(host, { from: { at: now.from.at, cell, offset: 0 }, to: { at: now.from.at, cell, offset: size(inner(block, cell)) } });
      } else if (block.type === "li") {
        const next = deepen(now, e.shiftKey ? -1 : 1);
        if (next.blocks.every((other, n) => other === now.blocks[n])) return;
        e.preventDefault();
        field.run(() => next);
      }
    } else if (e.key === "ArrowDown" && !e.shiftKey && !command && !host.hasAttribute("aria-controls") && !field.blocks.at(-1).runs) {
      const now = field.state();
      if (now.from.at !== field.blocks.length - 1) return;
      const block = field.blocks.at(-1), columns = block.rows ? block.align.length : 0;
      if (block.rows ? now.from.cell < block.rows.flat().length - columns : block.t?.slice(now.from.offset).includes("\n")) return;
      e.preventDefault();
      field.run((before) => ({ blocks: [...before.blocks, paragraph()], from: { at: before.blocks.length, offset: 0 }, to: { at: before.blocks.length, offset: 0 } }));
    }
  });
}

// What is copied, pasted and dragged, and boxes that are ticked.
function moving(field, host) {
  const copy = (e) => {
    const now = field.state();
    if (!isRange(now)) return false;
    e.preventDefault();
    fill(e.clipboardData, now, field.labels);
    return true;
  };
  host.addEventListener("copy", copy);
  host.addEventListener("cut", (e) => copy(e) && field.run(remove));
  host.addEventListener("dragstart", (e) => {
    field.dragged = isRange(field.state()) ? field.state() : undefined;
    if (field.dragged) fill(e.dataTransfer, field.dragged, field.labels);
  });

  host.addEventListener("paste", (e) => {
    const { clipboardData: data } = e;
    // Files are sent; office programs put a picture of what they copy beside its words.
    if (data.files.length && !data.getData("text/plain")) return;
    e.preventDefault();
    e.stopPropagation();
    field.sync();
    const before = field.state();
    const { next, html } = take(data, before);
    if (!next) return;
    field.run(() => next);
    field.name();
    if (!html) return;
    const shown = field.blocks;
    converted(html, field.form.elements.csrf.value).then((blocks) => {
      if (!blocks.length || field.blocks !== shown) return;
      const after = insertBlocks(before, blocks);
      field.run(() => after);
      field.name();
    });
  });

  host.addEventListener("click", (e) => {
    if (e.target.matches(".tick input")) {
      const element = e.target.closest(".item");
      const at = [...host.children].indexOf(element);
      field.run((before) => ({ ...before, blocks: before.blocks.map((block, n) => (n === at ? { ...bare(block), checked: e.target.checked } : block)) }));
    } else if (e.target.closest("a")) e.preventDefault();
  });
}

export function listen(field) {
  typing(field, field.host);
  keys(field, field.host);
  moving(field, field.host);
}
