// The card of a person, beside a name that is pointed at, reached by the keyboard or pressed for long.
// It stays while one is on the name or on the card; Escape closes it.
import { focused, hear, make, on, prevent } from "./page.js";
import { piece } from "./swap.js";

const NAME = "main a[href^='/people/'], .context a[href^='/people/']";
const CARD = ".person-card";
const FRESH = 6e4;

// What was asked for, for a minute.
const askedCards = new Map();
let shownCard, cardLink, cardTimer, pressedName, heldName;

const awhile = (act, time, of) => {
  clearTimeout(cardTimer);
  cardTimer = setTimeout(act, time, of);
};

function closeCard() {
  clearTimeout(cardTimer);
  shownCard?.remove();
  shownCard = cardLink = undefined;
}

// What was under the pointer may have been replaced: it has not left for that.
const leave = () => shownCard?.matches(":hover, :focus-within") || closeCard();

async function askCard(url) {
  const kept = askedCards.get(url);
  if (kept?.until > Date.now()) return kept.content;
  const content = await piece(url).catch(() => {});
  if (content) askedCards.set(url, { content, until: Date.now() + FRESH });
  return content;
}

async function openCard(to) {
  if (to === cardLink) return;
  closeCard();
  cardLink = to;
  const content = await askCard(`${to.pathname}/card`);
  // One went on meanwhile.
  if (cardLink !== to) return;
  if (!content || !to.isConnected) return closeCard();
  shownCard = make("div", { class: "person-card", popover: "manual", role: "group", "aria-label": to.textContent.trim() }, content.cloneNode(true));
  to.after(shownCard);
  shownCard.showPopover();
  putCard();
}

function putCard() {
  const name = cardLink.getBoundingClientRect();
  const below = name.bottom + shownCard.offsetHeight + 8 < innerHeight;
  shownCard.style.left = `${Math.max(8, Math.min(name.left, innerWidth - shownCard.offsetWidth - 8))}px`;
  shownCard.style.top = `${below ? name.bottom + 4 : Math.max(8, name.top - shownCard.offsetHeight - 4)}px`;
}

// Whoever's page this is needs no card.
const hasCard = ({ pathname }) => /^\/people\/[^/]+$/.test(pathname) && pathname !== location.pathname;

export function cards() {
  on("pointerover", NAME, ({ pointerType }, to) => pointerType === "mouse" && hasCard(to) && !to.closest(CARD) && awhile(openCard, 400, to));
  on("pointerover", CARD, () => clearTimeout(cardTimer));
  on("pointerout", `${NAME}, ${CARD}`, ({ pointerType }) => pointerType === "mouse" && awhile(leave, 300));
  hear("focusin", ({ target }) => {
    if (shownCard?.contains(target)) clearTimeout(cardTimer);
    else if (target.matches(NAME) && hasCard(target) && target.matches(":focus-visible")) awhile(openCard, 400, target);
    else if (target !== cardLink) closeCard();
  });
  hear("keydown", (e) => {
    if (e.key !== "Escape" || !shownCard) return;
    prevent(e);
    e.stopImmediatePropagation();
    if (shownCard.contains(focused())) cardLink.focus();
    closeCard();
  }, true);
  // A finger that presses for long opens the card, before the browser opens a menu of the link, and follows
  // no link.
  const hold = (to) => openCard((heldName = to));
  on("pointerdown", NAME, ({ pointerType }, to) => {
    pressedName = heldName = undefined;
    if (pointerType === "touch" && hasCard(to)) awhile(hold, 400, (pressedName = to));
  });
  for (const type of ["pointerup", "pointercancel"]) hear(type, ({ pointerType }) => pointerType === "touch" && clearTimeout(cardTimer));
  on("contextmenu", NAME, (e, to) => {
    if (to !== pressedName) return;
    prevent(e);
    hold(to);
  });
  on("click", NAME, (e, to) => to === heldName && prevent(e));
  hear("pointerdown", ({ target }) => shownCard && !shownCard.contains(target) && target.closest("a") !== cardLink && closeCard());
  // What scrolls takes the name from under the pointer; with the keyboard one is still there.
  hear("scroll", ({ target }) => {
    if (!shownCard || shownCard.contains(target)) return;
    if (cardLink.matches(":focus-visible") || shownCard.contains(focused())) putCard();
    else closeCard();
  }, { passive: true, capture: true });
  // Whom one follows is perhaps another matter now.
  hear("placed", () => askedCards.clear());
}
