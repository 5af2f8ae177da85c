// A task is noted from any page: the form of its page in a dialog, which closes when it is kept.
import { go, hear, make, on, one, prevent } from "./page.js";
import { piece, plain } from "./swap.js";

export async function quick() {
  const content = await piece("/tasks/new").catch(() => undefined);
  if (!content) return go("/tasks/new");
  const box = make("dialog", { class: "quick-box" }, content);
  box.onclose = () => box.remove();
  // Beside it is outside of it. Nothing is answered: false would keep the form from being sent.
  box.onclick = ({ target }) => void (target === box && box.close());
  document.body.append(box);
  box.showModal();
}

export function quicks() {
  on("click", "[data-quick]", (e, link) => {
    if (!plain(e)) return;
    prevent(e);
    link.closest("[popover]")?.hidePopover();
    quick();
  });
  hear("placed", () => {
    const done = one("[data-toasts] > [data-done]");
    if (!done) return;
    delete done.dataset.done;
    setTimeout(() => done.remove(), 6e3);
    one(".quick-box")?.close();
  });
}
