"""`tradewire show`: records as tables to read."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from tradewire.errors import RecordError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable

    from tradewire.records import Record, Tariff
    from tradewire.records.tariff import CompoundRate, PercentRate, SpecificRate

TITLE = 64  # characters of the first line that stand for a title where there is none
WIDTH = 100  # columns where stdout is no terminal, so that the output is the same everywhere


class Section(StrEnum):
    """A part of a record that is shown as a table."""

    tariffs = "tariffs"
    money = "money"
    implications = "implications"


def show(record: Record, console: Console, sections: Iterable[Section] = tuple(Section)) -> None:
    """Print the article's line and a table for each of `sections` that has something in it.

    The record's warnings are shown with all sections only.
    """
    article = record.article
    title = article.title or shorten(article.text.partition("\n")[0], TITLE, placeholder=" …") or "(no text)"
    console.print(f"{record.source.uri}: {title}", markup=False, highlight=False, style="bold")
    sections = tuple(sections)
    said = [article.published, article.site, ", ".join(article.authors)]
    if any(said):
        console.print("  " + " · ".join(s for s in said if s), markup=False, highlight=False)
    builders = {Section.tariffs: _tariffs, Section.money: _money, Section.implications: _implications}
    for section in Section:
        if section in sections:
            table = builders[section](record)
            if table.row_count:
                console.print(table)
            elif len(sections) == 1:
                console.print(f"  no {section.value}", highlight=False)
    for warning in record.warnings if len(sections) == len(Section) else ():
        console.print(f"  warning: {warning.message} ({warning.code})", markup=False, highlight=False)


def _table(title: str, *columns: str) -> RichTable:
    from rich import box
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


_SIGNS = {
    "exact": "",
    "about": "~",
    "at_least": ">= ",
    "at_most": "<= ",
    "more_than": "> ",
    "less_than": "< ",
}


def rate_text(rate: PercentRate | SpecificRate | CompoundRate | None) -> str:
    """A rate in a few characters: "25%", "10-15%", "90 EUR per 100 kg", "10% + 5 USD per tonne"."""
    from tradewire.records.base import plain

    if rate is None:
        return "-"
    if rate.unit == "compound":
        return " + ".join(rate_text(part) for part in rate.parts)
    if rate.unit == "percent":
        high = "" if rate.high == rate.low else f"-{plain(rate.high)}"
        return f"{_SIGNS[rate.qualifier]}{plain(rate.low)}{high}%"
    high = "" if rate.amount_high is None else f"-{plain(rate.amount_high)}"
    return f"{plain(rate.amount)}{high} {rate.currency or ''} per {rate.per}".replace("  ", " ")


def _escape(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def _tariffs(record: Record) -> RichTable:
    table = _table("Tariffs", "Imposer", "On goods of", "Products", "Rate", "Status", "Said")
    for tariff in record.tariffs:
        rate = rate_text(tariff.rate)
        if tariff.previous_rate is not None:
            rate += f" (was {rate_text(tariff.previous_rate)})"
        table.add_row(
            ", ".join(tariff.imposer) or "-",
            ", ".join(tariff.targets) or "-",
            _escape(", ".join(product.text for product in tariff.products) or _named(tariff)),
            rate,
            (tariff.status or "-").replace("_", " "),
            _escape(f"“{tariff.mentions[0].text}” at {tariff.mentions[0].start}"),
        )
    return table


def _named(tariff: Tariff) -> str:
    return f"({tariff.name})" if tariff.name else "all or not said"


def _money(record: Record) -> RichTable:
    from tradewire.records.base import plain

    table = _table("Money", "Amount", "Currency", "For", "Period", "Said")
    for amount in record.money:
        value = "-" if amount.amount is None else f"{amount.amount:,f}"
        if amount.amount_high is not None:
            value += f" to {amount.amount_high:,f}"
        if amount.per:
            value += f" per {amount.per}"
        if amount.implied_rate is not None and amount.equivalent_of is not None:
            other = record.money[amount.equivalent_of].currency
            value += f" (1 {other} = {plain(amount.implied_rate)})"
        table.add_row(
            _escape(value),
            amount.currency or "-",
            _escape(amount.subject or "-"),
            amount.period or "-",
            _escape(f"“{amount.text}” at {amount.start}"),
        )
    return table


def _implications(record: Record) -> RichTable:
    table = _table("Implications", "Area", "Impact", "Likelihood", "Actors", "Affected")
    names = {entity.id: entity.name for entity in record.entities}
    for item in record.implications:
        table.add_row(
            _escape(item.area or "-"),
            _escape(item.impact),
            item.likelihood or "-",
            _escape(", ".join(names.get(party, party) for party in item.actors) or "-"),
            _escape(", ".join(names.get(party, party) for party in item.affected) or "-"),
        )
    return table


def show_cli(
    path: Annotated[Path, typer.Argument(metavar="RECORDS", help="A JSONL file of records; - is stdin.")],
    only: Annotated[
        list[Section] | None, typer.Option("--only", help="Show this section; may be given again.")
    ] = None,
) -> None:
    """Show the records of a file as tables: article, tariffs, money, implications."""
    from rich.console import Console

    from tradewire.cli.records import read_records

    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    failed = False
    for number, item in enumerate(read_records(path)):
        if isinstance(item, RecordError):
            typer.echo(f"error: {item}", err=True)
            failed = True
            continue
        if number:
            console.print()
        show(item, console, tuple(only or Section))
    if failed:
        raise typer.Exit(1)
