// What somebody who listens to the page, or steers it otherwise, needs of it.
const wrong = [];
const all = (selector) => [...document.querySelectorAll(selector)];
const tell = (what, elements) => elements.forEach((e) => wrong.push(`${what}: ${e.outerHTML.slice(0, 140)}`));
const named = (e) => {
  const by = (e.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id)?.textContent || "").join("");
  const labels = [...(e.labels || [])].map((label) => label.textContent).join("");
  const pictures = [...e.querySelectorAll("img[alt]")].map((image) => image.alt).join("");
  return [e.ariaLabel, by, labels, e.tagName === "SELECT" || e.tagName === "TEXTAREA" ? "" : e.textContent, pictures].some((name) => name?.trim());
};
tell("without a name", all("button, a[href], input:not([type=hidden]), select, textarea, [role=dialog], dialog, nav").filter((e) => !e.closest("[aria-hidden=true]") && !named(e) && !(e.tagName === "NAV" && all("nav").length === 1)));
tell("picture without alt", all("img:not([alt])"));
const titles = all("h1").filter((e) => !e.closest(".prose"));
if (titles.length !== 1) wrong.push(`${titles.length} titles h1`);
if (all("main").length !== 1) wrong.push("not one main");
const ids = all("[id]").map((e) => e.id);
for (const id of new Set(ids.filter((id, n) => ids.indexOf(id) !== n))) wrong.push(`id twice: ${id}`);
for (const e of all("[aria-describedby], [aria-labelledby], [aria-controls], label[for], [popovertarget]"))
  for (const name of ["aria-describedby", "aria-labelledby", "aria-controls", "for", "popovertarget"])
    for (const id of (e.getAttribute(name) || "").split(" ").filter(Boolean))
      if (!document.getElementById(id)) wrong.push(`${name} names nothing: ${id}`);
tell("nested controls", all(":is(a, button) :is(a[href], button, input)"));
tell("hidden but reached", all("[aria-hidden=true]:is(a[href], button, input):not([tabindex='-1'])"));
tell("list item outside a list", all("li").filter((e) => !e.closest("ul, ol, menu")));
tell("child of a list that is no item", all(":is(ul, ol) > :not(li, script, template)"));
const levels = all("main :is(h1, h2, h3, h4, h5, h6)").filter((e) => !e.closest(".prose")).map((e) => +e.tagName[1]);
levels.forEach((level, n) => n && level > levels[n - 1] + 1 && wrong.push(`a heading of level ${level} after ${levels[n - 1]}`));
if (!document.documentElement.lang || !document.title.trim()) wrong.push("no language or no title");
if (!document.querySelector(".skip")) wrong.push("no way past the navigation");
return wrong;
