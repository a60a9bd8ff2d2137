// The article: its blocks and tables, with marks as nested elements.

const unitOf = new WeakMap(); // text node -> UTF-16 offset of its start in the article's text

/** Text [start, end) of a view into `parent`; marks that cross each other are closed and opened again. */
function fill(parent, view, start, end) {
  const { offsets } = view;
  const inside = marksWithin(view.marks, view.longest, start, end);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  let stack = [];
  let next = 0;
  const top = () => (stack.length ? stack[stack.length - 1].element : parent);
  const open = (mark, at) => {
    const element = markElement(mark, mark.start === at);
    top().append(element);
    stack.push({ mark, element });
  };
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const at = edges[i];
    const ended = stack.findIndex(({ mark }) => mark.end <= at);
    if (ended >= 0) {
      const again = stack.slice(ended).filter(({ mark }) => mark.end > at);
      stack = stack.slice(0, ended);
      again.forEach(({ mark }) => open(mark, at));
    }
    while (next < inside.length && Math.max(start, inside[next].start) <= at) {
      open(inside[next], at);
      next += 1;
    }
    appendText(top(), offsets.unit(at), offsets.unit(edges[i + 1]), offsets.text);
  }
}

/** Text nodes that know their place; controls of direction stand in elements that hold their effect. */
function appendText(parent, from, to, text) {
  const piece = text.slice(from, to);
  if (!TURNING.test(piece)) {
    append(parent, piece, from);
    return;
  }
  let last = 0;
  for (const match of piece.matchAll(TURNING_ALL)) {
    if (match.index > last) append(parent, piece.slice(last, match.index), from + last);
    const control = h("span", { class: "control", data: { name: controlName(match[0]) }, title: "a control of text direction, shown and not obeyed" });
    append(control, match[0], from + match.index);
    parent.append(control);
    last = match.index + match[0].length;
  }
  if (last < piece.length) append(parent, piece.slice(last), from + last);
}

function append(parent, piece, unit) {
  const node = document.createTextNode(piece);
  unitOf.set(node, unit);
  parent.append(node);
}

function markElement(mark, first) {
  const names = ["mark", `k-${mark.kind}`];
  if (first) names.push("first");
  if (mark.verdict) names.push(`g-${mark.verdict}`);
  const known = KINDS[mark.kind];
  return h("span", {
    class: names.join(" "),
    data: { mark: mark.id, letter: known ? known.letter : "" },
    tabindex: mark.kind === "evidence" ? null : "-1",
    role: mark.kind === "evidence" ? null : "mark", // no button: marks nest
  });
}

function tableElement(view, table) {
  const rows = [...table.upper_headers, table.header, ...table.rows].filter((row) => row.length);
  const implied = new Map(view.record.implications
    .map((item, number) => [item, number])
    .filter(([item]) => item.source.table === table.id)
    .map(([item, number]) => [item.source.row, number]));
  const body = rows.map((cells) => {
    const number = implied.get(cells[0].row);
    return h("tr", number === undefined ? {} : { class: "implied", data: { implication: number } }, cells.map((cell) => {
      const element = h(cell.header ? "th" : "td", {
        rowspan: cell.rowspan > 1 ? cell.rowspan : null,
        colspan: cell.colspan > 1 ? cell.colspan : null,
        dir: "auto",
      });
      if (cell.start < cell.end) fill(element, view, cell.start, cell.end);
      else element.textContent = shown(cell.text);
      return element;
    }));
  });
  const head = table.upper_headers.length + (table.header.length ? 1 : 0);
  const caption = h("caption", null, h("span", { class: "tag", text: words(table.kind) }),
    table.caption ? isolated(table.caption) : null);
  return h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": `table: ${words(table.kind)}` },
    h("table", { class: "cells", data: { table: table.id } }, caption,
      head ? h("thead", null, body.slice(0, head)) : null, h("tbody", null, body.slice(head))));
}

function blockElement(view, block, number) {
  const table = block.kind === "table" && view.record.tables.find((t) => t.start < block.end && block.start < t.end);
  if (table) return tableElement(view, table);
  const tags = { heading: `h${Math.min(6, (block.level || 1) + 1)}`, quote: "blockquote", table: "pre" };
  const implied = view.record.implications.findIndex((item) => item.source.block === number);
  const element = h(tags[block.kind] || "p", {
    class: `block b-${block.kind}${implied >= 0 ? " implied" : ""}`,
    dir: "auto",
    data: implied >= 0 ? { implication: implied } : {},
  });
  if (block.kind === "list_item") element.dataset.level = Math.min(4, block.level || 1);
  fill(element, view, block.start, block.end);
  return element;
}

/** The article of a view as an element. `view`: {record, gold, marks, longest, offsets}. */
function textElement(view) {
  const { blocks } = view.record.article;
  const all = blocks.length ? blocks : [{ kind: "paragraph", level: null, start: 0, end: view.offsets.length }];
  return h("div", { class: all.length > 200 ? "text long" : "text", id: "text" }, all.map((block, number) => blockElement(view, block, number)));
}

/** The code points of the article that a selection covers, or null. */
function selectedSpan(view, root) {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  let from = Infinity;
  let to = -1;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!unitOf.has(node) || !range.intersectsNode(node)) continue;
    const begin = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    if (begin >= end) continue;
    from = Math.min(from, unitOf.get(node) + begin);
    to = Math.max(to, unitOf.get(node) + end);
  }
  if (to < 0) return null;
  const { text } = view.offsets;
  while (from < to && /\s/.test(text[from])) from += 1;
  while (to > from && /\s/.test(text[to - 1])) to -= 1;
  if (from >= to) return null;
  const start = view.offsets.point(from);
  const last = view.offsets.point(to);
  return { start, end: view.offsets.unit(last) < to ? last + 1 : last };
}
