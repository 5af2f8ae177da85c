// What every other part of the script stands on: the page's words, its pieces, its messages.

const words = JSON.parse(document.body.dataset.words || "{}");

// A word of the page; with a number, the one for one or for many.
export const say = (key, n) => words[n ? `${key}-${n > 1 ? "many" : "one"}` : key].replace("{n}", n);

export const one = (selector, from = document) => from.querySelector(selector);
export const all = (selector, from = document) => [...from.querySelectorAll(selector)];

export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

// An element with attributes and children; text stays text.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

// The nodes of a fragment the server rendered. Scripts in it would not run.
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

export function toast(text, look = "") {
  const box = one("[data-toasts]");
  const message = make("p", { class: look }, text);
  box.append(message);
  setTimeout(() => message.remove(), 5000);
}

// What happens to the page as a whole.
export const hear = addEventListener;
export const go = (path) => location.assign(path);

export const focused = () => document.activeElement;
export const prevent = (e) => e.preventDefault();

// Scripts of their own say something by an event: its detail is the words.
export function toasts() {
  hear("toast", ({ detail }) => toast(detail, "bad"));
}

// A key that an input method takes is no key of ours. Safari tells of the Enter that ends a composition after
// its end: by then only the old number says so.
export function composing() {
  hear("keydown", (e) => {
    if (e.isComposing || e.keyCode === 229) e.stopImmediatePropagation();
  }, true);
}

// The same event for all elements that match, now and later.
export function on(type, selector, handle) {
  hear(type, (e) => {
    const element = e.target.closest?.(selector);
    if (element) handle(e, element);
  });
}
