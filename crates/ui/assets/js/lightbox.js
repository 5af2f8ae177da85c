// A picture large, over the page: its own page as a piece, with those before and after it. Arrows
// step, Escape closes, and the keyboard is where it was.
import { go, hear, make, on, one, prevent } from "./page.js";
import { piece, plain } from "./swap.js";

async function enlarge(link, rel) {
  const content = await piece(link.href).catch(() => undefined);
  if (!content) return go(link.href);
  const box = one("#lightbox") || make("dialog", { id: "lightbox", class: "lightbox", "aria-labelledby": "picture-name" });
  box.replaceChildren(content);
  box.onclose = () => box.remove();
  if (!box.open) {
    document.body.append(box);
    box.showModal();
  }
  (one(`[rel=${rel}]`, box) || one("button", box)).focus();
}

export function lightbox() {
  on("click", ".pictures a, .lightbox [rel]", (e, link) => {
    if (!plain(e)) return;
    prevent(e);
    // What closes gives the keyboard back to where it was.
    if (!link.rel) link.focus();
    enlarge(link, link.rel || "next");
  });
  hear("keydown", ({ key }) => {
    one(`.lightbox [rel=${{ ArrowLeft: "prev", ArrowRight: "next" }[key]}]`)?.click();
  });
  // Beside the picture.
  on("click", ".lightbox", (e, box) => e.target === box && box.close());
}
