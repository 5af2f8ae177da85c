// A field in which one writes as one will be read. The field of the form stays, hidden, and always holds the
// Markdown: whatever the browser changes in the elements is read into blocks, and the blocks are written there.
import { bare, inner, insert, insertBlocks, insertTable, isMarked, levelled, link, linkAt, mark, paragraph, reshape, toggle, type } from "./edit.js";
import { isRange } from "./clipboard.js";
import { readBlocks } from "./blocks.js";
import { ask, knows, learn, moved, named, placeOf } from "./names.js";
import { cut, marksAt, piece, size, words } from "./runs.js";
import { listen } from "./input.js";
import { isForeign, rangeOf, readElement, render, renumber, select } from "./view.js";
import { write } from "./write.js";

// Milliseconds between two keys that are undone together; states kept.
const PAUSE = 1000, KEPT = 200;
// Letters from which a text is long.
const LONG = 20_000;

const KINDS = {
  list: { type: "li", ordered: false, checked: undefined },
  numbers: { type: "li", ordered: true, checked: undefined },
  tasks: { type: "li", ordered: false, checked: false },
  quote: { type: "quote" },
  "code-block": { type: "code" },
  heading: { type: "h", level: 2 },
};
const LETTER_OF = { bold: "b", italic: "i", strike: "s", code: "c" };

