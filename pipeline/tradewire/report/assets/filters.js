// Search and filters: which articles are in the list, and in the views across articles.

const NONE = "(none)";

class Filters {
  constructor(changed) {
    this.changed = changed;
    this.state = { search: "", imposer: "", target: "", status: "", currency: "", more: "", sort: "file" };
    this.hay = articles.map((a) => `${a.title}\n${a.uri}\n${a.words || ""}`.toLowerCase());
    this.byText = new Set(); // articles whose text has what is searched
    this.texts = new TextSearch(this.hay, (hits, share) => {
      this.byText = hits;
      this.changed(this.apply(), share < 1);
      if (share < 1) this.number.textContent += ` · texts ${Math.round(share * 100)} %`;
    });
    this.controls = {};
    const search = h("input", {
      type: "search", id: "search", placeholder: "Search titles, names, goods, texts", "aria-label": "search",
      on: { input: () => this.wait(search.value) },
    });
    this.search = search;
    const counted = this.count();
    const place = (code) => (index.places[code] ? `${code} · ${index.places[code]}` : code);
    const choices = (counts, label) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([value, count]) => [value, `${label(value)} (${grouped(String(count))})`]);
    const more = [["tariffs", "with duties"], ["plain", "without duties"], ["warnings", "with warnings"], ["reviewed", "reviewed"], ["unreviewed", "not reviewed"]];
    if (index.gold) more.push(["faults", "with faults by gold"]);
    this.element = h("div", { class: "filters", role: "search" }, search,
      h("div", { class: "selects" },
        this.select("imposer", "Imposer", choices(counted.imposer, place)),
        this.select("target", "Target", choices(counted.target, place)),
        this.select("status", "Status", STATUSES.filter((s) => counted.status.has(s)).map((s) => [s || NONE, `${STATUS_NAMES[s]} (${grouped(String(counted.status.get(s)))})`])),
        this.select("currency", "Currency", choices(counted.currency, (code) => code)),
        this.select("more", "Articles", more),
        this.select("sort", "Order", [["newest", "newest first"], ["duties", "most duties first"], ["rate", "highest rate first"], ["faults", "most faults first"]]
          .filter(([value]) => value !== "faults" || index.gold), "as in the file")),
      h("div", { class: "found" }, this.number = h("span", { id: "found", role: "status" }),
        this.clear = button("Clear filters", () => this.reset(), { class: "plain", hidden: true })));
  }

  count() {
    const counted = { imposer: new Map(), target: new Map(), status: new Map(), currency: new Map() };
    const add = (map, values) => new Set(values).forEach((value) => map.set(value, (map.get(value) || 0) + 1));
    for (const { tariffs = [], money = [] } of articles) {
      add(counted.imposer, tariffs.flatMap((t) => t[0]));
      add(counted.target, tariffs.flatMap((t) => t[1]));
      add(counted.status, tariffs.map((t) => t[4] || ""));
      add(counted.currency, money.map((m) => m[0]));
    }
    return counted;
  }

  select(name, label, options, all = "all") {
    const element = h("select", { id: `filter-${name}`, on: { change: () => this.set({ [name]: element.value }) } },
      h("option", { value: name === "sort" ? "file" : "", text: all }),
      options.map(([value, text]) => h("option", { value, text: shown(text) })));
    this.controls[name] = element;
    return h("label", { class: "select" }, h("span", { text: label }), element);
  }

  wait(value) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.set({ search: value }), 60);
  }

  set(changes) {
    Object.assign(this.state, changes);
    for (const [name, control] of Object.entries(this.controls)) control.value = this.state[name];
    if (this.search.value !== this.state.search && "search" in changes) this.search.value = this.state.search;
    if ("search" in changes) this.byText = new Set();
    this.changed(this.apply());
    if ("search" in changes) this.texts.start(this.state.search);
  }

  reset() {
    this.set({ search: "", imposer: "", target: "", status: "", currency: "", more: "" });
    this.search.focus();
  }

  /** Whether a duty of the index is one that is asked for. */
  tariff([imposer, targets, , , status]) {
    const { state } = this;
    return (!state.imposer || imposer.includes(state.imposer)) && (!state.target || targets.includes(state.target))
      && (!state.status || (status || NONE) === state.status);
  }

  /** The numbers of the articles that pass, in order. */
  apply() {
    const { state } = this;
    const terms = termsOf(state.search);
    const byTariff = state.imposer || state.target || state.status;
    const found = [];
    articles.forEach((article, number) => {
      if (!this.byText.has(number) && !terms.every((term) => this.hay[number].includes(term))) return;
      if (byTariff && !(article.tariffs || []).some((tariff) => this.tariff(tariff))) return;
      if (state.currency && !(article.money || []).some(([currency]) => currency === state.currency)) return;
      if (state.more && !this.more(article, number)) return;
      found.push(number);
    });
    const keys = {
      newest: (n) => articles[n].published || "", duties: (n) => (articles[n].tariffs || []).length,
      rate: (n) => Math.max(-1, ...(articles[n].tariffs || []).map((t) => size(t[3]))), faults: (n) => faultsOf(articles[n]),
    };
    const key = keys[state.sort];
    if (key) {
      const values = new Map(found.map((number) => [number, key(number)]));
      found.sort((a, b) => (values.get(a) < values.get(b) ? 1 : values.get(a) > values.get(b) ? -1 : a - b));
    }
    this.number.textContent = found.length === articles.length ? plural(found.length, "article")
      : `${grouped(String(found.length))} of ${plural(articles.length, "article")}`;
    this.clear.hidden = found.length === articles.length;
    return found;
  }

  more(article, number) {
    switch (this.state.more) {
      case "tariffs": return Boolean(article.tariffs);
      case "plain": return !article.tariffs;
      case "warnings": return Boolean(article.warnings);
      case "reviewed": return review.touched(number);
      case "unreviewed": return !review.touched(number);
      default: return faultsOf(article) > 0;
    }
  }
}

function faultsOf(article) {
  return article.gold ? article.gold[1] + article.gold[2] + article.gold[3] : 0;
}
