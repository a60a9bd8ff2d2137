"""Tables of HTML against the standard's own algorithm, and against what other readers see."""

from __future__ import annotations

import io
import itertools

import pandas as pd
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from tradewire.layout import Table, lay_out
from tradewire.layout.html_grid import form, row_groups
from tradewire.read import read_text

LEAD = "Peru and Chile published their tables of duties on Monday, a week before the talks in Arica begin."

Slots = dict[tuple[int, int], list[str]]  # (row, column) -> the cells that cover it


def standard(table: lxml_html.HtmlElement) -> Slots:
    """HTML Living Standard, section 4.9.12.1, step by step; all spans of the table are numbers.

    Rows that an overlong rowspan makes, in which no row element stands, are left out in the end, as
    CSS Tables Module Level 3 merges them.
    """
    slots: Slots = {}
    rows: list[int] = []
    growing: list[tuple[str, int, int]] = []
    width = height = current = 0

    def grow() -> None:
        for text, column, across in growing:
            for x in range(column, column + across):
                slots.setdefault((current, x), []).append(text)

    def process_row(row: lxml_html.HtmlElement) -> None:
        nonlocal width, height, current
        if height == current:
            height += 1
        rows.append(current)
        x = 0
        grow()
        for cell in row.iterchildren("td", "th"):
            while x < width and (current, x) in slots:
                x += 1
            width += x == width
            across = min(int(cell.get("colspan", 1)) or 1, 1000)
            down = min(int(cell.get("rowspan", 1)), 65534)
            grows = down == 0
            down = down or 1
            width = max(width, x + across)
            height = max(height, current + down)
            text = cell.text_content()
            for y, at in itertools.product(range(current, current + down), range(x, x + across)):
                slots.setdefault((y, at), []).append(text)
            if grows:
                growing.append((text, x, across))
            x += across
        current += 1

    def end_group() -> None:
        nonlocal current
        # The standard counts up before it grows the cells, which would put them into the next group's
        # first row and leave the row in between without; what it says of the result is done here.
        while current < height:
            grow()
            current += 1
        growing.clear()

    feet = []
    loose = False
    for child in table.iterchildren("thead", "tbody", "tfoot", "tr"):
        if child.tag == "tr":
            process_row(child)
            loose = True
            continue
        if loose:
            end_group()
            loose = False
        if child.tag == "tfoot":
            feet.append(child)
            continue
        for row in child.iterchildren("tr"):
            process_row(row)
        end_group()
    end_group()
    for foot in feet:
        for row in foot.iterchildren("tr"):
            process_row(row)
        end_group()
    numbers = {row: number for number, row in enumerate(rows)}
    return {(numbers[y], x): texts for (y, x), texts in slots.items() if y in numbers}


def covered(table: lxml_html.HtmlElement) -> Slots:
    """What our grid says of the same table."""
    slots: Slots = {}
    for row in form(row_groups(table), 1_000_000).rows:
        for cell in row:
            for y in range(cell.row, cell.row + cell.rowspan):
                for x in range(cell.column, cell.column + cell.colspan):
                    slots.setdefault((y, x), []).append(cell.text)
    return slots


def cells(draw: st.DrawFn) -> str:
    """Some cells with spans, small ones most of the time."""
    made = []
    for _ in range(draw(st.integers(0, 4))):
        across = draw(st.sampled_from([1, 1, 1, 1, 2, 3, 0]))
        down = draw(st.sampled_from([1, 1, 1, 1, 2, 3, 0, 9]))
        tag = draw(st.sampled_from(["td", "td", "th"]))
        made.append(f'<{tag} colspan="{across}" rowspan="{down}">@</{tag}>')
    return "".join(made)


