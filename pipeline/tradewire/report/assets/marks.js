// What is marked in a text: spans of a record by kind, and how they nest.

const KINDS = {
  tariff: { name: "Duties", letter: "T" },
  percent: { name: "Percentages", letter: "%" },
  money: { name: "Money", letter: "$" },
  date: { name: "Dates", letter: "D" },
  place: { name: "Places", letter: "P" },
  party: { name: "People and bodies", letter: "B" },
  law: { name: "Agreements and laws", letter: "L" },
  goods: { name: "Goods", letter: "G" },
};

const INNER = ["evidence", "missed", "goods", "law", "party", "place", "date", "percent", "money", "tariff"];

const ENTITY_KINDS = {
  person: "party", organization: "party", company: "party", country: "place", subdivision: "place", city: "place",
  region: "place", bloc: "place", agreement: "law", law: "law", event: "law", product: "goods",
};

const SECTIONS = { tariffs: "tariff", money: "money", percentages: "percent", dates: "date" };

/** What an item of a record is in a line: its normalized value. */
function itemText(record, section, number) {
  const item = record[section][number];
  if (section === "tariffs") return tariffText(item);
  if (section === "money") {
    const other = item.equivalent_of === null ? null : record.money[item.equivalent_of];
    const restates = other ? ` · restates ${moneyText(other)}` : "";
    return `${moneyText(item)}${item.subject ? ` · ${item.subject}` : ""}${item.period ? ` · ${item.period}` : ""}${restates}`;
  }
  if (section === "percentages") return `${percentText(item)} · ${words(item.role)}${item.subject ? ` · ${item.subject}` : ""}`;
  if (section === "dates") return item.value || "day not known";
  if (section === "entities") {
    const roles = item.roles.map((role) => `${role.title}${role.of ? ` (${role.of})` : ""}`).join(", ");
    return `${item.name} · ${item.kind}${item.code ? ` ${item.code}` : ""}${roles ? ` · ${roles}` : ""}`;
  }
  if (section === "implications") return `${item.area ? `${item.area}: ` : ""}${item.impact}`;
  return "";
}

/** The marks of a record in the order of the text: `{section, item, part, kind, start, end}`. */
function marksOf(record, gold) {
  const marks = [];
  for (const [section, kind] of Object.entries(SECTIONS)) {
    record[section].forEach((value, item) => {
      const spans = section === "tariffs" ? value.mentions : [value];
      spans.forEach((span, part) => marks.push({ section, item, part, kind, start: span.start, end: span.end }));
    });
  }
  record.entities.forEach((entity, item) => entity.mentions.forEach((span, part) => marks.push({
    section: "entities", item, part, kind: ENTITY_KINDS[entity.kind], start: span.start, end: span.end,
  })));
  record.tariffs.forEach((tariff, item) => tariff.evidence.forEach((span, part) => marks.push({
    section: "tariffs", item, part, kind: "evidence", start: span.start, end: span.end,
  })));
  const at = (section, item, start, end) => `${section} ${item} ${start} ${end}`;
  const byPlace = new Map(gold ? marks.filter((mark) => mark.kind !== "evidence").map((mark) => [at(mark.section, mark.item, mark.start, mark.end), mark]) : []);
  for (const { section, item, start, end, verdict, note } of gold ? gold.spans : []) {
    const mark = byPlace.get(at(section, item, start, end));
    if (mark) Object.assign(mark, { verdict, note });
    else if (verdict === "missed") marks.push({ section, item: null, kind: "missed", start, end, note });
  }
  // The widest first among those that begin together: it is the outer element. Of those of one width
  // the one that says most is the inner one, which a click means.
  const kept = marks.filter((mark) => mark.start < mark.end);
  kept.sort((a, b) => a.start - b.start || b.end - a.end || INNER.indexOf(a.kind) - INNER.indexOf(b.kind));
  kept.forEach((mark, id) => { mark.id = id; });
  return kept;
}

/** The marks that touch [start, end); `marks` are in order, `longest` is the length of the longest. */
function marksWithin(marks, longest, start, end) {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle].start < start - longest) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let i = low; i < marks.length && marks[i].start < end; i += 1) {
    if (marks[i].end > start) found.push(marks[i]);
  }
  return found;
}
