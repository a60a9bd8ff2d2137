// Across articles: the highest ad valorem rate of each imposer on each target.

const MATRIX_SIDE = 24; // rows and columns, until more are asked for
const HEAT = [5, 10, 20, 35, 60]; // percent: where the shades of a cell begin

/** The duties of the articles in the list that pass its filters, with where they are from. */
function* measures(found) {
  for (const number of found) {
    const tariffs = articles[number].tariffs || [];
    for (let item = 0; item < tariffs.length; item += 1) {
      if (app.filters.tariff(tariffs[item])) yield { number, item, tariff: tariffs[item] };
    }
  }
}

function matrixOf(found) {
  const cells = new Map(); // imposer -> target -> cell
  const totals = { imposer: new Map(), target: new Map() };
  const add = (map, key) => map.set(key, (map.get(key) || 0) + 1);
  const { imposer: onlyBy, target: onlyOn } = app.filters.state;
  for (const { number, item, tariff } of measures(found)) {
    for (const by of tariff[0]) {
      if (onlyBy && by !== onlyBy) continue;
      for (const on of tariff[1]) {
        if (onlyOn && on !== onlyOn) continue;
        if (!cells.has(by)) cells.set(by, new Map());
        const row = cells.get(by);
        const cell = row.get(on) || { rate: null, count: 0 };
        cell.count += 1;
        if (size(tariff[3]) > size(cell.rate) || cell.count === 1) Object.assign(cell, { rate: tariff[3], status: tariff[4], number, item });
        row.set(on, cell);
        add(totals.imposer, by);
        add(totals.target, on);
      }
    }
  }
  const order = (map) => [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
  return { cells, imposers: order(totals.imposer), targets: order(totals.target) };
}

function matrixCell(by, on, cell) {
  if (!cell) return h("td", { class: "blank" });
  const heat = cell.rate === null ? 0 : HEAT.filter((from) => size(cell.rate) >= from).length;
  const said = `${placeName(by)} on goods of ${placeName(on)}: ${cell.rate === null ? "no rate in percent" : `${cell.rate}%`}, `
    + `${STATUS_NAMES[cell.status || ""]}, of ${plural(cell.count, "duty", "duties")}`;
  return h("td", { class: `heat-${heat}` }, h("button", {
    type: "button", title: said, "aria-label": said, on: { click: () => {
      app.filters.set({ imposer: by, target: on });
      app.go(`article/${cell.number}/tariffs/${cell.item}`);
    } },
  }, h("span", { class: "rate", text: cell.rate === null ? "–" : `${cell.rate}%` }),
  h("span", { class: "small", "aria-hidden": "true", text: `${STATUS_SIGNS[cell.status || ""]} ${cell.count}` })));
}

function matrixView(found, side = MATRIX_SIDE) {
  const { cells, imposers, targets } = matrixOf(found);
  if (!imposers.length) return h("div", { class: "across" }, h("h2", { text: "Highest rates" }), h("p", { class: "empty", text: "No duty in these articles says who puts it on whose goods." }));
  const rows = imposers.slice(0, side);
  const columns = targets.slice(0, side);
  const code = (name, props) => h("th", props, h("abbr", { title: placeName(name), text: name === "WORLD" ? "all" : name }));
  const more = imposers.length > side || targets.length > side
    ? h("p", null, `The ${side} most told of are shown, of ${plural(imposers.length, "imposer")} and ${plural(targets.length, "target")}. `,
      button("Show all", () => app.show(matrixView(found, Infinity)), { class: "plain" })) : null;
  return h("div", { class: "across" },
    h("h2", { text: "Highest rates" }),
    h("p", { class: "lead", text: "Who puts what on whose goods: the highest rate told of, its status, and how many duties. A cell leads to the article." }),
    more,
    h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "matrix of highest rates" }, h("table", { class: "matrix" },
      h("caption", { text: "rows: who collects the duty; columns: whose goods pay it" }),
      h("thead", null, h("tr", null, h("td", { class: "corner", text: "by ↓ on →" }), columns.map((on) => code(on, { scope: "col" })))),
      h("tbody", null, rows.map((by) => h("tr", null, code(by, { scope: "row" }), columns.map((on) => matrixCell(by, on, cells.get(by).get(on)))))))),
    h("p", { class: "legend" }, STATUSES.map((status) => statusTag(status))));
}
