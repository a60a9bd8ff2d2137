"""Columns of tables: which tell old rates, who collects and whose goods pay."""

from __future__ import annotations

import datetime

import pytest

from tradewire.annotate.mentions import find_governments
from tradewire.layout import lay_out
from tradewire.layout.article import Article
from tradewire.read import read_text
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.tables.columns import header_of, old_columns, time_of
from tradewire.relate.tariffs.tables.context import Context
from tradewire.relate.tariffs.tables.parties import Parties, parties_of
from tradewire.values.dates import find_dates
from tradewire.values.percentages import find_percentages


def laid_out(*rows: str) -> Article:
    cells = [row.split(" | ") for row in rows]
    head = "".join(f"<th>{cell}</th>" for cell in cells[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells[1:])
    return lay_out(read_text(f"<p>Rates of duty.</p><table><tr>{head}</tr>{body}</table>", "a.html"))


def reading_of(article: Article, anchor: datetime.date | None = None) -> Reading:
    text = article.text
    day = anchor.isoformat() if anchor else None
    reading = Reading(
        article,
        find_percentages(text),
        (),
        find_dates(text, anchor=day),
        find_governments(text, article),
        anchor,
    )
    reading.prepare(None)
    return reading


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ("Old rate", 0),
        ("A year ago", 0),
        ("Until April", 0),
        ("Now", 1),
        ("Current duty", 1),
        ("New rate", 2),
        ("Proposed duty", 2),
        ("First year", 2),
        ("Rate", None),
        ("Duty", None),
    ],
)
def test_the_time_of_a_column(head: str, time: int | None) -> None:
    article = laid_out(f"Country | {head}", "Togo | 5%")
    assert time_of(article.tables[0], 1, reading_of(article)) == time


def test_a_date_to_come_makes_a_column_one_of_coming_rates() -> None:
    article = laid_out("Country | 1 May 2026 | 1 May 2030", "Togo | 5% | 9%")
    reading = reading_of(article, datetime.date(2027, 1, 1))
    assert [time_of(article.tables[0], c, reading) for c in (1, 2)] == [None, 2]


def test_headers_of_a_column_in_two_rows() -> None:
    html = (
        "<p>Rates.</p><table><thead><tr><th>Country</th><th colspan=2>Duty on tin</th></tr>"
        "<tr><th></th><th>Old</th><th>New</th></tr></thead><tr><td>Togo</td><td>5%</td><td>9%</td></tr></table>"
    )
    table = lay_out(read_text(html, "a.html")).tables[0]
    assert [header_of(table, c) for c in (1, 2)] == ["Duty on tin Old", "Duty on tin New"]


@pytest.mark.parametrize(
    ("heads", "links"),
    [
        ("Old | New", {2: 1}),
        ("New | Old", {1: 2}),
        ("Before | Now | Proposed", {2: 1, 3: 2}),
        ("Now | Proposed", {2: 1}),
        ("Rate | Duty", {}),
        ("Old | Former | New", {}),
    ],
)
def test_what_takes_the_place_of_what(heads: str, links: dict[int, int]) -> None:
    count = heads.count("|") + 1
    article = laid_out(f"Country | {heads}", "Togo" + " | 5%" * count)
    roles = ["partner", *["other"] * count]
    assert old_columns(article.tables[0], roles, range(1, count + 1), reading_of(article)) == links


def parties(context: Context, *rows: str, rated: tuple[int, ...], home: str | None = None) -> Parties:
    article = laid_out(*rows)
    roles = ["other"] * (rows[0].count("|") + 1)
    return parties_of(article.tables[0], roles, rated, context, home, (), reading_of(article))


ROWS = ("Togo | Benin | 5%", "Benin | Togo | 9%")


@pytest.mark.parametrize(
    ("heads", "imposers", "targets"),
    [
        ("Imposed by | Origin | Rate", (0,), (1,)),
        ("Origin | Imposed by | Rate", (1,), (0,)),
        ("Importer | Exporter | Rate", (0,), (1,)),
        ("Exporter | Market | Rate", (1,), (0,)),
    ],
)
def test_headers_tell_collectors_from_payers(
    heads: str, imposers: tuple[int, ...], targets: tuple[int, ...]
) -> None:
    found = parties(Context(), heads, *ROWS, rated=(2,))
    assert (found.imposers, found.targets) == (imposers, targets)


def test_rows_are_payers() -> None:
    found = parties(Context(), "Country | Rate", "Togo | 5%", "Benin | 9%", rated=(1,), home="GH")
    assert (found.imposers, found.targets) == ((), (0,))


def test_rows_are_collectors_where_the_presumed_one_has_a_row() -> None:
    found = parties(Context(), "Country | Rate", "Togo | 5%", "Benin | 9%", rated=(1,), home="TG")
    assert (found.imposers, found.targets) == ((0,), ())


def test_rows_are_collectors_of_a_duty_on_exports() -> None:
    found = parties(Context(export=True), "Country | Rate", "Togo | 5%", "Benin | 9%", rated=(1,), home="GH")
    assert found.imposers == (0,)


def test_governments_that_head_columns() -> None:
    found = parties(Context(), "Goods | Togo | Benin", "tin | 5% | 9%", rated=(1, 2))
    assert found.heads == {1: ("TG",), 2: ("BJ",)}
