// Every visible text, line, letter, border and sign of the page against what it stands on (WCAG 2.2).
const pixels = new Map();
const pixel = (value) => {
  if (!pixels.has(value)) pixels.set(value, drawn(value));
  return pixels.get(value);
};
const drawn = (value) => {
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
};
const light = ([red, green, blue]) => [red, green, blue]
  .map((value) => value / 255)
  .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
const ratio = (one, other) => {
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};
const ground = (element) => {
  for (let e = element; e; e = e.parentElement) {
    const color = pixel(getComputedStyle(e).backgroundColor);
    if (color[3] === 255) return color;
  }
  return [255, 255, 255];
};
const faults = new Set();
let checked = 0;
const check = (element, color, least, what) => {
  checked += 1;
  const found = ratio(pixel(color), ground(element));
  if (found < least) faults.add(`${what} ${element.tagName}.${element.className} ${color} on ${ground(element)}: ${found.toFixed(2)}`);
};
const seen = (element) => element.getClientRects().length > 0;
const left = "script, style, noscript, .unseen, .skip, option, [aria-hidden=true]";
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || !seen(element) || element.closest(left)) continue;
  const style = getComputedStyle(element);
  check(element, element instanceof SVGElement ? style.fill : style.color, 4.5, "text");
}
for (const element of document.querySelectorAll(".mark:not(.k-evidence)")) {
  if (!seen(element)) continue;
  check(element, getComputedStyle(element).textDecorationColor, 3, "line");
  check(element, getComputedStyle(element, "::before").color, 4.5, "letter");
}
for (const element of document.querySelectorAll("input[type=search], select, .toggle, .verdict-button")) {
  if (seen(element)) check(element.parentElement, getComputedStyle(element).borderTopColor, 3, "border");
}
for (const element of document.querySelectorAll(".status .sign")) {
  check(element, getComputedStyle(element).color, 3, "sign");
}
return [checked, [...faults]];
