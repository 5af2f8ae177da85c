// Back leads to where one was: what "Show more" had brought is asked for again, and the post that was
// opened is in view. Kept are the addresses alone, with this entry of the history.
import { hear, on, one } from "./page.js";
import { piece, place } from "./swap.js";

const note = (what) => history.replaceState({ ...history.state, ...what }, "");

async function bring({ more, opened }) {
  for (const url of more) {
    const content = await piece(url);
    const link = one(".feed > .more");
    if (!content || !link) break;
    place(content, link, "replace");
  }
  const post = document.getElementById(opened);
  if (!post) return;
  post.focus({ preventScroll: true });
  // What is above it has its size only once it was in view.
  for (let n = 0; n < 3; n++) {
    post.scrollIntoView({ block: "center" });
    await new Promise(requestAnimationFrame);
  }
}

export function backs() {
  on("click", ".feed > .more a", (_, { href }) => {
    history.scrollRestoration = "manual";
    note({ more: [...(history.state?.more || []), href] });
  });
  on("click", "[data-post] a", (_, link) => note({ opened: link.closest("[data-post]").id }));
  hear("load", () => {
    if (!history.state?.more) return;
    if (performance.getEntriesByType("navigation")[0].type === "back_forward") return bring(history.state).catch(() => {});
    // A page loaded anew begins with its newest.
    note({ more: undefined });
  });
}
