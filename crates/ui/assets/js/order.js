// The files of a form stand in the order their author gives them: by buttons, or dragged.
import { on, prevent } from "./page.js";

// Puts a file beside another, and has the draft kept.
function putFile(file, where, other) {
  other?.[where](file);
  file.dispatchEvent(new Event("input", { bubbles: true }));
}

export function orders() {
  let dragged;
  on("click", "[data-move]", (_, button) => {
    const file = button.closest(".upload");
    if (button.dataset.move > 0) putFile(file, "after", file.nextElementSibling);
    else putFile(file, "before", file.previousElementSibling);
    button.focus();
  });
  on("dragstart", ".upload-what", (e, { parentElement }) => {
    dragged = parentElement;
    e.dataTransfer.setData("text", "");
  });
  on("dragover", ".upload", (e, file) => {
    if (file.parentElement !== dragged?.parentElement) return;
    prevent(e);
    const { top, height } = file.getBoundingClientRect();
    const [where, beside] = e.clientY < top + height / 2 ? ["before", "previous"] : ["after", "next"];
    if (file !== dragged && file[`${beside}ElementSibling`] !== dragged) putFile(dragged, where, file);
  });
  on("dragend", ".upload", () => (dragged = undefined));
}
