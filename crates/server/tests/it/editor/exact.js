// Opens and writes texts: the examples, and others made of pieces that mean something to Markdown.
let seed = 20_261_129;
const random = (n) => {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) % n;
};
const pieces = ["a", "bc", "é", "日本", "*", "**", "_", "__", "~~", "~", "`", "``", " ", " ", " ", "\n", "\n\n", "- ", "1. ", "  - ", "> ", "# ", "[x](/u)", "[", "](", ")", "!", "\\", "\\*", "&amp;", "&copy;", "$x^2$", "$5", "@ana", "~room", "#tea", ":tada:", "https://a.example/b_c", "<b>", "<", ">", "| a | b |\n|---|---|\n| c | d |\n", "```\ncode\n```\n", "---\n", "    ", "\t", "[ ] ", "[^1]", "[^1]: note\n", "\u00a0", "."];
const wrong = [];
for (let n = 0; n < 10_000 + texts.length; n++) {
  let text = texts[n];
  if (text === undefined) {
    text = "";
    for (let left = 1 + random(20); left; left--) text += pieces[random(pieces.length)];
  }
  const written = write(readBlocks(text));
  if (written !== text) wrong.push([text, written]);
}
return wrong.slice(0, 10);
