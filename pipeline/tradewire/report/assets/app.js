// The page: its bar, the list beside, and what the address after # asks for.

const VIEWS = { matrix: ["Highest rates", matrixView], timeline: ["Timeline", timelineView], amounts: ["Amounts", amountsView] };

class App {
  constructor() {
    this.found = articles.map((article, number) => number);
    this.view = null;
  }

  start() {
    this.list = new ArticleList((number, focus) => {
      this.focusNext = Boolean(focus);
      this.go(`article/${number}`);
    });
    this.filters = new Filters((found, more) => {
      this.found = found;
      this.list.set(found, this.view ? this.view.number : -1);
      if (!more) this.across();
      if (this.view) paintFound(this.view.root, this.filters.state.search);
    });
    this.main = h("main", { id: "main", tabindex: "-1" });
    this.nav = h("nav", { "aria-label": "views" }, route("", { data: { to: "" } }, "Articles"),
      Object.entries(VIEWS).map(([name, [label]]) => route(name, { data: { to: name } }, label)));
    this.reviewToggle = button("Review", () => this.toggleReview(), { class: "toggle", "aria-pressed": "false", id: "review" });
    this.save = button("", () => review.download(), { class: "primary", id: "download", hidden: true });
    const skip = button("Skip to the article", () => this.main.focus(), { class: "skip" });
    document.getElementById("app").append(skip,
      h("header", { class: "bar" }, h("h1", null, h("span", { class: "logo", "aria-hidden": "true" }), isolated(index.title)), this.nav,
        h("div", { class: "tools" }, this.save, this.reviewToggle, this.theme())),
      h("div", { class: "columns" }, h("aside", { class: "side", "aria-label": "list of articles" }, this.filters.element, this.list.element), this.main),
      h("div", { id: "said", class: "unseen", role: "status", "aria-live": "polite" }));
    this.toolbar();
    window.addEventListener("hashchange", () => this.follow());
    document.addEventListener("keydown", (event) => this.keys(event));
    this.list.set(this.filters.apply(), -1);
    this.follow();
  }

  go(hash) {
    if (location.hash === `#/${hash}`) this.follow();
    else location.hash = `/${hash}`;
  }

  /** Draw what the address asks for. */
  async follow() {
    const [name, number, section, item] = location.hash.replace(/^#\/?/, "").split("/");
    const turn = this.turn = {};
    document.body.dataset.view = name === "article" || VIEWS[name] ? name : "list";
    for (const link of this.nav.children) {
      const here = link.dataset.to === (VIEWS[name] ? name : "");
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (VIEWS[name]) {
      this.view = null;
      this.across();
    } else if (name === "article" && articles[Number(number)]) await this.article(Number(number), section, item, turn);
    else if (articles.length && window.matchMedia("(min-width: 760px)").matches) await this.article(this.found.includes(this.last) ? this.last : this.found[0] ?? 0, null, null, turn);
    else this.show(articles.length ? h("p", { class: "empty", text: "Choose an article." }) : h("p", { class: "empty", text: "There are no records in this report." }));
  }

  async article(number, section, item, turn) {
    if (!this.view || this.view.number !== number) {
      let loaded;
      try {
        loaded = await articleItem(number);
      } catch (reason) {
        this.show(h("p", { class: "empty", text: `This article cannot be unpacked here (${reason.message}): the page is not whole, or the browser is older than 2024.` }));
        return;
      }
      if (this.turn !== turn) return;
      this.view = new ArticleView(number, loaded, this.list);
      this.last = number;
      this.show(this.view.element);
      this.view.choose("text");
      paintFound(this.view.root, this.filters.state.search);
      this.list.select(number);
      announce(`article: ${articles[number].title || "no text"}`);
    }
    if (this.focusNext) this.view.pane.focus({ preventScroll: true });
    this.focusNext = false;
    if (section && this.view.panel.tabs.has(section)) {
      if (item !== undefined) this.view.showItem(section, Number(item));
      else this.view.panel.show(section);
    }
  }

  across() {
    const name = document.body.dataset.view;
    if (VIEWS[name]) this.show(VIEWS[name][1](this.found));
  }

  show(element) {
    hideTip();
    this.main.replaceChildren(element);
  }

  toggleReview() {
    review.on = !review.on;
    this.reviewToggle.setAttribute("aria-pressed", String(review.on));
    document.body.classList.toggle("reviewing", review.on);
    if (this.view) {
      const before = this.view.panel;
      const { current } = before;
      const panel = new Panel(this.view);
      before.element.replaceWith(panel.element);
      if (panel.tabs.has(current)) panel.show(current);
    }
    this.toolbar();
    announce(review.on ? "review: each value has buttons; select text to add what was missed" : "review off");
  }

  toolbar() {
    const count = review.states.size;
    this.save.hidden = !count;
    this.save.textContent = `Download corrections (${count})`;
  }

  /** Follow the system's colours until somebody chooses. */
  theme() {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const { dataset } = document.documentElement;
    const follow = () => { dataset.theme = dark.matches ? "dark" : "light"; };
    follow();
    dark.addEventListener("change", follow);
    return button("◐", () => {
      dark.removeEventListener("change", follow);
      dataset.theme = dataset.theme === "dark" ? "light" : "dark";
    }, { class: "toggle", id: "theme", title: "light or dark", "aria-label": "light or dark" });
  }

  keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    if (event.key === "/") {
      event.preventDefault();
      if (document.body.dataset.view !== "list") this.goList();
      this.filters.search.focus();
    } else if (event.key === "j" || event.key === "k") {
      const at = this.view ? this.found.indexOf(this.view.number) : -1;
      const next = this.found[at + (event.key === "j" ? 1 : -1)];
      if (next !== undefined) this.go(`article/${next}`);
    } else if (event.key === "Escape") hideTip();
  }

  /** On a narrow screen the list is a view of its own. */
  goList() {
    if (!window.matchMedia("(min-width: 760px)").matches) this.go("");
  }
}

const app = new App();
app.start();
