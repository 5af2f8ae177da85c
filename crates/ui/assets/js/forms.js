// A form that somebody opened before (data-keep) is there without a network too, at its own address: in this browser
// as drafts are, for who was signed in, until they sign out. The worker keeps no page that is somebody's.
import { all, one, parse } from "./page.js";
import { renew } from "./swap.js";

const FORMS_MOST = 50;
const keptForms = (which = /^form:/) => Object.keys(localStorage).filter((key) => which.test(key));

export const forgetForms = (which) => keptForms(which).forEach((key) => localStorage.removeItem(key));

export function forms() {
  const { me } = document.body.dataset;
  const here = me && one("[data-keep]:has(form)");
  const key = `form:${me || localStorage.me}:${location.pathname}`;
  if (here) {
    if (keptForms().length > FORMS_MOST) forgetForms();
    const copy = here.cloneNode(true);
    // What is sent later takes a token asked for then.
    all("[name=csrf]", copy).forEach((field) => field.setAttribute("value", ""));
    localStorage[key] = copy.outerHTML;
  } else if (one("[data-outbox]") && localStorage[key]) {
    one(".trouble").after(parse(localStorage[key]));
    renew(one("[data-keep] form"));
    dispatchEvent(new Event("placed"));
  }
}
