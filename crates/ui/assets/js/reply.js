// A reply is written where it will stand: the form of the post, once more, under the comment.
import { make, on, one, prevent, say, set } from "./page.js";
import { fresh, plain } from "./swap.js";

function form(link) {
  const { comment, postOf, parent } = link.closest(".comment").dataset;
  const root = parent || comment;
  const copy = one(".thread > .comment-form", link.closest(".post")).cloneNode(true);
  const field = one("textarea", copy);
  const words = say("reply-write");
  set(field, { placeholder: words, "aria-label": words, "data-draft": `comment-${postOf}-${root}` });
  field.value = "";
  copy.dataset.swap = `[data-replies='${root}']`;
  copy.dataset.brief = "";
  delete copy.dataset.uploading;
  copy.append(make("input", { type: "hidden", name: "parent", value: root }));
  fresh(copy);
  link.parentElement.append(copy);
  // Its draft, if there is one.
  dispatchEvent(new Event("placed"));
  return copy;
}

export function replies() {
  on("click", ".reply", (e, link) => {
    if (!plain(e) || !one(".thread > .comment-form", link.closest(".post") || link)) return;
    prevent(e);
    const open = one(".comment-form", link.parentElement) || form(link);
    one("textarea", open).focus();
  });
}
