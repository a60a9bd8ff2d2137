// The list of articles: only the rows in sight are elements, whatever the number of articles.

const ROW_HEIGHT = 76;
const SPARE = 6; // rows drawn above and below what is in sight

class ArticleList {
  constructor(open) {
    this.open = open;
    this.found = [];
    this.current = -1; // place in `found`
    this.space = h("div", { class: "list-space" });
    this.element = h("div", {
      class: "list", id: "list", role: "listbox", tabindex: "0", "aria-label": "articles",
      on: { scroll: () => this.later(), keydown: (event) => this.keys(event) },
    }, this.space);
    this.drawn = "";
    new ResizeObserver(() => this.later()).observe(this.element);
  }

  later() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  set(found, selected) {
    this.found = found;
    this.current = found.indexOf(selected);
    this.space.style.height = `${found.length * ROW_HEIGHT}px`;
    this.drawn = "";
    this.draw();
  }

  select(number) {
    this.current = this.found.indexOf(number);
    if (this.current >= 0) this.reveal();
    this.drawn = "";
    this.draw();
  }

  reveal() {
    const top = this.current * ROW_HEIGHT;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + clientHeight) this.element.scrollTop = top + ROW_HEIGHT - clientHeight;
  }

  draw() {
    const { scrollTop, clientHeight } = this.element;
    const from = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - SPARE);
    const to = Math.min(this.found.length, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + SPARE);
    const key = `${from}:${to}:${this.current}`;
    if (key === this.drawn) return;
    this.drawn = key;
    const rows = [];
    for (let place = from; place < to; place += 1) rows.push(this.row(place));
    this.space.replaceChildren(...rows);
    if (this.current >= from && this.current < to) this.element.setAttribute("aria-activedescendant", `row-${this.found[this.current]}`);
    else this.element.removeAttribute("aria-activedescendant");
  }

  row(place) {
    const number = this.found[place];
    const article = articles[number];
    const tariffs = article.tariffs || [];
    const rates = tariffs.map((tariff) => tariff[3]).filter((rate) => rate !== null).sort((a, b) => size(b) - size(a));
    const row = h("div", {
      class: "row", role: "option", id: `row-${number}`, "aria-selected": String(place === this.current),
      "aria-setsize": this.found.length, "aria-posinset": place + 1, on: { click: () => this.open(number) },
    },
    h("div", { class: "row-title" }, isolated(article.title || "(no text)")),
    h("div", { class: "row-facts" },
      article.published ? h("span", { text: article.published }) : null,
      tariffs.length ? h("span", { class: "fact", text: plural(tariffs.length, "duty", "duties") }) : null,
      rates.length ? h("span", { class: "fact strong", text: `up to ${rates[0]}%` }) : null,
      article.gold ? goldCounts(article.gold) : null,
      review.touched(number) ? h("span", { class: "fact reviewed", text: "reviewed" }) : null,
      h("span", { class: "row-uri" }, isolated(article.uri.split("/").slice(-2).join("/")))));
    row.style.transform = `translateY(${place * ROW_HEIGHT}px)`;
    return row;
  }

  keys(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW_HEIGHT) - 1);
    const last = this.found.length - 1;
    const to = {
      ArrowDown: this.current + 1, ArrowUp: this.current - 1, PageDown: this.current + page, PageUp: this.current - page,
      Home: 0, End: last,
    }[event.key];
    if (event.key === "Enter" && this.current >= 0) {
      event.preventDefault();
      this.open(this.found[this.current], true);
    } else if (to !== undefined && last >= 0) {
      event.preventDefault();
      this.current = Math.max(0, Math.min(last, to));
      this.reveal();
      this.drawn = "";
      this.draw();
    }
  }
}

function goldCounts([right, wrong, missed, spurious]) {
  const parts = [[right, "right", "✓"], [wrong, "wrong", "≠"], [missed, "missed", "+"], [spurious, "spurious", "✗"]];
  return h("span", { class: "gold-counts" }, parts.filter(([count]) => count).map(([count, name, sign]) => h("span", {
    class: `v-${name}`, title: `${count} ${name}`, text: `${sign}${count}`,
  })));
}
