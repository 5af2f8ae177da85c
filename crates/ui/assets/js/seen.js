// Notes what was really read: posts of which half was seen, or that filled the screen, for a second
// while the page was looked at. The server is told every other second and when the page is left;
// what is lost on the way is unread still, and told by another page.
import { all, hear, one } from "./page.js";
import { recount } from "./arrive.js";

function visible(post) {
  const { top, bottom, height } = post.getBoundingClientRect();
  return Math.min(bottom, innerHeight) - Math.max(top, 0) > Math.min(height / 2, innerHeight * 0.8);
}

export function seen() {
  // Only where somebody is signed in.
  if (!document.body.dataset.live) return;
  let before = [], posts = [];
  const tell = async () => {
    if (!posts[0]) return;
    const body = new URLSearchParams({ csrf: one("[name=csrf]").value, posts });
    posts = [];
    // Also when the page is left meanwhile.
    await fetch("/reading/seen", { method: "POST", body, keepalive: true }).catch(() => {});
    if (one(".nav-unread")) recount();
  };
  setInterval(() => {
    // Whoever just marked something unread means it: nothing more is noted on this page.
    const here = document.hidden || one("[data-quiet]") ? [] : all("[data-post]:not([data-seen])").filter(visible);
    for (const post of here) if (before.includes(post)) {
      posts.push(post.dataset.post);
      post.dataset.seen = 1;
    }
    before = here;
  }, 1e3);
  setInterval(tell, 2e3);
  hear("pagehide", tell);
}
