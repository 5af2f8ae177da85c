// Starting points: put into the space they are for, and folded once there are words.
import { on, one } from "./page.js";

export function prompting() {
  on("click", ".prompts a", (_, link) => {
    const asked = new URL(link.href).searchParams.get("space");
    const { space } = link.closest("form").elements;
    if (!asked || space.value === asked) return;
    space.value = asked;
    space.dispatchEvent(new Event("change", { bubbles: true }));
  });
  on("input", ".composer-body", (_, { form, value }) => {
    const ways = one(".prompts", form);
    if (ways && value) ways.open = false;
  });
  // Whoever publishes has introduced themselves.
  on("submit", ".composer", (_, form) => one(".prompt-first", form)?.remove());
}
