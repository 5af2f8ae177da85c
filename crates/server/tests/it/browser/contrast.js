// Every text that is shown against what is behind it: at least 4.5 to 1, or 3 to 1 for large
// letters (WCAG 2.2, 1.4.3). Disabled controls and what is hidden are left out.
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const pixel = (colour) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
};
const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
const ground = (element) => {
  if (!element) return pixel("Canvas").slice(0, 3);
  const own = pixel(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own.slice(0, 3) : over(own, ground(element.parentElement));
};
const light = (colour) => {
  const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const wrong = new Set();
let seen = 0;
while (walker.nextNode()) {
  const text = walker.currentNode.textContent.trim();
  const element = walker.currentNode.parentElement;
  const visible = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  if (!text || !visible || element.closest(":disabled, .hidden, script, style, option")) continue;
  const style = getComputedStyle(element);
  const behind = ground(element);
  const [high, low] = [light(over(pixel(style.color), behind)), light(behind)].sort((a, b) => b - a);
  const ratio = (high + 0.05) / (low + 0.05);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
  seen += 1;
  if (ratio < (large ? 3 : 4.5)) wrong.add(`${ratio.toFixed(2)} ${element.tagName}.${element.className} “${text.slice(0, 30)}”`);
}
return seen < 20 ? ["hardly any text was seen"] : [...wrong];
