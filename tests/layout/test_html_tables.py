"""Tables of HTML as grids, cell by cell, by the HTML standard's algorithm."""

from __future__ import annotations

import pytest

from tradewire.layout import Article, Table, lay_out
from tradewire.read import Limits, one, read_bytes

LEAD = "Peru and Chile published their tables of duties on Monday, a week before the talks in Arica begin."


def article(table: str, limits: Limits | None = None) -> Article:
    """The article of a page that holds one paragraph and `table`."""
    page = f"<html><body><article><h1>Duties</h1><p>{LEAD}</p>{table}</article></body></html>"
    return lay_out(one(read_bytes(page.encode(), "page.html")), limits=limits or Limits())


def grid(table: Table) -> list[list[tuple[str, int, int, int, int]]]:
    """Every row's own cells as (text, row, column, rowspan, colspan), header rows first."""
    header = [list(table.header)] if table.header else []
    rows = [*map(list, table.upper_headers), *header, *map(list, table.rows)]
    return [[(c.text, c.row, c.column, c.rowspan, c.colspan) for c in row] for row in rows]


def only_table(html: str) -> Table:
    """The one table of a page with `html` in it."""
    (table,) = article(html).tables
    return table


CASES = {
    "plain": (
        "<table><tr><th>Good</th><th>Rate</th></tr><tr><td>Tin</td><td>5%</td></tr></table>",
        [[("Good", 0, 0, 1, 1), ("Rate", 0, 1, 1, 1)], [("Tin", 1, 0, 1, 1), ("5%", 1, 1, 1, 1)]],
    ),
    "rowspan moves the cells of the next row to the right": (
        "<table><tr><th>Group</th><th>Good</th><th>Rate</th></tr>"
        "<tr><td rowspan=2>Metals</td><td>Tin</td><td>5%</td></tr><tr><td>Zinc</td><td>7%</td></tr>"
        "<tr><td>Food</td><td>Rice</td><td>9%</td></tr></table>",
        [
            [("Group", 0, 0, 1, 1), ("Good", 0, 1, 1, 1), ("Rate", 0, 2, 1, 1)],
            [("Metals", 1, 0, 2, 1), ("Tin", 1, 1, 1, 1), ("5%", 1, 2, 1, 1)],
            [("Zinc", 2, 1, 1, 1), ("7%", 2, 2, 1, 1)],
            [("Food", 3, 0, 1, 1), ("Rice", 3, 1, 1, 1), ("9%", 3, 2, 1, 1)],
        ],
    ),
    "rowspan in the middle": (
        "<table><tr><th>A</th><th>B</th><th>C</th></tr>"
        "<tr><td>1</td><td rowspan=2>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>",
        [
            [("A", 0, 0, 1, 1), ("B", 0, 1, 1, 1), ("C", 0, 2, 1, 1)],
            [("1", 1, 0, 1, 1), ("2", 1, 1, 2, 1), ("3", 1, 2, 1, 1)],
            [("4", 2, 0, 1, 1), ("5", 2, 2, 1, 1)],
        ],
    ),
    "colspan in the body": (
        "<table><tr><th>Period</th><th>Raw</th><th>Fine</th></tr>"
        "<tr><td>2026</td><td>5%</td><td>7%</td></tr><tr><td>2027</td><td colspan=2>4%</td></tr></table>",
        [
            [("Period", 0, 0, 1, 1), ("Raw", 0, 1, 1, 1), ("Fine", 0, 2, 1, 1)],
            [("2026", 1, 0, 1, 1), ("5%", 1, 1, 1, 1), ("7%", 1, 2, 1, 1)],
            [("2027", 2, 0, 1, 1), ("4%", 2, 1, 1, 2)],
        ],
    ),
    "a span stops at the end of its row group": (
        "<table><thead><tr><th rowspan=9>Good</th><th>Rate</th></tr></thead>"
        "<tbody><tr><td>Tin</td><td>5%</td></tr></tbody></table>",
        [[("Good", 0, 0, 1, 1), ("Rate", 0, 1, 1, 1)], [("Tin", 1, 0, 1, 1), ("5%", 1, 1, 1, 1)]],
    ),
    "rowspan zero reaches the end of its row group": (
        "<table><thead><tr><th>Group</th><th>Rate</th></tr></thead><tbody><tr><td rowspan=0>Metals</td>"
        "<td>5%</td></tr><tr><td>6%</td></tr><tr><td>7%</td></tr></tbody></table>",
        [
            [("Group", 0, 0, 1, 1), ("Rate", 0, 1, 1, 1)],
            [("Metals", 1, 0, 3, 1), ("5%", 1, 1, 1, 1)],
            [("6%", 2, 1, 1, 1)],
            [("7%", 3, 1, 1, 1)],
        ],
    ),
    "tfoot comes last wherever it stands": (
        "<table><thead><tr><th>Good</th><th>Tonnes</th></tr></thead>"
        "<tfoot><tr><td>All</td><td>12</td></tr></tfoot>"
        "<tbody><tr><td>Tin</td><td>5</td></tr><tr><td>Zinc</td><td>7</td></tr></tbody></table>",
        [
            [("Good", 0, 0, 1, 1), ("Tonnes", 0, 1, 1, 1)],
            [("Tin", 1, 0, 1, 1), ("5", 1, 1, 1, 1)],
            [("Zinc", 2, 0, 1, 1), ("7", 2, 1, 1, 1)],
            [("All", 3, 0, 1, 1), ("12", 3, 1, 1, 1)],
        ],
    ),
    "a short row stays short": (
        "<table><tr><th>Good</th><th>Rate</th></tr><tr><td>Tin</td></tr><tr><td>Zinc</td><td>7%</td></tr>"
        "</table>",
        [
            [("Good", 0, 0, 1, 1), ("Rate", 0, 1, 1, 1)],
            [("Tin", 1, 0, 1, 1)],
            [("Zinc", 2, 0, 1, 1), ("7%", 2, 1, 1, 1)],
        ],
    ),
    "an empty cell keeps its slot": (
        "<table><tr><th>Good</th><th>Old</th><th>New</th></tr>"
        "<tr><td>Tin</td><td></td><td>7%</td></tr></table>",
        [
            [("Good", 0, 0, 1, 1), ("Old", 0, 1, 1, 1), ("New", 0, 2, 1, 1)],
            [("Tin", 1, 0, 1, 1), ("", 1, 1, 1, 1), ("7%", 1, 2, 1, 1)],
        ],
    ),
    "overlapping spans keep both cells": (
        "<table><tr><th>A</th><th>B</th><th>C</th></tr>"
        "<tr><td>1</td><td rowspan=2>2</td><td>3</td></tr><tr><td colspan=2>4</td><td>5</td></tr></table>",
        [
            [("A", 0, 0, 1, 1), ("B", 0, 1, 1, 1), ("C", 0, 2, 1, 1)],
            [("1", 1, 0, 1, 1), ("2", 1, 1, 2, 1), ("3", 1, 2, 1, 1)],
            [("4", 2, 0, 1, 2), ("5", 2, 2, 1, 1)],
        ],
    ),
    "spans that are no numbers count as one": (
        '<table><tr><th colspan="x">Good</th><th rowspan="-2">Rate</th></tr><tr><td>Tin</td><td>5%</td></tr>'
        "</table>",
        [[("Good", 0, 0, 1, 1), ("Rate", 0, 1, 1, 1)], [("Tin", 1, 0, 1, 1), ("5%", 1, 1, 1, 1)]],
    ),
    "a row over all columns is a row": (
        "<table><tr><th>Good</th><th>Rate</th></tr><tr><td colspan=2>Metals</td></tr>"
        "<tr><td>Tin</td><td>5%</td></tr></table>",
        [
            [("Good", 0, 0, 1, 1), ("Rate", 0, 1, 1, 1)],
            [("Metals", 1, 0, 1, 2)],
            [("Tin", 2, 0, 1, 1), ("5%", 2, 1, 1, 1)],
        ],
    ),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES.keys())
