// Compares what the editor shows with the HTML of the server: blocks by kind, words by their marks. Blocks that
// stay as they are written are not compared. Bare addresses are links only once they are read.
const letters = { STRONG: "b", EM: "i", DEL: "s", CODE: "c" };
const said = (parts) => {
  const whole = parts.map(([t, m]) => [t.replace(/[ \t\r\n]+/g, (space) => (space.includes("\n") ? "\n" : " ")), m]);
  let out = "", last = "";
  for (const [t, m] of whole) {
    if (!t) continue;
    if (m !== last) out += `‹${m}›`;
    last = m;
    out += t;
  }
  return `${out}${last && "‹›"}`.replace(/ ?\n ?/g, "\n").trim();
};
const ofRuns = (runs) => said(runs.map(({ t, m, a, p }) => {
  const far = p?.kind === "as-is" && p.source[0] === "!" && !p.source.startsWith("![](");
  return [p ? (p.kind === "picture" ? "" : p.show) : t, m + (a !== undefined || far ? "L" : "")];
}));
const plain = (block) => ["p", "h", "quote"].includes(block.type) || block.type === "li";
function ofBlocks(blocks) {
  return blocks.flatMap((block) => {
    if (plain(block)) return [[block.type + (block.depth ?? ""), ofRuns(block.runs)]];
    if (block.type === "table") return block.rows.flat().map((runs) => ["cell", ofRuns(runs)]);
    return [[block.type, block.t?.trim() ?? ""]];
  }).filter(([type, t]) => t || type === "hr" || type === "code");
}
function ofHtml(html) {
  const page = new DOMParser().parseFromString(html.replaceAll("<br>\n", "<br>"), "text/html");
  const out = [];
  const parts = (element, m) => [...element.childNodes].flatMap((node) => {
    if (node.nodeType === 3) return [[node.data, m]];
    if (node.nodeName === "BR") return [["\n", m]];
    if (/^(UL|OL|P|PRE|BLOCKQUOTE|TABLE|DIV|DETAILS)$/.test(node.nodeName) || node.matches(".check")) return [];
    if (node.nodeName === "math") return [[`$${node.querySelector("annotation").textContent}$`, m]];
    const far = node.nodeName === "A" && !node.matches(".mention, .space, .topic");
    const bare = far && node.getAttribute("href").replace(/^(mailto:|https?:\/\/)/i, "") === node.textContent.replace(/^(mailto:|https?:\/\/)/i, "");
    const letter = letters[node.nodeName];
    return parts(node, [...new Set((letter ? m.replace("L", "") + letter : m.replace("L", "")).split("").sort())].join("") + (m.includes("L") || (far && !bare) ? "L" : ""));
  });
  const walk = (element, depth, quoted) => {
    for (const child of element.children) {
      const name = child.nodeName;
      if (name === "P") out.push([quoted ? "quote" : depth < 0 ? "p" : `li${depth}`, said(parts(child, ""))]);
      else if (/^H\d$/.test(name)) out.push(["h", said(parts(child, ""))]);
      else if (name === "HR") out.push(["hr", ""]);
      else if (name === "PRE") out.push(["code", child.textContent.trim()]);
      else if (name === "TD" || name === "TH") out.push(["cell", said(parts(child, ""))]);
      else if (name === "LI") {
        out.push([`li${depth}`, said(parts(child, ""))]);
        walk(child, depth, quoted);
      } else walk(child, depth + (name === "UL" || name === "OL"), quoted || name === "BLOCKQUOTE");
    }
  };
  walk(page.body, -1, false);
  return out.filter(([type, t]) => t || type === "hr" || type === "code");
}
const wrong = [], again = [];
let shown = 0;
for (const [number, text, html] of pairs) {
  const { blocks } = readBlocks(text);
  // Formulas and emoji are set only once they are read.
  if (blocks.some(({ type }) => type === "raw") || /\$|:\w+:|\[\^/.test(text)) continue;
  shown += 1;
  const [mine, theirs] = [ofBlocks(blocks), ofHtml(html)].map((parts) => JSON.stringify(parts));
  if (mine !== theirs) wrong.push([number, text, mine, theirs]);
  again.push([number, write({ blocks: blocks.map(({ chunk, ...block }) => block) })]);
}
return { wrong: wrong.slice(0, 10), shown, again };
