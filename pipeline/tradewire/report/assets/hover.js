// From the text to the values: what a mark means when it is pointed at, and the jump to its item.

let tip = null;

function marksAt(view, element) {
  const found = [];
  for (let node = element.closest(".mark"); node; node = node.parentElement.closest(".mark")) {
    const mark = view.marks[Number(node.dataset.mark)];
    if (mark.kind !== "evidence" && !found.includes(mark)) found.push(mark);
  }
  return found;
}

const VERDICTS = { right: "right", wrong: "wrong", missed: "missed", spurious: "spurious" };

function tipLine(view, mark) {
  const kind = KINDS[mark.kind];
  const value = mark.item === null ? mark.note : itemText(view.record, mark.section, mark.item);
  return h("div", { class: `tip-line k-${mark.kind}` },
    h("span", { class: "chip", text: kind ? kind.letter : "!", "aria-hidden": "true" }),
    h("span", null,
      mark.verdict || mark.item === null
        ? h("strong", { class: `verdict v-${mark.verdict || "missed"}`, text: `${VERDICTS[mark.verdict || "missed"]} ` }) : null,
      isolated(value),
      mark.verdict && mark.note ? h("em", null, " gold: ", isolated(mark.note)) : null));
}

function showTip(view, element) {
  const marks = marksAt(view, element);
  if (!marks.length) return;
  hideTip();
  tip = h("div", { class: "tip", id: "tip", role: "tooltip" }, marks.map((mark) => tipLine(view, mark)));
  document.body.append(tip);
  element.setAttribute("aria-describedby", "tip");
  const box = element.getClientRects()[0] || element.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = tip;
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - offsetWidth - 8));
  const below = box.bottom + 6;
  const top = below + offsetHeight > window.innerHeight ? Math.max(8, box.top - offsetHeight - 6) : below;
  tip.style.left = `${left}px`;
  tip.style.top = `${top}px`;
}

function hideTip() {
  if (!tip) return;
  tip.remove();
  tip = null;
  for (const element of document.querySelectorAll("[aria-describedby=tip]")) element.removeAttribute("aria-describedby");
}

/** The element that holds the tab stop of the text: one for all marks, moved by the arrow keys. */
function moveStop(root, element) {
  for (const other of root.querySelectorAll(".mark[tabindex='0']")) other.setAttribute("tabindex", "-1");
  if (element) element.setAttribute("tabindex", "0");
}

function stopsOf(view, root) {
  return [...root.querySelectorAll(".mark.first[tabindex]")].filter((element) => !view.hidden.has(view.marks[Number(element.dataset.mark)].kind));
}

function watchText(view, root) {
  moveStop(root, root.querySelector(".mark.first[tabindex]"));
  root.addEventListener("pointerover", (event) => {
    const element = event.target.closest(".mark");
    if (element) showTip(view, element);
  });
  root.addEventListener("pointerout", hideTip);
  root.addEventListener("focusin", (event) => {
    const element = event.target.closest(".mark[tabindex]");
    if (!element) return;
    moveStop(root, element);
    showTip(view, element);
  });
  root.addEventListener("focusout", hideTip);
  root.addEventListener("click", (event) => {
    const element = event.target.closest(".mark, .implied");
    const selection = window.getSelection();
    if (!element || (selection && !selection.isCollapsed)) return;
    activate(view, event.target);
  });
  root.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, n: 1, p: -1 }[event.key];
    const element = event.target.closest(".mark");
    if (!element || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      activate(view, element);
    } else if (event.key === "Escape") hideTip();
    else if (step && !event.shiftKey) {
      event.preventDefault();
      const stops = stopsOf(view, root);
      const next = stops[stops.indexOf(element) + step];
      if (next) {
        next.focus({ preventScroll: true });
        bringIntoView(next);
      }
    }
  });
}

/** What a click or Enter in the text does: the item of the innermost mark, else of the implication. */
function activate(view, element) {
  const mark = marksAt(view, element).find((found) => !view.hidden.has(found.kind));
  hideTip();
  if (mark && mark.item !== null) view.showItem(mark.section, mark.item);
  else if (mark) view.showMissed(mark);
  else {
    const implied = element.closest("[data-implication]");
    if (implied) view.showItem("implications", Number(implied.dataset.implication));
  }
}

function flash(element) {
  for (const other of document.querySelectorAll(".flash")) other.classList.remove("flash");
  element.classList.add("flash");
}

/** From an item to the text: the mark of one of its spans, brought into view and focused. */
function showMark(view, section, item, part, kind) {
  view.showText();
  for (const lit of view.root.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (section === "tariffs") {
    for (const mark of view.marks) {
      if (mark.kind !== "evidence" || mark.item !== item) continue;
      for (const element of view.root.querySelectorAll(`.mark[data-mark="${mark.id}"]`)) element.classList.add("lit");
    }
  }
  let element = null;
  if (section === "implications") element = view.root.querySelector(`[data-implication="${item}"]`);
  else if (section === "tables") element = view.root.querySelector(`[data-table="${item}"]`);
  else {
    const mark = view.marks.find((m) => m.section === section && m.item === item && m.part === part
      && (m.kind === "evidence") === (kind === "evidence"));
    if (mark) element = view.root.querySelector(`.mark[data-mark="${mark.id}"]`);
  }
  if (!element) return;
  element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  flash(element);
  if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
}
