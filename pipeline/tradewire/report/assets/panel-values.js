// One function a section: its items as a table or a list.

function nothing(what) {
  return [h("p", { class: "empty", text: `The record holds no ${what}.` })];
}

const MANY = 300; // items of a section that are drawn before more are asked for

/** Where a section goes on: a button, or nothing. */
function moreButton(view, section) {
  const { length } = view.record[section];
  if (length <= view.panel.room) return null;
  return button(`Show all ${grouped(String(length))}`, () => view.panel.showAll(), { class: "toggle" });
}

function listPanel(view, section, none, line) {
  const items = view.record[section];
  if (!items.length) return nothing(none);
  return [h("ul", { class: "items" }, items.slice(0, view.panel.room).map((item, number) => h("li", {
    class: `item${review.classOf(view, section, number)}`, data: { item: `${section}:${number}` },
  }, line(item, number), verdictBadge(verdictOf(view, section, number)), review.controls(view, section, number)))), moreButton(view, section)];
}

function tariffRows(view, tariff, number) {
  const named = (list, none) => (list.length
    ? list.flatMap((code, i) => [i ? ", " : "", h("abbr", { title: placeName(code), text: code })])
    : [h("span", { class: "unsaid", text: none })]);
  const goods = tariff.products.length
    ? tariff.products.map((product) => h("span", { class: "good", title: product.hs.length ? `HS ${product.hs.join(", ")}` : null },
      isolated(product.text)))
    : [h("span", { class: "unsaid" }, isolated(goodsText(tariff)))];
  const cls = review.classOf(view, "tariffs", number);
  const exempt = tariff.exempt.map((e) => e.text || e.code).join(", ");
  const change = tariff.rate_change;
  const moved = change ? `${change.low}${change.high === change.low ? "" : `–${change.high}`} ${change.unit === "pp" ? "points" : "%"}` : "";
  return h("tbody", { class: `item${cls}`, data: { item: `tariffs:${number}` } },
    h("tr", { class: "measure" },
      h("td", { class: "rate" }, h("button", {
        type: "button", class: "jump", title: "show in the text", on: { click: () => showMark(view, "tariffs", number, 0) },
      }, isolated(rateText(tariff.rate))), tariff.previous_rate ? h("span", { class: "was", text: `was ${rateText(tariff.previous_rate)}` }) : null),
      h("td", null, named(tariff.imposer, "?")),
      h("td", null, named(tariff.targets, "?")),
      h("td", { class: "goods" }, goods),
      h("td", null, statusTag(tariff.status), verdictBadge(verdictOf(view, "tariffs", number)))),
    h("tr", { class: "why" }, h("td", { colspan: "5" },
      tariff.mentions.length > 1 ? h("p", { class: "mentions" }, "said at ", tariff.mentions.map((span, part) => [
        part ? ", " : "", jumpButton(view, "tariffs", number, part, span.text)])) : null,
      tariff.evidence.map((span, part) => jumpButton(view, "tariffs", number, part, span.text, "evidence")),
      details([
        ["kind", tariff.kind === "tariff" ? "" : words(tariff.kind)], ["name", tariff.products.length ? tariff.name : null],
        ["legal basis", tariff.legal_basis], ["change", [tariff.change || "", moved].filter(Boolean).join(", ")],
        ["retaliatory", tariff.retaliatory ? "yes" : ""], ["announced", tariff.announced], ["effective", tariff.effective],
        ["expires", tariff.expires], ["exempt", exempt], ["confidence", `${Math.round(tariff.confidence * 100)} %`],
      ]), review.controls(view, "tariffs", number))));
}

const PANELS = {
  tariffs(view) {
    const { tariffs } = view.record;
    if (!tariffs.length) return nothing("duties");
    return [h("table", { class: "tariffs" },
      h("thead", null, h("tr", null, ["Rate", "By", "On", "Goods", "Status"].map((name, i) => h("th", {
        scope: "col", text: name, title: i === 1 ? "who collects it" : i === 2 ? "whose goods pay it" : null,
      })))),
      tariffs.slice(0, view.panel.room).map((tariff, number) => tariffRows(view, tariff, number))), moreButton(view, "tariffs")];
  },
  money(view) {
    return listPanel(view, "money", "amounts of money", (item, number) => [
      jumpButton(view, "money", number, 0, item.text),
      h("p", { class: "value", text: moneyText(item) }),
      details([["short", item.amount && compact(item.amount) !== grouped(item.amount) ? `${compact(item.amount)} ${item.currency || ""}` : ""],
        ["for", item.subject], ["period", item.period],
        ["restates", item.equivalent_of === null ? null : moneyText(view.record.money[item.equivalent_of])],
        ["implied rate", item.implied_rate]]),
    ]);
  },
  percentages(view) {
    return listPanel(view, "percentages", "percentages", (item, number) => [
      jumpButton(view, "percentages", number, 0, item.text),
      h("p", { class: "value" }, percentText(item), " ", h("span", { class: "tag", text: words(item.role) })),
      details([["of", item.subject], ["before", item.previous === null ? null : percentText(view.record.percentages[item.previous])]]),
    ]);
  },
  dates(view) {
    return listPanel(view, "dates", "dates", (item, number) => [
      jumpButton(view, "dates", number, 0, item.text), h("p", { class: "value", text: item.value || "day not known" }),
    ]);
  },
  entities(view) {
    return listPanel(view, "entities", "names", (item, number) => [
      h("p", { class: "value name" }, isolated(item.name), " ", h("span", { class: "tag", text: words(item.kind) }),
        item.code ? h("span", { class: "code" }, isolated(item.code)) : null),
      details([["role", item.roles.map((role) => `${role.title}${role.of ? ` (${role.of})` : ""}`).join(", ")]]),
      h("p", { class: "mentions" }, item.mentions.slice(0, 12).map((span, part) => [part ? " " : "", jumpButton(view, "entities", number, part, span.text)]),
        item.mentions.length > 12 ? ` and ${item.mentions.length - 12} more` : null),
    ]);
  },
  tables(view) {
    return listPanel(view, "tables", "tables", (item) => [
      h("button", { type: "button", class: "jump", on: { click: () => showMark(view, "tables", item.id) } },
        isolated(item.caption || item.heading || item.header.map((cell) => cell.text).join(" | ") || item.id)),
      h("p", { class: "value" }, h("span", { class: "tag", text: words(item.kind) }), ` ${plural(item.rows.length, "row")}`),
    ]);
  },
  implications(view) {
    const names = new Map(view.record.entities.map((entity) => [entity.id, entity.name]));
    const parties = (list) => list.map((party) => names.get(party) || party).join(", ");
    return listPanel(view, "implications", "implications", (item, number) => [
      h("button", { type: "button", class: "jump", title: "show in the text", on: { click: () => showMark(view, "implications", number) } },
        isolated(item.area || "(no area named)")),
      h("p", { class: "value impact" }, isolated(item.impact)),
      details([["likelihood", item.likelihood], ["who acts", parties(item.actors)], ["who feels it", parties(item.affected)],
        ...Object.entries(item.attributes)]),
    ]);
  },
  warnings(view) {
    const { warnings } = view.record;
    if (!warnings.length) return nothing("warnings");
    return [h("ul", { class: "items" }, warnings.map((warning) => h("li", { class: "item" },
      h("p", { class: "value" }, isolated(warning.message)), h("span", { class: "code", text: warning.code }))))];
  },
};
