// One article: its head, its text with marks, and its values beside it.

class ArticleView {
  constructor(number, item, list) {
    const { record, gold } = item;
    const marks = marksOf(record, gold);
    Object.assign(this, {
      number, record, gold, marks, list,
      longest: marks.reduce((most, mark) => Math.max(most, mark.end - mark.start), 0),
      offsets: new Offsets(record.article.text), hidden: hiddenKinds,
    });
    this.root = textElement(this);
    new Panel(this);
    this.pane = h("div", { class: "pane", tabindex: "-1" }, this.head(), this.legend(), this.root);
    this.element = h("div", { class: "article side-text" }, this.pane, this.panel.element);
    this.applyHidden();
    watchText(this, this.root);
    this.bar = watchSelection(this);
    this.element.append(this.bar, this.sides());
  }

  head() {
    const { article, source, pipeline } = this.record;
    const said = [article.published, article.site, article.authors.join(", ")].filter(Boolean);
    return h("header", { class: "article-head" },
      said.length ? h("p", { class: "kicker" }, isolated(said.join(" · "))) : null,
      article.title || this.record.article.text ? null : h("p", { class: "empty", text: "This article has no text." }),
      h("p", { class: "source" }, isolated(source.uri), article.url ? [" · ", outward(article.url, article.url)] : null),
      h("p", { class: "source faint", text: `tradewire ${pipeline.tradewire} · spaCy ${pipeline.spacy} · ${pipeline.model.name} ${pipeline.model.version}` }));
  }

  legend() {
    const present = new Set(this.marks.map((mark) => mark.kind));
    const entry = (kind, { name, letter }) => {
      const box = h("input", { type: "checkbox", on: { change: () => {
        if (box.checked) this.hidden.delete(kind);
        else this.hidden.add(kind);
        this.applyHidden();
      } } });
      box.checked = !this.hidden.has(kind);
      return h("label", { class: `key k-${kind}` }, box, h("span", { class: "mark sample", text: name, data: { letter } }));
    };
    return h("div", { class: "legend", role: "group", "aria-label": "what is marked" },
      Object.entries(KINDS).filter(([kind]) => present.has(kind)).map(([kind, known]) => entry(kind, known)),
      this.gold ? ["right", "wrong", "missed", "spurious"].map((verdict) => verdictBadge(verdict)) : null);
  }

  applyHidden() {
    for (const kind of Object.keys(KINDS)) this.root.classList.toggle(`hide-${kind}`, this.hidden.has(kind));
  }

  /** Where text and values do not fit side by side: which of them is shown. */
  sides() {
    const choose = (side) => {
      this.element.classList.toggle("side-text", side === "text");
      this.element.classList.toggle("side-values", side === "values");
      this.sideButtons.forEach(([name, element]) => element.setAttribute("aria-pressed", String(name === side)));
    };
    this.choose = choose;
    this.sideButtons = [["text", "Text"], ["values", "Values"]].map(([side, label]) => [side, button(label, () => choose(side), { "aria-pressed": String(side === "text") })]);
    return h("div", { class: "sides", role: "group", "aria-label": "what is shown" }, this.sideButtons.map(([, element]) => element));
  }

  showText() {
    this.choose("text");
  }

  showItem(section, number) {
    this.choose("values");
    this.panel.item(section, number);
  }

  showMissed(mark) {
    this.choose("values");
    if (this.panel.current !== mark.section) this.panel.show(mark.section);
    const element = this.panel.body.querySelector(`[data-missed="${mark.section}:${mark.start}"]`);
    if (!element) return;
    bringIntoView(element);
    flash(element);
    element.querySelector("button").focus({ preventScroll: true });
  }

  /** After a mark of the reviewer: the values are drawn again, focus stays where it was. */
  changed() {
    const active = document.activeElement;
    const item = active && active.closest("[data-item]");
    const act = active && active.dataset && active.dataset.act;
    const id = active && active.id;
    this.panel.draw();
    const again = item && act ? this.panel.body.querySelector(`[data-item="${item.dataset.item}"] [data-act="${act}"]`) : id && document.getElementById(id);
    if (again) again.focus({ preventScroll: true });
    this.list.drawn = "";
    this.list.draw();
    app.toolbar();
  }
}

const hiddenKinds = new Set();
