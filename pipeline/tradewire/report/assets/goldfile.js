// What a reviewer said of an article, in the gold format that `tradewire check` reads.
//
// A section that the reviewer called whole is complete: what is not marked is right, what is wrong is
// left out. Of any other, `open` names it: only what was marked is stated, and `spurious` lists the rest.

const NAME_SECTIONS = { country: "countries", person: "persons", organization: "organizations", company: "organizations", bloc: "organizations", agreement: "agreements" };
const GOLD_SECTIONS = {
  tariffs: ["tariffs"], percentages: ["percentages"], money: ["money"], tables: ["tables"], implications: ["implications"],
  entities: ["countries", "persons", "organizations", "agreements"],
};

/** Whether gold can say something of an item. */
function judgeable(record, section, number) {
  if (section === "entities") {
    const entity = record.entities[number];
    return entity.kind in NAME_SECTIONS && (entity.kind !== "country" || entity.code !== null);
  }
  if (section === "tariffs") return record.tariffs[number].rate !== null;
  if (section === "tables") return record.tables[number].kind !== "layout";
  return section in GOLD_SECTIONS;
}

function rateValues(rate) {
  if (!rate) return { low: null, high: null, unit: "percent" };
  if (rate.unit === "percent") return { low: rate.low, high: rate.high, unit: "percent" };
  if (rate.unit === "compound") {
    // Kept and not judged: gold judges rates in percent alone.
    const parts = rate.parts.map(rateValues);
    return { low: parts[0].low, high: parts[0].high, unit: parts.map((part) => part.unit).join(" + ") };
  }
  return { low: rate.amount, high: rate.amount_high || rate.amount, unit: `${rate.currency || "units"} per ${rate.per}` };
}

/** The values of an item by the names of the gold format: what a form edits and a file states. */
function goldValues(record, section, number) {
  const item = record[section][number];
  switch (section) {
    case "tariffs":
      return {
        ...rateValues(item.rate), previous: item.previous_rate ? rateValues(item.previous_rate).low : null,
        imposer: item.imposer, targets: item.targets, products: item.products.map((product) => product.text), status: item.status,
      };
    case "money": return { amount: item.amount, amount_high: item.amount_high, currency: item.currency };
    case "percentages": return { value: item.value, value_high: item.value_high, tariff: item.role === "tariff_rate" };
    case "entities": {
      const names = [...new Set([item.name, ...item.mentions.map((span) => span.text)])];
      return { kind: item.kind, code: item.code, names };
    }
    case "tables": return { kind: item.kind, header: item.header.map((cell) => cell.text), n_rows: item.rows.length };
    default: return { area: item.area || "", impact: item.impact };
  }
}

class GoldWriter {
  constructor(record, offsets, state) {
    Object.assign(this, { record, offsets, state, whole: squeeze(offsets.text), gold: {}, spurious: {}, open: [] });
  }

  place(span) {
    const start = this.offsets.unit(span.start);
    const end = this.offsets.unit(span.end);
    return { context: contextOf(this.offsets.text, start, end, this.whole), quote: this.offsets.text.slice(start, end) };
  }

  say(section, entry, at, key = section) {
    (this.gold[key] ||= []).push({ at, entry });
  }

  deny(section, entry, at) {
    if (!this.state.whole[section.name]) (this.spurious[section.key] ||= []).push({ at, entry });
  }

  spans(section, number) {
    const item = this.record[section][number];
    return section === "tariffs" ? item.mentions : [item];
  }

  /** States what an item holds, in the values given. */
  assert(section, values, spans) {
    if (section === "entities") {
      const key = NAME_SECTIONS[values.kind];
      if (key === "countries") this.say(section, values.code, 0, key);
      else if (key) this.say(section, values.names, 0, key);
    } else if (section === "tables" || section === "implications") this.say(section, values, 0);
    else for (const span of spans) this.say(section, { ...this.place(span), ...values }, span.start);
  }

  refuse(section, values, spans) {
    if (section === "entities") {
      const key = NAME_SECTIONS[values.kind];
      this.deny({ name: section, key }, key === "countries" ? values.code : values.names, 0);
    } else if (section === "tables" || section === "implications") this.deny({ name: section, key: section }, values, 0);
    else for (const span of spans) this.deny({ name: section, key: section }, this.place(span), span.start);
  }

  section(section) {
    const { record, state } = this;
    const touched = state.whole[section] || state.added.some((added) => added.section === section)
      || Object.keys(state.marks).some((key) => key.startsWith(`${section}:`));
    if (!touched) return;
    for (const key of GOLD_SECTIONS[section]) {
      this.gold[key] ||= [];
      if (!state.whole[section]) this.open.push(key);
    }
    record[section].forEach((item, number) => {
      if (!judgeable(record, section, number)) return;
      const mark = state.marks[`${section}:${number}`];
      const values = goldValues(record, section, number);
      const spans = this.spans(section, number);
      if (mark && mark.verdict === "wrong") this.refuse(section, values, spans);
      else if (mark && mark.verdict === "corrected") {
        const { parts, ...edit } = mark.values;
        const corrected = { ...values, ...edit };
        this.assert(section, corrected, parts ? spans.filter((span, part) => parts.includes(part)) : spans);
        if (parts) this.refuse(section, values, spans.filter((span, part) => !parts.includes(part)));
        if (["entities", "tables", "implications"].includes(section) && !sameThing(section, values, corrected)) this.refuse(section, values, spans);
      } else if (mark || state.whole[section]) this.assert(section, values, spans);
    });
    for (const added of state.added.filter((a) => a.section === section)) this.assert(section, added.values, [added]);
  }

  write() {
    Object.keys(GOLD_SECTIONS).forEach((section) => this.section(section));
    // The n-th entry of one context is its n-th place: entries stand in the order of the text.
    const entries = (list) => list.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
    const gold = {};
    for (const [key, list] of Object.entries(this.gold)) gold[key] = entries(list);
    if (this.open.length) gold.open = this.open;
    const spurious = Object.entries(this.spurious).map(([key, list]) => [key, entries(list)]);
    if (spurious.length) gold.spurious = Object.fromEntries(spurious);
    return gold;
  }
}

/** Whether a correction leaves a thing the one that gold would find under its old values. */
function sameThing(section, before, after) {
  if (section === "entities") {
    const key = NAME_SECTIONS[before.kind];
    return key === NAME_SECTIONS[after.kind] && (key === "countries" ? before.code === after.code : after.names.some((name) => before.names.includes(name)));
  }
  return JSON.stringify(before) === JSON.stringify(after);
}

function goldOf(record, state) {
  return new GoldWriter(record, new Offsets(record.article.text), state).write();
}