def test_grid(html: str, expected: list[list[tuple[str, int, int, int, int]]]) -> None:
    """Every cell in its slot with its spans."""
    assert grid(only_table(html)) == expected


def test_two_header_rows() -> None:
    """The header has one cell for every column; what stands only above is an upper header."""
    table = only_table(
        "<table><thead><tr><th rowspan=2>Good</th><th colspan=2>Duty</th></tr>"
        "<tr><th>Old</th><th>New</th></tr></thead>"
        "<tbody><tr><td>Tin</td><td>5%</td><td>7%</td></tr></tbody></table>"
    )
    assert [cell.text for cell in table.header] == ["Good", "Old", "New"]
    assert [[cell.text for cell in row] for row in table.upper_headers] == [["Duty"]]
    assert [[cell.text for cell in row] for row in table.rows] == [["Tin", "5%", "7%"]]


HEADERS = {
    "row headers are body cells": (
        "<table><tr><th>Good</th><th>Rate</th></tr><tr><th>Tin</th><td>5%</td></tr></table>",
        ["Good", "Rate"],
        1,
    ),
    "bold first row": (
        "<table><tr><td><b>Good</b></td><td><b>Rate</b></td></tr><tr><td>Tin</td><td>5%</td></tr></table>",
        ["Good", "Rate"],
        1,
    ),
    "words over figures": (
        "<table><tr><td>Good</td><td>Rate</td></tr><tr><td>Tin</td><td>5%</td></tr>"
        "<tr><td>Zinc</td><td>7%</td></tr></table>",
        ["Good", "Rate"],
        2,
    ),
    "years over figures": (
        "<table><tr><td>Good</td><td>2024</td><td>2025</td></tr><tr><td>Tin</td><td>512</td><td>498</td></tr>"
        "</table>",
        ["Good", "2024", "2025"],
        1,
    ),
    "short over long": (
        "<table><tr><td>Group</td><td>Effect</td></tr>"
        "<tr><td>Mills</td><td>Orders may fall by a third before the winter.</td></tr></table>",
        ["Group", "Effect"],
        1,
    ),
    "figures in all rows": (
        "<table><tr><td>Tin</td><td>5%</td></tr><tr><td>Zinc</td><td>7%</td></tr></table>",
        [],
        2,
    ),
    "words in all rows": (
        "<table><tr><td>Lima</td><td>Peru</td></tr><tr><td>Quito</td><td>Ecuador</td></tr></table>",
        [],
        2,
    ),
    "thead of td": (
        "<table><thead><tr><td>Good</td><td>Rate</td></tr></thead><tbody><tr><td>Tin</td><td>5%</td></tr>"
        "</tbody></table>",
        ["Good", "Rate"],
        1,
    ),
    "all th": (
        "<table><tr><th>Good</th><th>Rate</th></tr><tr><th>Tin</th><th>5%</th></tr></table>",
        ["Good", "Rate"],
        1,
    ),
    "headers that sort": (
        "<table><tr><th><button>Good</button></th><th><button>Rate</button></th></tr>"
        "<tr><td>Tin</td><td>5%</td></tr></table>",
        ["Good", "Rate"],
        1,
    ),
    "header cells in the middle are body rows": (
        "<table><tr><th>Good</th><th>Rate</th></tr><tr><td>Tin</td><td>5%</td></tr>"
        "<tr><th>Food</th><th>Rate</th></tr><tr><td>Rice</td><td>9%</td></tr></table>",
        ["Good", "Rate"],
        3,
    ),
    "header cells down the right": (
        "<table><tr><td>Tin</td><td>5%</td><th>metal</th></tr><tr><td>Rice</td><td>9%</td><th>food</th></tr>"
        "</table>",
        [],
        2,
    ),
    "spacer rows are no rows": (
        "<table><tr><th>Good</th><th>Rate</th></tr><tr><td></td><td> </td></tr>"
        "<tr><td>Tin</td><td>5%</td></tr></table>",
        ["Good", "Rate"],
        1,
    ),
}


