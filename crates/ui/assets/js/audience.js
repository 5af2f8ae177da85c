// What is asked for goes with the kind that is chosen. Where the space is chosen, the button says who will read
// what is written, and the form carries what the button says: the server publishes for nobody else.
import { all, hear, make, on } from "./page.js";

export function tell({ elements: { kind, body, space, audience, publish } }) {
  body.placeholder = body.dataset[kind?.value] || body.dataset.more;
  if (!publish) return;
  const offered = (audience.dataset.offered ??= audience.value).split(";");
  const [chosen] = space.selectedOptions;
  audience.value = (space.value && offered.find((shown) => shown.startsWith(`${space.value} `))) || "";
  const { name } = chosen?.dataset || {};
  const words = (text, words) => make("span", { class: "audience-text" }, make("span", {}, text), make("small", {}, words));
  publish.replaceChildren(name ? words(publish.dataset.in.replace("{name}", name), chosen.text.slice(name.length + 3)) : publish.dataset.alone);
}

const tellAll = () => all(".composer").forEach(tell);

export function audiences() {
  on("change", ".composer-space select, .composer-kinds input", (_, { form }) => tell(form));
  // Whatever else chooses: a form made empty, a page gone back to.
  on("reset", ".composer", (_, form) => setTimeout(tell, 0, form));
  hear("pageshow", tellAll);
  hear("placed", tellAll);
  tellAll();
}
