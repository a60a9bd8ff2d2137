// Across articles: amounts of money by currency. They are counted and ranked, never summed: an article
// may tell the same billion twice.

function amountsOf(found) {
  const by = new Map();
  const only = app.filters.state.currency;
  for (const number of found) {
    for (const [currency, amount] of articles[number].money || []) {
      if (only && currency !== only) continue;
      if (!by.has(currency)) by.set(currency, { currency, amounts: [], articles: new Set() });
      const entry = by.get(currency);
      entry.amounts.push({ amount, value: size(amount), number });
      entry.articles.add(number);
    }
  }
  for (const entry of by.values()) entry.amounts.sort((a, b) => a.value - b.value);
  return [...by.values()].sort((a, b) => b.amounts.length - a.amounts.length || (a.currency < b.currency ? -1 : 1));
}

const STRIP = { width: 260, height: 26, pad: 4, buckets: 64 };

/** Where the amounts of a currency lie on a logarithmic scale that all currencies share. */
function strip(amounts, low, high) {
  const { width, height, pad, buckets } = STRIP;
  const span = Math.max(1, high - low);
  const counts = new Map();
  for (const { value } of amounts) {
    if (value <= 0) continue;
    const bucket = Math.round(((Math.log10(value) - low) / span) * buckets);
    counts.set(bucket, (counts.get(bucket) || 0) + 1);
  }
  const most = Math.max(1, ...counts.values());
  const x = (bucket) => pad + (bucket / buckets) * (width - 2 * pad);
  return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, class: "strip", "aria-hidden": "true" },
    svg("line", { x1: pad, x2: width - pad, y1: height - 3, y2: height - 3, class: "rule" }),
    [...counts].map(([bucket, count]) => {
      const tall = 5 + (count / most) * (height - 10);
      return svg("rect", { x: x(bucket) - 1.5, y: height - 3 - tall, width: 3, height: tall, class: "tick" });
    }));
}

function amountsView(found) {
  const entries = amountsOf(found);
  const view = h("div", { class: "across" }, h("h2", { text: "Amounts by currency" }));
  if (!entries.length) {
    view.append(h("p", { class: "empty", text: "There is no amount of money in these articles." }));
    return view;
  }
  const logs = entries.flatMap(({ amounts }) => [amounts.find((a) => a.value > 0), amounts.at(-1)]).filter((a) => a && a.value > 0).map((a) => Math.log10(a.value));
  const low = Math.floor(Math.min(...logs, 0));
  const high = Math.ceil(Math.max(...logs, 1));
  const median = (amounts) => amounts[(amounts.length - 1) >> 1].amount;
  view.append(
    h("p", { class: "lead", text: "Every amount that is told, in whole units. The scale is logarithmic, and the same for all." }),
    h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "amounts by currency" }, h("table", { class: "amounts" },
      h("thead", null, h("tr", null, ["Currency", "Amounts", "Articles", "Median", "Largest", `10^${low} to 10^${high}`].map((name) => h("th", { scope: "col", text: name })))),
      h("tbody", null, entries.map(({ currency, amounts, articles: held }) => h("tr", null,
        h("th", { scope: "row" }, button(currency, () => app.filters.set({ currency: app.filters.state.currency === currency ? "" : currency }), { class: "plain", title: "only articles with this currency" })),
        h("td", { class: "figure", text: grouped(String(amounts.length)) }), h("td", { class: "figure", text: grouped(String(held.size)) }),
        h("td", { class: "figure", text: compact(median(amounts)) }),
        h("td", { class: "figure" }, route(`article/${amounts.at(-1).number}/money`, null, compact(amounts.at(-1).amount))),
        h("td", null, strip(amounts, low, high))))))));
  return view;
}