@pytest.mark.parametrize(("html", "header", "rows"), HEADERS.values(), ids=HEADERS.keys())
def test_header(html: str, header: list[str], rows: int) -> None:
    """Which row is the header, by markup and else by content."""
    table = only_table(html)
    assert [cell.text for cell in table.header] == header
    assert len(table.rows) == rows
    assert all(cell.header for cell in table.header)


CELLS = {
    "list items": ("<ul><li>Prices rise.</li><li>Stocks fall.</li></ul>", "Prices rise. Stocks fall."),
    "list items without stops": ("<ul><li>Toys</li><li>Shoes</li></ul>", "Toys; Shoes"),
    "nested list": ("Metals<ul><li>Tin<ul><li>raw</li></ul></li></ul>", "Metals; Tin; raw"),
    "paragraphs": ("<p>Prices rise.</p><p>Stocks fall.</p>", "Prices rise. Stocks fall."),
    "line break": ("Hot-rolled<br>coil", "Hot-rolled coil"),
    "inline marks": ("<b>5</b>%<em> on</em> <a href='/x'>tin</a>", "5% on tin"),
    "no-break and soft characters": ("C$&nbsp;5 mil&shy;lion", "C$ 5 million"),
    "footnote mark": ('5%<sup><a href="#fn1">1</a></sup>', "5%"),
    "exponent": ("12 m<sup>2</sup>", "12 m2"),
    "picture and script": ("<img alt='flag of Peru'><script>x()</script>5%", "5%"),
    "struck out": ("<del>4%</del> 5%", "5%"),
    "nested table": ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
    "bar": ("legs | thighs", "legs | thighs"),
    "links side by side": ("<a href='/x'>tin</a><a href='/y'>zinc</a>", "tin zinc"),
    "marks inside a word": ("un<b>wrought</b> tin", "unwrought tin"),
    "terms and details": ("<dl><dt>raw</dt><dd>5%</dd><dt>fine</dt><dd>7%</dd></dl>", "raw; 5%; fine; 7%"),
    "nothing but a label": ("<label>Tin</label><input value='x'>", "Tin"),
    "a button beside a text": ("5%<button>Copy</button>", "5%"),
}


