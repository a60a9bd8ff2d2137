// The values of an article, in tabs: each item leads to its place in the text, and can be reviewed.

const TABS = [
  ["tariffs", "Duties"], ["money", "Money"], ["percentages", "Percent"], ["dates", "Dates"], ["entities", "Names"],
  ["tables", "Tables"], ["implications", "Implications"], ["warnings", "Warnings"],
];

class Panel {
  constructor(view) {
    this.view = view;
    view.panel = this;
    this.room = MANY;
    this.tabs = new Map();
    this.current = null;
    const bar = h("div", { class: "tabs", role: "tablist", "aria-label": "values of the article" });
    for (const [section, name] of TABS) {
      const count = view.record[section].length + missedOf(view, section).length;
      if (!count && section !== "tariffs") {
        if (section === "warnings" || section === "tables" || !review.on) continue;
      }
      const tab = h("button", {
        type: "button", role: "tab", id: `tab-${section}`, "aria-controls": "panel", tabindex: "-1",
        "aria-selected": "false", on: { click: () => this.show(section) },
      }, name, " ", h("span", { class: "count", text: String(view.record[section].length) }));
      this.tabs.set(section, tab);
      bar.append(tab);
    }
    bar.addEventListener("keydown", (event) => this.keys(event));
    this.body = h("div", { class: "panel-body", id: "panel", role: "tabpanel", tabindex: "0" });
    this.element = h("section", { class: "panel", "aria-label": "values" }, bar, this.body);
    const first = TABS.find(([section]) => view.record[section].length) || TABS[0];
    this.show(this.tabs.has(first[0]) ? first[0] : "tariffs");
  }

  keys(event) {
    const names = [...this.tabs.keys()];
    const at = names.indexOf(this.current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined || !names[to]) return;
    event.preventDefault();
    this.show(names[to]);
    this.tabs.get(names[to]).focus();
  }

  show(section) {
    if (!this.tabs.has(section)) return;
    this.current = section;
    for (const [name, tab] of this.tabs) {
      tab.setAttribute("aria-selected", String(name === section));
      tab.setAttribute("tabindex", name === section ? "0" : "-1");
    }
    this.body.setAttribute("aria-labelledby", `tab-${section}`);
    this.draw();
  }

  draw() {
    const { view, current } = this;
    this.body.replaceChildren(...PANELS[current](view).filter(Boolean));
    const missed = missedOf(view, current);
    if (missed.length) this.body.append(missedList(view, missed));
    if (review.on) this.body.append(...reviewSection(view, current));
  }

  showAll() {
    this.room = Infinity;
    this.draw();
  }

  item(section, number) {
    if (number >= this.room) this.room = Infinity;
    if (this.current !== section || this.room === Infinity) this.show(section);
    const element = this.body.querySelector(`[data-item="${section}:${number}"]`);
    if (!element) return;
    bringIntoView(element);
    flash(element);
    const focus = element.querySelector("button.jump") || element;
    focus.focus({ preventScroll: true });
    announce(`${itemText(this.view.record, section, number)}`);
  }
}

function missedOf(view, section) {
  if (!view.gold) return [];
  const lost = view.gold.lost.filter(([name]) => name === section).map(([, note]) => ({ section, note, start: null }));
  return [...view.gold.spans.filter((s) => s.verdict === "missed" && s.section === section), ...lost];
}

function missedList(view, missed) {
  return h("div", { class: "missed-list" }, h("h3", { text: `Missed (${missed.length})` }), h("ul", { class: "items" },
    missed.map((judged) => h("li", { class: "item g-missed", data: { missed: `${judged.section}:${judged.start}` } },
      judged.start === null ? null : h("button", { type: "button", class: "jump", on: { click: () => showMissedMark(view, judged) } },
        isolated(view.offsets.slice(judged.start, judged.end), { class: "quote" })),
      h("p", { class: "value" }, isolated(judged.note))))));
}

function showMissedMark(view, judged) {
  const mark = view.marks.find((m) => m.kind === "missed" && m.section === judged.section && m.start === judged.start);
  const element = mark && view.root.querySelector(`.mark[data-mark="${mark.id}"]`);
  if (!element) return;
  view.showText();
  element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  flash(element);
  element.focus({ preventScroll: true });
}

/** What gold says of an item as a whole: the worst of its spans. */
function verdictOf(view, section, number) {
  if (!view.gold) return null;
  const found = view.gold.spans.filter((s) => s.section === section && s.item === number).map((s) => s.verdict);
  return ["spurious", "wrong", "right"].find((verdict) => found.includes(verdict)) || view.gold.items[`${section}:${number}`] || null;
}

function verdictBadge(verdict) {
  const signs = { right: "✓", wrong: "≠", spurious: "✗", missed: "+" };
  return verdict ? h("span", { class: `badge v-${verdict}` }, h("span", { "aria-hidden": "true", text: signs[verdict] }), ` ${verdict}`) : null;
}

/** The button that leads from an item to one of its spans. */
function jumpButton(view, section, number, part, text, kind) {
  return h("button", {
    type: "button", class: `jump${kind === "evidence" ? " evidence" : ""}`, title: "show in the text",
    on: { click: () => showMark(view, section, number, part, kind) },
  }, isolated(text, { class: "quote" }));
}

function details(pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return known.length ? h("dl", { class: "details" }, known.map(([name, value]) => h("div", null,
    h("dt", { text: name }), h("dd", null, value instanceof Node ? value : isolated(value))))) : null;
}
