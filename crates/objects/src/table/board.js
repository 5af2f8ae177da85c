// A card is dropped on another column: what leads there is done. Whatever asks something, or can be done in several
// ways, opens the page of the status; the buttons of the cards lead there too.
const board = document.querySelector("[data-board]");
const form = document.querySelector("[data-board-form]");
const moves = board.dataset.moves.split(" ").map((said) => said.split(/[>:]/));
let dragged;

const column = ({ target }) => target.closest?.("[data-state]");
const state = (card) => card.closest("[data-state]").dataset.state;
const ways = (card, to) => moves.filter(([from, there]) => from === state(card) && there === to.dataset.state);

function mark(over) {
  for (const each of board.children) each.classList.toggle("is-over", each === over);
}

board.addEventListener("dragstart", (e) => {
  dragged = e.target.closest("[data-post]");
  e.dataTransfer.setData("text", "");
  e.dataTransfer.effectAllowed = "move";
});
board.addEventListener("dragover", (e) => {
  const over = dragged && column(e);
  const leads = over && ways(dragged, over).length > 0;
  if (leads) e.preventDefault();
  mark(leads && over);
});
board.addEventListener("dragend", () => {
  dragged = undefined;
  mark();
});
board.addEventListener("drop", (e) => {
  e.preventDefault();
  const status = `/posts/${dragged.dataset.post}/status`;
  const found = ways(dragged, column(e));
  const [, , name] = found[0];
  if (found.length === 1 && !name.endsWith("?")) {
    form.action = `${status}/${name}`;
    form.submit();
    return;
  }
  const one = found.length === 1 ? `&move=${name.slice(0, -1)}` : "";
  location.href = `${status}?back=${encodeURIComponent(board.dataset.back)}${one}`;
});