// An editor over a `<textarea>`; `labels` are the words it needs, `changed` hears of the cursor.
export function mount(area, labels, changed) {
  const host = document.createElement("div");
  const { form } = area;
  host.className = `${area.className} editor prose`;
  for (const [name, value] of Object.entries({ contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": area.ariaLabel || area.labels[0]?.textContent.trim() || "", "data-placeholder": area.placeholder, "data-complete": "", spellcheck: "true", dir: "auto" })) host.setAttribute(name, value);
  const asks = new MutationObserver(() => (host.dataset.placeholder = area.placeholder));
  asks.observe(area, { attributeFilter: ["placeholder"] });
  if (!area.matches("[data-complete]")) delete host.dataset.complete;
  for (const name of ["aria-describedby", "aria-invalid"]) if (area.hasAttribute(name)) host.setAttribute(name, area.getAttribute(name));
  if (area.required) host.ariaRequired = "true";
  host.form = form;

  let doc = { blocks: [] }, undone = [], done = [], last = {}, written;
  // `marks`: those that are pressed for what is typed next; `pending`: the state before what the browser is doing.
  const field = { host, form, labels, marks: undefined, pending: undefined, composing: false };
  // The blocks of which the browser changed something since they were read.
  const touched = new Set();
  function touch(records) {
    for (const { target } of records) {
      let node = target;
      while (node && node !== host && node.parentNode !== host) node = node.parentNode;
      if (node && node !== host) touched.add(node);
    }
  }
  const observer = new MutationObserver(touch);

  // Should writing ever fail, the words are still there.
  function markdown() {
    try {
      return write(doc);
    } catch (error) {
      console.error(error);
      return doc.blocks.map((block) => block.source ?? inner(block).map((run) => run.p?.source ?? run.t).join("")).join("\n\n");
    }
  }

  // The field of the form follows at once; that of a long text when its author pauses, or sends it.
  let telling;
  function flush() {
    telling = clearTimeout(telling);
    const now = markdown();
    // What others put in the field stays until it is read.
    if (now === written) return;
    written = now;
    if (area.value === written) return;
    area.value = written;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function tell() {
    host.classList.toggle("is-empty", doc.blocks.length === 1 && doc.blocks[0].type === "p" && !size(doc.blocks[0].runs));
    if (area.textLength < LONG) return flush();
    clearTimeout(telling);
    telling = setTimeout(flush, 300);
  }

  let stood;
  function state() {
    const chosen = getSelection();
    const inside = chosen.rangeCount && host.contains(chosen.anchorNode);
    const end = { at: doc.blocks.length - 1 };
    const range = inside ? rangeOf(host, chosen.getRangeAt(0)) : undefined;
    if (!range) {
      end.cell = doc.blocks[end.at].rows ? 0 : undefined;
      end.offset = size(inner(doc.blocks[end.at], end.cell));
    }
    const backward = inside && !chosen.isCollapsed && chosen.focusNode === chosen.getRangeAt(0).startContainer && chosen.focusOffset === chosen.getRangeAt(0).startOffset;
    if (range) stood = { blocks: doc.blocks, ...range };
    // The keyboard may be in a box or a button meanwhile.
    if (!range && stood?.blocks === doc.blocks) return stood;
    return { blocks: doc.blocks, ...(range || { from: end, to: end }), backward };
  }

  // Shows the blocks: only elements whose block changed are made anew.
  function show(blocks, cursor) {
    const all = blocks.length ? levelled(blocks) : [paragraph()];
    const old = [...host.childNodes];
    let start = 0, end = 0;
    while (start < all.length && old[start]?.block === all[start] && !isForeign(old[start])) start++;
    while (end < Math.min(all.length, old.length) - start && old.at(-1 - end)?.block === all.at(-1 - end) && !isForeign(old.at(-1 - end))) end++;
    const made = all.slice(start, all.length - end).map((block) => render(block, labels));
    for (const node of old.slice(start, old.length - end)) node.remove();
    const before = host.childNodes[start] || null;
    for (const element of made) host.insertBefore(element, before);
    doc = { ...doc, blocks: all };
    renumber(host);
    observer.takeRecords();
    if (cursor && (document.activeElement === host || cursor.focus)) {
      if (cursor.focus) host.focus();
      select(host, cursor);
    }
    tell();
    changed();
  }

  function remember(before, kind) {
    const now = Date.now();
    const goesOn = kind && kind === last.kind && now - last.time < PAUSE;
    last = { kind, time: now };
    undone = [];
    if (goesOn) return;
    done.push(before);
    if (done.length > KEPT) done.shift();
  }

  // Does something that can be undone.
  function run(act, kind) {
    sync();
    const before = state();
    const after = act(before);
    if (!after || (after.blocks === before.blocks && !isRange(before) && !isRange(after) && after.from.at === before.from.at && after.from.offset === before.from.offset && after.from.cell === before.from.cell)) return false;
    if (after.blocks !== before.blocks) remember(before, kind);
    show(after.blocks, { ...after, focus: true });
    forget();
    const { at } = after.from;
    host.children[at]?.scrollIntoView({ block: "nearest" });
    return true;
  }

  const pause = () => (last = {});

  function travel(from, to) {
    const before = from.pop();
    if (!before) return;
    to.push(state());
    last = {};
    show(before.blocks, { ...before, focus: true });
  }

  // Reads what the browser did.
  function sync() {
    touch(observer.takeRecords());
    let foreign = false;
    const blocks = [...host.childNodes].map((node) => {
      if (node.block && !touched.has(node)) return node.block;
      const block = readElement(node);
      if (node.nodeType !== 1 || isForeign(node)) foreign = true;
      else node.block = block;
      return block;
    });
    touched.clear();
    const same = !foreign && blocks.length === doc.blocks.length && blocks.every((block, n) => block === doc.blocks[n]);
    if (same) return false;
    doc = { ...doc, blocks: blocks.length ? blocks : [paragraph()] };
    if ((foreign || !blocks.length) && !field.composing) {
      const chosen = getSelection();
      const cursor = chosen.rangeCount && host.contains(chosen.anchorNode) && host.children.length ? rangeOf(host, chosen.getRangeAt(0)) : undefined;
      show(doc.blocks, cursor);
    } else tell();
    return true;
  }

  // Names become pieces once it is known what they stand for.
  let naming;
  function name() {
    clearTimeout(naming);
    naming = setTimeout(async () => {
      if (!host.isConnected || field.composing) return;
      await ask(doc.blocks, form);
      if (field.composing || !host.isConnected) return;
      const before = state();
      const focused = document.activeElement === host;
      const blocks = doc.blocks.map((block, n) => named(block, placeOf(form), n === before.from.at ? before.from.cell : -1, focused && n === before.from.at ? before.from.offset : undefined));
      if (blocks.every((block, n) => block === doc.blocks[n])) return;
      const cursor = ["from", "to"].map((end) => {
        const { at, cell, offset } = before[end];
        return { at, cell, offset: moved(inner(before.blocks[at], cell), inner(blocks[at], cell), offset) };
      });
      show(blocks, { from: cursor[0], to: cursor[1] });
    }, 300);
  }

  // The marks that are pressed count where they were pressed.
  const spot = ({ from, to } = state()) => JSON.stringify([from, to]);
  const keep = (m, a) => (field.marks = { m, a, spot: spot() });
  const forget = () => field.marks && field.marks.spot !== spot() && (field.marks = undefined);

  function insertText(t) {
    const { m, a } = field.marks || {};
    const wanted = field.marks && { m, a };
    run((before) => type(before, t, wanted), "type");
    // What completes names hears of it.
    host.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Presses a button of the marks, or its keys.
  function press(what) {
    const now = state();
    forget();
    if (LETTER_OF[what]) {
      const letter = LETTER_OF[what];
      if (isRange(now)) return run((before) => mark(before, letter));
      const here = field.marks || marksAt(inner(now.blocks[now.from.at], now.from.cell), now.from.offset);
      const others = here.m.replace(letter, "");
      host.focus();
      keep(here.m.includes(letter) ? others : [...others, letter].sort().join(""), here.a);
      return changed();
    }
    if (what === "table") return run(insertTable);
    if (KINDS[what]) return run((before) => toggle(before, KINDS[what]));
    if (now.blocks[now.from.at].rows) return run((before) => reshape(before, what));
    return undefined;
  }

  const isHere = () => document.activeElement === host;
  const onSelection = () => {
    if (!host.isConnected) return drop();
    if (!isHere() || field.composing) return undefined;
    forget();
    return changed();
  };
  document.addEventListener("selectionchange", onSelection);
  const onSubmit = ({ target }) => {
    if (target !== form) return;
    sync();
    flush();
  };
  document.addEventListener("submit", onSubmit, true);
  // Whoever else changed the elements is heard too.
  host.addEventListener("blur", () => {
    if (field.composing) return;
    sync();
    flush();
  });
  const onSpace = ({ target }) => {
    if (target.name === "space") name();
  };
  form?.addEventListener("change", onSpace);

  function load(t = area.value) {
    const { blocks, tail } = readBlocks(t);
    doc = { blocks: blocks.map((block) => named(block, placeOf(form))), tail };
    [done, undone, last] = [[], [], {}];
    written = t;
    show(doc.blocks);
    name();
  }

  observer.observe(host, { childList: true, subtree: true, characterData: true });
  const onInput = () => !telling && area.value !== written && load();
  const onReset = () => setTimeout(() => load());
  const onFocus = () => host.focus();
  area.addEventListener("input", onInput);
  area.addEventListener("focus", onFocus);
  form?.addEventListener("reset", onReset);

  Object.defineProperty(field, "blocks", { get: () => doc.blocks });
  Object.assign(field, { state, show, run, remember, sync, name, press, insertText, keep, forget, pause, undo: () => travel(done, undone), redo: () => travel(undone, done) });
  listen(field);

  const { selectionStart } = area;
  const wasFocused = document.activeElement === area;
  load();
  area.before(host);
  area.classList.add("is-behind");
  area.tabIndex = -1;
  area.ariaHidden = "true";
  // What is missing is said by the server, in the page's words.
  const { required } = area;
  area.required = false;

  // For completion: what stands before the cursor, and putting something in its place.
  host.leading = () => {
    const { from } = state();
    const block = doc.blocks[from.at];
    if (!block || (!block.runs && !block.rows)) return "";
    return cut(inner(block, from.cell), Math.max(0, from.offset - 60), from.offset).map(({ t, m }) => (m.includes("c") ? "\ufffc" : t)).join("");
  };
  host.put = (n, t, { label, note }, isEmoji) => {
    const place = placeOf(form);
    if (!isEmoji && !knows(place, t)) learn(place, t, { show: t[0] === "#" ? t : t[0] + label, kind: { "@": "mention", "~": "space", "#": "topic" }[t[0]], note });
    const what = !isEmoji && knows(place, t);
    run((before) => {
      const from = { ...before.from, offset: before.from.offset - n };
      const { m, a } = marksAt(inner(before.blocks[from.at], from.cell), before.from.offset);
      return insert({ ...before, from }, [what ? piece(t, what.show, what.kind, m, a, what.note) : words(t, m, a), words(" ", m, a)]);
    });
  };

  // What the page told the editor is told no longer.
  function drop() {
    for (const [target, kind, handle] of [[area, "input", onInput], [area, "focus", onFocus], [form, "reset", onReset], [form, "change", onSpace], [document, "selectionchange", onSelection]]) target?.removeEventListener(kind, handle);
    document.removeEventListener("submit", onSubmit, true);
  }

  const editor = {
    host,
    press,
    load,
    focus: () => host.focus(),
    // Markdown, with the cursor at the end of its first block.
    insert: (t) => run((before) => {
      const after = insertBlocks(before, readBlocks(t).blocks.map(bare));
      const first = { ...before.from, offset: size(inner(after.blocks[before.from.at], before.from.cell)) };
      return { ...after, from: first, to: first };
    }),
    type: (t) => run((before) => type(before, t)),
    // What is pressed where the cursor is.
    pressed() {
      const now = state();
      forget();
      const block = now.blocks[now.from.at];
      const here = field.marks?.m ?? (isRange(now) ? Object.values(LETTER_OF).filter((letter) => isMarked(now, letter)).join("") : marksAt(inner(block, now.from.cell), now.from.offset).m);
      const kinds = Object.keys(KINDS).filter((name) => Object.entries(KINDS[name]).every(([key, wanted]) => key === "level" || (key === "checked" ? (block.checked === undefined) === (wanted === undefined) : block[key] === wanted)));
      return { marks: Object.keys(LETTER_OF).filter((name) => here.includes(LETTER_OF[name])), kinds, inTable: !!block.rows, link: linkAt(now)?.a };
    },
    linkAt: () => linkAt(state()),
    // The state to come back to, from a box that takes the keyboard.
    hold: () => state(),
    restore(held) {
      host.focus();
      select(host, held);
    },
    // Links what is selected, the link where the cursor is, or the address itself.
    link(a) {
      run((before) => {
        const found = linkAt(before);
        if (isRange(before)) return link(before, a);
        if (found) return { ...link({ ...before, ...found }, a), from: before.from, to: before.to };
        return a === undefined ? undefined : insert(before, [words(a, "", a)]);
      });
    },
    // Where the cursor is in the Markdown.
    offset() {
      flush();
      const { from } = state();
      const block = doc.blocks[from.at];
      const head = block.runs ? [{ ...block, chunk: undefined, runs: cut(block.runs, 0, from.offset) }] : [];
      return Math.min(write({ blocks: [...doc.blocks.slice(0, from.at), ...head] }).length, area.value.length);
    },
    close() {
      sync();
      flush();
      drop();
      host.remove();
      area.classList.remove("is-behind");
      area.removeAttribute("aria-hidden");
      area.removeAttribute("tabindex");
      area.required = required;
      delete area.editor;
    },
  };
  area.editor = editor;
  if (wasFocused) {
    host.focus();
    // The cursor goes where it was, by what stands before it.
    const before = readBlocks(area.value.slice(0, selectionStart)).blocks;
    const at = Math.max(0, before.length - 1);
    const block = doc.blocks[Math.min(at, doc.blocks.length - 1)];
    const cell = block.rows ? 0 : undefined;
    const offset = Math.min(size(inner(block, cell)), before.length ? size(inner(before.at(-1), before.at(-1).rows ? 0 : undefined)) : 0);
    const spot = { at: Math.min(at, doc.blocks.length - 1), cell, offset: selectionStart >= area.value.length ? size(inner(block, cell)) : offset };
    select(host, { from: spot, to: spot });
    // What completes names goes on in the editor.
    host.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return editor;
}
