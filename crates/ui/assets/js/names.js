// Who reacted, beside a reaction that is pointed at or reached by the keyboard: asked for once.
import { all, on } from "./page.js";
import { piece } from "./swap.js";

async function nameWho(_, { form }) {
  if (form.dataset.told) return;
  form.dataset.told = 1;
  const content = await piece(form.action).catch(() => {});
  if (content) for (const term of all(".reacted dt", content)) {
    const button = all("button", form).find(({ value }) => value === term.firstChild.textContent);
    if (button) button.dataset.names = button.ariaDescription = term.nextSibling.textContent;
  }
}

export function names() {
  for (const type of ["pointerover", "focusin"]) on(type, ".reaction[name=emoji]", nameWho);
}
