// Elements without markup: every text of a record reaches the page through text nodes alone.

/** An element. `props`: class, text, on: {event: listener}, data: {name: value}, or an attribute. */
function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name === "on") for (const [event, run] of Object.entries(value)) element.addEventListener(event, run);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "value") element.value = value;
    else if (/^on|^href$|^src|^style$/i.test(name)) throw new Error(`${name} is not set here`);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An SVG element; what it shows is numbers and fixed names. */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children.flat(Infinity));
  return element;
}

/** A link within the page. */
function route(hash, props, ...children) {
  const element = h("a", props, ...children);
  element.href = `#/${hash}`;
  return element;
}

/** A link out of the page, where `url` is http or https; else its words. */
function outward(url, label) {
  let parsed = null;
  try {
    parsed = new URL(url);
  } catch {
    parsed = null;
  }
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return isolated(label);
  const element = h("a", { class: "out", rel: "noopener noreferrer nofollow", target: "_blank" }, isolated(label));
  element.href = parsed.href;
  return element;
}

// Embeddings, overrides and isolates: they reorder what stands around them.
const TURNING = /[\u202A-\u202E\u2066-\u2069]/u;
const TURNING_ALL = /[\u202A-\u202E\u2066-\u2069]/gu;

function controlName(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Text of a record as it can stand in a line of ours: controls of direction are shown, not obeyed. */
function shown(text) {
  return String(text).replace(TURNING_ALL, (character) => `\u27E8${controlName(character)}\u27E9`);
}

/** Text of a record in an element that keeps its direction to itself. */
function isolated(text, props) {
  return h("bdi", { ...props, text: shown(text) });
}

function button(label, run, props) {
  return h("button", { type: "button", text: label, on: { click: run }, ...props });
}

/** Words for those who hear the page. */
function announce(message) {
  const region = document.getElementById("said");
  if (region) region.textContent = message;
}

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function bringIntoView(element) {
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm() ? "auto" : "smooth" });
}