@pytest.mark.parametrize(("cell", "expected"), CELLS.values(), ids=CELLS.keys())
def test_cell_text(cell: str, expected: str) -> None:
    """What stands in a cell, on one line."""
    table = only_table(
        f"<table><tr><th>Good</th><th>Note</th></tr><tr><td>Tin</td><td>{cell}</td></tr></table>"
    )
    assert table.rows[0][1].text == expected


def test_caption_heading_and_lead() -> None:
    """A caption is a block before the table; the heading and the paragraph above are known to it."""
    found = article(
        "<h2>Rates</h2><p>The list in full:</p><table><caption>Duty on <b>metals</b></caption>"
        "<tr><th>Good</th><th>Rate</th></tr><tr><td>Tin</td><td>5%</td></tr></table>"
    )
    (table,) = found.tables
    assert (table.caption, table.heading, table.lead) == ("Duty on metals", "Rates", "The list in full:")
    assert [block.kind for block in found.blocks][-3:] == ["paragraph", "caption", "table"]
    assert found.text.endswith("Duty on metals\n\nGood | Rate\nTin | 5%")


def test_figure_caption_of_a_table() -> None:
    """A figure that holds a table is read, and its figcaption is the table's caption."""
    (table,) = article(
        "<figure><table><tr><th>Good</th><th>Rate</th></tr><tr><td>Tin</td><td>5%</td></tr></table>"
        "<figcaption>Duty on metals</figcaption></figure>"
    ).tables
    assert table.caption == "Duty on metals"


def test_title_row_becomes_the_caption() -> None:
    """A first row over all columns above the real header names the table."""
    table = only_table(
        "<table><tr><th colspan=2>Duty on metals</th></tr><tr><th>Good</th><th>Rate</th></tr>"
        "<tr><td>Tin</td><td>5%</td></tr></table>"
    )
    assert table.caption == "Duty on metals"
    assert [cell.text for cell in table.header] == ["Good", "Rate"]
    assert len(table.rows) == 1


LAYOUTS = {
    "role": '<table role="presentation"><tr><td><p>One.</p></td><td><p>Two.</p></td></tr>'
    "<tr><td>Three.</td></tr></table>",
    "one column": "<table><tr><td>One.</td></tr><tr><td>Two.</td></tr><tr><td>Three.</td></tr></table>",
    "one row": "<table><tr><td>One.</td><td>Two.</td><td>Three.</td></tr></table>",
    "texts beside pictures": "<table><tr><td><img src='1'></td><td>One.</td></tr>"
    "<tr><td><img src='2'></td><td>Two.</td></tr><tr><td></td><td>Three.</td></tr></table>",
    "headings in cells": "<table><tr><td><h3>One.</h3></td><td>Two.</td></tr>"
    "<tr><td>Three.</td><td></td></tr></table>",
}


