// Sections that fold, as this browser left them.
import { all } from "./page.js";

export function folds() {
  for (const group of all("[data-fold]")) {
    const key = `fold:${group.dataset.fold}`;
    group.open = !localStorage[key];
    group.ontoggle = () => (localStorage[key] = group.open ? "" : 1);
  }
}
