// Values as people read them. Amounts and rates are decimal strings and stay exact: no Number on the way.

const STATUSES = ["in_force", "announced", "threatened", "suspended", "removed", ""];
const STATUS_NAMES = {
  in_force: "in force", announced: "announced", threatened: "threatened", suspended: "suspended",
  removed: "removed", "": "not said",
};
const STATUS_SIGNS = { in_force: "●", announced: "◐", threatened: "△", suspended: "Ⅱ", removed: "✕", "": "·" };
const BOUNDS = { exact: "", about: "~", at_least: "≥ ", at_most: "≤ ", more_than: "> ", less_than: "< " };
const SCALES = [[13, 12, "trillion"], [10, 9, "billion"], [7, 6, "million"]];

function words(code) {
  return String(code).replaceAll("_", " ");
}

function plural(count, one, many) {
  return `${grouped(String(count))} ${count === 1 ? one : many || `${one}s`}`;
}

/** "56000000000" as "56,000,000,000". */
function grouped(decimal) {
  const [whole, fraction] = String(decimal).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction ? `${digits}.${fraction}` : digits;
}

/** "56000000000" as "56 billion", where no digit is lost by it; else grouped. */
function compact(decimal) {
  const match = /^(-?)(\d+)$/.exec(decimal);
  if (match) {
    for (const [length, zeros, name] of SCALES) {
      if (match[2].length < length) continue;
      const head = match[2].slice(0, -zeros);
      const tail = match[2].slice(-zeros).replace(/0+$/, "");
      if (tail.length <= 3) return `${match[1]}${grouped(head)}${tail ? `.${tail}` : ""} ${name}`;
    }
  }
  return grouped(decimal);
}

function rateText(rate) {
  if (!rate) return "no rate";
  if (rate.unit === "compound") return rate.parts.map(rateText).join(" + ");
  if (rate.unit === "percent") {
    return `${BOUNDS[rate.qualifier]}${rate.low}${rate.high === rate.low ? "" : `–${rate.high}`}%`;
  }
  const high = rate.amount_high === null ? "" : `–${grouped(rate.amount_high)}`;
  return `${grouped(rate.amount)}${high}${rate.currency ? ` ${rate.currency}` : ""} per ${rate.per}`;
}

function moneyText(money) {
  if (money.amount === null) return "amount not said";
  const high = money.amount_high === null ? "" : ` to ${grouped(money.amount_high)}`;
  const per = money.per ? ` per ${money.per}` : "";
  return `${BOUNDS[money.qualifier]}${grouped(money.amount)}${high} ${money.currency || "(currency not said)"}${per}`;
}

const PERCENT_UNITS = { percent: "%", pp: " percentage points", bp: " basis points" };

function percentText(percentage) {
  if (percentage.value === null) return "value not said";
  const high = percentage.value_high === null ? "" : `–${percentage.value_high}`;
  return `${BOUNDS[percentage.qualifier]}${percentage.value}${high}${PERCENT_UNITS[percentage.unit]}`;
}

function placeName(code) {
  return index.places[code] || code;
}

/** Codes as words: "CA, MX"; `none` where there are none. */
function codes(list, none) {
  return list.length ? list.join(", ") : none;
}

function tariffParties(tariff) {
  return `${codes(tariff.imposer, "not said who")} on goods of ${codes(tariff.targets, "not said whose")}`;
}

function goodsText(tariff) {
  if (tariff.products.length) return tariff.products.map((product) => product.text).join(", ");
  return tariff.name ? `(${tariff.name})` : "all goods, or not said";
}

function tariffText(tariff) {
  return [rateText(tariff.rate), tariffParties(tariff), goodsText(tariff), STATUS_NAMES[tariff.status || ""]].join(" · ");
}

/** Decimal strings in order of size, for sorting and scales; never shown. */
function size(decimal) {
  return decimal === null || decimal === undefined ? -Infinity : Number(decimal);
}

function statusTag(status) {
  const code = status || "";
  return h("span", { class: `status s-${code || "none"}` },
    h("span", { class: "sign", "aria-hidden": "true", text: STATUS_SIGNS[code] }), STATUS_NAMES[code]);
}
