"""Tables in plain text: drawn, set with tabs, lined up with spaces; and what looks like one and is none."""

from __future__ import annotations

import re
import time

import pytest

from tradewire.layout import Article, Table, lay_out
from tradewire.read import Source

LEAD = "Laos has lifted the levy on teak, and the sawmills along the river hire again after two years."


def article(body: str, media_type: str = "text/plain") -> Article:
    return lay_out(Source("story", media_type, f"{LEAD}\n\n{body}\n\n{LEAD}\n", "0" * 64))


def cells(table: Table) -> list[list[str]]:
    """The texts of every row's own cells, header rows first."""
    rows = [*table.upper_headers, *([table.header] if table.header else []), *table.rows]
    return [[cell.text for cell in row] for row in rows]


def spans(table: Table) -> list[tuple[str, int, int, int, int]]:
    """The cells that span anything: (text, row, column, rowspan, colspan)."""
    rows = [*table.upper_headers, table.header, *table.rows]
    every = {(c.row, c.column): c for row in rows for c in row}.values()
    return [
        (c.text, c.row, c.column, c.rowspan, c.colspan) for c in every if (c.rowspan, c.colspan) != (1, 1)
    ]


WOODS = [["Wood", "Old levy", "New levy"], ["Teak", "7%", "nil"], ["Rain tree", "12.5%", "10%"]]

TABLES = {
    "lined up to the left": """
Wood        Old levy   New levy
Teak        7%         nil
Rain tree   12.5%      10%
""",
    "lined up to the right": """
  Wood       Old levy  New levy
  Teak             7%       nil
  Rain tree     12.5%       10%
""",
    "one space before the figures": """
Wood      Old levy  New levy
Teak            7%       nil
Rain tree    12.5%       10%
""",
    "a rule under the header": """
Wood        Old levy   New levy
---------   --------   --------
Teak        7%         nil
Rain tree   12.5%      10%
""",
    "a blank line under the header": """
Wood        Old levy   New levy

Teak        7%         nil
Rain tree   12.5%      10%
""",
    "tabs": "Wood\tOld levy\tNew levy\nTeak\t7%\tnil\nRain tree\t12.5%\t10%",
    "tabs that line columns up": "Wood\t\tOld levy\tNew levy\nTeak\t\t7%\t\tnil\nRain tree\t12.5%\t\t10%",
    "tabs at the line ends": "Wood\tOld levy\tNew levy\t\nTeak\t7%\tnil\t\nRain tree\t12.5%\t10%\t",
    "a grid": """
+-----------+----------+----------+
| Wood      | Old levy | New levy |
+===========+==========+==========+
| Teak      | 7%       | nil      |
+-----------+----------+----------+
| Rain tree | 12.5%    | 10%      |
+-----------+----------+----------+
""",
    "a grid with lines around the header alone": """
+-----------+----------+----------+
| Wood      | Old levy | New levy |
+-----------+----------+----------+
| Teak      | 7%       | nil      |
| Rain tree | 12.5%    | 10%      |
+-----------+----------+----------+
""",
    "cells of two lines": """
+-----------+----------+----------+
| Wood      | Old      | New      |
|           | levy     | levy     |
+===========+==========+==========+
| Teak      | 7%       | nil      |
+-----------+----------+----------+
| Rain      | 12.5%    | 10%      |
| tree      |          |          |
+-----------+----------+----------+
""",
    "box-drawing characters": """
┌───────────┬──────────┬──────────┐
│ Wood      │ Old levy │ New levy │
├───────────┼──────────┼──────────┤
│ Teak      │ 7%       │ nil      │
│ Rain tree │ 12.5%    │ 10%      │
└───────────┴──────────┴──────────┘
""",
    "double lines": """
╔═══════════╦══════════╦══════════╗
║ Wood      ║ Old levy ║ New levy ║
╠═══════════╬══════════╬══════════╣
║ Teak      ║ 7%       ║ nil      ║
║ Rain tree ║ 12.5%    ║ 10%      ║
╚═══════════╩══════════╩══════════╝
""",
    "as psql prints it": """
   Wood    | Old levy | New levy
-----------+----------+----------
 Teak      | 7%       | nil
 Rain tree | 12.5%    | 10%
""",
    "as Org writes it": """
| Wood      | Old levy | New levy |
|-----------+----------+----------|
| Teak      | 7%       | nil      |
| Rain tree | 12.5%    | 10%      |
""",
}


