// Begins. Every part stands alone: where one fails, the page goes on without it.
import { answers } from "./answer.js";
import { audiences } from "./audience.js";
import { backs } from "./back.js";
import { browsers } from "./browser.js";
import { cards } from "./card.js";
import { completion } from "./complete.js";
import { drafts } from "./drafts.js";
import { find } from "./find.js";
import { folds } from "./fold.js";
import { forms } from "./forms.js";
import { keyboard } from "./keys.js";
import { later } from "./later.js";
import { lightbox } from "./lightbox.js";
import { live } from "./live.js";
import { marks } from "./marks.js";
import { menus } from "./menu.js";
import { names } from "./names.js";
import { orders } from "./order.js";
import { composing, toasts } from "./page.js";
import { prompting } from "./prompts.js";
import { quicks } from "./quick.js";
import { seen } from "./seen.js";
import { swaps } from "./swap.js";
import { talks } from "./talk.js";
import { uploads } from "./upload.js";

document.documentElement.classList.add("scripted");
const parts = [browsers, composing, toasts, uploads, orders, audiences, completion, swaps, answers, drafts, lightbox, marks, prompting, menus, find, keyboard, talks, live, backs, names, cards, folds, seen, quicks, forms, later];
for (const part of parts) {
  try {
    part();
  } catch (error) {
    console.error(error);
  }
}
