// Across articles: measures by the day they take effect, were announced, or were told of, by status.

const MAX_BINS = 60;
const SHOWN_MEASURES = 200;
// From fine to coarse: the bin of an ISO date, null where the date does not say it.
const BINS = [
  { name: "day", of: (date) => (date.length >= 10 ? date.slice(0, 10) : null) },
  { name: "month", of: (date) => (date.length >= 7 ? date.slice(0, 7) : null) },
  { name: "quarter", of: (date) => (date.length >= 7 ? `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` : null) },
  { name: "year", of: (date) => date.slice(0, 4) },
  { name: "decade", of: (date) => `${date.slice(0, 3)}0` },
];
const COARSE = 0.1; // the share of dates that may be too coarse for a bin, and are told of beside the bars

function after(bin, name) {
  if (name === "decade" || name === "year") return String(Number(bin) + (name === "year" ? 1 : 10)).padStart(4, "0");
  const [year, part, day] = bin.replace("Q", "").split("-").map(Number);
  if (name === "quarter") return part < 4 ? `${bin.slice(0, 6)}${part + 1}` : `${String(year + 1).padStart(4, "0")}-Q1`;
  const next = new Date(Date.UTC(2000, 0, 1));
  next.setUTCFullYear(year, name === "day" ? part - 1 : part, name === "day" ? day + 1 : 1);
  return next.toISOString().slice(0, name === "day" ? 10 : 7);
}

/** All bins from the first to the last, or null where there are too many. */
function binsBetween(first, last, name) {
  const bins = [];
  for (let bin = first; bin <= last; bin = after(bin, name)) {
    bins.push(bin);
    if (bins.length > MAX_BINS) return null;
  }
  return bins;
}

/** The finest bins that show the dates in few enough steps, and how many are too coarse for them. */
function binned(dated) {
  for (const { name, of } of BINS) {
    const named = dated.map((measure) => [of(measure.tariff[5]), measure]).filter(([bin]) => bin !== null);
    const coarse = dated.length - named.length;
    if (!named.length || coarse > COARSE * dated.length) continue;
    let [first, last] = [named[0][0], named[0][0]];
    for (const [bin] of named) {
      if (bin < first) first = bin;
      if (bin > last) last = bin;
    }
    const bins = binsBetween(first, last, name);
    if (!bins && name !== "decade") continue;
    const held = new Map((bins || [...new Set(named.map(([bin]) => bin))].sort()).map((bin) => [bin, []]));
    for (const [bin, measure] of named) held.get(bin).push(measure);
    return { name, held, coarse };
  }
  return { name: "decade", held: new Map(), coarse: dated.length };
}

const PATTERNS = {
  in_force: [], announced: [["path", { d: "M0 6 L6 0" }]], threatened: [["circle", { cx: 3, cy: 3, r: 1.2 }]],
  suspended: [["path", { d: "M3 0 V6" }]], removed: [["path", { d: "M0 0 L6 6 M0 6 L6 0" }]], "": [["path", { d: "M0 3 H6" }]],
};