# In Markdown a blank line or a rule of hyphens parts two paragraphs.
FORMS = [
    pytest.param(body, media_type, id=f"{name}, {media_type}")
    for name, body in TABLES.items()
    for media_type in ("text/plain", "text/markdown")
    if media_type == "text/plain" or name not in ("a rule under the header", "a blank line under the header")
]


@pytest.mark.parametrize(("body", "media_type"), FORMS)
def test_the_same_table_in_every_form(body: str, media_type: str) -> None:
    """One header and two rows of three cells, whose spans hold what they say."""
    found = article(body.strip("\n"), media_type)
    (table,) = found.tables
    assert cells(table) == WOODS
    for row in (table.header, *table.rows):
        for cell in row:
            assert found.text[cell.start : cell.end] == cell.text


def test_the_form_of_a_newswire() -> None:
    """Figures under two lines of names, of which the upper are for two columns each, and groups of rows."""
    body = """    LOG EXPORTS IN THOUSANDS OF CUBIC METRES
              2023/24        2024/25
            Jan    Feb     Jan    Feb
 HARD WOOD
 Teak      12.5   11.0    14.0   N.A.
 Ironwood   3.0    NIL     2.5    2.0
 SOFT WOOD
 Pine     104.0   99.5   101.0  100.5"""
    (table,) = article(body).tables
    assert table.heading == "LOG EXPORTS IN THOUSANDS OF CUBIC METRES"
    assert cells(table) == [
        ["", "2023/24", "2024/25"],
        ["", "Jan", "Feb", "Jan", "Feb"],
        ["HARD WOOD"],
        ["Teak", "12.5", "11.0", "14.0", "N.A."],
        ["Ironwood", "3.0", "NIL", "2.5", "2.0"],
        ["SOFT WOOD"],
        ["Pine", "104.0", "99.5", "101.0", "100.5"],
    ]
    assert spans(table) == [
        ("2023/24", 0, 1, 1, 2),
        ("2024/25", 0, 3, 1, 2),
        ("HARD WOOD", 2, 0, 1, 5),
        ("SOFT WOOD", 5, 0, 1, 5),
    ]


def test_figures_without_names() -> None:
    """Three rows are a table without a header; the lines before and behind stay text."""
    body = """The mill pays, in kip a tonne:
 Teak          4,100/4,250
 Ironwood      2,975/3,010
 Pine            850/900
All prices are without the levy."""
    found = article(body)
    (table,) = found.tables
    assert table.header == ()
    assert cells(table)[2] == ["Pine", "850/900"]
    assert "The mill pays, in kip a tonne:\n\n" in found.text
    assert "\n\nAll prices are without the levy." in found.text


def test_rows_that_trade_nothing() -> None:
    """Words that stand for a figure need no gap once the rows have begun."""
    body = " MAY   1918  UP  16\n JUL   1950  OFF 17\n SEP   1975  UP  14\n DEC UNTRD\n MAR UNTRD"
    (table,) = article(body).tables
    assert [row[0].text for row in table.rows] == ["MAY", "JUL", "SEP", "DEC", "MAR"]


def test_words_that_go_on_below() -> None:
    """A table of words: its fields begin at the same places, and a line without the first goes on."""
    body = """Area         Likely effect
Sawmills     Could hire again in the north, and may
             run a second shift.
Carpenters   Might pay more for planks."""
    (table,) = article(body).tables
    assert cells(table) == [
        ["Area", "Likely effect"],
        ["Sawmills", "Could hire again in the north, and may run a second shift."],
        ["Carpenters", "Might pay more for planks."],
    ]


def test_empty_cells_between_tabs() -> None:
    (table,) = article("Wood\tOld\tNew\nTeak\t\t7%\nPine\t3%\t").tables
    assert cells(table) == [["Wood", "Old", "New"], ["Teak", "", "7%"], ["Pine", "3%", ""]]


def test_spans_of_a_grid() -> None:
    """Cells over two columns and over two rows (docutils, "Grid Tables")."""
    body = """+----------+-------------+
|          |    Levy     |
| Wood     +------+------+
|          | Old  | New  |
+==========+======+======+
| Teak     | 7%   | nil  |
+----------+------+------+
| Pine     |   lifted    |
+----------+------+------+"""
    (table,) = article(body).tables
    assert [c.text for c in table.header] == ["Wood", "Old", "New"]
    assert spans(table) == [("Levy", 0, 1, 1, 2), ("Wood", 0, 0, 2, 1), ("lifted", 3, 1, 1, 2)]