@pytest.mark.parametrize("html", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_layout_tables_are_read_as_blocks(html: str) -> None:
    """A table that only arranges the page is no table."""
    found = article(html)
    assert not found.tables
    assert found.text.endswith("One.\n\nTwo.\n\nThree.")


def test_table_of_other_elements() -> None:
    """What is told to assistive technology to be a table is one, its header and spans by their roles."""
    table = only_table(
        '<div role="table"><div role="rowgroup"><div role="row"><span role="columnheader">Good</span>'
        '<span role="columnheader">Old</span><span role="columnheader">New</span></div></div>'
        '<div role="rowgroup"><div role="row"><span role="rowheader">Tin</span>'
        '<span role="cell" aria-colspan="2">5%</span></div></div></div>'
    )
    assert grid(table) == [
        [("Good", 0, 0, 1, 1), ("Old", 0, 1, 1, 1), ("New", 0, 2, 1, 1)],
        [("Tin", 1, 0, 1, 1), ("5%", 1, 1, 1, 2)],
    ]
    assert [cell.header for cell in table.rows[0]] == [True, False]


def test_text_between_the_rows_is_not_lost() -> None:
    """It stands before the table, as in a browser."""
    found = article(
        "<table><tr><th>Good</th><th>Rate</th></tr>In force since May."
        "<tr><td>Tin</td><td>5%</td></tr></table>"
    )
    assert found.text.endswith("In force since May.\n\nGood | Rate\nTin | 5%")


def test_table_inside_a_layout_table() -> None:
    """The inner table of data is found."""
    found = article(
        "<table><tr><td><p>Left.</p></td><td><table><tr><th>Good</th><th>Rate</th></tr>"
        "<tr><td>Tin</td><td>5%</td></tr></table></td></tr></table>"
    )
    (table,) = found.tables
    assert [cell.text for cell in table.header] == ["Good", "Rate"]
    assert "Left." in found.text


def test_huge_spans_are_clamped() -> None:
    """A span of a thousand million costs nothing and ends with the table."""
    (table,) = article(
        '<table><tr><th colspan="1000000000">All rates</th></tr>'
        '<tr><td>Tin</td><td rowspan="1000000000">5%</td></tr>'
        "<tr><td>Zinc</td></tr><tr><td>Lead</td></tr></table>"
    ).tables
    cells = [cell for row in (*table.upper_headers, table.header, *table.rows) for cell in row]
    assert max(cell.colspan for cell in cells) <= 2
    assert max(cell.rowspan for cell in cells) <= 3


def test_too_many_cells_are_cut_with_a_notice() -> None:
    """A table over the limit loses its last rows and says so."""
    rows = "".join(f"<tr><td>Land {n}</td><td>{n}%</td></tr>" for n in range(300))
    found = article(f"<table><tr><th>Land</th><th>Rate</th></tr>{rows}</table>", Limits(max_cells=100))
    assert 45 <= len(found.tables[0].rows) <= 50
    assert [notice.code for notice in found.notices] == ["table_truncated"]


@pytest.mark.parametrize("count", [5_000])
def test_long_table(count: int) -> None:
    """Five thousand rows are five thousand rows."""
    rows = "".join(f"<tr><td>Land {n}</td><td>{n}%</td></tr>" for n in range(count))
    (table,) = article(f"<table><tr><th>Land</th><th>Rate</th></tr>{rows}</table>").tables
    assert len(table.rows) == count
    assert table.rows[-1][1].text == f"{count - 1}%"


def test_wide_table() -> None:
    """A row of ten thousand columns is read."""
    heads = "".join(f"<th>c{n}</th>" for n in range(10_000))
    cells = "".join(f"<td>{n}</td>" for n in range(10_000))
    (table,) = article(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>").tables
    assert len(table.header) == 10_000
    assert table.rows[0][-1].column == 9_999


def test_spans_point_at_the_text() -> None:
    """Every cell's span is its text, header and empty cells too."""
    found = article(CASES["rowspan moves the cells of the next row to the right"][0])
    for table in found.tables:
        assert found.text[table.start : table.end].count("\n") == 3
        for row in (table.header, *table.rows):
            for cell in row:
                assert found.text[cell.start : cell.end] == cell.text
