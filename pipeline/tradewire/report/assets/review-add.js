// Adding what was missed: by selecting it in the text, or by typing its words.

const ADDABLE = [["tariffs", "Duty"], ["money", "Money"], ["percentages", "Percentage"], ["country", "Country"],
  ["person", "Person"], ["organization", "Organization"], ["agreement", "Agreement"], ["implications", "Implication"]];

/** What the words of a selection say by themselves: the number in them. */
function guess(quote, what) {
  const figures = /(\d[\d,]*(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d[\d,]*(?:\.\d+)?))?/.exec(quote);
  const plain = (text) => (text ? text.replaceAll(",", "") : null);
  const [low, high] = figures ? [plain(figures[1]), plain(figures[2])] : [null, null];
  switch (what) {
    case "tariffs": return { low, high, imposer: [], targets: [], products: [], status: "" };
    case "percentages": return { value: low, value_high: high, tariff: false };
    case "money": return { amount: null, amount_high: null, currency: /€/.test(quote) ? "EUR" : /£/.test(quote) ? "GBP" : /\$/.test(quote) ? "USD" : null };
    case "implications": return { area: "", impact: quote };
    case "country": return { kind: what, code: null, names: [quote] };
    default: return { kind: what, code: null, names: [quote] };
  }
}

function addSpan(view, what, span) {
  const section = what in GOLD_SECTIONS ? what : "entities";
  const quote = view.offsets.slice(span.start, span.end);
  const lead = h("p", { class: "form-lead" }, "“", isolated(quote), "” at ", String(span.start));
  const name = ADDABLE.find(([key]) => key === what)[1].toLowerCase();
  ask(`Add a missed ${name}`, lead, FORMS[section], guess(quote, what), (found) => keep(view, section, span, settled(section, found)));
}

function keep(view, section, span, values) {
  const over = view.record.percentages.findIndex((item) => item.start < span.end && span.start < item.end);
  review.change(view, (state) => {
    state.added.push({ section, start: span.start, end: span.end, values });
    if (section !== "tariffs") return;
    // A rate of a duty is a percentage too, and gold says so in both sections.
    if (over < 0) {
      const high = values.high === values.low ? null : values.high;
      state.added.push({ section: "percentages", start: span.start, end: span.end, values: { value: values.low, value_high: high, tariff: true } });
    } else if (view.record.percentages[over].role !== "tariff_rate" && !state.marks[`percentages:${over}`]) {
      state.marks[`percentages:${over}`] = { verdict: "corrected", values: { tariff: true } };
    }
  });
  view.panel.show(section);
}

/** With the keyboard alone: the words of the text are typed, and found in it. */
function addMissed(view, section) {
  const selected = selectedSpan(view, view.root);
  const what = section === "entities" ? "country" : section;
  if (section === "tables") {
    ask("Add a missed table", null, [...FORMS.tables, list("header", "Its header cells", "separate with commas"), number("n_rows", "Rows below the header", true)], {},
      (found) => review.change(view, (state) => state.added.push({ section, start: 0, end: 0, values: { ...found, n_rows: Number(found.n_rows) } })));
    return;
  }
  if (selected) {
    addSpan(view, what, selected);
    return;
  }
  const fields = [{ name: "quote", label: "Its words, as they stand in the text", type: "text", needed: true }, number("nth", "Which place, where they stand more than once")];
  ask("Add a missed value", null, fields, { nth: "1" }, ({ quote, nth }) => {
    const { text } = view.offsets;
    let unit = -1;
    for (let i = 0; i < Math.max(1, Math.min(1000, Number(nth) || 1)); i += 1) {
      unit = text.indexOf(quote, unit + 1);
      if (unit < 0) throw new Error("these words do not stand in the text");
    }
    const span = { start: view.offsets.point(unit), end: view.offsets.point(unit + quote.length) };
    setTimeout(() => addSpan(view, what, span), 0);
  });
}

/** The bar that comes up beside a selection in the text. */
function watchSelection(view) {
  const bar = h("div", { class: "add-bar", role: "toolbar", "aria-label": "add the selection as", hidden: true },
    h("span", { text: "Add as" }), ADDABLE.map(([what, label]) => h("button", {
      type: "button", data: { what }, text: label,
      on: { pointerdown: (event) => event.preventDefault(), click: () => {
        const span = view.selected;
        hide();
        if (span) addSpan(view, what, span);
      } },
    })));
  const hide = () => { bar.hidden = true; };
  const place = () => {
    if (!bar.isConnected) {
      document.removeEventListener("selectionchange", place);
      return;
    }
    const span = review.on ? selectedSpan(view, view.root) : null;
    if (!span) {
      hide();
      return;
    }
    view.selected = span;
    const box = window.getSelection().getRangeAt(0).getBoundingClientRect();
    bar.hidden = false;
    bar.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - bar.offsetWidth - 8))}px`;
    bar.style.top = `${box.bottom + 8 + bar.offsetHeight > window.innerHeight ? Math.max(8, box.top - bar.offsetHeight - 8) : box.bottom + 8}px`;
  };
  document.addEventListener("selectionchange", place);
  return bar;
}
