// The reviewer's marks: kept in the browser while the page is read, downloaded as gold.

const STORE = `tradewire-review-${index.digest}`;

class Review {
  constructor() {
    this.on = false;
    this.states = new Map(); // article number -> {marks, added, whole}
    this.kept = true;
    try {
      for (const [number, state] of JSON.parse(localStorage.getItem(STORE) || "[]")) this.states.set(number, state);
    } catch {
      this.kept = false;
    }
    window.addEventListener("beforeunload", (event) => {
      if (!this.kept && this.states.size) event.preventDefault();
    });
  }

  of(number) {
    return this.states.get(number) || { marks: {}, added: [], whole: {} };
  }

  touched(number) {
    return this.states.has(number);
  }

  /** Change the state of an article; one with nothing in it is forgotten. */
  change(view, alter) {
    const state = structuredClone(this.of(view.number));
    alter(state);
    const empty = !Object.keys(state.marks).length && !state.added.length && !Object.values(state.whole).some(Boolean);
    if (empty) this.states.delete(view.number);
    else this.states.set(view.number, state);
    try {
      localStorage.setItem(STORE, JSON.stringify([...this.states]));
      this.kept = true;
    } catch {
      this.kept = false;
    }
    view.changed();
  }

  mark(view, section, number, verdict, values) {
    const key = `${section}:${number}`;
    this.change(view, (state) => {
      const before = state.marks[key];
      if (before && before.verdict === verdict && !values) delete state.marks[key];
      else state.marks[key] = values ? { verdict, values } : { verdict };
    });
  }

  classOf(view, section, number) {
    const mark = this.of(view.number).marks[`${section}:${number}`];
    return mark ? ` r-${mark.verdict}` : "";
  }

  /** The buttons of an item, or null where gold has no word for it. */
  controls(view, section, number) {
    if (!this.on) return null;
    if (!judgeable(view.record, section, number)) return h("p", { class: "review-note", text: "gold has no section for this" });
    const mark = this.of(view.number).marks[`${section}:${number}`];
    const press = (verdict, label, sign) => h("button", {
      type: "button", class: `verdict-button b-${verdict}`, "aria-pressed": String(Boolean(mark) && mark.verdict === verdict),
      data: { act: verdict },
      on: { click: () => (verdict === "corrected" ? correctItem(view, section, number) : this.mark(view, section, number, verdict)) },
    }, h("span", { "aria-hidden": "true", text: `${sign} ` }), label);
    return h("div", { class: "review", role: "group", "aria-label": "review" },
      press("right", "Right", "✓"), press("wrong", "Wrong", "✗"), press("corrected", mark && mark.verdict === "corrected" ? "Corrected" : "Correct…", "✎"),
      mark && mark.verdict === "corrected" ? h("p", { class: "corrected" }, isolated(`now: ${valuesText(mark.values)}`)) : null);
  }

  /** The gold of every article that was reviewed, by the URI of its record. */
  async collection() {
    const documents = {};
    for (const [number, state] of [...this.states].sort((a, b) => a[0] - b[0])) {
      const { record } = await articleItem(number);
      // Not by assignment: a URI may be "__proto__".
      Object.defineProperty(documents, record.source.uri, { value: goldOf(record, state), enumerable: true, configurable: true });
    }
    return `${JSON.stringify({ documents }, null, 1)}\n`;
  }

  async download() {
    const url = URL.createObjectURL(new Blob([await this.collection()], { type: "application/json" }));
    const link = h("a", { download: "corrections.json", hidden: true });
    link.href = url;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    announce(`corrections of ${plural(this.states.size, "article")} downloaded`);
  }
}

const review = new Review();

function valuesText(values) {
  return Object.entries(values)
    .filter(([name, value]) => value !== null && name !== "parts" && name !== "n_rows")
    .map(([name, value]) => `${words(name)} ${Array.isArray(value) ? value.join(", ") || "none" : words(value)}`).join(" · ");
}

/** What stands under a section while it is reviewed: what was added, and whether it is whole. */
function reviewSection(view, section) {
  if (!(section in GOLD_SECTIONS)) return [];
  const state = review.of(view.number);
  const added = state.added.map((item, place) => [item, place]).filter(([item]) => item.section === section);
  const box = h("input", {
    type: "checkbox", id: "whole", on: { change: () => review.change(view, (s) => { s.whole[section] = box.checked; }) },
  });
  box.checked = Boolean(state.whole[section]);
  return [
    added.length ? h("div", { class: "added" }, h("h3", { text: "Added by you" }), h("ul", { class: "items" }, added.map(([item, place]) => h("li", { class: "item r-added" },
      isolated(view.offsets.slice(item.start, item.end), { class: "quote" }), h("p", { class: "value" }, isolated(valuesText(item.values))),
      button("Remove", () => review.change(view, (s) => { s.added.splice(place, 1); }), { class: "plain" }))))) : null,
    h("div", { class: "review-foot" },
      button("Add a missed value…", () => addMissed(view, section), { id: "add-missed", class: "toggle" }),
      h("label", { class: "whole" }, box, " This section is done: what I did not mark is right, and nothing else is missing.")),
  ].filter(Boolean);
}
