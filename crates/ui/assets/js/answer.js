// One answers where the answer will stand. The form that does it is in the page once, as a template,
// and is put under the post or the comment when somebody begins to write.
import { all, hear, make, on, one, prevent, say, set } from "./page.js";
import { draftKey } from "./drafts.js";
import { fresh, plain } from "./swap.js";

// A form for this post or, under `root`, for one of its comments.
function answer(post, root = "") {
  const form = one("#answer").content.firstElementChild.cloneNode(true);
  const field = one("textarea", form);
  field.dataset.draft = `comment-${post}-${root}`;
  form.action = `/posts/${post}/comments`;
  form.elements.audience.value = one(`#post-${post}`).dataset.audience;
  form.dataset.swap = root ? `[data-replies='${root}']` : `[data-comments='${post}']`;
  if (root) {
    const words = say("reply-write");
    set(field, { placeholder: words, "aria-label": words });
    form.dataset.brief = "";
    form.append(make("input", { type: "hidden", name: "parent", value: root }));
  }
  fresh(form);
  return form;
}

// Puts the form where a card of a list has a link to it.
export function begin(link) {
  const form = answer(link.closest(".post").dataset.post);
  link.replaceWith(form);
  return form;
}

// A card that holds something begun before shows it.
function begun() {
  for (const link of all(".comment-link")) {
    if (localStorage[draftKey(`comment-${link.closest(".post").dataset.post}-`)]) begin(link);
  }
}

export function answers() {
  begun();
  hear("placed", begun);
  on("click", ".comment-link", (e, link) => {
    if (!plain(e)) return;
    prevent(e);
    one("textarea", begin(link)).focus();
  });
  on("click", ".reply", (e, link) => {
    const comment = link.closest(".comment");
    if (!plain(e) || !comment) return;
    prevent(e);
    const { dataset: { comment: id, postOf, parent } } = comment;
    let form = one(".comment-form", link.parentElement);
    if (!form) {
      form = answer(postOf, parent || id);
      link.parentElement.append(form);
      // Its draft, if there is one.
      dispatchEvent(new Event("placed"));
    }
    one("textarea", form).focus();
  });
}