NONE = {
    "sentences with two spaces between them": """
The levy was 7 percent.  It is gone now.  Mills in the north hire again.
The levy on pine is 3 percent.  It stays.  Mills in the south wait for it.
The levy on oak is 2 percent.  It may go.  Mills in the west do not mind.
""",
    "lines filled with spaces": """
The levy  was 7 percent in 2023, and was  lifted by the 12 members of the
cabinet  in 2024, when teak  had become dearer by 40 percent at home and 10
mills had  closed; of the 300 hands, 120  were hired again before the rains.
""",
    "a list": "*   Teak pays 7 percent\n*   Pine pays 3 percent\n*   Oak pays 2 percent",
    "a numbered list with tabs": "1.\tTeak pays 7 percent\n2.\tPine pays 3 percent\n3.\tOak pays 2 percent",
    "bullets with tabs": "•\tTeak pays 7 percent\n•\tPine pays 3 percent",
    "paragraphs that begin with a tab": "\tThe levy was 7 percent.\n\tIt is gone now.\n\tMills hire again.",
    "one tab": "VIENTIANE\tJune 3, 2024",
    "two figures": "Teak    7 percent\nThe mills hire again, and more logs come down the river.",
    "a plus at the line's start": "+5 percent was the rise of teak\n+3 percent that of pine, he said.",
    "a border and no cells": "+------+------+",
    "rows of marks": "+ + + + + +\n| | | | | |\n+ + + + + +",
}


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
@pytest.mark.parametrize("body", NONE.values(), ids=NONE)
def test_what_is_no_table(body: str, media_type: str) -> None:
    found = article(body.strip("\n"), media_type)
    assert found.tables == ()
    words = re.findall(r"[A-Za-z]{2,}", body)
    assert re.findall(r"[A-Za-z]{2,}", found.text[len(LEAD) : -len(LEAD)]) == words


def test_preformatted_text_of_a_page() -> None:
    """The lines of a <pre> are lines: its tables are tables, its paragraphs paragraphs."""
    page = (
        f"<html><body><article><h1>Teak</h1><p>{LEAD}</p><pre>\nRates of the levy\n\nWood     Old    New\n"
        "Teak      7%     5%\nPine      3%     2%\n</pre></article></body></html>"
    )
    (table,) = lay_out(Source("page.html", "text/html", page, "0" * 64)).tables
    assert cells(table) == [["Wood", "Old", "New"], ["Teak", "7%", "5%"], ["Pine", "3%", "2%"]]
    assert table.heading == "Rates of the levy"


HOSTILE = {
    "rows that never line up": "".join(f"a{' ' * (2 + n % 9)}1{' ' * (2 + n % 7)}2\n" for n in range(5_000)),
    "tabs that never agree": "".join("a\t" * (2 + n % 5) + "b\n" for n in range(5_000)),
    "borders without cells": "+--+--+\n" * 5_000,
    "a border and bars": "+--+--+\n" + "|\n" * 5_000,
    "rules": ("-" * 300 + "x\n") * 500,
    "a field and what goes on": "a   b\nc   d\n" + "    e\n" * 5_000,
    "spaces": (" " * 1_000 + "x\n") * 500,
    "heads without rows": "Wood    Levy\n" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_work_is_bounded(text: str) -> None:
    """Twice the text takes about twice the time, whatever it looks like."""

    def seconds(lines: str) -> float:
        start = time.process_time()
        lay_out(Source("story", "text/plain", lines, "0" * 64))
        return time.process_time() - start

    half = text[: len(text) // 2]
    least = min(seconds(half) for _ in range(2))
    assert min(seconds(text) for _ in range(2)) < 3.5 * least + 0.1


@pytest.mark.parametrize("empty", ["|\n|-", "| |\n|-|\n| |", "| | |\n|-|-|\n| | |"])
def test_a_table_without_a_word_is_no_block(empty: str) -> None:
    found = article(empty)
    assert found.tables == ()
    assert [block.kind for block in found.blocks] == ["paragraph", "paragraph"]
