// Forms for corrections and additions: one dialog, its fields by section.

const DECIMAL = /^-?[0-9]+(\.[0-9]+)?$/;
const PLACE = /^[A-Z]([A-Z0-9]{1,15}|-[0-9])([-+ ][A-Z0-9]{0,15}){0,2}$/;
const CURRENCY = /^[A-Z]{3}$/;

const number = (name, label, needed) => ({ name, label, type: "number", needed });
const list = (name, label, hint) => ({ name, label, type: "list", hint });
const choice = (name, label, options) => ({ name, label, type: "choice", options });

const FORMS = {
  tariffs: [
    number("low", "Rate (the lowest, where it is a range)", true), number("high", "Highest rate, where it is a range"), number("previous", "Rate before"),
    { ...list("imposer", "Who collects it", "codes: US, EU"), check: PLACE }, { ...list("targets", "Whose goods pay it", "codes; WORLD for all; empty if not said"), check: PLACE },
    list("products", "Goods, in the text's words", "separate with commas; empty for all goods"),
    choice("status", "Status", [["", "not said"], ...STATUSES.filter(Boolean).map((s) => [s, STATUS_NAMES[s]])]),
  ],
  money: [number("amount", "Amount, in whole units", true), number("amount_high", "Upper end of a range"),
    { name: "currency", label: "Currency (ISO 4217)", type: "code", check: CURRENCY, needed: true }],
  percentages: [number("value", "Value", true), number("value_high", "Upper end of a range"), { name: "tariff", label: "It is the rate of a duty", type: "box" }],
  entities: [
    choice("kind", "Kind", [["country", "country"], ["person", "person"], ["organization", "organization, company or bloc"], ["agreement", "agreement"]]),
    { name: "code", label: "Code, for a country (ISO 3166)", type: "code", check: /^[A-Z]{2}$/ }, list("names", "Accepted names, fullest first", "separate with commas"),
  ],
  tables: [choice("kind", "Kind", ["implications", "highlights", "tariff_schedule", "timeline", "figures", "other"].map((k) => [k, words(k)]))],
  implications: [{ name: "area", label: "Area (empty where none is named)", type: "text" }, { name: "impact", label: "Impact", type: "text", needed: true }],
};

function fieldElement(field, value) {
  const id = `field-${field.name}`;
  let input;
  if (field.type === "choice") {
    input = h("select", { id }, field.options.map(([option, label]) => h("option", { value: option, text: label })));
    input.value = value || field.options[0][0];
  } else if (field.type === "box") {
    input = h("input", { id, type: "checkbox" });
    input.checked = Boolean(value);
  } else {
    input = h("input", { id, type: "text", autocomplete: "off", spellcheck: "false", inputmode: field.type === "number" ? "decimal" : null });
    input.value = Array.isArray(value) ? value.join(", ") : value || "";
  }
  const fault = h("span", { class: "fault", id: `${id}-fault`, role: "alert" });
  input.setAttribute("aria-describedby", `${id}-fault`);
  const label = h("label", { class: field.type === "box" ? "field box" : "field", for: id },
    h("span", null, field.label, field.hint ? h("small", { text: ` ${field.hint}` }) : null));
  if (field.type === "box") label.prepend(input);
  else label.append(input);
  return { field, input, fault, element: h("div", null, label, fault) };
}

/** The value of a field, or a thrown reason. */
function fieldValue({ field, input }) {
  if (field.type === "box") return input.checked;
  const text = input.value.trim();
  if (field.type === "list") {
    const parts = text.split(",").map((part) => part.trim()).filter(Boolean);
    if (field.check && !parts.every((part) => field.check.test(part))) throw new Error("codes in capitals, such as US, EU or WORLD");
    return parts;
  }
  if (!text) {
    if (field.needed) throw new Error("this is needed");
    return field.type === "text" ? "" : null;
  }
  if (field.type === "number") {
    const plain = text.replace(/[,\s](?=\d{3}(\D|$))/g, "").replace(/%$/, "");
    if (!DECIMAL.test(plain)) throw new Error("a number such as 25 or 40500000000");
    return plain;
  }
  if (field.check && !field.check.test(text)) throw new Error("a code in capitals, such as US or USD");
  return text;
}

/** Ask for the values of `fields`; `done(values)` may throw a reason to be shown. */
function ask(title, lead, fields, values, done) {
  const parts = fields.map((field) => fieldElement(field, values[field.name]));
  const fault = h("p", { class: "fault", role: "alert" });
  const back = document.activeElement;
  const dialog = h("dialog", { class: "form", "aria-labelledby": "form-title", on: { close: () => {
    dialog.remove();
    if (back && back.isConnected) back.focus();
  } } });
  const form = h("form", { on: { submit: (event) => {
    event.preventDefault();
    const found = {};
    let first = null;
    for (const part of parts) {
      part.fault.textContent = "";
      part.input.removeAttribute("aria-invalid");
      try {
        found[part.field.name] = fieldValue(part);
      } catch (reason) {
        part.fault.textContent = reason.message;
        part.input.setAttribute("aria-invalid", "true");
        first ||= part.input;
      }
    }
    if (first) {
      first.focus();
      return;
    }
    try {
      done(found);
      dialog.close();
    } catch (reason) {
      fault.textContent = reason.message;
    }
  } } },
  h("h2", { id: "form-title", text: title }), lead, parts.map((part) => part.element), fault,
  h("div", { class: "form-actions" }, button("Cancel", () => dialog.close(), { class: "plain" }), h("button", { type: "submit", class: "primary", text: "Save" })));
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
}

function settled(section, values) {
  if (section === "tariffs") return { unit: "percent", ...values, high: values.high ?? values.low, status: values.status || null };
  if (section === "entities") {
    if (values.kind === "country" && !values.code) throw new Error("a country has a code");
    if (values.kind !== "country" && !values.names.length) throw new Error("a name is needed");
  }
  return values;
}

function correctItem(view, section, item) {
  const mark = review.of(view.number).marks[`${section}:${item}`];
  const values = { ...goldValues(view.record, section, item), ...(mark && mark.values) };
  if (section === "tariffs" && values.high === values.low) values.high = null;
  if (section === "entities" && (values.kind === "company" || values.kind === "bloc")) values.kind = "organization";
  const spans = section === "tariffs" ? view.record.tariffs[item].mentions : [];
  const fields = [...FORMS[section]];
  if (spans.length > 1) {
    spans.forEach((span, part) => {
      fields.push({ name: `part-${part}`, label: `It is said by “${shown(span.text)}” at ${span.start}`, type: "box" });
      values[`part-${part}`] = !mark || !mark.values || !mark.values.parts || mark.values.parts.includes(part);
    });
  }
  const lead = h("p", { class: "form-lead" }, isolated(itemText(view.record, section, item) || "table"));
  ask("Correct a value", lead, fields, values, (found) => {
    const parts = spans.length > 1 ? spans.map((span, part) => part).filter((part) => found[`part-${part}`]) : null;
    for (const name of Object.keys(found)) if (name.startsWith("part-")) delete found[name];
    review.mark(view, section, item, "corrected", { ...settled(section, section === "tariffs" ? { unit: values.unit, ...found } : found), ...(parts ? { parts } : {}) });
  });
}