function patterns() {
  return svg("defs", null, STATUSES.map((status) => svg("pattern", {
    id: `fill-${status || "none"}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", class: `p-${status || "none"}`,
  }, svg("rect", { width: 6, height: 6, class: "ground" }), PATTERNS[status].map(([tag, attributes]) => svg(tag, { ...attributes, class: "figure" })))));
}

function bars(held, name, pick) {
  const gap = 4;
  const width = Math.max(12, Math.min(44, Math.floor(860 / held.size) - gap));
  const height = 180;
  const most = Math.max(1, ...[...held.values()].map((list) => list.length));
  const total = held.size * (width + gap);
  const every = Math.ceil(held.size / Math.max(1, Math.floor(total / 76)));
  const drawing = svg("svg", { width: total + 40, height: height + 44, viewBox: `-36 -14 ${total + 40} ${height + 44}`, class: "bars", role: "group", "aria-label": `duties by ${name}` }, patterns());
  for (const count of new Set([0, Math.floor(most / 2), most])) {
    const y = height - (count / most) * height;
    drawing.append(svg("line", { x1: 0, x2: total, y1: y, y2: y, class: "rule" }), svg("text", { x: -6, y: y + 4, class: "scale", "text-anchor": "end" }, grouped(String(count))));
  }
  let place = 0;
  for (const [bin, list] of held) {
    const x = place * (width + gap);
    const said = STATUSES.map((status) => [status, list.filter(({ tariff }) => (tariff[4] || "") === status).length]).filter(([, count]) => count);
    const column = svg("g", { class: "bin", tabindex: list.length ? 0 : -1, role: "button", "aria-label": `${bin}: ${said.map(([status, count]) => `${count} ${STATUS_NAMES[status]}`).join(", ") || "none"}` },
      svg("rect", { x, y: 0, width, height, class: "hit" }));
    let y = height;
    for (const [status, count] of said) {
      const part = (count / most) * height;
      y -= part;
      column.append(svg("rect", { x, y, width, height: part, fill: `url(#fill-${status || "none"})`, class: "part" }));
    }
    column.append(svg("title", null, column.getAttribute("aria-label")));
    column.addEventListener("click", () => pick(bin));
    column.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick(bin);
    });
    drawing.append(column);
    if (place % every === 0) drawing.append(svg("text", { x: x + width / 2, y: height + 18, class: "scale", "text-anchor": "middle" }, bin));
    place += 1;
  }
  return drawing;
}

function measureTable(list, caption) {
  return h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": caption }, h("table", { class: "measures" },
    h("caption", { text: caption }),
    h("thead", null, h("tr", null, ["Date", "By", "On", "Rate", "Status", "Article"].map((name) => h("th", { scope: "col", text: name })))),
    h("tbody", null, list.slice(0, SHOWN_MEASURES).map(({ number, item, tariff }) => h("tr", null,
      h("td", { class: "date", text: tariff[5] || "–" }), h("td", { text: codes(tariff[0], "?") }), h("td", { text: codes(tariff[1], "?") }),
      h("td", { class: "rate", text: tariff[3] === null ? "–" : tariff[2] === tariff[3] ? `${tariff[3]}%` : `${tariff[2]}–${tariff[3]}%` }),
      h("td", null, statusTag(tariff[4])),
      h("td", { class: "told" }, route(`article/${number}/tariffs/${item}`, null, isolated(articles[number].title || articles[number].uri))))))));
}

function timelineView(found) {
  const all = [...measures(found)];
  const dated = all.filter(({ tariff }) => tariff[5]);
  const place = h("div");
  const view = h("div", { class: "across" }, h("h2", { text: "Measures over time" }));
  if (!dated.length) {
    view.append(h("p", { class: "empty", text: all.length ? "No duty in these articles has a date, nor has its article." : "There is no duty in these articles." }));
    if (all.length) view.append(measureTable(all, "duties without a date"));
    return view;
  }
  dated.sort((a, b) => (a.tariff[5] < b.tariff[5] ? 1 : a.tariff[5] > b.tariff[5] ? -1 : a.number - b.number));
  const { name, held, coarse } = binned(dated);
  const undated = all.length - dated.length;
  const left = (undated ? ` ${plural(undated, "duty has", "duties have")} no date.` : "")
    + (coarse ? ` ${plural(coarse, "date is", "dates are")} not as fine as the bars.` : "");
  const list = (measuresOf, label) => place.replaceChildren(measureTable(measuresOf, label));
  const counted = (measuresOf) => (measuresOf.length > SHOWN_MEASURES ? `, the first ${SHOWN_MEASURES} of ${grouped(String(measuresOf.length))}` : "");
  list(dated, `newest first${counted(dated)}`);
  view.append(
    h("p", { class: "lead", text: `By the ${name} they take effect, were announced, or, where neither is said, were told of.${left}` }),
    h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "timeline" }, bars(held, name, (bin) => {
      list(held.get(bin), `${bin}${counted(held.get(bin))}`);
      announce(`${plural(held.get(bin).length, "duty", "duties")} of ${bin}`);
    })),
    h("p", { class: "legend" }, STATUSES.map((status) => h("span", { class: "swatch-line" },
      svg("svg", { width: 16, height: 16, "aria-hidden": "true" }, svg("rect", { width: 16, height: 16, fill: `url(#fill-${status || "none"})`, class: "part" })), statusTag(status)))),
    place);
  return view;
}