@st.composite
def tables(draw: st.DrawFn) -> lxml_html.HtmlElement:
    """A table of some row groups in any order; every cell has a text of its own."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        group = draw(st.sampled_from(["", "thead", "tbody", "tfoot"]))
        rows = "".join(f"<tr>{cells(draw)}</tr>" for _ in range(draw(st.integers(0, 4))))
        parts.append(f"<{group}>{rows}</{group}>" if group else rows)
    markup = "<table>" + "".join(parts) + "</table>"
    for number in itertools.count():
        if "@" not in markup:
            break
        markup = markup.replace("@", f"c{number}", 1)
    # Made by hand: a parser may move row groups that stand where it does not expect them.
    root = lxml_html.fromstring(f"<div>{markup}</div>")
    return root.find("table")


@settings(max_examples=200, deadline=None)
@given(tables())
def test_every_slot_is_covered_as_the_standard_says(table: lxml_html.HtmlElement) -> None:
    """Any table: each slot holds the same cells, overlapping ones too; a rowspan ends with its group."""
    note(lxml_html.tostring(table, encoding="unicode"))
    assert _sorted(covered(table)) == _sorted(standard(table))


def _sorted(slots: Slots) -> Slots:
    return {slot: sorted(texts) for slot, texts in slots.items()}


SPANS = {
    "white space and what follows the number": (' colspan=" 2px"', 2),
    "a plus sign": (' colspan="+2"', 2),
    "a minus sign": (' colspan="-2"', 1),
    "a zero is no colspan": (' colspan="0"', 1),
    "no number": (' colspan="two"', 1),
    "empty": (' colspan=""', 1),
    "digits of another script": (' colspan="٣"', 1),
    "leading zeros": (' colspan="' + "0" * 30 + '2"', 2),
}


@pytest.mark.parametrize(("attribute", "expected"), SPANS.values(), ids=SPANS)
def test_the_rules_for_parsing_spans(attribute: str, expected: int) -> None:
    """HTML Living Standard, section 2.3.4.2, "Non-negative integers"."""
    markup = f"<table><tr><th{attribute}>a</th></tr><tr><td>b</td><td>c</td><td>d</td></tr></table>"
    grid = form(row_groups(lxml_html.fromstring(markup)), 100)
    assert grid.rows[0][0].colspan == expected


@pytest.mark.parametrize(("given_span", "covers"), [("1000", 3), ("1001", 3), ("99999999999", 3), ("100", 3)])
def test_a_colspan_at_the_bound_means_all_columns(given_span: str, covers: int) -> None:
    markup = f"<table><tr><th colspan={given_span}>a</th></tr><tr><td>b</td><td>c</td><td>d</td></tr></table>"
    assert form(row_groups(lxml_html.fromstring(markup)), 100_000).rows[0][0].colspan == covers


@pytest.mark.parametrize("given_span", ["0", "65534", "65535", "99999999999"])
def test_a_rowspan_at_the_bound_ends_with_its_group(given_span: str) -> None:
    markup = (
        f"<table><tbody><tr><td rowspan={given_span}>a</td><td>b</td></tr><tr><td>c</td></tr></tbody>"
        "<tbody><tr><td>d</td></tr></tbody></table>"
    )
    rows = form(row_groups(lxml_html.fromstring(markup)), 100_000).rows
    assert [(c.text, c.row, c.column, c.rowspan) for row in rows for c in row] == [
        ("a", 0, 0, 2),
        ("b", 0, 1, 1),
        ("c", 1, 1, 1),
        ("d", 2, 0, 1),
    ]


# Tables on which pandas and the standard agree: no overlap, no tfoot before its body, no rowspan of 0.
SEEN_ALIKE = {
    "plain": "<tr><th>Good</th><th>Rate</th></tr><tr><td>Tin</td><td>5%</td></tr>",
    "a head of two rows": "<thead><tr><th rowspan=2>Good</th><th colspan=2>Duty</th></tr>"
    "<tr><th>Old</th><th>New</th></tr></thead><tbody><tr><td>Tin</td><td>5%</td><td>7%</td></tr></tbody>",
    "a group down the side": "<tr><th>Group</th><th>Good</th><th>Rate</th></tr>"
    "<tr><td rowspan=3>Metals</td><td>Tin</td><td>5%</td></tr><tr><td>Zinc</td><td rowspan=2>7%</td></tr>"
    "<tr><td>Lead</td></tr><tr><td>Food</td><td>Rice</td><td>9%</td></tr>",
    "a block of two by two": "<tr><th>A</th><th>B</th><th>C</th></tr>"
    "<tr><td>1</td><td colspan=2 rowspan=2>2</td></tr><tr><td>3</td></tr>"
    "<tr><td>4</td><td>5</td><td>6</td></tr>",
    "spans side by side": "<tr><th>A</th><th>B</th><th>C</th><th>D</th></tr>"
    "<tr><td rowspan=2>1</td><td>2</td><td rowspan=3>3</td><td>4</td></tr><tr><td>5</td><td>6</td></tr>"
    "<tr><td colspan=2>7</td><td>8</td></tr>",
    "a foot below": "<thead><tr><th>Good</th><th>Tonnes</th></tr></thead>"
    "<tbody><tr><td>Tin</td><td>5</td></tr></tbody><tfoot><tr><td>All</td><td>5</td></tr></tfoot>",
    "an empty cell": "<tr><th>Good</th><th>Old</th><th>New</th></tr>"
    "<tr><td>Tin</td><td></td><td>7%</td></tr>",
}


def whole(table: Table) -> list[list[str]]:
    """The texts of all slots of a laid-out table, header rows first; cells repeat over their spans."""
    rows = [*table.upper_headers, table.header, *table.rows]
    every = {(c.row, c.column): c for row in rows for c in row}.values()
    height = max(c.row + c.rowspan for c in every)
    width = max(c.column + c.colspan for c in every)
    slots = [[""] * width for _ in range(height)]
    for c in every:
        for y, x in itertools.product(range(c.row, c.row + c.rowspan), range(c.column, c.column + c.colspan)):
            slots[y][x] = c.text
    return slots


@pytest.mark.parametrize("rows", SEEN_ALIKE.values(), ids=SEEN_ALIKE)
def test_cell_by_cell_as_pandas_reads_them(rows: str) -> None:
    """pandas.read_html repeats a cell over its slots; so does `whole`."""
    page = f"<html><body><article><h1>Duties</h1><p>{LEAD}</p><table>{rows}</table></article></body></html>"
    (table,) = lay_out(read_text(page, "page.html")).tables
    texts = dict.fromkeys(range(len(whole(table)[0])), str)
    (frame,) = pd.read_html(io.StringIO(page), flavor="lxml", keep_default_na=False, converters=texts)
    heads = list(zip(*frame.columns, strict=True)) if frame.columns.nlevels > 1 else [tuple(frame.columns)]
    seen = [[str(text) for text in row] for row in (*heads, *frame.itertuples(index=False))]
    assert whole(table) == seen


@pytest.mark.parametrize("rows", SEEN_ALIKE.values(), ids=SEEN_ALIKE)
def test_no_cell_is_lost_that_lxml_sees(rows: str) -> None:
    """All cells of the tree, in order."""
    tree = lxml_html.fromstring(f"<table>{rows}</table>")
    grid = form(row_groups(tree), 1_000)
    assert [c.text for row in grid.rows for c in row] == [c.xpath("string()") for c in tree.iter("td", "th")]
